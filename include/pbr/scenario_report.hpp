// What `pbr compare` writes of two variants of a study. Formats, never computes.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "pbr/report.hpp"
#include "pbr/scenario.hpp"

namespace pbr {

/// compare.csv: scheme, level, provider, commissioner, component, baseline, reform, change,
/// change_percent, change_low, change_high. `component` is empty for all of them together.
void write_compare(const std::vector<AmountComparison>&, std::ostream&);
/// compare_clusters.csv: level, provider, cluster, baseline, reform, change: amounts of activity.
void write_compare_clusters(const std::vector<ClusterComparison>&, std::ostream&);
/// changes.csv: a row a value of a pack that a change was laid over, also where it stayed the same,
/// and a row a change of data; variant (baseline, reform), scenario, line and description lines of
/// the change, its path as written, kind and amount, then pack, path in full, first day, before,
/// after.
void write_changes(const ScenarioResult&, std::ostream&);

/// A row of scenarios.csv: a comparison of the study as it is with one of its scenarios.
struct ScenarioRows {
  std::string scenario;
  std::vector<AmountComparison> rows;
};
/// scenarios.csv: scenario, then the columns of compare.csv.
void write_scenarios(const std::vector<ScenarioRows>&, std::ostream&);

/// A short table of totals by scheme, who wins and loses most, and what changed nothing.
void write_compare_text(const ScenarioResult&, std::ostream&);
/// The same and all rows above contract level as one object; amounts are text, pounds.
void write_compare_json(const ScenarioResult&, std::ostream&);

/// run.json of a comparison: study, inputs, packs of both variants and who changed them, scenarios
/// with their hashes.
void write_compare_run_json(const ScenarioResult&, const RunFacts&, std::ostream&);
/// compare.html: one page that needs nothing else, in the style of the report. Providers and
/// commissioners with too few people are hidden as there.
void write_compare_html(const ScenarioResult&, const RunFacts&, std::ostream&);

/// All files of a comparison: compare.csv, compare_clusters.csv, changes.csv, run.json,
/// compare.html.
void write_comparison(const ScenarioResult&, const RunFacts&, OutputFolder&);

}  // namespace pbr
