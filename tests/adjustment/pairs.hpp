// Pairs of scores as a test writes them, one person each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/adjustment.hpp"

namespace pbr_test {

using namespace pbr;  // NOLINT(google-build-using-namespace)

inline Date day(const char* text) { return Date::parse(text).value(); }
inline Rate decimal(const char* text) { return Rate::parse(text).value(); }

/// Of 0 to 40, higher is better, a reliable change of 5, a case below 25.
inline Measure recovery_measure() {
  Measure measure;
  measure.id = MeasureId("recovery");
  measure.name = "Recovery";
  measure.lowest = Rate{0};
  measure.highest = Rate{40};
  measure.reliable_change = Rate{5};
  measure.cut_off = Rate{25};
  return measure;
}
/// Of 0 to 48, lower is better, a reliable change of 8.
inline Measure symptom_measure() {
  Measure measure;
  measure.id = MeasureId("symptoms");
  measure.name = "Symptoms";
  measure.lowest = Rate{0};
  measure.highest = Rate{48};
  measure.higher_is_better = false;
  measure.reliable_change = Rate{8};
  return measure;
}

struct Pair {
  std::string before, after;
  std::string provider = "PA", commissioner = "CA", cluster = "03", sex = "F";
  std::optional<std::string> birth = "1980-01-01";
};

/// Category and recovery as the rules of pbr/outcomes.hpp have them.
inline Outcome outcome_of(const Measure& measure, const Pair& pair) {
  Outcome outcome;
  outcome.measure = &measure;
  outcome.before_date = day("2014-05-01");
  outcome.after_date = day("2014-11-01");
  outcome.before = decimal(pair.before.c_str());
  outcome.after = decimal(pair.after.c_str());
  const Rate change = measure.higher_is_better ? *outcome.after - *outcome.before
                                               : *outcome.before - *outcome.after;
  outcome.change = change;
  const Rate reliable = measure.reliable_change.value_or(Rate{1000});
  outcome.category = change >= reliable             ? OutcomeCategory::improved
                     : Rate{0} - change >= reliable ? OutcomeCategory::deteriorated
                                                    : OutcomeCategory::no_change;
  if (!measure.cut_off) return outcome;
  outcome.case_before = *outcome.before < *measure.cut_off;
  outcome.recovered = outcome.case_before && outcome.category == OutcomeCategory::improved &&
                      *outcome.after >= *measure.cut_off;
  return outcome;
}

/// Adds a person with one episode and these outcomes.
inline void add_person(const Pair& pair, std::vector<Outcome> outcomes, const CasemixTerms& terms,
                       OutcomeStrata& strata, std::vector<std::string> groups = {}) {
  Person details;
  details.sex = pair.sex;
  if (pair.birth) details.birth_date = day(pair.birth->c_str());
  CareRecord care;
  care.details = &details;
  Episode episode;
  episode.provider = ProviderId(pair.provider);
  episode.commissioner = CommissionerId(pair.commissioner);
  episode.cluster = ClusterCode(pair.cluster);
  const std::vector<Episode> episodes{episode};
  groups.resize(terms.group_names.size());
  strata.add({&care, episodes, {}, outcomes, std::move(groups)}, terms);
}

inline OutcomeStrata strata_of(const Measure& measure, const std::vector<Pair>& pairs) {
  CasemixTerms terms;
  terms.measures = {&measure};
  OutcomeStrata strata;
  for (const Pair& pair : pairs) add_person(pair, {outcome_of(measure, pair)}, terms, strata);
  return strata;
}

}  // namespace pbr_test
