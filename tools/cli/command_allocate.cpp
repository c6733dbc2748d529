#include <boost/json.hpp>
#include <map>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/allocation.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output;
  std::string clusters = default_clusters;
  bool strict = false;
};

void write_json_row(std::ostream& out, const Assessment& a, const Allocation& result) {
  boost::json::object row;
  row["row"] = a.row;
  row["assessment_id"] = a.assessment.text();
  row["cluster"] = result.cluster.text();
  if (result.runner_up) row["runner_up"] = result.runner_up->text();
  if (result.margin) row["margin"] = *result.margin;
  if (result.essential_met) row["essential_met"] = *result.essential_met;
  row["reason"] = result.reason;
  out << boost::json::serialize(row) << "\n";
}

void write_rows(const ClusterPack& pack, const Tables& tables, const std::string& format,
                std::ostream& out) {
  if (format == "json") {
    for (const auto& a : tables.assessments) write_json_row(out, a, allocate(pack, a));
    return;
  }
  AllocationWriter writer(out);
  for (const auto& a : tables.assessments) writer.write(a, allocate(pack, a));
}

void write_counts(const ClusterPack& pack, const Tables& tables, std::ostream& out) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& a : tables.assessments) ++counts[allocate(pack, a).cluster.text()];
  for (const auto& [code, count] : counts) {
    const auto* cluster = pack.find(ClusterCode{code});
    const std::string number = grouped(count);
    out << code << std::string(number.size() < 12 ? 12 - number.size() : 1, ' ') << number << "  "
        << (cluster != nullptr ? cluster->name : "not allocated: ratings cannot be used") << "\n";
  }
}

int run(const Options& options, const Common& common) {
  const auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs) return failed;
  Tables tables;
  Findings findings;
  if (!read_input(TableKind::assessments, options.file, packs->terms, tables, findings)) {
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
  if (common.format == "text") {
    write_counts(packs->clusters, tables, output.stream());
  } else {
    write_rows(packs->clusters, tables, common.format, output.stream());
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
              "Assessments as canonical CSV, wide or long; - is standard input")
      .text("-r,--pack", options->clusters, "Cluster pack")
      .text("-o,--output", options->output, "File to write; standard output without it")
      .flag("--strict", options->strict, "Write nothing where there are findings");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr allocate assessments.csv -o allocations.csv",
                      "pbr allocate assessments.csv --format text      people by cluster",
                      "pbr allocate - -r ./my-clusters.yaml < assessments.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
