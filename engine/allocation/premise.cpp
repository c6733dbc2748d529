#include "allocation/premise.hpp"

#include <algorithm>

namespace pbr {
namespace {

std::optional<int> value_of(const DerivedValue& derived, const Assessment& assessment) {
  int value = 0;
  std::size_t missing = 0;
  for (const DerivedValue::Term& term : derived.terms) {
    const Rating rating = assessment.ratings[term.item];
    if (rating == not_known) {
      ++missing;
    } else if (!derived.counts) {
      value += term.weight * rating;
    } else if (derived.from <= rating && rating <= derived.to) {
      ++value;
    }
  }
  if (missing > derived.most_missing) return std::nullopt;
  return value;
}

}  // namespace

DerivedValues derived_values(const ClusterPack& pack, const Assessment& assessment) {
  DerivedValues values;
  for (const DerivedValue& derived : pack.derived) values.push_back(value_of(derived, assessment));
  return values;
}

bool holds(const Condition& condition, const DerivedValues& derived) {
  const std::optional<int>& value = derived[condition.derived];
  if (condition.unknown || !value) return condition.unknown && !value;
  return condition.lowest <= *value && *value <= condition.highest;
}

bool holds(const Premise& premise, const DerivedValues& derived, SuperClass super_class) {
  return premise.super_classes[static_cast<std::size_t>(super_class)] &&
         std::all_of(premise.conditions.begin(), premise.conditions.end(),
                     [&](const Condition& condition) { return holds(condition, derived); });
}

}  // namespace pbr
