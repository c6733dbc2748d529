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
#include "study/variant_work.hpp"

namespace pbr {
namespace {

using study::Part;
using study::TableFile;
using study::VariantWork;

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

// What another variant has said already is not said again.
void append_new(Diagnostics& list, const Diagnostics& more) {
  for (const auto& problem : more) {
    const auto text = render(problem);
    const bool known = std::any_of(list.begin(), list.end(), [&](const Diagnostic& each) {
      return each.code == problem.code && render(each) == text;
    });
    if (!known) list.push_back(problem);
  }
}

/// No count is under 0, and every count is a multiple of 1.
void show_all(DisclosureRule& rule) {
  rule.suppress_below = 0;
  rule.round_to = 1;
}

/// Variants that read rows alike, over one reading.
class StudyRun {
 public:
  StudyRun(const Study& study, std::vector<StudyVariant> variants, const RunOptions& options,
           StudySink& sink)
      : study_(study),
        options_(options),
        sink_(sink),
        terms_(study::intake_terms(variants.front().rules)) {
    for (auto& variant : variants) {
      StudySink& into = variants_.empty() ? sink : nowhere_;
      if (!options.disclosure) show_all(variant.rules.disclosure);
      const VariantWork* over = variant.over ? variants_[*variant.over].get() : nullptr;
      variants_.push_back(
          std::make_unique<VariantWork>(study, std::move(variant), options, into, over));
    }
    for (const auto& [kind, name] : study.inputs) {
      auto& files = is_about_people(kind) ? files_ : other_files_;
      files.push_back(study::look_at(kind, (std::filesystem::path(study.folder) / name).string()));
    }
  }

  Loaded<std::vector<VariantOutcome>> go(Diagnostics warnings) {
    Loaded<std::vector<VariantOutcome>> loaded;
    loaded.problems = std::move(warnings);
    Diagnostics& problems = loaded.problems;
    if (fits_into_memory()) {
      run_whole(problems);
    } else {
      run_parts(problems);
    }
    if (has_errors(problems)) return loaded;
    for (const auto& variant : variants_) variant->add_capitation();
    std::vector<VariantOutcome> outcomes;
    std::vector<Diagnostics> found;
    for (auto variant = variants_.rbegin(); variant != variants_.rend(); ++variant) {
      Diagnostics own = problems;
      auto outcome = (*variant)->finish(own);
      if (outcome) {
        outcome->result.disclosure = options_.disclosure;
        outcomes.push_back(std::move(*outcome));
      }
      found.push_back(std::move(own));
    }
    for (auto own = found.rbegin(); own != found.rend(); ++own) append_new(problems, *own);
    if (has_errors(problems)) return loaded;
    std::reverse(outcomes.begin(), outcomes.end());
    loaded.value = std::move(outcomes);
    return loaded;
  }

 private:
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

  [[nodiscard]] study::StudyWork& first() { return variants_.front()->work(); }
  [[nodiscard]] Findings no_findings() { return first().findings().empty_like_this(); }

  void run_whole(Diagnostics& problems) {
    Part part{{}, no_findings()};
    read_tables(files_, part, problems);
    read_tables(other_files_, part, problems);
    check_groups(part.tables.group_columns, problems);
    if (has_errors(problems)) return;
    check_across(part.tables, part.findings);
    take_agreements(part.tables, problems);
    const auto allocations = add(part, study::PartOf::all);
    add_missing_prices(problems);
    if (has_errors(problems)) return;
    write_allocations(part.tables, allocations);
  }

  void take_agreements(const Tables& tables, Diagnostics& problems) {
    for (const auto& variant : variants_) {
      Diagnostics own;
      variant->take_agreements(tables, own);
      append_new(problems, own);
    }
  }

  // The allocations are those of the first.
  std::vector<Allocation> add(const Part& part, study::PartOf of) {
    auto allocations = variants_.front()->add(part, of);
    for (std::size_t i = 1; i < variants_.size(); ++i) variants_[i]->add(part, of);
    return allocations;
  }

