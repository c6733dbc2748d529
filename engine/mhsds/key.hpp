// Sixteen bytes for an id, however long it is: what joins and re-submissions are held by.
#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace pbr::mhsds {

/// A hash of 128 bits. Two ids of one extract that share a key are a matter of once in 10^24.
struct Key {
  std::uint64_t a = 0, b = 0;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// Of several texts in order; ("ab", "c") is not ("a", "bc"). The same on every machine.
[[nodiscard]] Key key_of(std::initializer_list<std::string_view> texts);

struct KeyHash {
  std::size_t operator()(const Key& key) const noexcept { return static_cast<std::size_t>(key.a); }
};

}  // namespace pbr::mhsds
