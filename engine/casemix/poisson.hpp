// A number of a counter-based stream, and the Poisson(1) weight it stands for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace pbr::bootstrap {

// SplitMix64 (Steele, Lea, Flood 2014): the n-th number of a stream is mix(start + n x gamma), so
// any of them can be had without those before it.
inline constexpr std::uint64_t gamma = 0x9e3779b97f4a7c15;

constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

// The distribution function of Poisson(1), F(k) = e^-1 x (1/0! + ... + 1/k!), as whole numbers:
// floor(2^64 x F(k)). A uniform 64-bit u gives the weight "how many of them are not above u", so
// that P(weight > k) = 1 - F(k) to within 2^-64. Beyond k = 20 the tail is under 2^-64.
inline constexpr std::array<std::uint64_t, 21> poisson_1{
    0x5e2d58d8b3bcdf1a, 0xbc5ab1b16779be35, 0xeb715e1dc1582dc2, 0xfb23979734a252f1,
    0xff1025f59174dc3d, 0xffd90f3ba4055e19, 0xfffa8b71fc72c913, 0xffff540c0914b3c9,
    0xffffed1f4aa8f120, 0xfffffe216e641462, 0xffffffd4d85d3183, 0xfffffffc6da262b4,
    0xffffffffba12d178, 0xfffffffffb07c64c, 0xffffffffffab8ea5, 0xfffffffffffabe22,
    0xffffffffffffb11a, 0xfffffffffffffba1, 0xffffffffffffffc5, 0xfffffffffffffffd,
    0xffffffffffffffff};

constexpr std::uint32_t weight_of(std::uint64_t uniform) {
  std::uint32_t weight = 0;
  while (weight < poisson_1.size() && uniform >= poisson_1[weight]) ++weight;
  return weight;
}

}  // namespace pbr::bootstrap
