#include "synth.hpp"

#include <ostream>

#include "calibration.hpp"
#include "cohort_terms.hpp"
#include "cohort_writer.hpp"
#include "dirt.hpp"
#include "life.hpp"
#include "pbr/report.hpp"
#include "study_file.hpp"

namespace pbr {
namespace {

constexpr std::uint64_t most_people = 50'000'000;

Diagnostic option_problem(std::string message, std::string found, std::string expected) {
  Diagnostic problem;
  problem.code = "SY001";
  problem.at.file = "synth";
  problem.message = std::move(message);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

Diagnostics check(const SynthOptions& options) {
  Diagnostics problems;
  if (options.people == 0 || options.people > most_people) {
    problems.push_back(option_problem("number of people out of range",
                                      std::to_string(options.people), "1 to 50000000"));
  }
  if (options.dirty_rate < Rate(0) || options.dirty_rate > Rate(1)) {
    problems.push_back(option_problem("share of rows with a fault out of range",
                                      to_text(options.dirty_rate), "0 to 1"));
  }
  if (options.mhsds_version != 4 && options.mhsds_version != 5) {
    problems.push_back(option_problem("version of MHSDS out of range",
                                      std::to_string(options.mhsds_version), "4 or 5"));
  }
  if (options.folder.empty()) {
    problems.push_back(option_problem("no folder to write to", "nothing", "a folder"));
  }
  return problems;
}

synth::CohortPacks load_packs(const SynthOptions& options) {
  const RulePaths paths{options.rule_folders};
  auto instrument = load_instrument("england/instruments/mhct-18", paths);
  auto clusters = load_clusters("england/clusters/illustrative", paths);
  Diagnostics problems = std::move(instrument.problems);
  problems.insert(problems.end(), clusters.problems.begin(), clusters.problems.end());
  if (!instrument.value || !clusters.value) throw SynthError(std::move(problems));
  for (const synth::ClusterTerms& terms : synth::cluster_terms()) {
    if (clusters.value->find(ClusterCode(std::string(terms.code)))) continue;
    problems.push_back(option_problem("the cluster pack lacks a cluster of the cohort", "nothing",
                                      "cluster " + std::string(terms.code)));
  }
  if (has_errors(problems)) throw SynthError(std::move(problems));
  return {std::move(*instrument.value), std::move(*clusters.value)};
}

void tell(const SynthOptions& options, std::uint64_t done) {
  constexpr std::uint64_t every = 1000;
  if (options.progress && (done % every == 0 || done == options.people)) {
    options.progress("people", done, options.people);
  }
}

void write_texts(const SynthOptions& options, OutputFolder& folder) {
  if (options.format == SynthOptions::Format::canonical) {
    synth::write_study(options, folder.file("study.yaml"));
  }
  synth::write_readme(options, folder.file("README.txt"));
}

}  // namespace

SynthError::SynthError(Diagnostics problems)
    : std::runtime_error("the cohort cannot be made"), problems_(std::move(problems)) {}

SynthSummary synthesise(const SynthOptions& options) {
  if (Diagnostics problems = check(options); !problems.empty()) {
    throw SynthError(std::move(problems));
  }
  const synth::CohortPacks packs = load_packs(options);
  OutputFolder folder(options.folder);
  const auto writer = options.format == SynthOptions::Format::canonical
                          ? synth::canonical_writer(folder, options.people)
                          : synth::mhsds_writer(folder, packs.instrument,
                                                {options.mhsds_version, options.resubmitted});
  synth::Calibrator calibrator;
  SynthSummary summary;
  for (std::uint64_t number = 1; number <= options.people; ++number) {
    const synth::Life life = synth::make_life(packs, options.seed, number);
    calibrator.add(life);
    synth::PersonRows rows = synth::rows_of(life);
    synth::Random dirt(options.seed, number, synth::Stream::dirt);
    synth::plant_faults(rows, options.dirty_rate, dirt, summary.dirty);
    writer->write(rows);
    tell(options, number);
  }
  write_texts(options, folder);
  summary.people = options.people;
  summary.rows = writer->rows();
  summary.calibrations = calibrator.figures();
  summary.files = folder.commit();
  return summary;
}

}  // namespace pbr
