#include "command_price_study.hpp"

#include <filesystem>

#include "console.hpp"
#include "output.hpp"
#include "pbr/price_report.hpp"

namespace pbr::cli {
namespace {

Loaded<StudyResult> priced(const StudyPriceRequest& request, const Study& study,
                           const Common& common, StudySink& sink) {
  auto result = run(study, run_options(request.room, common), sink);
  end_progress();
  print(result.problems);
  if (!result.value) fail("nothing was written: the problems above stop the study");
  return result;
}

int write_lines(const StudyPriceRequest& request, const Study& study, const Common& common) {
  TableOutput output(request.output);
  LinesSink sink(output.stream());
  const auto result = priced(request, study, common, sink);
  if (!result.value) return failed;
  output.commit();
  const PackHeader& book = result.value->rulebook.tariff.header;
  if (book.status == PackStatus::illustrative) {
    note("illustrative rules: " + book.reference + " " + book.version + " is no agreed price list");
  }
  return tell_findings(result.value->findings) ? with_findings : fine;
}

int write_summary(const StudyPriceRequest& request, const Study& study, const Common& common) {
  PricedStudy sums;
  const auto result = priced(request, study, common, sums);
  if (!result.value) return failed;
  TableOutput output(request.output);
  if (common.format == "json") {
    write_price_summary_json(*result.value, sums.totals(), output.stream());
  } else {
    write_price_summary_text(*result.value, sums.totals(), output.stream());
  }
  output.commit();
  return tell_findings(result.value->findings) ? with_findings : fine;
}

// The id is not said again: it has its person's in it.
int explain(const StudyPriceRequest& request, const Study& study, const Common& common) {
  if (common.format == "csv") {
    fail("one line is explained as text or json, not as csv");
    return failed;
  }
  PricedStudy sums(request.line);
  const auto result = priced(request, study, common, sums);
  if (!result.value) return failed;
  if (!sums.found()) {
    fail("the study has no line of that id; `pbr price STUDY` lists them in the column line_id");
    return failed;
  }
  const FoundLine& found = *sums.found();
  const Rulebook& rules = result.value->rulebook;
  const LineExplanation told = explain_line(found.provider, found.commissioner, found.cluster,
                                            found.line, {&rules.tariff, &rules.clusters});
  const OpenedLine opened{told, found, walk_to(found, sums.totals())};
  TableOutput output(request.output);
  if (common.format == "json") {
    write_line_explanation_json(opened, rules.tariff, output.stream());
  } else {
    write_line_explanation_text(opened, rules.tariff, output.stream());
  }
  output.commit();
  return tell_findings(result.value->findings) ? with_findings : fine;
}

}  // namespace

Study for_prices_only(Study study) {
  study.rules.schemes.clear();
  study.replicates = 0;
  return study;
}

RunOptions run_options(const Room& room, const Common& common) {
  RunOptions options{common.thread_count(), common.rule_folders, progress()};
  options.partition_bytes = room.partition_bytes();
  options.spill_folder =
      room.spill.empty() ? std::filesystem::temp_directory_path().string() : room.spill;
  return options;
}

bool tell_findings(const Findings& findings) {
  const bool found = counts_as_findings(findings);
  if (found) warn("findings (pbr check shows each)\n" + findings_summary(findings));
  return found;
}

int price_study(const StudyPriceRequest& request, const Common& common) {
  const auto loaded = load_study(request.study);
  print(loaded.problems);
  if (!loaded.value) return failed;
  const Study study = for_prices_only(*loaded.value);
  if (!request.line.empty()) return explain(request, study, common);
  if (common.format.empty() || common.format == "csv") return write_lines(request, study, common);
  return write_summary(request, study, common);
}

}  // namespace pbr::cli
