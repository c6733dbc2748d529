// How MHSDS writes days, codes and numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pbr/date.hpp"

namespace pbr::mhsds {

/// A day, alone or with a time behind it: 2014-04-01, 2014-04-01T09:30:00.000Z,
/// 2014-04-01 00:00:00+01:00. The day is the one that is written: zones are not reckoned.
[[nodiscard]] Result<Date> day_of(std::string_view text);

/// A whole number of at most 19 digits, or nothing.
[[nodiscard]] std::optional<std::uint64_t> whole(std::string_view text);

/// The last day of a UniqMonthID: 1429 is April 2019. Nothing for what is no month from 2000 on.
[[nodiscard]] std::optional<Date> last_day_of_month(std::string_view unique_month);

/// '0' to '4', or '9' for not known, of "3", "03" or "09"; nothing for another text.
[[nodiscard]] std::optional<char> rating_of(std::string_view text);

/// "1" as "01"; any other text as it stands.
[[nodiscard]] std::string two_digits(std::string_view code);

/// The text as it may be printed: of what identifies somebody the shape, letters as A and digits as
/// 9; control characters as blanks; at most 40 bytes.
[[nodiscard]] std::string printable(std::string_view text, bool identifies);

}  // namespace pbr::mhsds
