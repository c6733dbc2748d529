#include <algorithm>

#include "allocation/premise.hpp"
#include "allocation/within.hpp"
#include "audit/coverage_bounds.hpp"
#include "audit/rule_tests_facts.hpp"
#include "pbr/rule_tests.hpp"

namespace pbr {
namespace {

using audit::Bound;

// What one case brings.
struct Seen {
  const Assessment& assessment;
  Within within;
  DerivedValues derived;
  Decision decision;
};

bool holds(const Exclusion& exclusion, const Assessment& assessment) {
  return std::all_of(exclusion.parts.begin(), exclusion.parts.end(), [&](const auto& part) {
    return assessment.ratings[part.item] == part.rating;
  });
}

// Whether the case counts for a rule's or a step's conditions at all.
bool counts(const Bound& bound, const Seen& seen) {
  if (bound.of_tree) return seen.within.tree_step != Decision::none;
  return bound.premise->super_classes[static_cast<std::size_t>(seen.within.super_class)];
}

void mark(Bound& bound, const ClusterPack& pack, const Seen& seen) {
  switch (bound.kind) {
    case Bound::Kind::ratings:
    case Bound::Kind::exclusion: {
      if (!is_within(pack.clusters[bound.page], seen.within)) return;
      const Rating rating = seen.assessment.ratings[bound.item];
      const bool excluded = bound.exclusion != nullptr && holds(*bound.exclusion, seen.assessment);
      const bool ratings = bound.exclusion == nullptr;
      bound.first |= ratings ? rating == bound.rating : excluded;
      bound.second |= ratings ? rating == bound.rating + 1 : !excluded;
      return;
    }
    case Bound::Kind::value:
    case Bound::Kind::unknown: {
      if (!counts(bound, seen)) return;
      const auto& value = seen.derived[bound.derived];
      const bool unknown = bound.kind == Bound::Kind::unknown;
      bound.first |= unknown ? !value : value == bound.end.inside;
      bound.second |= unknown ? value.has_value() : value == bound.end.outside;
      return;
    }
    case Bound::Kind::rule:
      bound.first |=
          seen.decision.cluster != Decision::none && seen.decision.nearest == bound.place;
      bound.second = bound.first;
      return;
    case Bound::Kind::step:
      bound.first |= seen.within.tree_step == bound.place;
      bound.second = bound.first;
      return;
  }
}

}  // namespace

struct RuleCoverage::State {
  const ClusterPack& pack;
  std::vector<Bound> bounds;
};

RuleCoverage::RuleCoverage(const ClusterPack& pack)
    : state_(std::make_unique<State>(State{pack, audit::bounds_of(pack)})) {}
RuleCoverage::~RuleCoverage() = default;
RuleCoverage::RuleCoverage(RuleCoverage&&) noexcept = default;
RuleCoverage& RuleCoverage::operator=(RuleCoverage&&) noexcept = default;

void RuleCoverage::add(const Assessment& assessment) {
  const ClusterPack& pack = state_->pack;
  if (unusable(pack, assessment)) return;
  const Seen seen{assessment, decided_within(pack, assessment), derived_values(pack, assessment),
                  decide(pack, assessment)};
  for (Bound& bound : state_->bounds) mark(bound, pack, seen);
}

std::vector<CoverageBound> RuleCoverage::bounds() const {
  std::vector<CoverageBound> list;
  for (const Bound& bound : state_->bounds) {
    list.push_back(bound.told);
    list.back().covered = bound.first && bound.second;
  }
  return list;
}

CoverageCount count(std::span<const CoverageBound> bounds) {
  CoverageCount sum;
  for (const auto& bound : bounds) {
    ++sum.total;
    sum.covered += bound.covered ? 1 : 0;
  }
  return sum;
}

std::string CoverageCount::percent() const {
  constexpr std::uint64_t permille = 1000;
  return audit::decimal_text(
      static_cast<std::int64_t>(total == 0 ? permille : covered * permille / total), 1);
}

}  // namespace pbr
