// Results into files: the contract's CSV tables, run.json, report.html. Formats, never computes.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "pbr/adjusted_outcomes.hpp"
#include "pbr/allocation.hpp"
#include "pbr/allocation_row.hpp"
#include "pbr/explanation.hpp"
#include "pbr/outcome_indicators.hpp"
#include "pbr/outcome_models.hpp"
#include "pbr/regression_to_mean.hpp"
#include "pbr/rulebook.hpp"
#include "pbr/study.hpp"

namespace pbr {

/// A file beside run.json and the SHA-256 of its bytes in hex.
struct FileHash {
  std::string file, sha256;
  friend bool operator==(const FileHash&, const FileHash&) = default;
};

/// An output folder whose files appear only when everything is written: each is written beside its
/// final name and renamed by commit(); without commit() they are removed.
/// Throws std::system_error where a file cannot be written (a full disk, say).
class OutputFolder {
 public:
  /// `hashed`: what is written is hashed on its way.
  explicit OutputFolder(std::string folder, bool hashed = false);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// A stream for "lines.csv"; lives as long as the folder.
  std::ostream& file(const std::string& name);
  /// Of what was written so far, by name; hashes are empty in a folder that is not hashed.
  [[nodiscard]] std::vector<FileHash> hashes();
  /// Flushes, checks and renames every file. Returns the final paths.
  std::vector<std::string> commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes allocations.csv, episodes.csv, lines.csv and outcomes.csv while a study runs.
class CsvSink : public StudySink {
 public:
  explicit CsvSink(OutputFolder& folder);
  ~CsvSink() override;
  std::ostream* allocations() override;
  void person(const PersonOutput&) override;
  void capitation(const std::vector<LoneLine>&) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

void write_casemix(const Casemix&, std::ostream&);
void write_payments(const Payments&, std::ostream&);
/// scores.csv: a row an indicator of a contract's component, and how it came to its score. `weight`
/// is that of the indicator in the whole score, after re-weighting; `rank` the contract's place in
/// a tournament; `expected` of indicators that are adjusted for case mix. Figures are exact.
void write_scores(const Payments&, std::ostream&);
/// schedule.csv: what moves in each month, of schemes with a payment plan; a contract's rows of a
/// component add up to its payment.
void write_schedule(const Payments&, Period, std::ostream&);
/// contrast.csv: Level::contract only, so that the rows add up.
void write_contrast(const Payments&, std::ostream&);
/// contrast_totals.csv: the levels above, with intervals of their own.
void write_contrast_totals(const Payments&, std::ostream&);
/// indicators.csv: exact figures, and behind them the same as the disclosure rule shows them at the
/// row's level: counts as disclosed_count, shares as disclosed_percent. As in the official tables
/// the clusters of England stand at the level England. Last the Wilson interval of a share, exact.
void write_indicators(const Indicators&, const DisclosureRule&, std::ostream&);
/// transitions.csv: the moves of all providers together (an empty provider), then of each; exact
/// figures, and behind them the same as the disclosure rule shows them at the levels cluster and
/// provider. `share` is of all moves out of `from` there.
void write_transitions(const Pathways&, const ClusterPack&, const DisclosureRule&, std::ostream&);
/// time_in_cluster.csv: exact, a row a place and cluster; an empty provider or cluster is all.
void write_time_in_cluster(const Pathways&, std::ostream&);
/// survival.csv: exact, a row an age in days at which an episode ended.
void write_survival(const Pathways&, std::ostream&);
/// decomposition.csv: the parts of every change, by method and level. `certainty` is exact, or
/// sampled where the change has the interval change_low to change_high: activity, mix and price are
/// exact, what the outcomes add (here and through them) is not.
void write_decomposition(const StudyResult&, std::ostream&);
/// agreement_of_schemes.csv: providers by amount per person, each pair of schemes.
void write_scheme_agreement(const std::vector<SchemeAgreement>&, std::ostream&);
/// concentration.csv: exact, and behind it the same as the disclosure rule shows it below England:
/// money of values with few people is hidden, and what would give it away.
void write_concentration(const std::vector<ReachRow>&, const DisclosureRule&, std::ostream&);
/// incomplete.csv: exact.
void write_incomplete(const std::vector<IncompleteRow>&, std::ostream&);
/// bunching.csv, upcoding.csv: exact figures, and counts of scores and episodes as disclosed
/// behind.
void write_bunching(const std::vector<BunchingRow>&, const DisclosureRule&, std::ostream&);
void write_upcoding(const StudyResult&, std::ostream&);
/// unmeasured.csv, regression_reward.csv: exact, schemes that pay for outcomes only.
void write_unmeasured(const std::vector<UnmeasuredRow>&, std::ostream&);
void write_regression_reward(const std::vector<RegressionRow>&, std::ostream&);
/// integrity.csv: what the four questions found, a sentence each, and the table behind it.
void write_integrity(const StudyResult&, std::ostream&);
/// uncertainty.csv: a column loses_over_<share> for each of the study's losses.
void write_uncertainty(const Uncertainty&, const UncertaintyTerms&, std::ostream&);
/// bands.csv: the people exact, and behind as the disclosure rule shows them.
void write_bands(const Uncertainty&, const DisclosureRule&, std::ostream&);
/// ranks.csv, pilot.csv.
void write_ranks(const Uncertainty&, std::ostream&);
void write_pilot(const Uncertainty&, std::ostream&);
/// outcome_indicators.csv: figures exact, intervals to six decimals, shares from 0 to 1 and means
/// in points; behind them as the disclosure rule shows them at the row's level, the share in
/// percent and the mean to one decimal where its pairs may be shown.
void write_outcome_indicators(const std::vector<OutcomeIndicator>&, const CasemixTerms&,
                              const DisclosureRule&, std::ostream&);
/// adjusted.csv: likewise, at the levels provider (for contracts too) and commissioner.
void write_adjusted(const std::vector<AdjustedOutcome>&, const CasemixTerms&, const DisclosureRule&,
                    std::ostream&);
/// coefficients.csv: to nine decimals.
void write_coefficients(const std::vector<OutcomeModel>&, const CasemixTerms&, std::ostream&);
/// regression_to_mean.csv: `intake` is the fifth, 1 to 5, and empty for all; `pairs_shown` and
/// `change_shown` as the rule shows them at a level it does not exempt.
void write_regression_to_mean(const std::vector<RegressionToMean>&, const CasemixTerms&,
                              const DisclosureRule&, std::ostream&);
void write_findings(const Findings&, std::ostream&);
/// findings_summary.csv: exact counts by code and table, and how many of them are listed.
void write_findings_summary(const Findings&, std::ostream&);
/// quality.csv: rows, rows with an error and completeness by table, provider and month. Rows are
/// not people: nothing is suppressed.
void write_quality(const Quality&, std::ostream&);

/// statements.csv: by provider, commissioner and month. Of a block the amount of the lines stands
/// under `shadow`, beside its difference from what is paid, and `actual` is empty.
void write_statements(const Statements&, std::ostream&);
/// reconciliation.csv: each provider and commissioner, then the total of all, whose provider,
/// commissioner and basis are empty; `difference` is what was paid less what is due.
void write_reconciliation(const Statements&, std::ostream&);

/// partners.csv: what each partner put into a pool, what of its money was paid, what stop-loss
/// moved and what is left.
void write_partners(const Partnership&, std::ostream&);
/// pool_payments.csv: every covered payment taken apart by partner.
void write_pool_payments(const Partnership&, std::ostream&);
/// budgets.csv: personal budgets by contract and cluster, as shares of its income.
void write_budgets(const Partnership&, std::ostream&);
/// holders.csv: whose money pays and who holds it, by scheme and commissioner; the two sides of a
/// commissioner add up to the same.
void write_holders(const Partnership&, std::ostream&);

/// A scenario of a study, and what each scheme pays under it.
struct ScenarioFacts {
  std::string name;
  std::string title;            ///< of one file; empty where several are laid over the study
  std::vector<FileHash> files;  ///< the first first, by name alone
  struct Total {
    SchemeId scheme;
    Pence as_it_is, amount;
  };
  std::vector<Total> totals;
};

/// What a run was made of and with; the same for the same inputs, packs, seed and version, whatever
/// the thread count or the day.
struct RunFacts {
  std::string command;  ///< with the options that change results, and no others
  std::map<std::string, std::string> inputs_sha256;  ///< path as the study writes it -> hash
  std::vector<ScenarioFacts> scenarios{};            ///< in the order of the study
  std::string program_sha256{};                      ///< of the program that runs; empty: not known
  std::string study_sha256{};                        ///< of the study file
  std::vector<std::string> papers{};                 ///< written beside report.html: "md", "xlsx"
  std::vector<FileHash> outputs{};                   ///< by name; write_results() fills them in
};
/// The version of what run.json holds. 1 had no `schema` and nothing behind `disclosure`.
inline constexpr int run_json_schema = 2;
/// docs/schemas/run.schema.json. Fields keep their order; new ones stand behind.
void write_run_json(const StudyResult&, const RunFacts&, std::ostream&);
/// ro-crate-metadata.json: the run as a Process Run Crate 0.5 (w3id.org/ro/wfrun/process/0.5) on
/// RO-Crate 1.1: one CreateAction by this program, its files and their hashes. The outputs are data
/// of the crate; study, inputs and packs, which stay where they are, are told of by name and hash.
/// No clock: neither endTime nor datePublished, which the profiles recommend and ask for: they
/// would make two runs of the same things differ.
void write_crate(const StudyResult&, const RunFacts&, std::ostream&);

/// One HTML page that needs nothing else: headline, contrast, payments, indicators, findings,
/// packs. Counts below England follow the disclosure rule of the study.
void write_report(const StudyResult&, const RunFacts&, std::ostream&);

/// report.md: a short paper of the same figures for a board, as the disclosure rule shows them:
/// headline, totals, providers, bands of gain and loss, why the schemes differ, data quality, rules
/// with their status, how to repeat the run. GitHub's tables, aligned so that they read as text.
void write_paper_md(const StudyResult&, const RunFacts&, std::ostream&);
/// report.xlsx: the same, one sheet a topic, money and counts as numbers; the same bytes for the
/// same run. Throws std::system_error where no file can be made in memory.
void write_paper_xlsx(const StudyResult&, const RunFacts&, std::ostream&);
/// disclosure.csv: each small count of the report that can be worked out from what is shown, or
/// told more closely than the rule means it to: where it stands, never what it is.
void write_disclosure(const StudyResult&, std::ostream&);

/// Everything after the run: casemix, payments, contrast, indicators, transitions, time in cluster,
/// survival, findings and their summary, quality, report, its papers, run.json and the crate;
/// statements and their reconciliation where there are any. run.json names the files before it with
/// their hashes, the crate run.json too.
void write_results(const StudyResult&, const RunFacts&, OutputFolder&);

/// A count or a share as the disclosure rule shows it at a level ("England", "provider" ...).
[[nodiscard]] std::string disclosed_count(const DisclosureRule&, std::string_view level,
                                          std::int64_t count);
/// Whole percent, halves away from zero; the mark where either is too small.
[[nodiscard]] std::string disclosed_percent(const DisclosureRule&, std::string_view level,
                                            std::int64_t numerator, std::int64_t denominator);

/// All that an explanation is told from. The flips are nearest_flips() of the same assessment.
struct ExplanationView {
  const ClusterPack& pack;
  const Instrument& instrument;
  const Assessment& assessment;
  const Explanation& explanation;
  const Flips& flips;
};

/// How much of an explanation is told.
struct ExplanationDetail {
  /// No list cut short, and every item of every page, every coefficient, every condition.
  bool everything = false;
  /// Everything about one cluster of the pack, and of the others nothing.
  const Cluster* cluster = nullptr;
};

/// `pbr explain`: the answer, in a line; why, in a few; then a line for every other cluster (for
/// method table: every other rule): what kept it out, its points, and the nearest change that gives
/// it. Ratings that cannot be used: what is wrong with them and nothing else. Names nobody.
void write_explanation_text(const ExplanationView&, const ExplanationDetail&, std::ostream&);
/// All of it as one JSON object, as docs/schemas/explanation.schema.json says; `schema` is its
/// version, and unknown or absent things are null.
void write_explanation_json(const ExplanationView&, std::ostream&);
/// One row a cluster in the order of the text: the columns that hold for a method, others empty.
void write_explanation_csv(const ExplanationView&, std::ostream&);

/// SHA-256 of a file's bytes, in hex; throws std::system_error where it cannot be read.
[[nodiscard]] std::string file_sha256(const std::string& path);

}  // namespace pbr
