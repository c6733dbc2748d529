// The cohort beside the published figures.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "life.hpp"
#include "synth.hpp"

namespace pbr::synth {

/// Counts of days, whole numbers from 0 to 365, with exact mean and median.
class DayCounts {
 public:
  void add(int days) { ++counts_.at(static_cast<std::size_t>(days)); }
  [[nodiscard]] Rate mean() const;
  /// The middle value; of an even number the mean of the two in the middle.
  [[nodiscard]] Rate median() const;
  /// Of the values themselves (divided by n), to two decimals, rounded down.
  [[nodiscard]] Rate deviation() const;

 private:
  [[nodiscard]] std::int64_t number() const;
  [[nodiscard]] std::int64_t nth(std::int64_t from_zero) const;
  std::array<std::int64_t, 367> counts_{};
};

/// Gathers lives one by one, in constant memory.
class Calibrator {
 public:
  void add(const Life& life);
  [[nodiscard]] std::vector<Calibration> figures() const;

 private:
  void add_spells(const Life& life);
  void add_honos(const Life& life);
  void add_situation(const Life& life);

  DayCounts days_, ward_days_, contact_days_;
  std::map<std::string, std::int64_t> admitted_by_cluster_;
  std::int64_t honos_sum_ = 0, honos_count_ = 0;
  std::int64_t of_age_ = 0, settled_ = 0, employed_ = 0;
};

}  // namespace pbr::synth
