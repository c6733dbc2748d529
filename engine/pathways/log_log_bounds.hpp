// The 95% interval of a survival.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pbr/pathways.hpp"

namespace pbr {

/// Greenwood's variance on the scale of log(-log S), see pbr/pathways.hpp. The bounds are in
/// millionths, rounded from their exact value: the same on every machine, whatever its log() and
/// exp().
class LogLogBounds {
 public:
  struct Bounds {
    std::int64_t low = 0, high = 0;
  };
  /// Takes the next row, of which somebody ended. Nothing from where everybody at risk ended.
  std::optional<Bounds> add(const LifeRow& row);

 private:
  struct Step {
    std::int64_t at_risk = 0, ended = 0;
  };
  std::vector<Step> steps_;
  double log_survival_ = 0, variance_ = 0;
  bool all_ended_ = false;
};

}  // namespace pbr
