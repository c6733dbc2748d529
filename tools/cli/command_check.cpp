#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "check_report.hpp"
#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/check_tables.hpp"
#include "pbr/report.hpp"
#include "pbr/split_table.hpp"
#include "pbr/study.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::vector<std::string> files;
  std::string output, table, split, map;
  std::string split_at = "error";
  std::string clusters = default_clusters;
  std::vector<std::string> measures{"england/measures/honos", "england/measures/reqol-10",
                                    "england/measures/ascof"};
  Room room;
};

// A study is checked by running it and throwing the results away: what only shows on the time line
// of a person is then found too.
class NoSink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput&) override {}
  void capitation(const std::vector<LoneLine>&) override {}
};

std::string spill_folder(const Options& options) {
  return options.room.spill.empty() ? std::filesystem::temp_directory_path().string()
                                    : options.room.spill;
}

std::optional<Checked> check_study(const Options& given, const Common& common) {
  auto study = load_study(given.files.front());
  print(study.problems);
  if (!study.value) return std::nullopt;
  study.value->replicates = 0;
  NoSink sink;
  RunOptions options{common.thread_count(), common.rule_folders, progress()};
  options.mark_rows = Severity::note;
  options.partition_bytes = given.room.partition_bytes();
  options.spill_folder = spill_folder(given);
  auto result = pbr::run(*study.value, options, sink);
  print(result.problems);
  if (!result.value) return std::nullopt;
  Checked checked;
  for (const auto& [kind, name] : study.value->inputs) {
    checked.files[kind] = (std::filesystem::path(study.value->folder) / name).string();
  }
  checked.rows = result.value->rows;
  checked.findings = std::move(result.value->findings);
  return checked;
}

// Which table each file is; says what is wrong where one is not known or stands twice.
std::optional<std::map<TableKind, std::string>> tables_of(const Options& options) {
  if (!options.table.empty() && options.files.size() > 1) {
    fail("--table is for one FILE; of several each name says which table it is");
    return std::nullopt;
  }
  std::map<TableKind, std::string> files;
  for (const auto& file : options.files) {
    const auto kind = options.table.empty() ? kind_of_file(file) : table_kind(options.table);
    if (!kind) {
      fail("which table is " + (file == "-" ? "standard input" : file) +
           "? say --table assessments, persons, clusters, ...");
      return std::nullopt;
    }
    if (files.try_emplace(*kind, file).second) continue;
    fail("two files for the " + std::string(schema_of(*kind).name) + " table: " + files[*kind] +
         " and " + file + "; check them one by one");
    return std::nullopt;
  }
  return files;
}

std::optional<AllocationPacks> packs_of(const Options& options, const Common& common) {
  auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs) return std::nullopt;
  for (const auto& reference : options.measures) {
    const auto pack = load_measures(reference, {common.rule_folders});
    print(pack.problems);
    if (!pack.value) return std::nullopt;
    for (const auto& measure : pack.value->measures) add_measure(measure, packs->terms);
  }
  return packs;
}

std::optional<Checked> check_files(const Options& options, const Common& common) {
  const auto files = tables_of(options);
  if (!files) return std::nullopt;
  const auto packs = packs_of(options, common);
  if (!packs) return std::nullopt;
  TableCheck check{*files, nullptr, packs->terms, &packs->clusters, &packs->instrument};
  std::optional<ColumnMap> map;
  if (!options.map.empty()) {
    auto loaded = load_column_map(options.map);
    print(loaded.problems);
    if (!loaded.value) return std::nullopt;
    map = std::move(*loaded.value);
    check.map = &*map;
  }
  check.partition_bytes = options.room.partition_bytes();
  check.spill_folder = spill_folder(options);
  check.progress = progress();
  auto found = check_tables(check);
  print(found.problems);
  if (!found.value) return std::nullopt;
  return Checked{*files, std::move(found.value->rows), std::move(found.value->findings)};
}

Severity severity_of(const std::string& word) {
  if (word == "note") return Severity::note;
  return word == "warning" ? Severity::warning : Severity::error;
}

// What can be said before a file is read.
bool can_do(const Options& options) {
  const auto& files = options.files;
  if (files.size() > 1 && std::any_of(files.begin(), files.end(), is_study)) {
    fail("a study is checked by itself, with all its tables; give it as the only FILE");
    return false;
  }
  if (!options.map.empty() && (files.size() > 1 || is_study(files.front()))) {
    fail("--map is for one table; a study names its maps under `maps:`");
    return false;
  }
  if (!options.split.empty() && std::find(files.begin(), files.end(), "-") != files.end()) {
    fail("--split reads a table twice, and standard input comes once; give a file");
    return false;
  }
  return true;
}

// Every table's two files, or none of them.
bool split(const Checked& checked, const Options& options) {
  OutputFolder folder(options.split);
  bool complete = true;
  for (const auto& [kind, file] : checked.files) {
    const std::string name(schema_of(kind).name);
    SplitRows counted;
    const auto problems = split_table(
        kind, file, checked.findings.marks(), severity_of(options.split_at), checked.rows.at(kind),
        folder.file(name + ".valid.csv"), folder.file(name + ".invalid.csv"), counted);
    print(problems);
    complete &= problems.empty();
    note(name + ": " + grouped(counted.valid) + " valid, " + grouped(counted.invalid) +
         " invalid rows");
  }
  if (complete) folder.commit();
  return complete;
}

// findings.csv -> findings_summary.csv
std::string summary_file(const std::string& output) {
  const std::filesystem::path path(output);
  auto name = path.stem().string() + "_summary" + path.extension().string();
  return (path.parent_path() / name).string();
}

void write_files(const Findings& findings, const std::string& output) {
  TableOutput list(output);
  TableOutput summary(summary_file(output));
  write_findings(findings, list.stream());
  write_findings_summary(findings, summary.stream());
  list.commit();
  summary.commit();
}

int run(const Options& options, const Common& common) {
  if (!can_do(options)) return failed;
  const bool study = options.files.size() == 1 && is_study(options.files.front());
  const auto checked = study ? check_study(options, common) : check_files(options, common);
  end_progress();
  if (!checked) return failed;
  if (!options.split.empty() && !split(*checked, options)) return failed;
  if (!options.output.empty()) write_files(checked->findings, options.output);
  if (common.format == "json") {
    print_check_json(*checked, std::cout);
  } else if (common.format == "csv") {
    write_findings(checked->findings, std::cout);
  } else {
    print_check_text(*checked, std::cout);
  }
  return counts_as_findings(checked->findings) ? with_findings : fine;
}

}  // namespace

Run add_check(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("check", "Check tables or a whole study; status 1 where there are findings");
  arguments
      .needed_texts("FILE", options->files,
                    "A study.yaml, or canonical tables as CSV, also .gz and .zst, each once; - is "
                    "standard input")
      .text("--table", options->table, "Which table FILE is, where its name does not say")
      .text("--map", options->map, "Column map of a table with other headings; pbr map suggest")
      .text("-r,--pack", options->clusters, "Cluster pack, for tables")
      .texts("--measures", options->measures, "Measure packs, for tables")
      .text("-o,--output", options->output,
            "Write every kept finding to this CSV file, and the counts to FILE_summary")
      .text("--split", options->split,
            "Folder for TABLE.valid.csv and TABLE.invalid.csv: each row in one of them, as it is")
      .choice("--split-at", options->split_at, {"error", "warning", "note"},
              "The least severity that makes a row invalid");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr check study.yaml", "pbr check assessments.csv -o findings.csv",
                      "pbr check persons.csv referrals.csv clusters.csv --split checked",
                      "pbr check extract.csv --table clusters --format csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
