// Paths that change nothing at any point of a sweep.
#pragma once

#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

/// Is shown what every point says of changes that change nothing (SN014), and keeps what all say.
class IdlePaths {
 public:
  /// `parameters` outlive it.
  explicit IdlePaths(const std::vector<SweepParameter>& parameters) : parameters_(parameters) {}

  /// The notices of one point; those of other paths than the parameters' are passed by.
  void add_point(const Diagnostics& notices);
  /// Whether a path is left that changed nothing so far.
  [[nodiscard]] bool any() const { return first_ || !idle_.empty(); }
  /// One a path, as the first point said it.
  [[nodiscard]] const Diagnostics& told() const { return idle_; }

 private:
  const std::vector<SweepParameter>& parameters_;
  Diagnostics idle_;
  bool first_ = true;
};

}  // namespace pbr::scenario
