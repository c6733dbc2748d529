#include "outcomes/pairing_columns.hpp"

#include <algorithm>

namespace pbr {
namespace {

constexpr std::array<std::string_view, pairing_column_count> names{
    "case",       "episode_start", "episode_end", "first_session", "last_session",
    "instrument", "measure_date",  "contacts",    "setting"};

Diagnostic problem(const CsvReader& csv, std::string message) {
  Diagnostic d;
  d.code = "PA001";
  d.at = {csv.name(), 1, 0};
  d.message = std::move(message);
  return d;
}

// Semicolons or tabs make one column of all: said once, not as every column that is missing.
std::optional<Diagnostic> other_separator(const CsvReader& csv) {
  const auto& header = csv.header();
  const auto at = header.size() == 1 ? header[0].find_first_of(";\t") : std::string::npos;
  if (at == std::string::npos) return {};
  auto d = problem(csv, "the columns are not separated by commas");
  d.found = header[0][at] == ';' ? "semicolons" : "tabs";
  d.expected = "a comma between two columns";
  d.help = "save the table as CSV with commas";
  return d;
}

bool is_name(std::string_view heading) {
  return std::find(names.begin(), names.end(), heading) != names.end();
}

bool needed(PairingColumn column, const PairingTerms& terms) {
  if (column == PairingColumn::contacts) return false;
  return column != PairingColumn::setting || terms.like_settings;
}

Diagnostic missing(const CsvReader& csv, PairingColumn column) {
  const std::string name(to_text(column));
  auto d = problem(csv, "the table has no column \"" + name + "\"");
  d.expected = "a column named \"" + name + "\", in any place";
  std::vector<std::string_view> others;
  for (const auto& heading : csv.header()) {
    if (!is_name(heading)) others.push_back(heading);
  }
  const auto nearest = nearest_name(name, others);
  if (!nearest.empty()) {
    d.help = "rename the column \"" + std::string(nearest) + "\" if that is what it holds";
  } else if (column == PairingColumn::setting) {
    d.help =
        "add the column, with in_patient or community in each row; or leave out --like-settings";
  } else {
    d.help = "add the column; docs/measures.md says which fields may be empty";
  }
  return d;
}

}  // namespace

std::string_view to_text(PairingColumn column) {
  return names.at(static_cast<std::size_t>(column));
}

PairingColumns find_pairing_columns(const CsvReader& csv, const PairingTerms& terms,
                                    Diagnostics& problems) {
  PairingColumns columns;
  if (auto separator = other_separator(csv)) {
    problems.push_back(std::move(*separator));
    return columns;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns.at[i] = csv.column(names[i]);
    const auto column = static_cast<PairingColumn>(i);
    if (!columns.at[i] && needed(column, terms)) problems.push_back(missing(csv, column));
  }
  for (const auto& heading : csv.header()) {
    if (!is_name(heading)) columns.ignored.push_back(heading);
  }
  return columns;
}

}  // namespace pbr
