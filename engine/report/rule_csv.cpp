#include "pbr/csv.hpp"
#include "report/rule_words.hpp"

namespace pbr {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

// Lines count from 1; an unknown one is an empty field.
void line(CsvWriter& csv, const Location& at) {
  csv.field(at.line == 0 ? std::string{} : std::to_string(at.line));
}

}  // namespace

void write_rule_tests_csv(const std::vector<RuleTestRun>& runs, std::ostream& out) {
  CsvWriter csv(out, {"file", "line", "case", "tags", "result", "fact", "expected", "got"});
  for (const auto& run : runs) {
    for (const auto& result : run.results) {
      const auto start = [&](std::string_view word) -> CsvWriter& {
        return csv.field(run.tests->file)
            .field(std::int64_t{result.tested->at.line})
            .field(result.tested->name)
            .field(joined(result.tested->tags))
            .field(word);
      };
      if (result.passed()) {
        start("passed").field("").field("").field("");
        csv.end();
      }
      for (const auto& failed : result.failed) {
        start("failed")
            .field(name_of(*failed.check))
            .field(failed.check->expected)
            .field(failed.got);
        csv.end();
      }
    }
  }
}

void write_coverage_csv(const std::vector<PackCoverage>& coverage, std::ostream& out) {
  CsvWriter csv(out, {"pack", "cluster", "bound", "covered", "file", "line"});
  for (const auto& each : coverage) {
    for (const auto& bound : each.bounds) {
      csv.field(each.pack->header.reference)
          .field(bound.cluster.text())
          .field(bound.what)
          .field(bound.covered ? "Y" : "N")
          .field(bound.at.file);
      line(csv, bound.at);
      csv.end();
    }
  }
}

void write_rule_diff_csv(const ClusterPack& before, const ClusterPack& after,
                         const std::vector<RuleChange>& changes, std::ostream& out) {
  CsvWriter csv(out, {"part", "what", "before", "after", "before_file", "before_line", "after_file",
                      "after_line"});
  for (const auto& change : changes) {
    csv.field(change.part)
        .field(change.what)
        .field(change.before.value_or(""))
        .field(change.after.value_or(""))
        .field(before.header.file);
    line(csv, change.before_at);
    csv.field(after.header.file);
    line(csv, change.after_at);
    csv.end();
  }
}

void write_rule_moves_csv(const RuleMoves& moves, std::ostream& out) {
  CsvWriter csv(out, {"from", "to", "assessments", "people"});
  for (const auto& move : moves.matrix) {
    csv.field(move.from.text())
        .field(move.to.text())
        .field(static_cast<std::int64_t>(move.assessments))
        .field(static_cast<std::int64_t>(move.people));
    csv.end();
  }
}

}  // namespace pbr
