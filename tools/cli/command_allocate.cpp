#include <boost/json.hpp>
#include <map>
#include <memory>

#include "all_columns.hpp"
#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/scorecard.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output, map;
  std::string clusters = default_clusters;
  bool strict = false, tree = false, all = false;
};

// By hand: a margin is a number with as many decimals as it has, which no double keeps.
void write_json_row(std::ostream& out, const Assessment& a, const Allocation& result,
                    const std::vector<std::string>& columns,
                    const std::vector<std::string>& fields) {
  const auto quoted = [](std::string_view text) { return boost::json::serialize(text); };
  out << R"({"row":)" << a.row << R"(,"assessment_id":)" << quoted(a.assessment.text())
      << R"(,"cluster":)" << quoted(result.cluster.text());
  if (result.runner_up) out << R"(,"runner_up":)" << quoted(result.runner_up->text());
  if (result.margin) out << R"(,"margin":)" << to_text(*result.margin);
  if (result.essential_met) {
    out << R"(,"essential_met":)" << (*result.essential_met ? "true" : "false");
  }
  out << R"(,"reason":)" << quoted(result.reason);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!fields[at].empty()) out << ',' << quoted(columns[at]) << ':' << fields[at];
  }
  out << "}\n";
}

void write_rows(const ClusterPack& pack, const std::vector<Assessment>& assessments,
                const std::vector<Allocation>& allocations, const Options& options,
                const std::string& format, std::ostream& out) {
  const auto columns = options.all ? all_columns(pack) : std::vector<std::string>{};
  const auto fields_of = [&](const Assessment& a) {
    return options.all ? all_fields(pack, a) : std::vector<std::string>{};
  };
  if (format == "json") {
    for (std::size_t at = 0; at < assessments.size(); ++at) {
      const auto& a = assessments[at];
      write_json_row(out, a, allocations[at], columns, fields_of(a));
    }
    return;
  }
  AllocationWriter writer(out, columns);
  for (std::size_t at = 0; at < assessments.size(); ++at) {
    writer.write(assessments[at], allocations[at], fields_of(assessments[at]));
  }
}

void write_counts(const ClusterPack& pack, const std::vector<Allocation>& allocations,
                  std::ostream& out) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& allocation : allocations) ++counts[allocation.cluster.text()];
  for (const auto& [code, count] : counts) {
    const auto* cluster = pack.find(ClusterCode{code});
    const std::string number = grouped(count);
    out << code << std::string(number.size() < 12 ? 12 - number.size() : 1, ' ') << number << "  "
        << (cluster != nullptr ? cluster->name : "not allocated: ratings cannot be used") << "\n";
  }
}

// Whether --tree and --all are about something.
bool can_do(const Options& options, const Common& common, ClusterPack& pack) {
  if (options.all && pack.method == Method::table) {
    fail("--all: the pack " + pack.header.reference +
         " is a decision table, which gives clusters neither points nor probabilities");
    return false;
  }
  if (options.all && common.format == "text") {
    fail("--all adds columns to csv and json; --format text counts people by cluster");
    return false;
  }
  return !options.tree || use_tree(pack);
}

int run(const Options& options, const Common& common) {
  auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs || !can_do(options, common, packs->clusters)) return failed;
  Tables tables;
  Findings findings;
  if (!read_input(TableKind::assessments, options.file, packs->terms, tables, findings,
                  options.map)) {
    return failed;
  }
  check_across(tables, findings);
  const bool found = counts_as_findings(findings);
  if (found) warn("findings (pbr check shows each)\n" + findings_summary(findings));
  if (found && options.strict) {
    fail("nothing was written: --strict and findings");
    return with_findings;
  }
  TableOutput output(options.output);
  const auto allocations = Scorecard(packs->clusters).allocate(tables.assessments);
  if (common.format == "text") {
    write_counts(packs->clusters, allocations, output.stream());
  } else {
    write_rows(packs->clusters, tables.assessments, allocations, options, common.format,
               output.stream());
  }
  output.commit();
  return found ? with_findings : fine;
}

}  // namespace

Run add_allocate(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("allocate", "Allocate assessments to care clusters");
  arguments
      .needed("FILE", options->file,
              "Assessments as canonical CSV, wide or long, also .gz and .zst; - is standard input")
      .text("-r,--pack", options->clusters, "Cluster pack")
      .text("--map", options->map, "Column map of a file with other headings; pbr map suggest")
      .text("-o,--output", options->output, "File to write; standard output without it")
      .flag("--tree", options->tree, "Let the pack's tree find a super-class where none is given")
      .flag("--all", options->all,
            "A column more for each cluster: its probability, or its penalty")
      .flag("--strict", options->strict, "Write nothing where there are findings");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr allocate assessments.csv -o allocations.csv",
                      "pbr allocate assessments.csv --format text      people by cluster",
                      "pbr allocate assessments.csv --all               what each cluster came to",
                      "pbr allocate extract.csv.gz --map map.yaml         a trust's own headings",
                      "pbr allocate - -r ./my-clusters.yaml < assessments.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
