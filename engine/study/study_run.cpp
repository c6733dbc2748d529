#include "study/study_run.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/problem_list.hpp"
#include "pbr/allocation_row.hpp"
#include "pbr/column_map.hpp"

namespace pbr::study {
namespace {

bool is_about_people(TableKind kind) {
  return kind != TableKind::contributions && kind != TableKind::contracts &&
         kind != TableKind::plan;
}

/// No count is under 0, and every count is a multiple of 1.
void show_all(DisclosureRule& rule) {
  rule.suppress_below = 0;
  rule.round_to = 1;
}

}  // namespace

StudyRun::StudyRun(const Study& study, std::vector<StudyVariant> variants,
                   const RunOptions& options, StudySink& sink)
    : study_(study), options_(options), sink_(sink), terms_(intake_terms(variants.front().rules)) {
  for (auto& variant : variants) {
    StudySink& into = variants_.empty() ? sink : nowhere_;
    if (!options.disclosure) show_all(variant.rules.disclosure);
    const VariantWork* over = variant.over ? variants_[*variant.over].get() : nullptr;
    variants_.push_back(
        std::make_unique<VariantWork>(study, std::move(variant), options, into, over));
  }
  for (const auto& [kind, name] : study.inputs) {
    auto& files = is_about_people(kind) ? files_ : other_files_;
    files.push_back(look_at(kind, (std::filesystem::path(study.folder) / name).string()));
  }
}

Loaded<std::vector<VariantOutcome>> StudyRun::go(Diagnostics warnings) {
  Loaded<std::vector<VariantOutcome>> loaded;
  loaded.problems = std::move(warnings);
  if (fits_into_memory()) {
    run_whole(loaded.problems);
  } else {
    run_parts(loaded.problems);
  }
  if (!has_errors(loaded.problems)) finish(loaded);
  return loaded;
}

// From the last to the first: a variant that is paid over the sums of another finishes before it.
void StudyRun::finish(Loaded<std::vector<VariantOutcome>>& loaded) {
  for (const auto& variant : variants_) variant->add_capitation();
  std::vector<VariantOutcome> outcomes;
  std::vector<Diagnostics> found;
  for (std::size_t i = variants_.size(); i-- > 0;) {
    Diagnostics own = loaded.problems;
    auto outcome = variants_[i]->finish(own);
    if (outcome) {
      outcome->result.disclosure = options_.disclosure;
      outcomes.push_back(std::move(*outcome));
    }
    found.push_back(std::move(own));
  }
  std::reverse(found.begin(), found.end());
  for (const Diagnostics& own : found) append_new(loaded.problems, own);
  if (has_errors(loaded.problems)) return;
  std::reverse(outcomes.begin(), outcomes.end());
  loaded.value = std::move(outcomes);
}

void StudyRun::tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const {
  if (options_.progress) options_.progress(stage, done, of);
}

// What comes through a pipe comes once, and is gathered in memory whatever its size; so is what
// is read through a column map.
bool StudyRun::fits_into_memory() const {
  std::uint64_t bytes = 0;
  for (const auto& file : files_) {
    if (file.comes_once || study_.maps.contains(file.kind)) return true;
    bytes += file.bytes;
  }
  return bytes <= options_.partition_bytes;
}

void StudyRun::read_tables(const std::vector<TableFile>& files, Part& part, Diagnostics& problems) {
  for (const auto& file : files) {
    tell("reading", static_cast<std::uint64_t>(&file - files.data()), files.size());
    append(problems, read_input(file, part));
  }
}

Diagnostics StudyRun::read_input(const TableFile& file, Part& part) const {
  const auto name = study_.maps.find(file.kind);
  if (name == study_.maps.end()) {
    return read_table(file.kind, file.path, terms_, part.tables, part.findings);
  }
  auto map = load_column_map((std::filesystem::path(study_.folder) / name->second).string());
  if (!map.value) return map.problems;
  return read_table(file.kind, file.path, *map.value, terms_, part.tables, part.findings);
}

void StudyRun::check_groups(const std::vector<std::string>& columns, Diagnostics& problems) const {
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

void StudyRun::run_whole(Diagnostics& problems) {
  Part part{{}, no_findings()};
  read_tables(files_, part, problems);
  read_tables(other_files_, part, problems);
  check_groups(part.tables.group_columns, problems);
  if (has_errors(problems)) return;
  check_across(part.tables, part.findings);
  take_agreements(part.tables, problems);
  const auto allocations = add(part, PartOf::all);
  add_missing_prices(problems);
  if (has_errors(problems)) return;
  write_allocations(part.tables, allocations);
}

void StudyRun::take_agreements(const Tables& tables, Diagnostics& problems) {
  for (const auto& variant : variants_) {
    Diagnostics own;
    variant->take_agreements(tables, own);
    append_new(problems, own);
  }
}

// The allocations are those of the first.
std::vector<Allocation> StudyRun::add(const Part& part, PartOf of) {
  auto allocations = variants_.front()->add(part, of);
  for (std::size_t i = 1; i < variants_.size(); ++i) variants_[i]->add(part, of);
  return allocations;
}

void StudyRun::add_missing_prices(Diagnostics& problems) const {
  for (const auto& variant : variants_) append_new(problems, variant->missing_prices());
}

void StudyRun::write_allocations(const Tables& tables, const std::vector<Allocation>& allocations) {
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

}  // namespace pbr::study
