#include "study/person_work.hpp"

#include <algorithm>
#include <set>

namespace pbr::study {
namespace {

void add_lines(const PersonOutput& person, PriceCells& cells) {
  for (std::size_t i = 0; i < person.episodes.size(); ++i) {
    const Episode& episode = person.episodes[i];
    for (const Line& line : person.lines[i]) {
      cells.add({episode.provider, episode.commissioner}, episode.cluster, line);
    }
  }
  for (const LoneLine& lone : person.lone_lines) {
    cells.add({lone.provider, lone.commissioner}, lone.cluster, lone.line);
  }
}

}  // namespace

CasemixTerms casemix_terms(const Study& study, const Rulebook& rules) {
  CasemixTerms terms{rules.measures(), study.groups,     study.period,
                     study.seed,       study.replicates, {}};
  std::set<ClusterCode> paid;  // no page of the pack has 00 and 99, which can have a price too
  for (const Scheme& scheme : rules.schemes) {
    for (const SchemeComponent& component : scheme.components) {
      const auto* episode = std::get_if<EpisodeComponent>(&component.terms);
      if (episode == nullptr) continue;
      for (const auto& [code, price] : episode->prices) paid.insert(code);
    }
  }
  terms.episode_clusters.assign(paid.begin(), paid.end());
  return terms;
}

PersonWork::PersonWork(const Study& study, const Rulebook& rules, const Tables& tables,
                       std::span<const Allocation> allocations, const Scorecard& card)
    : study_(study),
      rules_(rules),
      tables_(tables),
      allocations_(allocations),
      measures_(rules.measures()),
      checks_{study.period, tables.given, &rules.clusters, &rules.instrument},
      integrity_{measures_, &rules.clusters, &card} {
  const auto& columns = tables.group_columns;
  for (const auto& name : study.groups) {
    const auto at = std::find(columns.begin(), columns.end(), name);
    group_position_.push_back(static_cast<std::size_t>(at - columns.begin()));
  }
}

const std::string& PersonWork::group_value(const Person& person, std::size_t group) const {
  const auto& name = study_.groups[group];
  if (name == "sex") return person.sex;
  if (name == "ethnic_group") return person.ethnic_group;
  if (name == "imd_decile") return person.imd_decile;
  return person.groups.at(group_position_[group]);
}

std::vector<std::string> PersonWork::groups_of(const CareRecord& care) const {
  std::vector<std::string> values(study_.groups.size());
  if (care.details == nullptr) return values;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = group_value(*care.details, i);
  return values;
}

std::vector<Allocation> PersonWork::allocations_of(const CareRecord& care) const {
  std::vector<Allocation> allocations;
  allocations.reserve(care.assessments.size());
  for (const auto* assessment : care.assessments) {
    allocations.push_back(
        allocations_[static_cast<std::size_t>(assessment - tables_.assessments.data())]);
  }
  return allocations;
}

void PersonWork::add_needs(const CareRecord& care, std::set<PriceNeed>& needs) const {
  pbr::add_needs(care, allocations_of(care), {&rules_.tariff, &rules_.clusters}, needs);
}

void PersonWork::add(const CareRecord& care, BlockResult& block, PeopleSums& sums) const {
  check_person(care, checks_, block.findings);
  const std::vector<Allocation> allocations = allocations_of(care);
  PersonOutput out;
  out.care = &care;
  out.episodes = episodes_of(care, allocations, {study_.period, &rules_.clusters, &rules_.episodes},
                             block.findings);
  const TariffTerms tariff{&rules_.tariff, &rules_.clusters};
  for (const auto& episode : out.episodes) out.lines.push_back(price(episode, care, tariff));
  out.lone_lines = lone_lines(care, tariff, study_.period);
  out.outcomes = outcomes_of(care, out.episodes, measures_, study_.period.last_day());
  const std::vector<std::string> groups = groups_of(care);
  const PersonResult person{&care, out.episodes, out.lines, out.outcomes, groups, out.lone_lines};
  sums.casemix.add(person);
  sums.strata.add(person, sums.casemix.terms());
  if (sums.price_cells) add_lines(out, *sums.price_cells);
  const auto given = [&](TableKind kind) { return tables_.given[static_cast<std::size_t>(kind)]; };
  add_indicators(
      care, out.episodes,
      {study_.period, &rules_.clusters, given(TableKind::clusters), given(TableKind::referrals)},
      sums.indicators);
  add_pathways(out.episodes, study_.period, sums.pathways);
  sums.costly.add(out.episodes, out.lines, out.lone_lines);
  sums.reach.add(person, out.lone_lines);
  sums.integrity.add(person, allocations, integrity_);
  block.people.push_back(std::move(out));
}

}  // namespace pbr::study
