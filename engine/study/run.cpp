#include <algorithm>
#include <filesystem>
#include <future>
#include <ostream>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "intake/tables.hpp"
#include "pbr/allocation_row.hpp"
#include "pbr/bulk.hpp"
#include "pbr/column_map.hpp"
#include "pbr/csv.hpp"
#include "pbr/study.hpp"
#include "study/partitions.hpp"
#include "study/repeated_ids.hpp"
#include "study/study_work.hpp"

namespace pbr {
namespace {

using study::Part;
using study::TableFile;

IntakeTerms intake_terms(const Rulebook& rules) {
  IntakeTerms terms;
  for (const auto& cluster : rules.clusters.clusters) {
    terms.cluster_codes.push_back(cluster.code.text());
  }
  terms.not_clusters = rules.clusters.not_clusters;
  terms.unusable_cluster = rules.clusters.unusable.text();
  for (const auto* measure : rules.measures()) add_measure(*measure, terms);
  return terms;
}

bool is_about_people(TableKind kind) {
  return kind != TableKind::contributions && kind != TableKind::contracts &&
         kind != TableKind::plan;
}

void append(Diagnostics& list, const Diagnostics& more) {
  list.insert(list.end(), more.begin(), more.end());
}

Diagnostic long_form_too_large(const std::string& path) {
  Diagnostic d;
  d.code = "ST011";
  d.at = {path, 0, 0};
  d.message = "an assessments table with a row an item, in a study that is worked in partitions";
  d.expected = "one row an assessment, with the columns item_1 to item_13 and item_a to item_e";
  d.help = "make it one row an assessment, or allow more memory, so that all of it is read at once";
  return d;
}

// A part leaves its pages in pieces between what stays; without this the heap grows by some of them
// with every part.
void give_memory_back() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

class StudyRun {
 public:
  StudyRun(const Study& study, Rulebook rulebook, const RunOptions& options, StudySink& sink)
      : study_(study),
        rules_(std::move(rulebook)),
        options_(options),
        sink_(sink),
        terms_(intake_terms(rules_)),
        work_(study, rules_, options, sink) {
    for (const auto& [kind, name] : study.inputs) {
      auto& files = is_about_people(kind) ? files_ : other_files_;
      files.push_back(study::look_at(kind, (std::filesystem::path(study.folder) / name).string()));
    }
  }

  Loaded<StudyResult> go(Diagnostics warnings) {
    Loaded<StudyResult> loaded;
    loaded.problems = std::move(warnings);
    Diagnostics& problems = loaded.problems;
    if (fits_into_memory()) {
      run_whole(problems);
    } else {
      run_parts(problems);
    }
    if (has_errors(problems)) return loaded;
    work_.add_capitation();
    const PayInputs inputs =
        pay_inputs(work_.casemix(), contracts_, study_.inputs.contains(TableKind::contracts),
                   expected_sums(work_.strata(), rules_.measures()));
    Payments payments = pay(inputs, work_.casemix(), rules_.schemes, problems);
    if (has_errors(problems)) return loaded;
    auto statements = make_statements();
    auto partners = partnership(payments, inputs, contributions_, work_.costly());
    loaded.value = work_.result(std::move(rules_), std::move(payments), problems);
    add_contrast(inputs, *loaded.value);
    loaded.value->statements = std::move(statements);
    loaded.value->partnership = std::move(partners);
    loaded.value->contracts = std::move(contracts_);
    loaded.value->plan = std::move(plan_);
    return loaded;
  }

 private:
  // Why the schemes differ, whom that reaches, how they could be gamed, and how sure that is.
  void add_contrast(const PayInputs& inputs, StudyResult& result) const {
    const Payments& payments = result.payments;
    result.shift_parts = shift_parts(inputs, result.rulebook.schemes);
    result.scheme_agreement = agreement_of_schemes(payments, inputs);
    result.reach = reach_of(work_.reach(), payments);
    result.incomplete = incomplete_of(payments);
    result.integrity = integrity_of(work_.integrity(), result.strata, inputs, payments);
    result.uncertainty = uncertainty_of(inputs, result.casemix, result.rulebook.schemes, payments,
                                        study_.uncertainty);
  }

  void tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const {
    if (options_.progress) options_.progress(stage, done, of);
  }

  // What comes through a pipe comes once, and is gathered in memory whatever its size; so is what
  // is read through a column map.
  [[nodiscard]] bool fits_into_memory() const {
    std::uint64_t bytes = 0;
    for (const auto& file : files_) {
      if (file.comes_once || study_.maps.contains(file.kind)) return true;
      bytes += file.bytes;
    }
    return bytes <= options_.partition_bytes;
  }

  void read_tables(const std::vector<TableFile>& files, Part& part, Diagnostics& problems) {
    for (const auto& file : files) {
      tell("reading", static_cast<std::uint64_t>(&file - files.data()), files.size());
      append(problems, read_input(file, part));
    }
  }

  Diagnostics read_input(const TableFile& file, Part& part) const {
    const auto name = study_.maps.find(file.kind);
    if (name == study_.maps.end()) {
      return read_table(file.kind, file.path, terms_, part.tables, part.findings);
    }
    auto map = load_column_map((std::filesystem::path(study_.folder) / name->second).string());
    if (!map.value) return map.problems;
    return read_table(file.kind, file.path, *map.value, terms_, part.tables, part.findings);
  }

  void check_groups(const std::vector<std::string>& columns, Diagnostics& problems) const {
    for (const auto& group : study_.groups) {
      if (!group.starts_with("group_")) continue;
      if (std::find(columns.begin(), columns.end(), group) != columns.end()) continue;
      Diagnostic d;
      d.code = "ST007";
      d.at = {study_.file, 0, 0};
      d.message = "the persons table has no column \"" + group + "\" to group by";
      d.help = "add the column, or take it out of `groups`";
      problems.push_back(std::move(d));
    }
  }

