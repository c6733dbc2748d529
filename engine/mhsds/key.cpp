#include "mhsds/key.hpp"

#include <cstddef>

namespace pbr::mhsds {
namespace {

// Odd constants with no pattern: the fractions of the square roots of 2 and 3, and of pi.
constexpr std::uint64_t root_two = 0x6A09E667F3BCC909;
constexpr std::uint64_t root_three = 0xBB67AE8584CAA73B;
constexpr std::uint64_t of_pi = 0x243F6A8885A308D3;

constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 32U)) * root_two;
  x = (x ^ (x >> 29U)) * of_pi;
  return x ^ (x >> 32U);
}

// Eight bytes at a time, the first lowest; fewer at the end.
std::uint64_t word(std::string_view text, std::size_t at) {
  std::uint64_t value = 0;
  const std::size_t count = text.size() - at < 8 ? text.size() - at : 8;
  for (std::size_t i = 0; i < count; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
  }
  return value;
}

}  // namespace

Key key_of(std::initializer_list<std::string_view> texts) {
  Key key{root_three, of_pi};
  for (const std::string_view text : texts) {
    for (std::size_t at = 0; at < text.size(); at += 8) {
      const std::uint64_t next = word(text, at);
      key.a = mixed(key.a ^ next);
      key.b = mixed(key.b + next) ^ (key.b << 7U);
    }
    // The length closes a text, so that texts cannot run into one another.
    key.a = mixed(key.a ^ (text.size() + 1));
    key.b = mixed(key.b + text.size() + 1);
  }
  return key;
}

}  // namespace pbr::mhsds
