// What the agreement's tables share: the measures in words, and decimals without a locale.
#pragma once

#include <string>
#include <string_view>

namespace pbr {

[[nodiscard]] bool is_kappa(std::string_view measure);
/// What a measure of pbr/agreement.hpp says, in a few words.
[[nodiscard]] std::string_view meaning(std::string_view measure);
/// "0.582"
[[nodiscard]] std::string fixed(double value, int places);

}  // namespace pbr
