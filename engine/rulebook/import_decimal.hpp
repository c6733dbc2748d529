// Numbers as the Dutch regulator writes them: with a decimal comma, and kept to the last digit.
#pragma once

#include <string>
#include <string_view>

namespace pbr::rulebook {

/// What is wrong with a number, and what to do about it.
struct NotDecimal {
  std::string message, help;
};

/// The number with a point, digit for digit: "-1,50" is "-1.50", "2" is "2". Accepted: an optional
/// minus, up to 18 digits and, behind one comma, one to fifteen more. Nothing else.
struct CommaDecimal {
  std::string with_point;  ///< empty where it is none
  NotDecimal wrong;
};
[[nodiscard]] CommaDecimal read_comma_decimal(std::string_view text);

}  // namespace pbr::rulebook
