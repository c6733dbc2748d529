// Figures as people read them. Whole-number arithmetic only, and no locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pbr/date.hpp"
#include "pbr/money.hpp"

namespace pbr {

/// factor x numerator / denominator with that many decimals, halves away from zero; "" where the
/// denominator is 0.
[[nodiscard]] std::string ratio_text(std::int64_t numerator, std::int64_t denominator,
                                     std::int64_t factor, int places);
/// With that many decimals, halves away from zero; no sign for what is rounded to 0.
[[nodiscard]] std::string decimal_text(double value, int places);
/// "1,234,567"; a negative number has a true minus sign.
[[nodiscard]] std::string grouped(std::int64_t number);
/// "£1,234.50".
[[nodiscard]] std::string pounds_text(Pence amount);
/// "+£1,234.50" or "−£1,234.50"; no sign for nothing.
[[nodiscard]] std::string change_text(Pence change);
/// "+1.25%" or "−1.25%" of the baseline; "" where the baseline is 0.
[[nodiscard]] std::string change_percent_text(Pence change, Pence baseline);
/// "1 April 2014".
[[nodiscard]] std::string long_date(Date date);
/// "1 provider", "3 providers".
[[nodiscard]] std::string counted(std::int64_t number, std::string_view noun);

}  // namespace pbr
