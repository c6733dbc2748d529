#include "allocation/page.hpp"

#include <algorithm>

namespace pbr {
namespace {

std::int64_t largest_penalty(const Cluster& page, const ProfileTerms& terms) {
  std::int64_t sum = 0;
  for (const GridRow& row : page.grid) {
    int largest = terms.penalty_unknown;
    for (const Cell cell : row.cells) {
      largest = std::max(largest, terms.penalty[static_cast<std::size_t>(cell)]);
    }
    sum += largest;
  }
  return sum;
}

bool key_missed(const GridRow& row, const std::optional<Cell>& cell) {
  return row.key && cell != Cell::must && cell != Cell::expected;
}

}  // namespace

ProfileMode profile_mode(const ClusterPack& pack, AssessmentReason reason) {
  const ProfileTerms& terms = pack.profile;
  const bool review = reason == AssessmentReason::review;
  ProfileMode mode;
  mode.essential_restricts =
      review ? terms.essential_restricts_review : terms.essential_restricts_initial;
  mode.key_scales_first = review ? terms.key_scales_first_review : terms.key_scales_first_initial;
  if (!mode.key_scales_first) return mode;
  for (const Cluster& page : pack.clusters) {
    mode.key_step = std::max(mode.key_step, 1 + largest_penalty(page, terms));
  }
  return mode;
}

ItemVerdict judge(const GridRow& row, Rating rating, const ProfileTerms& terms) {
  ItemVerdict verdict{.row = &row, .rating = rating};
  if (rating == not_known) {
    verdict.penalty = terms.penalty_unknown;
  } else {
    verdict.cell = row.cells[rating];
    verdict.penalty = terms.penalty[static_cast<std::size_t>(*verdict.cell)];
  }
  verdict.key_missed = key_missed(row, verdict.cell);
  return verdict;
}

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

PageScore score_page(const ClusterPack& pack, const Cluster& page, const Assessment& assessment,
                     const Within& within, const ProfileMode& mode) {
  PageScore score;
  bool unstarred_met = true;
  bool has_starred = false;
  bool starred_met = false;
  for (const GridRow& row : page.grid) {
    const ItemVerdict verdict = judge(row, assessment.ratings[row.item], pack.profile);
    const bool in_must = verdict.cell == Cell::must;
    score.penalty += verdict.penalty;
    score.key_misses += verdict.key_missed ? 1 : 0;
    if (row.starred) {
      has_starred = true;
      starred_met = starred_met || in_must;
    } else if (has_must(row)) {
      unstarred_met = unstarred_met && in_must;
    }
  }
  score.essential_met = unstarred_met && (starred_met || !has_starred);
  score.candidate = is_within(page, within) && (score.essential_met || !mode.essential_restricts);
  score.points = score.penalty + (mode.key_scales_first ? mode.key_step * score.key_misses : 0);
  return score;
}

}  // namespace pbr
