#include "by_sets.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace pbr::test {
namespace {

using Items = std::set<std::size_t>;
using Ranked = std::set<std::pair<int, std::string>>;  // penalty, code: in the order of the rule

Items intersection(const Items& a, const Items& b) {
  Items both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

struct PageSets {
  Items must_unstarred;  // "every unstarred item that has an R cell"
  Items starred;         // "the page has starred items"
  Items rated_in_must;   // "rated in an R cell"
  std::multiset<char> cells;
};

PageSets sets_of(const Cluster& page, const Assessment& assessment) {
  static const std::map<Cell, char> letters{
      {Cell::must, 'R'}, {Cell::expected, 'O'}, {Cell::may, 'Y'}, {Cell::unlikely, '-'}};
  PageSets sets;
  for (const GridRow& row : page.grid) {
    std::string cells;
    for (const Cell cell : row.cells) cells += letters.at(cell);
    if (row.starred) sets.starred.insert(row.item);
    if (!row.starred && cells.find('R') != std::string::npos) sets.must_unstarred.insert(row.item);
    const unsigned rating = assessment.ratings.at(row.item);
    const char cell = rating == 9 ? '?' : cells.at(rating);
    sets.cells.insert(cell);
    if (cell == 'R') sets.rated_in_must.insert(row.item);
  }
  return sets;
}

bool criteria_met(const PageSets& sets) {
  const bool all = intersection(sets.must_unstarred, sets.rated_in_must) == sets.must_unstarred;
  const bool one = !intersection(sets.starred, sets.rated_in_must).empty();
  return all && (sets.starred.empty() || one);
}

int penalty_of(const PageSets& sets, const ProfileTerms& terms) {
  const auto times = [&](char cell) { return static_cast<int>(sets.cells.count(cell)); };
  return times('R') * terms.penalty[0] + times('O') * terms.penalty[1] +
         times('Y') * terms.penalty[2] + times('-') * terms.penalty[3] +
         times('?') * terms.penalty_unknown;
}

Ranked nearest_of(const Ranked& own, const Ranked& all) { return own.empty() ? all : own; }

}  // namespace

Allocation allocate_by_sets(const ClusterPack& pack, const Assessment& assessment) {
  const auto& ratings = assessment.ratings;
  if (std::count(ratings.begin(), ratings.end(), 9) == static_cast<long>(item_count)) {
    return {.cluster = pack.unusable};
  }
  const bool review = assessment.reason == AssessmentReason::review;
  const bool restricts =
      review ? pack.profile.essential_restricts_review : pack.profile.essential_restricts_initial;
  Ranked all, own, candidates;
  std::map<std::string, bool> met;
  for (const Cluster& page : pack.clusters) {
    if (page.grid.empty()) continue;
    const PageSets sets = sets_of(page, assessment);
    const std::pair rank{penalty_of(sets, pack.profile), page.code.text()};
    met[page.code.text()] = criteria_met(sets);
    all.insert(rank);
    const bool of_class = assessment.super_class == SuperClass::undecided ||
                          assessment.super_class == page.super_class;
    if (of_class) own.insert(rank);
    if (of_class && (met[page.code.text()] || !restricts)) candidates.insert(rank);
  }
  Allocation result{.cluster = pack.variance};
  if (candidates.empty()) {
    const Ranked nearest = nearest_of(own, all);
    if (!nearest.empty()) {
      result.reason = nearest.begin()->second + " " + std::to_string(nearest.begin()->first);
    }
    return result;
  }
  const auto best = candidates.begin();
  result.cluster = ClusterCode(best->second);
  result.essential_met = met.at(best->second);
  if (const auto next = std::next(best); next != candidates.end()) {
    result.runner_up = ClusterCode(next->second);
    result.margin = next->first - best->first;
  }
  return result;
}

}  // namespace pbr::test
