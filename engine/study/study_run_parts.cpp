// A study that is larger than the memory it may have: people are worked part by part.
#include <algorithm>
#include <future>
#include <ostream>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "base/problem_list.hpp"
#include "intake/tables.hpp"
#include "pbr/allocation_row.hpp"
#include "pbr/bulk.hpp"
#include "pbr/csv.hpp"
#include "study/study_run.hpp"

namespace pbr::study {
namespace {

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

}  // namespace

void StudyRun::run_parts(Diagnostics& problems) {
  refuse_long_forms(problems);
  if (has_errors(problems)) return;
  // Where there are threads for it, a part is read while the one before is worked.
  const bool ahead = options_.threads > 1;
  Partitions partitions(options_.partition_bytes / (ahead ? 2 : 1), options_.spill_folder,
                        no_findings());
  Part others{{}, no_findings()};
  split(partitions, others, problems);
  if (has_errors(problems)) return;
  take_agreements(others.tables, problems);
  add(others, PartOf::some);
  RepeatedIds ids(options_.spill_folder);
  work_parts(partitions, ahead ? std::launch::async : std::launch::deferred, ids);
  add_missing_prices(problems);
  if (has_errors(problems)) return;
  ids.find(first().findings(), first().quality());
  allocate_files(problems);
}

void StudyRun::refuse_long_forms(Diagnostics& problems) const {
  for (const auto& file : files_) {
    const bool is_long =
        file.kind == TableKind::assessments && intake::is_long_form(CsvReader::open(file.path));
    if (is_long) problems.push_back(long_form_too_large(file.path));
  }
}

void StudyRun::split(Partitions& partitions, Part& others, Diagnostics& problems) {
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

void StudyRun::work_parts(Partitions& partitions, std::launch how, RepeatedIds& ids) {
  const auto next = [&] { return partitions.next(terms_); };
  auto coming = std::async(how, next);
  while (auto part = coming.get()) {
    coming = std::async(how, next);
    ids.add(part->tables);
    add(*part, PartOf::some);
    part.reset();
    give_memory_back();
  }
}

// In the order of the file once more, as the parts are not. Its findings are theirs.
void StudyRun::allocate_files(Diagnostics& problems) {
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
  append(problems,
         allocate_table(given->path, variants_.front()->rules().clusters, options, *out).problems);
}

}  // namespace pbr::study
