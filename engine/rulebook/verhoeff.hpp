// The check digit of SNOMED CT identifiers.
#pragma once

#include <string_view>

namespace pbr::rulebook {

/// Whether the last digit of a number is its Verhoeff check digit; false for anything but digits.
[[nodiscard]] bool verhoeff_holds(std::string_view number);

}  // namespace pbr::rulebook
