#include "rulebook/verhoeff.hpp"

#include <array>
#include <cstddef>

namespace pbr::rulebook {
namespace {

// Multiplication in the dihedral group of order ten: rotations 0 to 4, reflections 5 to 9.
constexpr std::size_t times(std::size_t a, std::size_t b) {
  const std::size_t turn = a < 5 ? a + b % 5 : a + 5 - b % 5;
  const std::size_t side = (a < 5) == (b < 5) ? 0 : 5;
  return turn % 5 + side;
}

// Verhoeff's permutation; each further position applies it once more.
constexpr std::array<std::size_t, 10> permuted{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

}  // namespace

bool verhoeff_holds(std::string_view number) {
  if (number.empty()) return false;
  std::size_t check = 0;
  std::size_t position = 0;
  for (auto digit = number.rbegin(); digit != number.rend(); ++digit, ++position) {
    if (*digit < '0' || *digit > '9') return false;
    auto value = static_cast<std::size_t>(*digit - '0');
    for (std::size_t i = 0; i < position % 8; ++i) value = permuted.at(value);
    check = times(check, value);
  }
  return check == 0;
}

}  // namespace pbr::rulebook
