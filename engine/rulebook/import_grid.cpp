// The booklet's grid: one line of one page a row.
#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "pbr/result.hpp"
#include "rulebook/import_codes.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using namespace rulebook;

constexpr std::array<std::string_view, 5> rating_columns{"r0", "r1", "r2", "r3", "r4"};

/// A row as typed, with its line for the second row that says something else.
struct TypedRow {
  GridRow row;
  std::uint32_t line = 0;
  bool good = true;  ///< false where a cell or a mark of it is a problem of its own
};
using TypedPage = std::map<std::size_t, TypedRow>;  // by item

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

bool musts_meet(const GridRow& a, const GridRow& b) {
  for (std::size_t rating = 0; rating < a.cells.size(); ++rating) {
    if (a.cells.at(rating) == Cell::must && b.cells.at(rating) == Cell::must) return true;
  }
  return false;
}

// A hyphen, and what word processors make of one: en dash, em dash, minus sign.
bool is_dash(std::string_view text) {
  return text == "-" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "\xE2\x88\x92";
}

std::optional<Cell> cell_of(std::string_view text) {
  if (text == "R" || text == "r") return Cell::must;
  if (text == "O" || text == "o") return Cell::expected;
  if (text == "Y" || text == "y") return Cell::may;
  if (is_dash(text)) return Cell::unlikely;
  return std::nullopt;
}

std::optional<std::size_t> item_of(std::string_view text) {
  const std::string small = lower(text);
  const std::string_view label =
      small.starts_with("item_") ? std::string_view(small).substr(5) : std::string_view(small);
  const auto item = item_index(label);
  return item && *item < mhct_item_count ? item : std::nullopt;
}

class GridImport {
 public:
  GridImport(const ImportFile& grid, const ClusterPack& published, Diagnostics& problems)
      : table_(grid, ',', {"cluster", "item", "r0", "r1", "r2", "r3", "r4", "star"},
               {"key", "basis"}, problems),
        codes_(published) {}

  std::map<const Cluster*, TypedPage> read() {
    while (table_.next()) read_row();
    for (const auto& [cluster, page] : pages_) check_stars(*cluster, page);
    return std::move(pages_);
  }

 private:
  void read_row() {
    const Cluster* cluster = codes_.read(table_, "cluster");
    const auto item = read_item();
    TypedRow typed{{}, table_.row().line};
    typed.good = read_cells(typed.row);
    typed.good = read_mark("star", typed.row.starred) && typed.good;
    typed.good = read_mark("key", typed.row.key) && typed.good;
    typed.good = check_length(table_, "basis") && typed.good;
    typed.row.basis = table_["basis"];
    if (cluster == nullptr || !item) return;
    typed.row.item = *item;
    keep(*cluster, typed);
  }

  // A row with a mistake is kept too, so that its page is not missed and its twin is found.
  void keep(const Cluster& cluster, const TypedRow& typed) {
    TypedPage& page = pages_[&cluster];
    const std::size_t item = typed.row.item;
    const auto [first, is_new] = page.emplace(item, typed);
    if (is_new) return;
    table_.problem(
        "IM005", table_.row(),
        "cluster " + cluster.code.text() + " has item " + std::string(item_label(item)) + " twice",
        twice_words(first->second, typed), "each item once a page",
        "the first is in line " + std::to_string(first->second.line) +
            "; look the page up and remove one of them");
  }

  static std::string twice_words(const TypedRow& first, const TypedRow& second) {
    if (!first.good || !second.good) return {};
    const GridRow& a = first.row;
    const GridRow& b = second.row;
    if (a.cells == b.cells) return "the same cells both times";
    if (!has_must(a) || !has_must(b)) return "two rows that differ";
    return musts_meet(a, b) ? "two musts that differ" : "two musts that cannot both hold";
  }

  std::optional<std::size_t> read_item() {
    const auto item = item_of(table_["item"]);
    if (!item) {
      table_.problem("IM003", "item", "no such item", "1 to 13 or A to E, or item_1 to item_e", "");
    }
    return item;
  }

  bool read_cells(GridRow& row) {
    bool good = true;
    for (std::size_t rating = 0; rating < rating_columns.size(); ++rating) {
      const auto column = rating_columns.at(rating);
      const auto cell = cell_of(table_[column]);
      if (cell) {
        row.cells.at(rating) = *cell;
        continue;
      }
      good = false;
      const bool empty = table_[column].empty();
      table_.problem("IM002", column,
                     "the cell of rating " + std::to_string(rating) +
                         (empty ? " is empty" : " is none of the four"),
                     "R must, O expected, Y may, - unlikely",
                     empty ? "type - where the booklet's cell has no colour" : "");
    }
    return good;
  }

