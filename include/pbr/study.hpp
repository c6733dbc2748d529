// A study.yaml and its run: every stage in order, person by person, in parallel, in one order.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/casemix.hpp"
#include "pbr/concentration.hpp"
#include "pbr/incomplete.hpp"
#include "pbr/indicators.hpp"
#include "pbr/intake.hpp"
#include "pbr/integrity.hpp"
#include "pbr/outcomes.hpp"
#include "pbr/partners.hpp"
#include "pbr/pathways.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/price_cells.hpp"
#include "pbr/quality.hpp"
#include "pbr/rank_agreement.hpp"
#include "pbr/rulebook.hpp"
#include "pbr/scheme.hpp"
#include "pbr/shift_parts.hpp"
#include "pbr/statements.hpp"
#include "pbr/uncertainty.hpp"

namespace pbr {

struct Study {
  std::string name;
  std::string file;    ///< as given
  std::string folder;  ///< inputs and output are relative to it
  Period period;
  std::uint64_t seed = 1;
  std::map<TableKind, std::string> inputs;  ///< paths as written
  std::map<TableKind, std::string> maps;    ///< column maps, paths as written; of inputs only
  RuleReferences rules;
  std::vector<std::string> groups;  ///< person columns that split the casemix
  std::uint32_t replicates = 1000;  ///< of the bootstrap
  UncertaintyTerms uncertainty{};
  std::string output = "out/";
  /// What was taken for granted where the inputs were made, each a sentence; told in the report.
  std::vector<std::string> assumptions;
  /// Scenario files as written, relative to the study; each is run beside the study as it is.
  std::vector<std::string> scenarios{};
};

/// Reads a study file; all problems at once (ST...).
[[nodiscard]] Loaded<Study> load_study(const std::string& path);

/// Where packs of a study are searched: its own folder's `rules/`, then `more`.
[[nodiscard]] RulePaths rule_paths(const Study& study, const std::vector<std::string>& more);

struct RunOptions {
  unsigned threads = 1;
  std::vector<std::string> rule_folders;
  /// Called now and then from one thread: stage, rows or people done, of how many (0: unknown).
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t of)> progress{};
  /// Rows with a finding of at least this severity are marked in StudyResult::findings.
  Severity mark_rows = Severity::error;
  /// Bytes of text of the person-level tables that are worked at a time. Where all of them together
  /// have more (packed files are taken for twelve times their size), the people are worked in
  /// partitions; no byte of the results depends on it. About ten times as much memory is used;
  /// more only for one person with more rows than that.
  std::uint64_t partition_bytes = std::uint64_t{48} << 20;
  /// Where temporary files stand: as large as the inputs. They have no name, so that nothing is
  /// left of them however a run ends.
  std::string spill_folder = ".";
  /// Whether the lines are summed up so that other prices can be laid over them afterwards.
  bool price_cells = false;
  /// false: every number is shown as it is; the study's rule hides and rounds nothing then.
  bool disclosure = true;
};

/// One person's results as the sink gets them.
struct PersonOutput {
  const CareRecord* care = nullptr;
  std::vector<Episode> episodes;
  std::vector<std::vector<Line>> lines;  ///< by episode
  std::vector<LoneLine> lone_lines;      ///< the person's lines that belong to no episode
  std::vector<Outcome> outcomes;
};

/// Receives person-level results while they are made: always from one thread at a time and in one
/// order, whatever the number of threads. The report's CSV files are one such sink.
class StudySink {
 public:
  virtual ~StudySink() = default;
  /// Where the text of allocations.csv goes: the header, then every assessment in the order of the
  /// file. Null where nobody asks for it.
  virtual std::ostream* allocations() = 0;
  /// Every person, by person id.
  virtual void person(const PersonOutput& person) = 0;
  /// After everybody: the lines that are of no person.
  virtual void capitation(const std::vector<LoneLine>& lines) = 0;
};

/// What stays when the people are gone.
struct StudyResult {
  Study study;
  Rulebook rulebook;
  Casemix casemix;
  Payments payments;
  Indicators indicators;
  Findings findings;
  Diagnostics warnings;
  std::map<TableKind, std::uint64_t> rows;       ///< data rows read of each input
  std::map<TableKind, std::uint64_t> set_aside;  ///< of these, rows no record could be made of
  std::uint64_t people = 0;
  std::map<std::string, std::uint64_t> allocated;  ///< cluster -> assessments
  Quality quality{};                               ///< every row of every input
  Pathways pathways{};
  OutcomeStrata strata{};
  std::vector<Contract> contracts{};    ///< as given
  std::vector<PlannedActivity> plan{};  ///< likewise
  /// Where a plan or contracts are given.
  std::optional<Statements> statements{};
  Partnership partnership{};
  std::vector<ShiftParts> shift_parts{};            ///< why the schemes differ
  std::vector<SchemeAgreement> scheme_agreement{};  ///< of their rankings of providers
  std::vector<ReachRow> reach{};                    ///< whom the difference reaches
  std::vector<IncompleteRow> incomplete{};          ///< what rests on people not measured
  Integrity integrity{};                            ///< how a scheme could be gamed
  Uncertainty uncertainty{};                        ///< how sure amounts, changes and ranks are
  std::shared_ptr<const PriceCells> price_cells{};  ///< where RunOptions asked for them
  bool disclosure = true;                           ///< as RunOptions had it
};

/// Runs the study. Empty with problems where an input or a pack cannot be used at all; bad rows
/// are findings and never stop a run.
[[nodiscard]] Loaded<StudyResult> run(const Study& study, const RunOptions& options,
                                      StudySink& sink);

/// A study under rules of its own, with records, contracts or sums changed.
struct StudyVariant {
  Rulebook rules;
  /// Every record of the first provider is the second's, contracts and plan too.
  std::map<ProviderId, ProviderId> mergers{};
  /// Changes contract values before anything is paid.
  std::function<void(std::vector<Contract>&)> contracts{};
  /// Changes what the schemes are paid over.
  std::function<void(PayInputs&)> sums{};
  /// An earlier variant of the same packs but for schemes, the same stop-loss and the same mergers:
  /// its people are not worked again, its sums are paid over.
  std::optional<std::size_t> over{};
  /// With the bootstrap's replicates; without them there are no intervals.
  bool sampled = true;
};

struct VariantOutcome {
  StudyResult result;
  PayInputs inputs;  ///< what the schemes were paid over; points into the result's rulebook
};

/// Runs variants over one reading of the inputs: their people are worked while they are in memory.
/// Only a variant whose packs read rows otherwise (cluster codes, ranges of measures) is read for
/// itself. `sink` gets the person-level results of the first. Findings about ids of other
/// partitions are those of the first. What a variant gives is what run() gives with its rules.
[[nodiscard]] Loaded<std::vector<VariantOutcome>> run_variants(const Study& study,
                                                               std::vector<StudyVariant> variants,
                                                               const RunOptions& options,
                                                               StudySink& sink);

}  // namespace pbr
