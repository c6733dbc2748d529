#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/report.hpp"
#include "pbr/study.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output, table, map;
  std::string clusters = default_clusters;
  std::vector<std::string> measures{"england/measures/honos", "england/measures/reqol-10",
                                    "england/measures/ascof"};
};

// A study is checked by running it and throwing the results away: what only shows on the time line
// of a person is then found too.
class NoSink : public StudySink {
 public:
  void allocation(const Assessment&, const Allocation&) override {}
  void person(const PersonOutput&) override {}
};

std::optional<Findings> check_study(const Options& options, const Common& common) {
  auto study = load_study(options.file);
  print(study.problems);
  if (!study.value) return std::nullopt;
  study.value->replicates = 0;
  NoSink sink;
  auto result =
      pbr::run(*study.value, {common.thread_count(), common.rule_folders, progress()}, sink);
  print(result.problems);
  if (!result.value) return std::nullopt;
  return std::move(result.value->findings);
}

std::optional<Findings> check_table(const Options& options, const Common& common) {
  const auto kind = options.table.empty() ? kind_of_file(options.file) : table_kind(options.table);
  if (!kind) {
    fail("which table is this? say --table assessments, persons, clusters, ...");
    return std::nullopt;
  }
  auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs) return std::nullopt;
  for (const auto& reference : options.measures) {
    const auto pack = load_measures(reference, {common.rule_folders});
    print(pack.problems);
    if (!pack.value) return std::nullopt;
    for (const auto& measure : pack.value->measures) {
      packs->terms.measure_ranges[measure.id.text()] = {measure.lowest, measure.highest};
    }
  }
  Tables tables;
  Findings findings;
  if (!read_input(*kind, options.file, packs->terms, tables, findings, options.map)) {
    return std::nullopt;
  }
  check_across(tables, findings);
  return findings;
}

void print_text(const Findings& findings, std::ostream& out) {
  if (findings.counts().empty()) {
    out << "no findings\n";
    return;
  }
  out << findings_summary(findings);
  constexpr std::size_t shown = 20;
  const auto list = findings.sorted();
  for (std::size_t i = 0; i < list.size() && i < shown; ++i) {
    const auto& f = list[i];
    out << schema_of(f.table).name << " row " << f.row << ": " << f.code << " "
        << (f.field.empty() ? "" : f.field + ": ") << "found \"" << f.found << "\", expected "
        << f.expected << "\n";
  }
  if (list.size() > shown) {
    out << "... " << grouped(list.size() - shown)
        << " more; --format csv or -o FILE gives them all\n";
  }
}

void print_json(const Findings& findings, std::ostream& out) {
  boost::json::object codes;
  for (const auto& [code, count] : findings.counts()) {
    codes[code] = {{"severity", std::string(to_text(count.severity))},
                   {"title", std::string(finding_title(code))},
                   {"total", count.total},
                   {"truncated", count.truncated()}};
  }
  boost::json::array rows;
  for (const auto& f : findings.sorted()) {
    rows.push_back({{"table", std::string(schema_of(f.table).name)},
                    {"row", f.row},
                    {"field", f.field},
                    {"code", f.code},
                    {"severity", std::string(to_text(f.severity))},
                    {"found", f.found},
                    {"expected", f.expected}});
  }
  out << boost::json::serialize(
             boost::json::object{{"counts", std::move(codes)}, {"findings", std::move(rows)}})
      << "\n";
}

int run(const Options& options, const Common& common) {
  const auto extension = std::filesystem::path(options.file).extension();
  const bool study = extension == ".yaml" || extension == ".yml";
  if (study && !options.map.empty()) {
    fail("--map is for one table; a study names its maps under `maps:`");
    return failed;
  }
  const auto findings = study ? check_study(options, common) : check_table(options, common);
  if (!findings) return failed;
  end_progress();
  if (!options.output.empty()) {
    TableOutput output(options.output);
    write_findings(*findings, output.stream());
    output.commit();
  }
  if (common.format == "json") {
    print_json(*findings, std::cout);
  } else if (common.format == "csv") {
    write_findings(*findings, std::cout);
  } else {
    print_text(*findings, std::cout);
  }
  return counts_as_findings(*findings) ? with_findings : fine;
}

}  // namespace

Run add_check(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("check", "Check a table or a whole study; status 1 where there are findings");
  arguments
      .needed("FILE", options->file,
              "A study.yaml, or one canonical table as CSV, also .gz and .zst; - is "
              "standard input")
      .text("--table", options->table, "Which table FILE is, where its name does not say")
      .text("--map", options->map, "Column map of a table with other headings; pbr map suggest")
      .text("-r,--pack", options->clusters, "Cluster pack, for a table")
      .texts("--measures", options->measures, "Measure packs, for a table")
      .text("-o,--output", options->output, "Write every kept finding to this CSV file");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr check study.yaml", "pbr check assessments.csv -o findings.csv",
                      "pbr check extract.csv --table clusters --format csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