  void add_missing_prices(Diagnostics& problems) const {
    for (const auto& variant : variants_) append_new(problems, variant->missing_prices());
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
    add(others, study::PartOf::some);
    study::RepeatedIds ids(options_.spill_folder);
    work_parts(partitions, ahead ? std::launch::async : std::launch::deferred, ids);
    add_missing_prices(problems);
    if (has_errors(problems)) return;
    ids.find(first().findings(), first().quality());
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
      add(*part, study::PartOf::some);
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
    append(
        problems,
        allocate_table(given->path, variants_.front()->rules().clusters, options, *out).problems);
  }

  const Study& study_;
  const RunOptions& options_;
  StudySink& sink_;
  study::NullSink nowhere_;
  IntakeTerms terms_;
  std::vector<std::unique_ptr<VariantWork>> variants_;
  std::vector<TableFile> files_, other_files_;
};

// Variants that are read together, by their place among all.
std::vector<std::vector<std::size_t>> read_together(const std::vector<StudyVariant>& variants) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<IntakeTerms> terms;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const auto own = study::intake_terms(variants[i].rules);
    const auto alike = std::find_if(terms.begin(), terms.end(), [&](const IntakeTerms& each) {
      return study::reads_alike(each, own);
    });
    if (alike == terms.end()) {
      terms.push_back(own);
      groups.push_back({i});
    } else {
      groups[static_cast<std::size_t>(alike - terms.begin())].push_back(i);
    }
  }
  return groups;
}

// The variants of a group, with the places of those whose sums they are paid over among them.
std::vector<StudyVariant> taken(std::vector<StudyVariant>& variants,
                                const std::vector<std::size_t>& group) {
  std::vector<StudyVariant> mine;
  for (const std::size_t i : group) {
    StudyVariant variant = std::move(variants[i]);
    if (variant.over) {
      const auto at = std::find(group.begin(), group.end(), *variant.over);
      if (at == group.end()) throw InternalError("a variant over sums that are read otherwise");
      variant.over = static_cast<std::size_t>(at - group.begin());
    }
    mine.push_back(std::move(variant));
  }
  return mine;
}

}  // namespace

Loaded<std::vector<VariantOutcome>> run_variants(const Study& study,
                                                 std::vector<StudyVariant> variants,
                                                 const RunOptions& options, StudySink& sink) {
  Loaded<std::vector<VariantOutcome>> all;
  std::vector<std::optional<VariantOutcome>> outcomes(variants.size());
  study::NullSink nowhere;
  for (const auto& group : read_together(variants)) {
    StudySink& into = group.front() == 0 ? sink : nowhere;
    auto loaded = StudyRun(study, taken(variants, group), options, into).go({});
    append_new(all.problems, loaded.problems);
    if (!loaded.value) return all;
    for (std::size_t i = 0; i < group.size(); ++i) {
      outcomes[group[i]] = std::move((*loaded.value)[i]);
    }
  }
  all.value.emplace();
  for (auto& outcome : outcomes) all.value->push_back(std::move(*outcome));
  return all;
}

Loaded<StudyResult> run(const Study& study, const RunOptions& options, StudySink& sink) {
  Loaded<StudyResult> loaded;
  auto rulebook = load_rulebook(study.rules, rule_paths(study, options.rule_folders), study.period);
  if (!rulebook.value) {
    loaded.problems = std::move(rulebook.problems);
    return loaded;
  }
  std::vector<StudyVariant> as_it_is;
  as_it_is.push_back({std::move(*rulebook.value)});
  auto ran = StudyRun(study, std::move(as_it_is), options, sink).go(std::move(rulebook.problems));
  loaded.problems = std::move(ran.problems);
  if (ran.value) loaded.value = std::move(ran.value->front().result);
  return loaded;
}

}  // namespace pbr
