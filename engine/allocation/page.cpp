#include "allocation/page.hpp"

#include <algorithm>

namespace pbr {
namespace {

bool in_super_class(const Cluster& page, const Assessment& assessment) {
  return assessment.super_class == SuperClass::undecided ||
         assessment.super_class == page.super_class;
}

bool essential_restricts(const ProfileTerms& terms, const Assessment& assessment) {
  return assessment.reason == AssessmentReason::review ? terms.essential_restricts_review
                                                       : terms.essential_restricts_initial;
}

}  // namespace

ItemVerdict judge(const GridRow& row, Rating rating, const ProfileTerms& terms) {
  ItemVerdict verdict{.row = &row, .rating = rating};
  if (rating == not_known) {
    verdict.penalty = terms.penalty_unknown;
    return verdict;
  }
  const Cell cell = row.cells[rating];
  verdict.cell = cell;
  verdict.penalty = terms.penalty[static_cast<std::size_t>(cell)];
  return verdict;
}

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

PageScore score_page(const ClusterPack& pack, const Cluster& page, const Assessment& assessment) {
  PageScore score{.page = &page, .in_super_class = in_super_class(page, assessment)};
  bool unstarred_met = true;
  bool has_starred = false;
  bool starred_met = false;
  for (const GridRow& row : page.grid) {
    const ItemVerdict verdict = judge(row, assessment.ratings[row.item], pack.profile);
    const bool in_must = verdict.cell == Cell::must;
    score.penalty += verdict.penalty;
    if (row.starred) {
      has_starred = true;
      starred_met = starred_met || in_must;
    } else if (has_must(row)) {
      unstarred_met = unstarred_met && in_must;
    }
  }
  score.essential_met = unstarred_met && (starred_met || !has_starred);
  score.candidate = score.in_super_class &&
                    (score.essential_met || !essential_restricts(pack.profile, assessment));
  return score;
}

}  // namespace pbr
