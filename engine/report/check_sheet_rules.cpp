#include "report/check_sheet_parts.hpp"
#include "report/explanation_words.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

void write_line(HtmlPage& page, const Location& at) {
  page.element("td", std::to_string(at.line), {{"class", "figure"}});
  page.element("td", "\xE2\x98\x90", {{"class", "tick"}});  // an empty box to tick
}

// A row's text with what it rests on below it.
void write_text(HtmlPage& page, const std::string& text, const std::string& basis) {
  page.open("td").text(text);
  if (!basis.empty()) page.element("span", basis, {{"class", "basis"}});
  page.close();
}

void write_exclusions(const CheckSheet& sheet, const Cluster& cluster) {
  HtmlPage& page = sheet.page;
  const std::string& code = cluster.code.text();
  if (cluster.excluded_by.empty()) {
    page.element("p", "Nothing excludes type " + code + ".");
    return;
  }
  open_sheet_table(sheet, "exclusions-" + code, "Type " + code + " is impossible where",
                   {{"Rule", ""}, {"Holds", ""}, {"Line", "figure"}, {"Agrees", "tick"}});
  int number = 0;
  for (const auto& exclusion : cluster.excluded_by) {
    page.open("tr").element("th", std::to_string(++number), {{"scope", "row"}});
    write_text(page, exclusion_words(exclusion), exclusion.basis);
    write_line(page, exclusion.at);
    page.close();
  }
  end_sheet_table(page);
}

}  // namespace

void write_sheet_weights(const CheckSheet& sheet, const Cluster& cluster) {
  HtmlPage& page = sheet.page;
  const int places = sheet.pack.logit.places;
  const std::string& code = cluster.code.text();
  page.element("p", "Constant: " + decimal_words(cluster.constant, places));
  open_sheet_table(sheet, "coefficients-" + code, "Type " + code + ", what each rating adds",
                   {{"Item", ""},
                    {"0", "figure"},
                    {"1", "figure"},
                    {"2", "figure"},
                    {"3", "figure"},
                    {"4", "figure"},
                    {"Line", "figure"},
                    {"Agrees", "tick"}});
  for (const auto& row : cluster.coefficients) {
    page.open("tr").element("th", item_words(sheet.instrument, row.item), {{"scope", "row"}});
    for (const auto units : row.coefficients) {
      page.element("td", decimal_words(units, places), {{"class", "figure"}});
    }
    write_line(page, row.at);
    page.close();
  }
  end_sheet_table(page);
  page.element("p", "An item without a row adds nothing, and so does a rating that is not known.");
  write_exclusions(sheet, cluster);
}

void write_sheet_rules(const CheckSheet& sheet) {
  HtmlPage& page = sheet.page;
  const bool first = sheet.pack.table.hit == HitPolicy::first;
  page.element("p", first ? "From the top down, the first rule that holds names the cluster."
                          : "Exactly one rule may hold; rules that name different clusters decide "
                            "nothing.");
  open_sheet_table(
      sheet, "rules", "Rules",
      {{"Rule", ""}, {"Where", ""}, {"Cluster", ""}, {"Line", "figure"}, {"Agrees", "tick"}});
  for (const auto& rule : sheet.pack.table.rules) {
    page.open("tr").element("th", rule.id, {{"scope", "row"}});
    write_text(page, premise_words(sheet.pack, rule.when), rule.basis);
    page.element("td", cluster_words(sheet.pack, rule.cluster));
    write_line(page, rule.at);
    page.close();
  }
  end_sheet_table(page);
}

void write_sheet_tree(const CheckSheet& sheet) {
  HtmlPage& page = sheet.page;
  page.element("p", sheet.pack.tree.use ? "Used where the assessment brings no super-class."
                                        : "Not used unless a run asks for it.");
  open_sheet_table(
      sheet, "tree", "Super-class and branch: the first step that holds",
      {{"Step", ""}, {"Where", ""}, {"Gives", ""}, {"Line", "figure"}, {"Agrees", "tick"}});
  int number = 0;
  for (const auto& step : sheet.pack.tree.steps) {
    page.open("tr").element("th", std::to_string(++number), {{"scope", "row"}});
    write_text(page, premise_words(sheet.pack, step.when), step.basis);
    page.element("td", "super-class " + std::string(to_text(step.super_class)) +
                           (step.branch.empty() ? "" : ", " + step.branch));
    write_line(page, step.at);
    page.close();
  }
  end_sheet_table(page);
}

void write_sheet_derived(const CheckSheet& sheet) {
  HtmlPage& page = sheet.page;
  open_sheet_table(sheet, "derived", "Values that rules and steps are about",
                   {{"Value", ""}, {"Is", ""}, {"Line", "figure"}, {"Agrees", "tick"}});
  for (const auto& value : sheet.pack.derived) {
    if (!is_made(value)) continue;
    page.open("tr").element("th", value.id, {{"scope", "row"}});
    page.element("td", derived_words(value));
    write_line(page, value.at);
    page.close();
  }
  end_sheet_table(page);
}

}  // namespace pbr