  bool read_mark(std::string_view column, bool& mark) {
    const std::string& text = table_[column];
    mark = text == "Y" || text == "y";
    if (mark || text.empty()) return true;
    table_.problem("IM017", column, "the " + std::string(column) + " is neither Y nor empty",
                   "Y, or nothing where the row has none", "");
    return false;
  }

  // "At least one of the starred rows in an R cell" is a promise nobody can keep without an R.
  void check_stars(const Cluster& cluster, const TypedPage& page) {
    std::uint32_t first_star = 0;
    for (const auto& [item, typed] : page) {
      if (!typed.row.starred) continue;
      if (has_must(typed.row)) return;
      first_star = first_star == 0 ? typed.line : std::min(first_star, typed.line);
    }
    if (first_star == 0) return;
    Location at = table_.whole();
    at.line = first_star;
    table_.problem("IM006", at,
                   "the essential criteria of cluster " + cluster.code.text() + " cannot be met",
                   "starred rows without an R cell", "an R cell in at least one starred row",
                   "look the page up: which cells of its starred rows are red?");
  }

  ImportTable table_;
  ClusterColumn codes_;
  std::map<const Cluster*, TypedPage> pages_;
};

void write_opening(const ClusterPack& published, std::ostream& out) {
  out << "# The booklet's grid as typed in by the user; `pbr rules import-grid` wrote this file.\n"
         "# Proof-read it against the booklet, two people and page by page, before you rely on "
         "it.\n"
         "#\n"
         "# A row is one line of a booklet page: five letters, one for each rating 0, 1, 2, 3, 4.\n"
         "#   R must score (red)   O expected (orange)   Y may (yellow)   - unlikely\n"
         "#\n"
         "# Names, super-classes, branches and review intervals are the published ones, as in\n"
         "# "
      << published.header.id << " " << published.header.version
      << ". `need` ranks clusters by intensity of need, so that a\n"
         "# move is a step up or down; the ranks are that pack's own and stand in no booklet.\n";
}

std::string letters(const GridRow& row) {
  std::string text;
  for (const Cell cell : row.cells) text += letter(cell);
  return text;
}

void write_rows(const TypedPage& page, std::ostream& out) {
  out << "    grid:\n";
  for (const auto& [item, typed] : page) {
    out << "      " << item_column(item) << ": {cells: " << quoted(letters(typed.row));
    if (typed.row.starred) out << ", star: true";
    if (typed.row.key) out << ", key: true";
    if (!typed.row.basis.empty()) out << ", basis: " << quoted(typed.row.basis);
    out << "}\n";
  }
}

std::string written(const std::map<const Cluster*, TypedPage>& pages, const ImportTerms& terms,
                    const ClusterPack& published) {
  std::ostringstream out;
  write_opening(published, out);
  write_header(terms, published, out);
  out << "instrument: " << quoted(published.instrument) << "\n"
      << "method: profile\n"
         "profile:\n"
         "  penalty: {must: 0, expected: 0, may: 1, unlikely: 3, unknown: 0}\n"
         "  essential_restricts: {initial: true, review: false}\n";
  write_special_codes(published, out);
  out << "\npages:\n";
  for (const auto& cluster : published.clusters) {  // by code
    const auto page = pages.find(&cluster);
    if (page == pages.end() && published.is_page(cluster)) continue;
    write_page_start(cluster, out);
    if (page != pages.end()) write_rows(page->second, out);
  }
  return out.str();
}

}  // namespace

Loaded<ImportedPack> import_grid(const ImportFile& grid, const ImportTerms& terms,
                                 const ClusterPack& published) {
  Loaded<ImportedPack> loaded;
  check_terms(terms, loaded.problems);
  const auto pages = GridImport(grid, published, loaded.problems).read();
  if (!has_errors(loaded.problems)) {
    std::set<std::string> given;
    for (const auto& [cluster, page] : pages) given.insert(cluster->code.text());
    warn_of_missing(given, published, grid.name, loaded.problems);
  }
  by_place(loaded.problems);
  if (has_errors(loaded.problems)) return loaded;
  ImportedPack imported;
  imported.yaml = written(pages, terms, published);
  imported.pack = read_back(imported.yaml, terms);
  imported.pages = pages.size();
  for (const auto& [cluster, page] : pages) imported.rows += page.size();
  loaded.value = std::move(imported);
  return loaded;
}

}  // namespace pbr
