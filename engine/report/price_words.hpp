// Units, adjustments and price lists in the words of the field.
#pragma once

#include <string>
#include <string_view>

#include "pbr/line_explanation.hpp"

namespace pbr {

/// "midnights of the episode outside hospital": what a line of the unit counts.
[[nodiscard]] std::string_view unit_words(TariffUnit unit);
/// "to the nearest penny, halves away from zero".
[[nodiscard]] std::string_view rounding_words(Rounding mode);
/// What is rounded, and when.
[[nodiscard]] std::string_view step_words(RoundingStep step);
/// "provider ZPA", "commissioner ZC1", "provider ZPA and commissioner ZC1" or "everybody".
[[nodiscard]] std::string holders(const ProviderId& provider, const CommissionerId& commissioner);
/// "list zpa-zc1 (provider ZPA)", or "everybody's prices".
[[nodiscard]] std::string list_words(const AskedList& list);
/// Why the list gave the price, or why it did not.
[[nodiscard]] std::string_view answer_words(Answer answer);
/// "every unit", or their names.
[[nodiscard]] std::string units_words(const std::set<TariffUnit>& units);
/// "from 2014-04-01 to 2015-03-31".
[[nodiscard]] std::string days_words(Period days);

}  // namespace pbr
