// Ids of assessments and referrals that stand twice, where the rows do not fit into memory.
#pragma once

#include <string>

#include "pbr/quality.hpp"
#include "study/spill.hpp"

namespace pbr::study {

/// Ids go to buckets on the disk by their hash, and each bucket is looked through by itself: the
/// ids of a bucket are in memory at a time.
class RepeatedIds {
 public:
  explicit RepeatedIds(const std::string& spill_folder);

  void add(const Tables& tables);
  /// Finds what check_across() finds (IN010), once everything was added. A referral that has no
  /// other error becomes a row with an error of `quality`, where it was counted without.
  void find(Findings& findings, Quality& quality);

 private:
  Spill spill_;
};

}  // namespace pbr::study
