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
//   contracts.<provider>.<commissioner>.value   a contract's value: value, factor or add (pounds).
//                            Of several rows a factor takes each, half up; a value or an addition
//                            is shared out by what they were
//   providers.<code>         value: another code. Merger: every record of the one is the other's,
//                            contracts and plan too; prices are those the book has for the other
//   activity.<provider>.<cluster>               factor: days, episodes and amounts grow; people and
//                            outcomes stay. By contract and cluster, rounded half up
//   casemix.<provider>.<cluster>.<to cluster>   value: the share of days that moves to another
//                            cluster, episodes and people with them, counts rounded half up. Its
//                            share of the amount stays away; the days are paid what a day there
//                            came to before (the contract's own amount a day, else its
//                            commissioner's, else everybody's), rounded once. Where nobody has a
//                            day there, nothing moves
//   outcomes.<provider>.<measure>.<improved|recovered|yes>   value or add: share of the paired (of
//                            the cases; of those with a status), kept within 0 and 1; counts are
//                            rounded half up, and deteriorated are at most the paired not improved
//   completeness.<provider>.<measure>           value: share of the eligible who are paired; what
//                            was achieved keeps its share, rounded half up
//
// Records are changed before allocation, packs before they are read, contract values and sums
// (activity, casemix, outcomes, completeness, in that order, each in the order of the files) before
// schemes are paid. None of these has a `from`.
//
// How much is done again. A variant that changes schemes, contract values or sums only is paid over
// the sums of the other. Everything else works the people again, beside each other while they are
// in memory: no input is read twice, but where packs read rows otherwise (pbr/study.hpp,
// run_variants). pbr/sweep.hpp prices what changes prices only in value over price cells. All ways
// give the same bytes.
//
// Problems: SN002 no changes, SN003 a change without exactly one of value, factor and add, SN004
// `implements` names no line, SN005 (warning) a line that no change implements, where changes say
// what they implement; SN010 to SN012 and SN015 paths, SN013 a scenario laid over twice, SN016 a
// change of data that is not of its kind or range, SN014 (warning) a change that changes nothing
// and why: dates outside the period, a scheme, cluster, provider, contract or measure that nobody
// of the study is in, the value that was there.
#pragma once

#include <map>
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

/// What is done again where a change is laid over a study.
enum class ChangeReach : std::uint8_t {
  schemes,    ///< scheme packs
  contracts,  ///< contract values
  sums,       ///< activity, casemix, outcomes, completeness
  tariff,     ///< the price book
  rules,      ///< other packs
  records     ///< mergers of providers
};
[[nodiscard]] ChangeReach reach_of(const Change& change);

/// The mergers among the changes; of a chain every provider is the last.
[[nodiscard]] std::map<ProviderId, ProviderId> mergers_of(const std::vector<Change>& changes);
/// Makes those of contract values; the rest is left alone. SN014 where a change meets nothing.
Diagnostics change_contracts(const std::vector<Change>& changes, Period period,
                             std::vector<Contract>& contracts);
/// Makes those of activity, casemix, outcomes and completeness. SN014 likewise.
Diagnostics change_sums(const std::vector<Change>& changes, PayInputs& inputs);

/// A study under some scenarios, laid over it in order; none: the study as it is.
struct Variant {
  std::vector<Scenario> layers;
  [[nodiscard]] std::string name() const;             ///< "a+b"; "as it is" without layers
  [[nodiscard]] std::vector<Change> changes() const;  ///< of all layers, in order
  [[nodiscard]] Overlay overlay() const;              ///< those of packs
};

/// One line of compare.csv: a scheme under the baseline variant and under the reform.
struct AmountComparison {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;   ///< provider or commissioner empty above contract level
  std::string component;  ///< "" for all of them
  Pence baseline, reform, change;
  /// 95% interval of the change where people are resampled (pbr/uncertainty.hpp), both variants
  /// over the same people in each replicate; nothing for components, without replicates, and where
  /// the change stays.
  std::optional<Pence> change_low, change_high;
  /// Every replicate has this very change, so that there is nothing an interval could tell: exact
  /// where it does not depend on who came (a block over given contract values); of a contract with
  /// one person it is not to be read as sure. False for components and without replicates.
  bool stays = false;
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
  std::vector<AmountComparison> rows;  ///< by scheme, level, contract, component
  std::vector<ClusterComparison> clusters;
  std::vector<std::string> notices;  ///< what did not change anything and why, sentences
};

/// Runs variants over one reading of the study's inputs, the first into the sink. A variant that
/// leaves everything as it is but schemes, contract values and sums is paid over the sums of
/// another. Only the first has the bootstrap's replicates.
[[nodiscard]] Loaded<std::vector<VariantResult>> run_scenarios(const Study& study,
                                                               const std::vector<Variant>& variants,
                                                               const RunOptions& options,
                                                               StudySink& sink);

/// By scheme, level (all, commissioner, provider, contract), contract, component.
[[nodiscard]] std::vector<AmountComparison> comparisons(const VariantResult& baseline,
                                                        const VariantResult& reform);
[[nodiscard]] std::vector<ClusterComparison> cluster_comparisons(const VariantResult& baseline,
                                                                 const VariantResult& reform);

/// Runs both variants over one reading of the study's inputs.
[[nodiscard]] Loaded<ScenarioResult> compare(const Study& study, const Variant& baseline,
                                             const Variant& reform, const RunOptions& options);

}  // namespace pbr
