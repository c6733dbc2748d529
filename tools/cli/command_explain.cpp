#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "packs.hpp"
#include "pbr/allocation.hpp"
#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, id;
  Row row = 0;
  std::string clusters = default_clusters;
};

// An id that was given to us may be said back; one from the file may not.
const Assessment* find(const Tables& tables, const Options& options) {
  for (const auto& a : tables.assessments) {
    if (options.id.empty() ? a.row == options.row : a.assessment.text() == options.id) return &a;
  }
  return nullptr;
}

void write_csv(const Explanation& explanation, std::ostream& out) {
  CsvWriter csv(out,
                {"cluster", "chosen", "candidate", "in_super_class", "essential_met", "penalty"});
  for (const auto& page : explanation.pages) {
    const auto yes_no = [](bool value) { return value ? "Y" : "N"; };
    csv.field(page.cluster->code.text())
        .field(yes_no(page.cluster->code == explanation.allocation.cluster))
        .field(yes_no(page.candidate))
        .field(yes_no(page.in_super_class))
        .field(yes_no(page.essential_met))
        .field(std::int64_t{page.penalty});
    csv.end();
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
  const auto* assessment = find(tables, options);
  if (assessment == nullptr) {
    fail(options.id.empty()
             ? "there is no row " + std::to_string(options.row) + "; the file has rows 1 to " +
                   std::to_string(tables.assessments.empty() ? 0 : tables.assessments.back().row)
             : "no assessment has the id \"" + options.id + "\"");
    return failed;
  }
  const auto explanation = explain(packs->clusters, *assessment);
  if (common.format == "json") {
    write_explanation_json(packs->clusters, packs->instrument, *assessment, explanation, std::cout);
  } else if (common.format == "csv") {
    write_csv(explanation, std::cout);
  } else {
    write_explanation_text(packs->clusters, packs->instrument, *assessment, explanation, std::cout);
  }
  return fine;
}

}  // namespace

Run add_explain(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("explain", "Say why an assessment got its cluster, and why no other");
  arguments.needed("FILE", options->file, "Assessments as canonical CSV; - is standard input")
      .whole("--row", options->row, 1, std::uint64_t{1} << 53,
             "Number of its data row, the first below the header being 1")
      .text("--id", options->id, "Its assessment_id")
      .exactly_one({"--row", "--id"})
      .text("-r,--pack", options->clusters, "Cluster pack");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr explain assessments.csv --row 7",
                      "pbr explain assessments.csv --id A0007 --format json"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
