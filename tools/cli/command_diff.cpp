#include <iostream>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/run_report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string a, b;
};

int run(const Options& options, const Common& common) {
  const auto a = load_run_record(options.a);
  const auto b = load_run_record(options.b);
  print(a.problems);
  print(b.problems);
  if (!a.value || !b.value) return failed;
  const auto difference = diff_runs(*a.value, *b.value, common.rule_folders);
  print(difference.problems);
  if (!difference.value) return failed;
  if (common.format == "json") {
    write_run_diff_json(*a.value, *b.value, *difference.value, std::cout);
  } else {
    write_run_diff_text(*a.value, *b.value, *difference.value, std::cout);
  }
  return difference.value->same() ? fine : with_findings;
}

}  // namespace

Run add_diff(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("diff", "Say why two runs differ, down to the first row");
  arguments.needed("A", options->a, "A run's folder, or its run.json")
      .needed("B", options->b, "The run to hold against it");
  add_common(arguments, common);
  arguments.choice("--format", common.format, {"text", "json"}, "Form of what is printed");
  arguments.examples({"pbr diff out-april out-may", "pbr diff a/run.json b/run.json --format json",
                      "pbr diff a b --rules old-rules --rules new-rules"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
