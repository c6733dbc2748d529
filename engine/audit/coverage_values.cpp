#include "audit/coverage_values.hpp"

#include <algorithm>
#include <set>

namespace pbr::audit {
namespace {

// What one known item can add.
std::set<int> additions(const DerivedValue& derived, const DerivedValue::Term& term) {
  std::set<int> values;
  constexpr int highest_rating = 4;
  for (int rating = 0; rating <= highest_rating; ++rating) {
    const bool counted = derived.from <= rating && rating <= derived.to;
    values.insert(derived.counts ? int{counted} : term.weight * rating);
  }
  return values;
}

}  // namespace

std::vector<int> possible_values(const DerivedValue& derived) {
  // By the number of items that are not known: the sums of the items so far.
  std::vector<std::set<int>> sums(derived.most_missing + 1);
  sums[0].insert(0);
  for (const auto& term : derived.terms) {
    const auto added = additions(derived, term);
    std::vector<std::set<int>> next(sums.size());
    for (std::size_t missing = 0; missing < sums.size(); ++missing) {
      for (const int sum : sums[missing]) {
        for (const int each : added) next[missing].insert(sum + each);
        if (missing + 1 < sums.size()) next[missing + 1].insert(sum);
      }
    }
    sums = std::move(next);
  }
  std::set<int> all;
  for (const auto& each : sums) all.insert(each.begin(), each.end());
  return {all.begin(), all.end()};
}

ConditionEnds ends_of(const Condition& condition, const std::vector<int>& possible) {
  ConditionEnds ends;
  const auto first = std::lower_bound(possible.begin(), possible.end(), condition.lowest);
  const auto past = std::upper_bound(possible.begin(), possible.end(), condition.highest);
  if (first >= past) return ends;
  if (first != possible.begin()) ends.lower = {*first, *(first - 1)};
  if (past != possible.end()) ends.upper = {*(past - 1), *past};
  return ends;
}

}  // namespace pbr::audit
