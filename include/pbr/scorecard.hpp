// A cluster pack compiled: the same decisions as pbr/allocation.hpp, a block of assessments at a
// time, by one of several kernels that give the same numbers to the last bit.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/rating_block.hpp"

namespace pbr {

enum class Kernel : std::uint8_t { scalar, avx2, avx512 };
[[nodiscard]] std::string_view to_text(Kernel kernel);
/// What this machine can run, slowest first; scalar is always among them.
[[nodiscard]] std::vector<Kernel> kernels();

/// Immutable and thread-safe. Lanes are as wide as the pack's points need, 8 to 64 bits. A pack
/// beyond what lanes can number (more than 256 clusters, rules or tree steps, derived values beyond
/// 16 bits), as no reader lets through, is decided by the scalar kernel whatever is asked for.
class Scorecard {
 public:
  /// The pack must outlive the scorecard. Takes the fastest kernel of this machine.
  explicit Scorecard(const ClusterPack& pack);
  Scorecard(const ClusterPack& pack, Kernel kernel);
  explicit Scorecard(ClusterPack&& pack) = delete;
  Scorecard(ClusterPack&& pack, Kernel kernel) = delete;
  ~Scorecard();
  Scorecard(Scorecard&&) noexcept;
  Scorecard& operator=(Scorecard&&) noexcept;

  /// The kernel that decides: that asked for, or scalar where the machine or the pack needs it.
  [[nodiscard]] Kernel kernel() const;
  /// decisions[row] equals decide(pack, assessment of that row); `decisions` has block.rows places
  /// at least. Fastest where all rows are of one super-class.
  void decide(const RatingBlock& block, std::span<Decision> decisions) const;
  /// Equals allocate() of each, in order; blocks are gathered by super-class within.
  [[nodiscard]] std::vector<Allocation> allocate(std::span<const Assessment> assessments) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace pbr
