#include <algorithm>
#include <set>

#include "base/problem_list.hpp"
#include "pbr/scenario.hpp"
#include "scenario/comparison_intervals.hpp"
#include "scenario/comparison_rows.hpp"
#include "scenario/notices.hpp"
#include "study/variant_work.hpp"

namespace pbr {
namespace {

void check_layers(const Variant& variant, Diagnostics& problems) {
  std::set<std::string> seen;
  for (const auto& layer : variant.layers) {
    if (seen.insert(layer.sha256).second) continue;
    problems.push_back({Severity::error,
                        "SN013",
                        {layer.file},
                        "a scenario is laid over the study twice",
                        layer.name,
                        "each scenario once",
                        "a change twice as large is a scenario of its own"});
  }
}

// Of the rules that records are worked with: all but the schemes.
std::vector<std::string> worked_with(const std::vector<AppliedChange>& applied) {
  std::vector<std::string> list;
  for (const auto& each : applied) {
    if (each.path.starts_with("schemes.") || !changes_value(each)) continue;
    list.push_back(each.pack + "\n" + each.path + "\n" + (each.from ? to_text(*each.from) : "") +
                   "\n" + each.before + "\n" + each.after);
  }
  return list;
}

/// A variant on its way: what is done to the study, and what that did.
struct Prepared {
  StudyVariant variant;
  std::vector<AppliedChange> applied;
  std::unique_ptr<Diagnostics> notices = std::make_unique<Diagnostics>();
};

std::optional<Prepared> prepare(const RuleDocuments& documents, const Variant& variant,
                                Period period, Diagnostics& problems) {
  Prepared prepared;
  auto rules = documents.read(variant.overlay(), &prepared.applied);
  append_new(problems, rules.problems);
  if (!rules.value) return std::nullopt;
  prepared.variant.rules = std::move(*rules.value);
  const auto changes = variant.changes();
  prepared.variant.mergers = mergers_of(changes);
  Diagnostics* notices = prepared.notices.get();
  prepared.variant.contracts = [changes, period, notices](std::vector<Contract>& contracts) {
    append_new(*notices, change_contracts(changes, period, contracts));
  };
  prepared.variant.sums = [changes, notices](PayInputs& inputs) {
    append_new(*notices, change_sums(changes, inputs));
  };
  return prepared;
}

bool same_sums(const Prepared& a, const Prepared& b) {
  return a.variant.mergers == b.variant.mergers &&
         worked_with(a.applied) == worked_with(b.applied) &&
         stop_loss_limits(a.variant.rules.schemes) == stop_loss_limits(b.variant.rules.schemes);
}

}  // namespace

Loaded<std::vector<VariantResult>> run_scenarios(const Study& study,
                                                 const std::vector<Variant>& variants,
                                                 const RunOptions& options, StudySink& sink) {
  Loaded<std::vector<VariantResult>> loaded;
  Diagnostics& problems = loaded.problems;
  const RuleDocuments documents(study.rules, rule_paths(study, options.rule_folders), study.period);
  std::vector<Prepared> prepared;
  for (const auto& variant : variants) check_layers(variant, problems);
  if (has_errors(problems)) return loaded;
  for (const auto& variant : variants) {
    auto one = prepare(documents, variant, study.period, problems);
    if (one) prepared.push_back(std::move(*one));
  }
  if (prepared.size() < variants.size()) return loaded;
  std::vector<StudyVariant> work;
  work.reserve(prepared.size());
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    StudyVariant& variant = prepared[i].variant;
    for (std::size_t j = 0; j < i && !variant.over; ++j) {
      const bool itself = !prepared[j].variant.over;
      if (itself && same_sums(prepared[i], prepared[j])) variant.over = j;
    }
  }
  for (auto& one : prepared) work.push_back(std::move(one.variant));
  auto ran = run_variants(study, std::move(work), options, sink);
  append_new(problems, ran.problems);
  if (!ran.value) return loaded;
  loaded.value.emplace();
  const bool unmerged = mergers_of(variants.front().changes()).empty();
  const PayInputs& as_it_is = ran.value->front().inputs;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    append_new(problems, *prepared[i].notices);
    append_new(problems,
               scenario::unmet(variants[i].changes(), prepared[i].applied, as_it_is, unmerged));
  }
  for (std::size_t i = 0; i < variants.size(); ++i) {
    auto& [result, inputs] = (*ran.value)[i];
    loaded.value->push_back(
        {variants[i], std::move(result), std::move(inputs), std::move(prepared[i].applied)});
  }
  return loaded;
}

std::vector<AmountComparison> comparisons(const VariantResult& baseline,
                                          const VariantResult& reform) {
  auto rows = scenario::comparisons(baseline.result.payments, reform.result.payments);
  scenario::add_intervals(baseline, reform, rows);
  return rows;
}

std::vector<ClusterComparison> cluster_comparisons(const VariantResult& baseline,
                                                   const VariantResult& reform) {
  return scenario::cluster_comparisons(baseline.inputs, reform.inputs);
}

Loaded<ScenarioResult> compare(const Study& study, const Variant& baseline, const Variant& reform,
                               const RunOptions& options) {
  Loaded<ScenarioResult> loaded;
  study::NullSink nowhere;
  auto ran = run_scenarios(study, {baseline, reform}, options, nowhere);
  loaded.problems = std::move(ran.problems);
  if (!ran.value) return loaded;
  auto rows = comparisons((*ran.value)[0], (*ran.value)[1]);
  auto clusters = cluster_comparisons((*ran.value)[0], (*ran.value)[1]);
  auto notices = scenario::sentences(loaded.problems);
  const auto changes = [](const AmountComparison& row) { return row.change != Pence{}; };
  const auto moved = [](const ClusterComparison& row) { return row.baseline != row.reform; };
  if (std::none_of(rows.begin(), rows.end(), changes) &&
      std::none_of(clusters.begin(), clusters.end(), moved)) {
    notices.insert(notices.begin(), "Nothing changes: every amount under \"" + reform.name() +
                                        "\" is what it is under \"" + baseline.name() + "\".");
  }
  loaded.value = ScenarioResult{std::move((*ran.value)[0]), std::move((*ran.value)[1]),
                                std::move(rows), std::move(clusters), std::move(notices)};
  return loaded;
}

}  // namespace pbr
