#include "pbr/adjustment.hpp"

namespace pbr {

StratumSums& StratumSums::operator+=(const StratumSums& other) {
  paired += other.paired;
  improved += other.improved;
  deteriorated += other.deteriorated;
  cases += other.cases;
  recovered += other.recovered;
  before += other.before;
  after += other.after;
  before_before += other.before_before;
  before_after += other.before_after;
  after_after += other.after_after;
  return *this;
}

void OutcomeStrata::merge(const OutcomeStrata& other) {
  for (const auto& [key, sums] : other.strata_) strata_[key] += sums;
}

}  // namespace pbr
