#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "packs.hpp"
#include "pbr/explanation.hpp"
#include "pbr/report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, id, cluster, map;
  Row row = 0;
  std::string clusters = default_clusters;
  bool tree = false, details = false;
};

// An id that was given to us may be said back; one from the file may not.
const Assessment* find(const Tables& tables, const Options& options) {
  for (const auto& a : tables.assessments) {
    if (options.id.empty() ? a.row == options.row : a.assessment.text() == options.id) return &a;
  }
  fail(options.id.empty()
           ? "there is no row " + std::to_string(options.row) + "; the file has rows 1 to " +
                 std::to_string(tables.assessments.empty() ? 0 : tables.assessments.back().row)
           : "no assessment has the id \"" + options.id + "\"");
  return nullptr;
}

// False where a cluster was asked for that the pack has not.
bool find_cluster(const ClusterPack& pack, const Options& options, ExplanationDetail& detail) {
  if (options.cluster.empty()) return true;
  detail.cluster = pack.find(ClusterCode(options.cluster));
  if (detail.cluster != nullptr) return true;
  std::string codes;
  for (const auto& cluster : pack.clusters) {
    codes += (codes.empty() ? "" : ", ") + cluster.code.text();
  }
  fail("the pack has no cluster \"" + options.cluster + "\"; it has " + codes);
  return false;
}

void write(const ExplanationView& view, const ExplanationDetail& detail,
           const std::string& format) {
  if (format == "json") {
    write_explanation_json(view, std::cout);
  } else if (format == "csv") {
    write_explanation_csv(view, std::cout);
  } else {
    write_explanation_text(view, detail, std::cout);
  }
}

int run(const Options& options, const Common& common) {
  auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs || (options.tree && !use_tree(packs->clusters))) return failed;
  ExplanationDetail detail{.everything = options.details};
  if (!find_cluster(packs->clusters, options, detail)) return failed;
  if ((detail.everything || detail.cluster != nullptr) && !common.format.empty() &&
      common.format != "text") {
    fail("--details and --cluster are for text; " + common.format + " has everything");
    return failed;
  }
  Tables tables;
  Findings findings;
  if (!read_input(TableKind::assessments, options.file, packs->terms, tables, findings,
                  options.map)) {
    return failed;
  }
  const auto* assessment = find(tables, options);
  if (assessment == nullptr) return failed;
  const auto explanation = explain(packs->clusters, *assessment);
  const auto flips = nearest_flips(packs->clusters, *assessment);
  write({packs->clusters, packs->instrument, *assessment, explanation, flips}, detail,
        common.format);
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
      .text("-r,--pack", options->clusters, "Cluster pack")
      .text("--map", options->map, "Column map of a file with other headings; pbr map suggest")
      .flag("--tree", options->tree, "Let the pack's tree find a super-class where none is given")
      .flag("--details", options->details, "Every item of every page, and no list cut short")
      .text("--cluster", options->cluster, "Everything about the cluster of this code");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr explain assessments.csv --row 7",
                      "pbr explain assessments.csv --row 7 --cluster 12      one cluster in full",
                      "pbr explain assessments.csv --id A0007 --format json"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
