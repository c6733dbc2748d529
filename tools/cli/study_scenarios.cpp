#include "study_scenarios.hpp"

#include <filesystem>

#include "console.hpp"
#include "scenario_files.hpp"

namespace pbr::cli {
namespace {

// The study as it is, then a variant a scenario; nothing where one cannot be read.
std::optional<std::vector<Variant>> variants_of(const Study& study) {
  std::vector<Variant> variants{Variant{}};
  bool complete = true;
  for (const auto& file : study.scenarios) {
    auto variant = load_variant(study, file);
    complete &= variant.has_value();
    if (variant) variants.push_back(std::move(*variant));
  }
  return complete ? std::optional(std::move(variants)) : std::nullopt;
}

ScenarioFacts facts_of(const Variant& variant, const std::vector<AmountComparison>& rows) {
  ScenarioFacts facts;
  facts.name = variant.name();
  for (const Scenario& layer : variant.layers) {
    facts.files.push_back({std::filesystem::path(layer.file).filename().string(), layer.sha256});
  }
  if (variant.layers.size() == 1) facts.title = variant.layers.front().title;
  for (const auto& row : rows) {
    if (row.level != Level::all || !row.component.empty()) continue;
    facts.totals.push_back({row.scheme, row.baseline, row.reform});
  }
  return facts;
}

}  // namespace

StudyAndScenarios run_with_scenarios(const Study& study, const RunOptions& terms, StudySink& sink) {
  StudyAndScenarios ran;
  if (study.scenarios.empty()) {
    auto alone = pbr::run(study, terms, sink);
    print(alone.problems);
    ran.result = std::move(alone.value);
    return ran;
  }
  const auto variants = variants_of(study);
  if (!variants) return ran;
  auto all = run_scenarios(study, *variants, terms, sink);
  print(all.problems);
  if (!all.value) return ran;
  for (std::size_t i = 1; i < all.value->size(); ++i) {
    auto rows = comparisons(all.value->front(), (*all.value)[i]);
    ran.facts.push_back(facts_of((*variants)[i], rows));
    ran.rows.push_back({(*variants)[i].name(), std::move(rows)});
  }
  ran.result = std::move(all.value->front().result);
  return ran;
}

}  // namespace pbr::cli
