#include <memory>

#include "command_price_study.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/report.hpp"
#include "pbr/statement_report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, since, output;
  Room room;
};

// Nothing where the study cannot be run; then it was told.
Loaded<StudyResult> priced(const Options& options, const Common& common, StudySink& sink) {
  const auto study = load_study(options.study);
  print(study.problems);
  if (!study.value) return {};
  auto result = pbr::run(for_prices_only(*study.value), run_options(options.room, common), sink);
  end_progress();
  print(result.problems);
  if (!result.value) fail("nothing was written: the problems above stop the study");
  return result;
}

int amend(const Options& options, const Common& common) {
  auto earlier = read_lines(options.since);
  print(earlier.problems);
  if (!earlier.value) return failed;
  LineRecords now;
  const auto result = priced(options, common, now);
  if (!result.value) return failed;
  const LineChanges changes = line_changes(std::move(*earlier.value), std::move(now.lines()));
  TableOutput output(options.output);
  if (common.format == "text") {
    write_amendments_text(changes, output.stream());
  } else {
    write_amendments_csv(changes, output.stream());
  }
  output.commit();
  const bool found = tell_findings(result.value->findings);
  return found || !changes.changes.empty() ? with_findings : fine;
}

class NoLines : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& /*unused*/) override {}
  void capitation(const std::vector<LoneLine>& /*unused*/) override {}
};

int state(const Options& options, const Common& common) {
  NoLines sink;
  const auto result = priced(options, common, sink);
  if (!result.value) return failed;
  if (!result.value->statements) {
    fail("a statement needs a plan or contracts; add plan: or contracts: to the study's inputs");
    return failed;
  }
  TableOutput output(options.output);
  if (common.format == "csv") {
    write_statements(*result.value->statements, output.stream());
  } else {
    write_statements_text(*result.value->statements, output.stream());
  }
  output.commit();
  return tell_findings(result.value->findings) ? with_findings : fine;
}

int run(const Options& options, const Common& common) {
  if (common.format == "json") {
    fail("statements and amendments are text or csv, not json");
    return failed;
  }
  return options.since.empty() ? state(options, common) : amend(options, common);
}

}  // namespace

Run add_statement(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("statement", "Monthly statements of a study, or what late data changed");
  arguments.needed("STUDY", options->study, "The study.yaml; its inputs name a plan or contracts")
      .text("--since", options->since,
            "lines.csv of an earlier run: list the lines added, removed and changed since, as CSV; "
            "exit status 1 where there are any")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr statement study.yaml",
                      "pbr statement study.yaml --since march/lines.csv -o amendments.csv",
                      "pbr statement study.yaml --since march/lines.csv --format text"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
