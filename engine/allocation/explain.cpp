#include <algorithm>

#include "allocation/ranking.hpp"

namespace pbr {
namespace {

// A page whose essential criteria are met has nothing broken. Otherwise: every unstarred row that
// asks for R and did not get it, and all starred rows where none of them got it.
std::vector<const GridRow*> broken_rows(const std::vector<ItemVerdict>& items) {
  const auto in_must = [](const ItemVerdict& item) { return item.cell == Cell::must; };
  const bool starred_met = std::any_of(items.begin(), items.end(), [&](const ItemVerdict& item) {
    return item.row->starred && in_must(item);
  });
  std::vector<const GridRow*> broken;
  for (const ItemVerdict& item : items) {
    const bool fails = item.row->starred ? !starred_met : has_must(*item.row) && !in_must(item);
    if (fails) broken.push_back(item.row);
  }
  return broken;
}

PageVerdict open_up(const ClusterPack& pack, const PageScore& score, const Assessment& assessment) {
  PageVerdict verdict{.cluster = score.page,
                      .in_super_class = score.in_super_class,
                      .essential_met = score.essential_met,
                      .candidate = score.candidate,
                      .penalty = score.penalty,
                      .items = {},
                      .broken = {}};
  for (const GridRow& row : score.page->grid) {
    verdict.items.push_back(judge(row, assessment.ratings[row.item], pack.profile));
  }
  verdict.broken = broken_rows(verdict.items);
  return verdict;
}

}  // namespace

Explanation explain(const ClusterPack& pack, const Assessment& assessment) {
  // Unusable ratings are measured against no page.
  if (auto refused = unusable(pack, assessment)) return {*std::move(refused), {}};
  Ranking ranking;
  std::vector<PageScore> scores;
  for (const Cluster& cluster : pack.clusters) {
    if (!is_page(cluster)) continue;
    scores.push_back(score_page(pack, cluster, assessment));
    ranking.add(scores.back());
  }
  std::sort(scores.begin(), scores.end(), [](const PageScore& a, const PageScore& b) {
    return a.candidate != b.candidate ? a.candidate : ranks_before(a, b);
  });
  Explanation result{decide(pack, assessment, ranking), {}};
  for (const PageScore& score : scores) result.pages.push_back(open_up(pack, score, assessment));
  return result;
}

}  // namespace pbr
