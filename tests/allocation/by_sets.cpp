#include "by_sets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace pbr::test {
namespace {

using Items = std::set<std::size_t>;
// Key misses, penalty, code: in the order of the rule.
using Ranked = std::set<std::tuple<int, int, std::string>>;

Items intersection(const Items& a, const Items& b) {
  Items both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

struct PageSets {
  Items must_unstarred;  // "every unstarred item that has an R cell"
  Items starred;         // "the page has starred items"
  Items rated_in_must;   // "rated in an R cell"
  Items key_missed;      // "each key row that is not rated in R or O"
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
    if (row.key && cell != 'R' && cell != 'O') sets.key_missed.insert(row.item);
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

// "1 + the largest penalty that any page of the pack can have"
int key_step(const ClusterPack& pack) {
  std::set<int> largest{0};
  for (const Cluster& page : pack.clusters) {
    int sum = 0;
    for (const GridRow& row : page.grid) {
      std::set<int> possible{pack.profile.penalty_unknown};
      for (const Cell cell : row.cells) possible.insert(pack.profile.penalty.at(unsigned(cell)));
      sum += *possible.rbegin();
    }
    largest.insert(sum);
  }
  return 1 + *largest.rbegin();
}

Ranked nearest_of(const Ranked& own, const Ranked& all) { return own.empty() ? all : own; }

}  // namespace

Allocation allocate_by_sets(const ClusterPack& pack, const Assessment& assessment) {
  const auto& ratings = assessment.ratings;
  if (std::count(ratings.begin(), ratings.end(), 9) == static_cast<long>(item_count)) {
    return {.cluster = pack.unusable};
  }
  const bool review = assessment.reason == AssessmentReason::review;
  const ProfileTerms& terms = pack.profile;
  const bool restricts =
      review ? terms.essential_restricts_review : terms.essential_restricts_initial;
  const bool keys_first = review ? terms.key_scales_first_review : terms.key_scales_first_initial;
  Ranked all, own, candidates;
  std::map<std::string, bool> met;
  for (const Cluster& page : pack.clusters) {
    const std::string code = page.code.text();
    if (page.code == pack.variance) continue;
    const PageSets sets = sets_of(page, assessment);
    const int misses = keys_first ? static_cast<int>(sets.key_missed.size()) : 0;
    const std::tuple rank{misses, penalty_of(sets, terms), code};
    met[code] = criteria_met(sets);
    all.insert(rank);
    const bool of_class = assessment.super_class == SuperClass::undecided ||
                          assessment.super_class == page.super_class;
    if (of_class) own.insert(rank);
    if (of_class && (met[code] || !restricts)) candidates.insert(rank);
  }
  Allocation result{.cluster = pack.variance};
  if (candidates.empty()) {
    const Ranked nearest = nearest_of(own, all);
    if (!nearest.empty()) {
      const auto& [misses, penalty, code] = *nearest.begin();
      result.reason = code + " " + std::to_string(penalty);
    }
    return result;
  }
  const auto& [misses, penalty, code] = *candidates.begin();
  result.cluster = ClusterCode(code);
  result.essential_met = met.at(code);
  if (const auto next = std::next(candidates.begin()); next != candidates.end()) {
    const auto& [next_misses, next_penalty, next_code] = *next;
    result.runner_up = ClusterCode(next_code);
    result.margin =
        Margin{std::int64_t{next_misses - misses} * key_step(pack) + next_penalty - penalty, 0};
  }
  return result;
}

}  // namespace pbr::test
