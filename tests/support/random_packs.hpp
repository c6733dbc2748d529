// Cluster packs and assessments drawn at random, of every method and shape that the kinds allow:
// what the interpreter, the kernels and the references of the tests are compared on.
#pragma once

#include <cstdint>
#include <span>

#include "pbr/cluster_pack.hpp"

namespace pbr::test {

/// Numbers from a seed, the same on every machine; or from a fuzzer's bytes, zeros after the last.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  explicit Draws(std::span<const std::uint8_t> bytes) : bytes_(bytes), from_bytes_(true) {}

  /// 0 ... n - 1; n is at least 1.
  [[nodiscard]] std::uint64_t below(std::uint64_t n);
  [[nodiscard]] std::int64_t between(std::int64_t lowest, std::int64_t highest);
  [[nodiscard]] bool percent(unsigned chance) { return below(100) < chance; }
  /// False once a fuzzer's bytes are used up.
  [[nodiscard]] bool any_left() const { return !from_bytes_ || !bytes_.empty(); }

 private:
  std::uint64_t state_ = 0;
  std::span<const std::uint8_t> bytes_;
  bool from_bytes_ = false;
};

/// A pack whose numbers are within what a reader accepts: one page up to 255, weights from a width
/// that makes ties common to one that needs 64 bits, every switch either way, trees in use and not.
[[nodiscard]] ClusterPack random_pack(Draws& draws, Method method);

/// Usable ratings, some, many or all but one of them not known; any super-class and reason.
[[nodiscard]] Assessment random_assessment(Draws& draws);

}  // namespace pbr::test