  [[nodiscard]] Findings no_findings() { return work_.findings().empty_like_this(); }

  void run_whole(Diagnostics& problems) {
    Part part{{}, no_findings()};
    read_tables(files_, part, problems);
    read_tables(other_files_, part, problems);
    check_groups(part.tables.group_columns, problems);
    if (has_errors(problems)) return;
    check_across(part.tables, part.findings);
    take_agreements(part.tables, problems);
    const auto allocations = work_.add(part, study::PartOf::all);
    append(problems, work_.missing_prices());
    if (has_errors(problems)) return;
    write_allocations(part.tables, allocations);
  }

  // What is planned is checked before anybody is worked.
  void take_agreements(const Tables& tables, Diagnostics& problems) {
    contracts_ = tables.contracts;
    plan_ = tables.plan;
    contributions_ = tables.contributions;
    append(problems, check_pools(rules_.schemes, contributions_, study_.period));
    append(problems, check_plan(plan_, contracts_, statement_terms()));
    work_.note_needs(plan_);
  }

  [[nodiscard]] StatementTerms statement_terms() const {
    return {&rules_.tariff, &rules_.clusters, study_.period};
  }

  [[nodiscard]] std::optional<Statements> make_statements() const {
    const bool agreed =
        study_.inputs.contains(TableKind::plan) || study_.inputs.contains(TableKind::contracts);
    if (!agreed) return std::nullopt;
    return statements(actual_amounts(work_.casemix()), plan_, contracts_, statement_terms());
  }

  void write_allocations(const Tables& tables, const std::vector<Allocation>& allocations) {
    std::ostream* out = sink_.allocations();
    if (out == nullptr) return;
    *out << allocations_head();
    std::string row;
    for (std::size_t i = 0; i < allocations.size(); ++i) {
      row.clear();
      append_allocation(row, tables.assessments[i], allocations[i]);
      out->write(row.data(), static_cast<std::streamsize>(row.size()));
    }
  }

  void run_parts(Diagnostics& problems) {
    for (const auto& file : files_) {
      const bool is_long =
          file.kind == TableKind::assessments && intake::is_long_form(CsvReader::open(file.path));
      if (is_long) problems.push_back(long_form_too_large(file.path));
    }
    if (has_errors(problems)) return;
    // Where there are threads for it, a part is read while the one before is worked.
    const bool ahead = options_.threads > 1;
    study::Partitions partitions(options_.partition_bytes / (ahead ? 2 : 1), options_.spill_folder,
                                 no_findings());
    Part others{{}, no_findings()};
    split(partitions, others, problems);
    if (has_errors(problems)) return;
    take_agreements(others.tables, problems);
    work_.add(others, study::PartOf::some);
    study::RepeatedIds ids(options_.spill_folder);
    work_parts(partitions, ahead ? std::launch::async : std::launch::deferred, ids);
    append(problems, work_.missing_prices());
    if (has_errors(problems)) return;
    ids.find(work_.findings(), work_.quality());
    allocate_files(problems);
  }

  void split(study::Partitions& partitions, Part& others, Diagnostics& problems) {
    std::uint64_t files = 0;
    append(problems, partitions.split(files_, others.findings, [&](std::uint64_t bytes) {
      if (bytes == 0) ++files;
      tell("sorting rows by person", files, files_.size());
    }));
    read_tables(other_files_, others, problems);
    std::vector<std::string> groups;
    for (const auto& table : partitions.tables()) {
      if (table.kind == TableKind::persons) groups = table.header;
    }
    check_groups(groups, problems);
  }

  void work_parts(study::Partitions& partitions, std::launch how, study::RepeatedIds& ids) {
    const auto next = [&] { return partitions.next(terms_); };
    auto coming = std::async(how, next);
    while (auto part = coming.get()) {
      coming = std::async(how, next);
      ids.add(part->tables);
      work_.add(*part, study::PartOf::some);
      part.reset();
      give_memory_back();
    }
  }

  // In the order of the file once more, as the parts are not. Its findings are theirs.
  void allocate_files(Diagnostics& problems) {
    std::ostream* out = sink_.allocations();
    if (out == nullptr) return;
    const auto given = std::find_if(files_.begin(), files_.end(), [](const TableFile& file) {
      return file.kind == TableKind::assessments;
    });
    if (given == files_.end()) {
      *out << allocations_head();
      return;
    }
    BulkOptions options;
    options.threads = options_.threads;
    options.progress = options_.progress;
    append(problems, allocate_table(given->path, rules_.clusters, options, *out).problems);
  }

  const Study& study_;
  Rulebook rules_;
  const RunOptions& options_;
  StudySink& sink_;
  IntakeTerms terms_;
  study::StudyWork work_;
  std::vector<TableFile> files_, other_files_;
  std::vector<Contract> contracts_;
  std::vector<PlannedActivity> plan_;
  std::vector<Contribution> contributions_;
};

}  // namespace

Loaded<StudyResult> run(const Study& study, const RunOptions& options, StudySink& sink) {
  auto rulebook = load_rulebook(study.rules, rule_paths(study, options.rule_folders), study.period);
  if (!rulebook.value) {
    Loaded<StudyResult> failed;
    failed.problems = std::move(rulebook.problems);
    return failed;
  }
  return StudyRun(study, std::move(*rulebook.value), options, sink)
      .go(std::move(rulebook.problems));
}

}  // namespace pbr
