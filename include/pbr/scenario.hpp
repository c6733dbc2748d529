// Scenarios: small files laid over a study, and the same people paid again.
//
//   title: Two percent more for psychosis
//   author: Finance, Northern commissioner
//   reference: Contract variation 7, schedule 3
//   description:                       # each line a sentence; changes say which they implement
//     - Non-admitted days of clusters 10 to 17 are paid 2% more from October.
//   changes:
//     - {path: tariff.prices.10.non_admitted_day, from: 2014-10-01, factor: 1.02, implements: [1]}
//
// What a path may name beside packs (pbr/overlay.hpp); `*` is every provider, cluster or measure:
//
//   contracts.<provider>.<commissioner>.value   a contract's value: value, factor or add (pounds)
//   providers.<code>         value: another code. Merger: every record of the one is the other's
//   activity.<provider>.<cluster>               factor: days, episodes and amounts grow; outcome
//                            shares stay. Amounts by contract and cluster, rounded half up, counts
//                            too
//   casemix.<provider>.<cluster>.<to cluster>   value: the share of days that moves to another
//                            cluster, paid what a day there comes to (the contract's own amount a
//                            day, else its commissioner's, else everybody's)
//   outcomes.<provider>.<measure>.<improved|recovered|yes>   value or add: share of the paired (of
//                            the cases; of those with a status), kept within 0 and 1; counts are
//                            rounded half up
//   completeness.<provider>.<measure>           value: share of the eligible who are paired; what
//                            was achieved keeps its share
//
// Records are changed before allocation, packs before they are read, sums (activity, casemix,
// outcomes, completeness, in that order) before schemes are paid.
//
// How much is done again. A variant that changes schemes, contract values or sums only is paid over
// the sums of the other. One that changes prices only in value, not in dates or lists, is priced
// over the price cells (pbr/price_cells.hpp). Everything else works the people again, beside each
// other while they are in memory: no input is read twice. All ways give the same bytes.
//
// Problems: SN001 no such key, SN002 no changes, SN003 a change without exactly one of value,
// factor and add, SN004 `implements` names no line, SN005 a line that no change implements
// (warning), SN010 to SN012 paths, SN013 a scenario laid over twice, SN014 (warning) a change that
// changes nothing and why: dates outside the period, a scheme or cluster that nobody of the study
// is in, the value that was there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/overlay.hpp"
#include "pbr/study.hpp"

namespace pbr {

struct Scenario {
  std::string file;  ///< as given
  std::string name;  ///< the file's name without its ending
  std::string sha256;
  std::string title, author, reference;
  std::vector<std::string> description;
  std::vector<Change> changes;
};

/// Reads a scenario file; all problems at once (YML..., SN...).
[[nodiscard]] Loaded<Scenario> load_scenario(const std::string& path);

/// A study under some scenarios, laid over it in order; none: the study as it is.
struct Variant {
  std::vector<Scenario> layers;
  [[nodiscard]] std::string name() const;  ///< "a+b"; "as it is" without layers
};

/// One line of compare.csv: a scheme under the baseline variant and under the reform.
struct Comparison {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;   ///< provider or commissioner empty above contract level
  std::string component;  ///< "" for all of them
  Pence baseline, reform, change;
  /// 95% interval of the change where people are resampled (pbr/uncertainty.hpp), both variants
  /// over the same people in each replicate; nothing for components and without replicates.
  std::optional<Pence> change_low, change_high;
};

/// The activity amount of a cluster under both, over all contracts (levels all and provider).
struct ClusterComparison {
  Level level = Level::all;
  ProviderId provider;
  ClusterCode cluster;
  Pence baseline, reform;
};

struct VariantResult {
  Variant variant;
  StudyResult result;
  PayInputs inputs;                    ///< what its schemes were paid over; points into the result
  std::vector<AppliedChange> applied;  ///< to packs
};

struct ScenarioResult {
  VariantResult baseline, reform;
  std::vector<Comparison> rows;  ///< by scheme, level, contract, component
  std::vector<ClusterComparison> clusters;
  std::vector<std::string> notices;  ///< what did not change anything and why, sentences
};

/// Runs both variants over one reading of the study's inputs.
[[nodiscard]] Loaded<ScenarioResult> compare(const Study& study, const Variant& baseline,
                                             const Variant& reform, const RunOptions& options);

}  // namespace pbr
