// Cluster tools of MHS801 with their scores of MHS802, as the join needs them.
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mhsds/rows.hpp"
#include "pbr/records.hpp"

namespace pbr::mhsds {

struct ClusterTool {
  std::string id, person, provider, day, referral, super_class, initial;
  std::string_view reason;
  Key record;
  Row row = 0;
  std::size_t file = 0;
  bool adult = true;      ///< ClustCat 01: else it is here for its cluster's sake only
  bool passed_on = true;  ///< false: it is another tool once more
  std::array<char, mhct_item_count> scores{};           ///< '0' to '4', '9'; 0: none; '?': bad
  std::array<std::uint64_t, mhct_item_count> unique{};  ///< MHS802UniqID of each score
};

class ClusterTools {
 public:
  /// The tool of a UniqClustID in its latest submission, or null.
  [[nodiscard]] const ClusterTool* find(const std::string& id) const {
    const auto found = by_id.find(key_of({id}));
    return found == by_id.end() ? nullptr : &list[found->second];
  }
  std::vector<ClusterTool> list;  ///< in the order of their rows
  std::unordered_map<Key, std::size_t, KeyHash> by_id;
  /// UniqClustID with RecordNumber and provider of rows that a later submission replaced.
  std::unordered_set<Key, KeyHash> replaced;
  /// Scores that are no ratings, as they stood, by place in `list` and item.
  std::map<std::pair<std::size_t, std::size_t>, std::string> bad_scores;
};

}  // namespace pbr::mhsds
