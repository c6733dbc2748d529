#include "pbr/outcome_models.hpp"

#include <array>

#include "adjustment/fit.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 4> kind_names{"after", "improved", "not_worse", "recovered"};

std::vector<OutcomeModelKind> kinds_of(const Measure& measure) {
  using enum OutcomeModelKind;
  if (!has_strata(measure)) return {};
  if (!has_reliable_change(measure)) return {after};
  if (!measure.cut_off) return {after, improved, not_worse};
  return {after, improved, not_worse, recovered};
}

}  // namespace

std::string_view to_text(OutcomeModelKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

YesNo yes_no(const StratumSums& sums, OutcomeModelKind kind) {
  switch (kind) {
    case OutcomeModelKind::improved:
      return {sums.paired, sums.improved};
    case OutcomeModelKind::not_worse:
      return {sums.paired, sums.paired - sums.deteriorated};
    case OutcomeModelKind::recovered:
      return {sums.cases, sums.recovered};
    case OutcomeModelKind::after:
      break;
  }
  throw InternalError("a score is no yes or no");
}

void say_no_model(std::string why, std::int64_t pairs, OutcomeModel& model) {
  model.terms.push_back({"no_model", {}, {}, {}, {}, {}, pairs, std::move(why)});
}

std::vector<OutcomeModel> outcome_models(const OutcomeStrata& strata,
                                         const std::vector<const Measure*>& measures) {
  std::vector<std::vector<Stratum>> by_measure(measures.size());
  for (const auto& [key, sums] : strata.strata()) {
    by_measure.at(key.measure).push_back({&key, &sums});
  }
  std::vector<OutcomeModel> models;
  for (std::uint32_t measure = 0; measure < measures.size(); ++measure) {
    for (const OutcomeModelKind kind : kinds_of(*measures[measure])) {
      OutcomeModel& model = models.emplace_back();
      model.measure = measure;
      model.kind = kind;
      if (kind == OutcomeModelKind::after) {
        fit_linear(by_measure[measure], model);
      } else {
        fit_logistic(by_measure[measure], model);
      }
    }
  }
  return models;
}

}  // namespace pbr
