// Recorded spells and the assessments they are compared with. The rule stands in pbr/agreement.hpp.
#pragma once

#include <vector>

#include "pbr/agreement.hpp"

namespace pbr::audit {

enum class LinkStatus : std::uint8_t {
  compared,
  not_recorded,
  not_comparable,
  not_assessed,
  not_usable
};

struct LinkedSpell {
  std::size_t person = 0;  ///< a number of this run, in the order of person ids
  ProviderId provider;
  LinkStatus status = LinkStatus::not_recorded;
  ClusterCode recorded;
  const Assessment* assessment = nullptr;  ///< where compared
  bool newly_assigned = false;
};

/// Every recorded spell, people together and in the order of their ids.
[[nodiscard]] std::vector<LinkedSpell> link_spells(const ClusterPack& pack, const Tables& tables,
                                                   RecordedCode which);

}  // namespace pbr::audit
