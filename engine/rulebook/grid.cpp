#include "rulebook/grid.hpp"

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

std::optional<Cell> cell_of(char written) {
  for (const auto cell : {Cell::must, Cell::expected, Cell::may, Cell::unlikely}) {
    if (letter(cell) == written) return cell;
  }
  return std::nullopt;
}

// Characters, not bytes: a cell may hold anything that somebody typed.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

void read_cells(Reader& reader, const Node& node, GridRow& row) {
  const auto text = reader.text(node, "cells");
  if (!text) return;
  if (characters(*text) != row.cells.size()) {
    reader.problem("RB020", node, "a row has " + std::to_string(characters(*text)) + " cells",
                   *text, "five, one for each rating 0, 1, 2, 3 and 4");
    return;
  }
  for (std::size_t rating = 0; rating < row.cells.size(); ++rating) {
    const auto cell = cell_of((*text)[rating]);
    if (!cell) {
      reader.problem(
          "RB021", node, "the cell of rating " + std::to_string(rating) + " is none of the four",
          *text, "R must, O expected, Y may, - unlikely", {}, static_cast<std::uint32_t>(rating));
      return;
    }
    row.cells.at(rating) = *cell;
  }
}

GridRow read_row(Reader& reader, std::size_t item, const Node& node) {
  GridRow row;
  row.item = item;
  row.at = reader.where(node);
  if (!reader.only_keys(node, "a row of the grid", keys::row)) return row;
  if (const Node* cells = reader.required(node, "cells")) read_cells(reader, *cells, row);
  if (const Node* star = node.find("star"))
    row.starred = reader.truth(*star, "star").value_or(false);
  row.basis = reader.text_of(node, "basis").value_or("");
  return row;
}

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

// "At least one of the starred rows in an R cell" is a promise nobody can keep without an R cell.
void check_stars(Reader& reader, const Node& grid, const std::vector<GridRow>& rows) {
  bool starred = false;
  bool can_be_met = false;
  for (const auto& row : rows) {
    starred = starred || row.starred;
    can_be_met = can_be_met || (row.starred && has_must(row));
  }
  if (!starred || can_be_met) return;
  reader.problem("RB026", grid, "the essential criteria of this page cannot be met",
                 "starred rows without an R cell", "an R cell in at least one starred row");
}

}  // namespace

std::vector<GridRow> read_grid(Reader& reader, const Node& grid) {
  std::vector<GridRow> rows;
  if (!is_mapping(reader, grid, "grid")) return rows;
  for (const auto& entry : grid.entries) {
    if (const auto item = read_item(reader, entry)) {
      rows.push_back(read_row(reader, *item, entry.value));
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const GridRow& a, const GridRow& b) { return a.item < b.item; });
  check_stars(reader, grid, rows);
  return rows;
}

}  // namespace pbr::rulebook
