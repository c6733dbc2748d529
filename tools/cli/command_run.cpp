#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/report.hpp"
#include "pbr/study.hpp"
#include "study_outputs.hpp"
#include "summary.hpp"

namespace pbr::cli {
namespace {

constexpr std::array<std::string_view, 2> paper_forms{"md", "xlsx"};

struct Options {
  std::string study, output;
  std::string disclosure = "on";
  std::vector<std::string> formats;
  bool strict = false;
  Room room;
};

bool is_paper(const std::string& format) {
  return std::find(paper_forms.begin(), paper_forms.end(), format) != paper_forms.end();
}

// --format names the form of the summary and papers beside the report; papers stand in one order,
// whatever the order on the command line.
ResultOptions result_options(const Options& options) {
  ResultOptions terms;
  terms.disclosure = options.disclosure == "on";
  for (const auto form : paper_forms) {
    const std::string name(form);
    if (std::find(options.formats.begin(), options.formats.end(), name) != options.formats.end()) {
      terms.papers.push_back(name);
    }
  }
  return terms;
}

// The last form that is no paper; text where there is none.
std::string summary_form(const Options& options) {
  std::string form;
  for (const auto& format : options.formats) {
    if (!is_paper(format)) form = format;
  }
  return form;
}

std::string output_folder(const Options& options, const Study& study) {
  if (!options.output.empty()) return options.output;
  return (std::filesystem::path(study.folder) / study.output).string();
}

int finish(const StudyOutputs& outputs, const Options& options, const Common& common,
           OutputFolder& folder, const std::string& where) {
  end_progress();
  const StudyResult& result = outputs.result;
  const bool found = counts_as_findings(result.findings);
  if (found && options.strict) {
    warn("findings\n" + findings_summary(result.findings));
    fail("nothing was written: --strict and findings");
    return with_findings;
  }
  RunFacts facts = facts_of(result.study, result_options(options));
  facts.scenarios = outputs.scenarios;
  write_results(result, facts, folder);
  folder.commit();
  const std::string form = summary_form(options);
  if (options.disclosure == "off") {
    warn("--disclosure off: small numbers are shown; not for publication");
  }
  if (common.quiet && form != "json" && form != "csv") {
    std::cout << report_path(where) << "\n";
  } else {
    print_summary(result, where, form, std::cout);
  }
  return found ? with_findings : fine;
}

int run(const Options& options, const Common& common) {
  const auto study = load_study(options.study);
  print(study.problems);
  if (!study.value) return failed;
  const auto where = output_folder(options, *study.value);
  OutputFolder folder(where, true);
  const auto result =
      run_into(folder, *study.value, result_options(options), options.room, where, common);
  if (!result) return failed;
  return finish(*result, options, common, folder, where);
}

}  // namespace

Run add_run(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("run", "Run a study: allocate, price, measure, pay, compare, report");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .text("-o,--output", options->output, "Folder to write instead of the study's own")
      .flag("--strict", options->strict, "Write nothing where there are findings");
  add_room(arguments, options->room);
  add_common(arguments, common);
  arguments
      .choice("--disclosure", options->disclosure, {"on", "off"},
              "off: the report shows small numbers and says that it is not for publication")
      .choices("--format", options->formats, {"text", "json", "csv", "md", "xlsx"},
               "text, json or csv: form of the summary that is printed; md, xlsx: also write "
               "report.md, report.xlsx. Several with commas");
  arguments.examples({"pbr run example/study.yaml", "pbr run study.yaml -o results --threads 2",
                      "pbr run study.yaml --format json | jq .payments",
                      "pbr run study.yaml --format md,xlsx    and papers for the board",
                      "pbr run study.yaml --disclosure off -o inside    not for publication"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
