#include "pbr/check_tables.hpp"

#include <algorithm>

#include "intake/tables.hpp"
#include "pbr/csv.hpp"
#include "pbr/person_checks.hpp"
#include "pbr/quality.hpp"
#include "study/partitions.hpp"
#include "study/repeated_ids.hpp"

namespace pbr {
namespace {

constexpr std::uint64_t people_between_news = 1024;

class Checking {
 public:
  explicit Checking(const TableCheck& check) : check_(check) {
    checked_.findings.mark_rows(check.mark_rows);
    for (const auto& [kind, path] : check.files) files_.push_back(study::look_at(kind, path));
  }

  Loaded<CheckedTables> go() {
    Loaded<CheckedTables> loaded;
    loaded.problems = in_memory() ? check_whole() : check_parts();
    if (!has_errors(loaded.problems)) loaded.value = std::move(checked_);
    return loaded;
  }

 private:
  void tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const {
    if (check_.progress) check_.progress(stage, done, of);
  }

  [[nodiscard]] bool in_memory() const {
    std::uint64_t bytes = 0;
    for (const auto& file : files_) {
      if (file.comes_once || check_.map != nullptr) return true;
      bytes += file.bytes;
    }
    return bytes <= check_.partition_bytes || has_long_form();
  }

  [[nodiscard]] bool has_long_form() const {
    const auto found = check_.files.find(TableKind::assessments);
    return found != check_.files.end() && intake::is_long_form(CsvReader::open(found->second));
  }

  Diagnostics check_whole() {
    Tables tables;
    Diagnostics problems;
    for (const auto& file : files_) {
      tell("reading", static_cast<std::uint64_t>(&file - files_.data()), files_.size());
      auto found = check_.map == nullptr
                       ? read_table(file.kind, file.path, check_.intake, tables, checked_.findings)
                       : read_table(file.kind, file.path, *check_.map, check_.intake, tables,
                                    checked_.findings);
      problems.insert(problems.end(), found.begin(), found.end());
    }
    if (has_errors(problems)) return problems;
    check_across(tables, checked_.findings);
    take(tables);
    return problems;
  }

  Diagnostics check_parts() {
    study::Partitions partitions(check_.partition_bytes, check_.spill_folder,
                                 checked_.findings.empty_like_this());
    std::uint64_t begun = 0;
    auto problems = partitions.split(files_, checked_.findings, [&](std::uint64_t bytes) {
      if (bytes == 0) ++begun;
      tell("sorting rows by person", begun, files_.size());
    });
    if (has_errors(problems)) return problems;
    study::RepeatedIds ids(check_.spill_folder);
    while (const auto part = partitions.next(check_.intake)) {
      ids.add(part->tables);
      checked_.findings.append(part->findings);
      take(part->tables);
    }
    Quality nowhere;  // figures of data quality are a study's
    ids.find(checked_.findings, nowhere);
    return problems;
  }

  // Counts the rows, and checks the people.
  void take(const Tables& tables) {
    for (const auto& file : files_) {
      checked_.rows[file.kind] += tables.rows[static_cast<std::size_t>(file.kind)];
    }
    const PersonCheckTerms terms{{}, tables.given, check_.clusters, check_.instrument};
    for (const auto& care : care_records(tables)) {
      if (people_++ % people_between_news == 0) tell("checking people", people_ - 1, 0);
      check_person(care, terms, checked_.findings);
    }
  }

  const TableCheck& check_;
  std::vector<study::TableFile> files_;
  CheckedTables checked_;
  std::uint64_t people_ = 0;
};

}  // namespace

Loaded<CheckedTables> check_tables(const TableCheck& check) { return Checking(check).go(); }

}  // namespace pbr
