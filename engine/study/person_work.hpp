// One person through the stages from episodes to casemix.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/concentration.hpp"
#include "pbr/integrity.hpp"
#include "pbr/partners.hpp"
#include "pbr/person_checks.hpp"
#include "pbr/price_cells.hpp"
#include "pbr/study.hpp"

namespace pbr::study {

/// What a block of people leaves behind.
struct BlockResult {
  explicit BlockResult(Findings none) : findings(std::move(none)) {}
  std::vector<PersonOutput> people;
  Findings findings;
};

/// What is the same in whatever order people are added.
struct PeopleSums {
  PeopleSums(const CasemixTerms& terms, const std::vector<Pence>& limits)
      : casemix(terms), costly(limits) {}
  Casemix casemix;
  Indicators indicators;
  Pathways pathways;
  CostlyCases costly;
  ReachSums reach;
  IntegritySums integrity;
  OutcomeStrata strata;
  std::optional<PriceCells> price_cells{};  ///< empty: nobody asked
};

/// What casemix of the study is made with; points into the rulebook.
[[nodiscard]] CasemixTerms casemix_terms(const Study& study, const Rulebook& rules);

class PersonWork {
 public:
  /// `allocations[i]` belongs to `tables.assessments[i]`; everything outlives the work.
  PersonWork(const Study& study, const Rulebook& rules, const Tables& tables,
             std::span<const Allocation> allocations, const Scorecard& card);

  /// Thread-safe: changes only the block and the sums.
  void add(const CareRecord& care, BlockResult& block, PeopleSums& sums) const;
  /// What the person may need of the price book.
  void add_needs(const CareRecord& care, std::set<PriceNeed>& needs) const;

 private:
  [[nodiscard]] std::vector<Allocation> allocations_of(const CareRecord& care) const;
  [[nodiscard]] std::vector<std::string> groups_of(const CareRecord& care) const;
  [[nodiscard]] const std::string& group_value(const Person& person, std::size_t group) const;

  const Study& study_;
  const Rulebook& rules_;
  const Tables& tables_;
  std::span<const Allocation> allocations_;
  std::vector<const Measure*> measures_;
  PersonCheckTerms checks_;
  IntegrityTerms integrity_;
  std::vector<std::size_t> group_position_;  ///< in Person::groups, by group name
};

}  // namespace pbr::study
