#include "nwau/columns.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace pbr::nwau {
namespace {

constexpr std::array<std::string_view, std::tuple_size_v<Positions>> given_columns{
    "class",
    "los",
    "same_day",
    "contacts_present",
    "contacts_absent",
    "indigenous",
    "patient_remoteness",
    "treatment_remoteness",
    "specialist_paediatric",
    "private",
    "state"};
constexpr std::array<std::string_view, 5> added_columns{"category", "w01", "gwau", "nwau", "error"};

Diagnostic problem(const CsvReader& csv, std::string code, std::string message) {
  Diagnostic d;
  d.code = std::move(code);
  d.at = {csv.name(), 1, 0};
  d.message = std::move(message);
  return d;
}

// Semicolons or tabs make one column of all: said once, not as every column that is missing.
std::optional<Diagnostic> other_separator(const CsvReader& csv) {
  const auto& header = csv.header();
  const auto at = header.size() == 1 ? header[0].find_first_of(";\t") : std::string::npos;
  if (at == std::string::npos) return {};
  auto d = problem(csv, "NW001", "the columns are not separated by commas");
  d.found = header[0][at] == ';' ? "semicolons" : "tabs";
  d.expected = "a comma between two columns";
  d.help = "save the table as CSV with commas";
  return d;
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small;
}

// The heading that may be meant by a column's name: the same in other letters, or the nearest of
// those that mean nothing else.
std::string_view meant(const CsvReader& csv, std::string_view column) {
  std::vector<std::string_view> others;
  for (const auto& given : csv.header()) {
    if (in_small_letters(given) == column) return given;
    const bool known =
        std::find(given_columns.begin(), given_columns.end(), given) != given_columns.end();
    if (!known) others.push_back(given);
  }
  return nearest_name(column, others);
}

Diagnostic missing(const CsvReader& csv, std::string_view column) {
  const std::string name(column);
  auto d = problem(csv, "NW001", "the table has no column \"" + name + "\"");
  d.expected = "a column named \"" + name + "\", in any place";
  const auto nearest = meant(csv, column);
  d.help = nearest.empty()
               ? "add the column; a cell may be empty where its row does not need it"
               : "rename the column \"" + std::string(nearest) + "\" if that is what it holds";
  return d;
}

}  // namespace

Positions find_columns(const CsvReader& csv, Diagnostics& problems) {
  Positions positions{};
  if (auto separator = other_separator(csv)) {
    problems.push_back(std::move(*separator));
    return positions;
  }
  for (std::size_t i = 0; i < given_columns.size(); ++i) {
    if (const auto at = csv.column(given_columns[i])) {
      positions[i] = *at;
    } else {
      problems.push_back(missing(csv, given_columns[i]));
    }
  }
  for (const auto added : added_columns) {
    if (!csv.column(added)) continue;
    auto d = problem(csv, "NW002", "the table has a column \"" + std::string(added) + "\" already");
    d.expected = "none of category, w01, gwau, nwau and error: they are added";
    d.help = "rename the column, or leave it out where it comes from an earlier pricing";
    problems.push_back(std::move(d));
  }
  return positions;
}

NwauCells cells_of(const Positions& at, std::span<const std::string_view> row) {
  return {row[at[0]], row[at[1]], row[at[2]], row[at[3]], row[at[4]], row[at[5]],
          row[at[6]], row[at[7]], row[at[8]], row[at[9]], row[at[10]]};
}

}  // namespace pbr::nwau
