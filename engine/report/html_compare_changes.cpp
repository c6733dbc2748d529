// What a comparison changed, and the files that say so.
#include <filesystem>

#include "report/compare_page.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

void write_layer(const Scenario& layer, HtmlPage& page) {
  page.element("h3", layer.title.empty() ? layer.name : layer.title);
  std::string by = layer.name;
  if (!layer.author.empty()) by += ", by " + layer.author;
  if (!layer.reference.empty()) by += "; " + layer.reference;
  page.element("p", by + ".");
  if (layer.description.empty()) return;
  page.open("ol");
  for (const auto& line : layer.description) page.element("li", line);
  page.close();
}

std::string lines_text(const std::vector<std::size_t>& lines) {
  std::string text;
  for (const auto line : lines) text += (text.empty() ? "" : ", ") + std::to_string(line);
  return text;
}

void write_change_table(const VariantResult& variant, std::string_view name, HtmlPage& page) {
  if (variant.variant.layers.empty()) return;
  HtmlTable table(page, "table-changes-" + std::string(name),
                  "The changes of the " + std::string(name) + ", in the order they are made",
                  {{"Path"},
                   {"From"},
                   {"Change"},
                   {"Scenario and line"},
                   {"Line of its description"},
                   {"Values changed", ColumnKind::figure}});
  std::vector<std::int64_t> changed(variant.variant.overlay().changes.size());
  for (const auto& each : variant.applied) changed[each.change] += changes_value(each) ? 1 : 0;
  std::size_t of_pack = 0;
  for (const auto& change : variant.variant.changes()) {
    table.row(change.path).cell(change.from ? to_text(*change.from) : "");
    table.cell(std::string(kind_word(change.kind)) + " " + change.amount);
    table.cell(change.scenario + ", " + std::to_string(change.at.line));
    table.cell(lines_text(change.implements));
    table.cell(names_a_pack(change.path) ? grouped(changed[of_pack++]) : "data");
  }
  table.end();
}

}  // namespace

void write_changes_section(const CompareView& c, HtmlPage& page) {
  const auto changes = c.result.reform.variant.changes().size();
  open_section(page, "changes", "What was changed",
               "The reform makes " + counted(static_cast<std::int64_t>(changes), "change"));
  for (const auto* variant : {&c.result.baseline, &c.result.reform}) {
    const bool base = variant == &c.result.baseline;
    for (const auto& layer : variant->variant.layers) write_layer(layer, page);
    write_change_table(*variant, base ? "baseline" : "reform", page);
  }
  page.element("p", "Every value before and after stands in changes.csv.");
  page.close();
}

void write_scenario_hashes(const CompareView& c, HtmlPage& page) {
  open_section(page, "scenarios", "Scenario files", "A scenario is the file that its hash names");
  HtmlTable table(page, "table-scenarios", "Scenario files and their SHA-256",
                  {{"Scenario"}, {"Variant"}, {"File"}, {"SHA-256"}});
  for (const auto* variant : {&c.result.baseline, &c.result.reform}) {
    for (const auto& layer : variant->variant.layers) {
      table.row(layer.name).cell(variant == &c.result.baseline ? "baseline" : "reform");
      table.cell(std::filesystem::path(layer.file).filename().string()).cell(layer.sha256);
    }
  }
  table.end();
  page.close();
}

}  // namespace pbr
