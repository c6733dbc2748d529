#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/agreement_report.hpp"
#include "pbr/study.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, clusters_file, output;
  std::string pack;
  bool initial = false, tree = false, confusion = false;
};

// Where the two tables and the pack come from: a study names all three.
struct Inputs {
  std::string assessments, clusters, pack;
  RulePaths paths;
};

std::optional<Inputs> inputs_of_study(const Options& options, const Common& common) {
  auto study = load_study(options.file);
  print(study.problems);
  if (!study.value) return std::nullopt;
  const auto path = [&](TableKind kind) {
    const auto found = study.value->inputs.find(kind);
    return found == study.value->inputs.end()
               ? std::string()
               : (std::filesystem::path(study.value->folder) / found->second).string();
  };
  Inputs inputs{path(TableKind::assessments), path(TableKind::clusters),
                study.value->rules.clusters, rule_paths(*study.value, common.rule_folders)};
  if (!options.clusters_file.empty()) inputs.clusters = options.clusters_file;
  if (!inputs.assessments.empty() && !inputs.clusters.empty()) return inputs;
  fail("agreement needs a study with the inputs assessments and clusters");
  return std::nullopt;
}

std::optional<Inputs> inputs_of(const Options& options, const Common& common) {
  if (options.file.ends_with(".yaml") || options.file.ends_with(".yml")) {
    return inputs_of_study(options, common);
  }
  if (!options.clusters_file.empty()) {
    return Inputs{options.file, options.clusters_file, default_clusters, {common.rule_folders}};
  }
  fail("which recorded clusters? say --clusters clusters.csv, or give a study.yaml");
  return std::nullopt;
}

void write(const ClusterPack& pack, const Agreement& agreement, const Options& options,
           const std::string& format, std::ostream& out) {
  if (options.confusion) {
    write_confusion_csv(agreement, out);
  } else if (format == "json") {
    write_agreement_json(pack, agreement, out);
  } else if (format == "csv") {
    write_agreement_csv(agreement, out);
  } else {
    write_agreement_text(pack, agreement, out);
  }
}

int run(const Options& options, const Common& common) {
  auto inputs = inputs_of(options, common);
  if (!inputs) return failed;
  if (!options.pack.empty()) inputs->pack = options.pack;
  auto packs = load_allocation_packs(inputs->pack, inputs->paths);
  if (!packs) return failed;
  if (options.tree && !use_tree(packs->clusters)) return failed;
  Tables tables;
  Findings findings;
  if (!read_input(TableKind::assessments, inputs->assessments, packs->terms, tables, findings) ||
      !read_input(TableKind::clusters, inputs->clusters, packs->terms, tables, findings)) {
    return failed;
  }
  check_across(tables, findings);
  const bool found = counts_as_findings(findings);
  if (found) warn("findings (pbr check shows each)\n" + findings_summary(findings));
  const auto compared = options.initial ? RecordedCode::initial_code : RecordedCode::final_code;
  TableOutput output(options.output);
  write(packs->clusters, agreement(packs->clusters, tables, compared), options, common.format,
        output.stream());
  output.commit();
  return found ? with_findings : fine;
}

}  // namespace

Run add_agreement(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("agreement", "Compare recorded clusters with what the rules give");
  arguments.needed("FILE", options->file, "A study.yaml, or assessments as canonical CSV")
      .text("--clusters", options->clusters_file, "Recorded spells as canonical CSV")
      .text("-r,--pack", options->pack, "Cluster pack, instead of the study's or the default one")
      .flag("--initial", options->initial, "Compare the initial code, not the final one")
      .flag("--tree", options->tree, "Let the pack's tree find a super-class where none is given")
      .flag("--confusion", options->confusion,
            "Write the confusion matrix instead: recorded, allocated, spells as CSV")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr agreement study.yaml",
                      "pbr agreement assessments.csv --clusters clusters.csv --format csv",
                      "pbr agreement study.yaml --confusion -o confusion.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
