#include "report/check_sheet_parts.hpp"
#include "report/explanation_words.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

std::string marks(const GridRow& row) {
  if (row.starred) return row.key ? "starred, key scale" : "starred";
  return row.key ? "key scale" : "";
}

void write_row(const CheckSheet& sheet, const GridRow& row) {
  HtmlPage& page = sheet.page;
  page.open("tr").open("th", {{"scope", "row"}});
  page.text(item_words(sheet.instrument, row.item));
  if (!row.basis.empty()) page.element("span", row.basis, {{"class", "basis"}});
  page.close();
  for (const Cell cell : row.cells) {
    const std::string css = "cell " + std::string(cell_word(cell));
    page.element("td", std::string(1, letter(cell)), {{"class", css}});
  }
  page.element("td", marks(row));
  page.element("td", std::to_string(row.at.line), {{"class", "figure"}});
  page.element("td", "\xE2\x98\x90", {{"class", "tick"}});  // an empty box to tick
  page.close();
}

void write_legend(HtmlPage& page) {
  page.open("ul", {{"class", "legend"}});
  for (const Cell cell : {Cell::must, Cell::expected, Cell::may, Cell::unlikely}) {
    const std::string_view words = legend(cell);
    const std::string css = "swatch " + std::string(cell_word(cell));
    page.open("li").element("span", words.substr(0, 1), {{"class", css}});
    page.text(words.substr(2)).close();
  }
  page.close();
}

// A row that nobody typed looks like a row that the booklet has not: said in words.
std::string rows_left_out(const Instrument& instrument, const Cluster& cluster) {
  std::string text;
  for (std::size_t item = 0; item < item_count; ++item) {
    if (instrument.items.at(item).name.empty()) continue;  // no item of this instrument
    bool has = false;
    for (const auto& row : cluster.grid) has = has || row.item == item;
    if (!has) text += (text.empty() ? "" : ", ") + std::string(item_label(item));
  }
  return text.empty()
             ? "Every item has a row."
             : "Items without a row: " + text + ". They restrict nothing and cost nothing.";
}

}  // namespace

void write_sheet_grid(const CheckSheet& sheet, const Cluster& cluster) {
  HtmlPage& page = sheet.page;
  page.element("p", "Essential criteria: " + essential_words(cluster) + ".");
  const std::string& code = cluster.code.text();
  open_sheet_table(sheet, "grid-" + code, "Cluster " + code + ", the cell of each rating",
                   {{"Item", ""},
                    {"0", "cell"},
                    {"1", "cell"},
                    {"2", "cell"},
                    {"3", "cell"},
                    {"4", "cell"},
                    {"Row is", ""},
                    {"Line", "figure"},
                    {"Agrees", "tick"}});
  for (const auto& row : cluster.grid) write_row(sheet, row);
  end_sheet_table(page);
  write_legend(page);
  page.element("p", rows_left_out(sheet.instrument, cluster));
}

}  // namespace pbr
