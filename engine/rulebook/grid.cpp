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

bool flag(Reader& reader, const Node& mapping, std::string_view key, bool unless_given) {
  const Node* node = mapping.find(key);
  return node == nullptr ? unless_given : reader.truth(*node, key).value_or(unless_given);
}

void read_points(Reader& reader, const Node& mapping, std::string_view key, int& points) {
  constexpr std::int64_t largest_penalty = 1000;
  const Node* node = mapping.find(key);
  if (node == nullptr) return;
  points = static_cast<int>(reader.whole(*node, key, 0, largest_penalty).value_or(points));
}

void read_penalty(Reader& reader, const Node& node, ProfileTerms& terms) {
  if (!reader.only_keys(node, "penalty", keys::penalty)) return;
  std::size_t cell = 0;
  for (const auto key : {"must", "expected", "may", "unlikely"}) {
    read_points(reader, node, key, terms.penalty.at(cell++));
  }
  read_points(reader, node, "unknown", terms.penalty_unknown);
}

// A switch that may stand otherwise at an initial assessment than at a review.
void read_occasions(Reader& reader, const Node& profile, std::string_view key, bool& initial,
                    bool& review) {
  const Node* node = profile.find(key);
  if (node == nullptr || !reader.only_keys(*node, key, keys::occasions)) return;
  initial = flag(reader, *node, "initial", initial);
  review = flag(reader, *node, "review", review);
}

GridRow read_row(Reader& reader, std::size_t item, const Node& node, bool basis_required) {
  GridRow row;
  row.item = item;
  row.at = reader.where(node);
  if (!reader.only_keys(node, "a row of the grid", keys::row)) return row;
  if (const Node* cells = reader.required(node, "cells")) read_cells(reader, *cells, row);
  row.starred = flag(reader, node, "star", false);
  row.key = flag(reader, node, "key", false);
  row.basis = basis_required ? reader.text_of(node, "basis").value_or("")
                             : optional_text(reader, node, "basis");
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

void read_profile_terms(Reader& reader, const Node& node, ProfileTerms& terms) {
  if (!reader.only_keys(node, "profile", keys::profile)) return;
  if (const Node* penalty = node.find("penalty")) read_penalty(reader, *penalty, terms);
  read_occasions(reader, node, "essential_restricts", terms.essential_restricts_initial,
                 terms.essential_restricts_review);
  read_occasions(reader, node, "key_scales_first", terms.key_scales_first_initial,
                 terms.key_scales_first_review);
}

std::vector<GridRow> read_grid(Reader& reader, const Node& grid, bool basis_required) {
  std::vector<GridRow> rows;
  if (!is_mapping(reader, grid, "grid")) return rows;
  for (const auto& entry : grid.entries) {
    if (const auto item = read_item(reader, entry)) {
      rows.push_back(read_row(reader, *item, entry.value, basis_required));
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const GridRow& a, const GridRow& b) { return a.item < b.item; });
  check_stars(reader, grid, rows);
  return rows;
}

}  // namespace pbr::rulebook
