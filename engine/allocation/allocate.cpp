#include "allocation/methods.hpp"
#include "pbr/allocation.hpp"
#include "pbr/result.hpp"

namespace pbr {

Decision decide(const ClusterPack& pack, const Assessment& assessment) {
  const Within within = decided_within(pack, assessment);
  Decision decision;
  switch (pack.method) {
    case Method::profile:
      decision = decide_by_profile(pack, assessment, within);
      break;
    case Method::logit:
      decision = decide_by_logit(pack, assessment, within);
      break;
    case Method::table:
      decision = decide_by_table(pack, assessment, within);
      break;
  }
  decision.tree_step = within.tree_step;
  return decision;
}

Allocation allocate(const ClusterPack& pack, const Assessment& assessment) {
  if (auto refused = unusable(pack, assessment)) return *std::move(refused);
  return in_words(pack, assessment, decide(pack, assessment));
}

}  // namespace pbr
