// The referral that a cluster tool belongs to: rule 4 of pbr/mhsds.hpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mhsds/rows.hpp"

namespace pbr::mhsds {

class ReferralJoin {
 public:
  /// A row of MHS101, of whatever submission; `received` is known.
  void add(const Rows& row, const std::string& id, Date received, std::optional<Date> closed);
  /// Call it once, when all rows are there.
  void finish();

  struct Match {
    std::string_view id;  ///< UniqServReqID; empty where no referral fits
    bool several = false;
  };
  /// The referral of a RecordNumber that is open on the day.
  [[nodiscard]] Match find(const Key& record, Date day) const;

 private:
  struct Candidate {
    Key record;
    std::uint64_t unique = 0;
    Date received, last;
    std::uint32_t id = 0;
  };
  std::vector<Candidate> candidates_;
  std::vector<std::string> ids_;
  std::unordered_map<Key, std::uint32_t, KeyHash> number_of_id_;
};

}  // namespace pbr::mhsds
