#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/rule_report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string before, after, assessments, output;
  bool tree = false;
};

// A file is the one that the user's shell would open, whatever stands beside a rules folder.
std::optional<ClusterPack> load(const std::string& reference, const Common& common) {
  const bool file = reference.ends_with(".yaml");
  auto loaded = load_clusters(reference, file ? RulePaths{} : RulePaths{common.rule_folders});
  print(loaded.problems);
  return std::move(loaded.value);
}

// What intake must know of both packs to read assessments.
IntakeTerms terms_of(const ClusterPack& pack) {
  IntakeTerms terms;
  for (const auto& cluster : pack.clusters) terms.cluster_codes.push_back(cluster.code.text());
  terms.not_clusters = pack.not_clusters;
  terms.unusable_cluster = pack.unusable.text();
  return terms;
}

std::optional<RuleMoves> moves_of(const Options& options, const ClusterPack& before,
                                  const ClusterPack& after, bool& found) {
  Tables tables;
  Findings findings;
  if (!read_input(TableKind::assessments, options.assessments, terms_of(before), tables,
                  findings)) {
    return std::nullopt;
  }
  check_across(tables, findings);
  found = counts_as_findings(findings);
  if (found) warn("findings (pbr check shows each)\n" + findings_summary(findings));
  return rule_moves(before, after, tables.assessments);
}

int run(const Options& options, const Common& common) {
  auto before = load(options.before, common);
  auto after = load(options.after, common);
  if (!before || !after) return failed;
  const auto changes = rule_diff(*before, *after);
  if (options.tree && (!use_tree(*before) || !use_tree(*after))) return failed;
  std::optional<RuleMoves> moves;
  bool found = false;
  if (!options.assessments.empty()) {
    moves = moves_of(options, *before, *after, found);
    if (!moves) return failed;
  }
  TableOutput output(options.output);
  if (common.format == "json") {
    write_rule_diff_json(*before, *after, changes, moves ? &*moves : nullptr, output.stream());
  } else if (common.format == "csv" && moves) {
    write_rule_moves_csv(*moves, output.stream());
  } else if (common.format == "csv") {
    write_rule_diff_csv(*before, *after, changes, output.stream());
  } else {
    write_rule_diff_text(*before, *after, changes, moves ? &*moves : nullptr, output.stream());
  }
  output.commit();
  return changes.empty() && !found ? fine : with_findings;
}

}  // namespace

Run add_rules_diff(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("rules diff", "Say what changed from one pack to another, and who moves");
  arguments.needed("BEFORE", options->before, "Cluster pack")
      .needed("AFTER", options->after, "Cluster pack to hold against it")
      .text("--on", options->assessments,
            "Assessments as canonical CSV, decided by both; - is standard input")
      .flag("--tree", options->tree,
            "With --on: let the packs' trees find a super-class where none is given")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr rules diff england/clusters/illustrative my-clusters.yaml",
       "pbr rules diff old.yaml new.yaml --on assessments.csv",
       "pbr rules diff old.yaml new.yaml --on assessments.csv --format csv -o moves.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
