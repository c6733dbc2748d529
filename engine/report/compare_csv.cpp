#include "pbr/csv.hpp"
#include "pbr/scenario_report.hpp"
#include "report/compare_words.hpp"
#include "report/contrast_rows.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string amount_text(const std::optional<Pence>& amount) {
  return amount ? to_pounds(*amount) : "";
}

void write_row(CsvWriter& csv, const AmountComparison& row) {
  csv.field(row.scheme.text()).field(level_name(row.level));
  csv.field(row.contract.provider.text()).field(row.contract.commissioner.text());
  csv.field(row.component).field(to_pounds(row.baseline)).field(to_pounds(row.reform));
  csv.field(to_pounds(row.change));
  csv.field(ratio_text(row.change.value(), row.baseline.value(), 100, 2));
  csv.field(amount_text(row.change_low)).field(amount_text(row.change_high)).end();
}

std::string lines_text(const std::vector<std::size_t>& lines) {
  std::string text;
  for (const auto line : lines) text += (text.empty() ? "" : " ") + std::to_string(line);
  return text;
}

void begin_change(CsvWriter& csv, std::string_view variant, const Change& change) {
  csv.field(variant).field(change.scenario).field(std::int64_t{change.at.line});
  csv.field(lines_text(change.implements)).field(change.path).field(kind_word(change.kind));
  csv.field(change.amount);
}

void write_variant(CsvWriter& csv, std::string_view name, const VariantResult& variant) {
  const auto overlay = variant.variant.overlay();
  for (const auto& applied : variant.applied) {
    begin_change(csv, name, overlay.changes[applied.change]);
    csv.field(applied.pack).field(applied.path);
    csv.field(applied.from ? to_text(*applied.from) : "");
    csv.field(applied.before).field(applied.after).end();
  }
  for (const auto& change : variant.variant.changes()) {
    if (names_a_pack(change.path)) continue;
    begin_change(csv, name, change);
    csv.field("").field(change.path).field("").field("").field("").end();
  }
}

}  // namespace

void write_compare(const std::vector<AmountComparison>& rows, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "level", "provider", "commissioner", "component", "baseline",
                      "reform", "change", "change_percent", "change_low", "change_high"});
  for (const auto& row : rows) write_row(csv, row);
}

void write_compare_clusters(const std::vector<ClusterComparison>& rows, std::ostream& out) {
  CsvWriter csv(out, {"level", "provider", "cluster", "baseline", "reform", "change"});
  for (const auto& row : rows) {
    csv.field(level_name(row.level)).field(row.provider.text()).field(row.cluster.text());
    csv.field(to_pounds(row.baseline)).field(to_pounds(row.reform));
    csv.field(to_pounds(row.reform - row.baseline)).end();
  }
}

void write_changes(const ScenarioResult& result, std::ostream& out) {
  CsvWriter csv(out, {"variant", "scenario", "line", "implements", "change", "kind", "amount",
                      "pack", "path", "from", "before", "after"});
  write_variant(csv, "baseline", result.baseline);
  write_variant(csv, "reform", result.reform);
}

void write_scenarios(const std::vector<ScenarioRows>& scenarios, std::ostream& out) {
  CsvWriter csv(out,
                {"scenario", "scheme", "level", "provider", "commissioner", "component", "baseline",
                 "reform", "change", "change_percent", "change_low", "change_high"});
  for (const auto& scenario : scenarios) {
    for (const auto& row : scenario.rows) {
      csv.field(scenario.scenario);
      write_row(csv, row);
    }
  }
}

}  // namespace pbr
