#include "allocation/ranking.hpp"

namespace pbr {

Allocation allocate(const ClusterPack& pack, const Assessment& assessment) {
  if (auto refused = unusable(pack, assessment)) return *std::move(refused);
  Ranking ranking;
  for (const Cluster& cluster : pack.clusters) {
    if (is_page(cluster)) ranking.add(score_page(pack, cluster, assessment));
  }
  return decide(pack, assessment, ranking);
}

}  // namespace pbr
