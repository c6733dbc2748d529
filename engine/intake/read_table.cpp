#include "intake/repeated_rows.hpp"
#include "intake/tables.hpp"
#include "pbr/intake.hpp"

namespace pbr {
namespace {

using namespace intake;

void read_rows(TableKind kind, RowReader& in, const CsvReader& csv, const IntakeTerms& terms,
               Tables& tables, Findings& findings) {
  switch (kind) {
    case TableKind::persons:
      return read_persons(in, csv, tables);
    case TableKind::referrals:
      return read_referrals(in, tables);
    case TableKind::assessments:
      if (is_long_form(csv)) return read_assessments_long(in, csv, tables, findings);
      return read_assessments_wide(in, tables);
    case TableKind::clusters:
      return read_clusters(in, terms, tables);
    case TableKind::contacts:
      return read_contacts(in, tables);
    case TableKind::stays:
      return read_stays(in, tables);
    case TableKind::measures:
      return read_measures(in, terms, tables);
    case TableKind::statuses:
      return read_statuses(in, tables);
    case TableKind::contributions:
      return read_contributions(in, tables);
    case TableKind::contracts:
      return read_contracts(in, tables);
    case TableKind::plan:
      return read_plan(in, terms, tables);
  }
}

// Semicolons or tabs make one column of all: said once, not as every column that is missing.
Diagnostics other_separator(TableKind kind, const CsvReader& csv, const std::string& name) {
  const auto& header = csv.header();
  const auto at = header.size() == 1 ? header[0].find_first_of(";\t") : std::string::npos;
  if (at == std::string::npos) return {};
  Diagnostic d;
  d.code = "IN001";
  d.at = {name, 1, 0};
  d.message = "the columns of the " + std::string(schema_of(kind).name) +
              " table are not separated by commas";
  d.found = header[0][at] == ';' ? "semicolons" : "tabs";
  d.expected = "a comma between two columns";
  d.help = "save the table as CSV with commas";
  return {d};
}

Diagnostics check_header(TableKind kind, CsvReader& csv, RowReader& in) {
  if (csv.error()) return {*csv.error()};
  if (auto separator = other_separator(kind, csv, csv.name()); !separator.empty()) return separator;
  const bool long_form = kind == TableKind::assessments && is_long_form(csv);
  return in.check_columns(csv.name(),
                          long_form ? long_form_columns() : std::vector<std::string_view>{});
}

}  // namespace

Diagnostics intake::check_header(TableKind kind, CsvReader& csv, Findings& findings) {
  RowReader in(kind, csv, findings);
  return pbr::check_header(kind, csv, in);
}

void intake::read_part(TableKind kind, CsvReader csv, std::span<const Row> rows,
                       const IntakeTerms& terms, Tables& tables, Findings& findings) {
  tables.given[static_cast<std::size_t>(kind)] = true;
  RowReader in(kind, csv, findings, rows);
  read_rows(kind, in, csv, terms, tables, findings);
  if (csv.error()) throw InternalError("a part of a table cannot be read: " + csv.error()->code);
}

Diagnostics read_table(TableKind kind, CsvReader csv, const IntakeTerms& terms, Tables& tables,
                       Findings& findings) {
  tables.given[static_cast<std::size_t>(kind)] = true;
  RowReader in(kind, csv, findings);
  auto problems = check_header(kind, csv, in);
  if (!problems.empty()) return problems;
  read_rows(kind, in, csv, terms, tables, findings);
  check_repeats(kind, tables, findings);
  if (csv.error()) problems.push_back(*csv.error());
  return problems;
}

Diagnostics read_table(TableKind kind, const std::string& path, const IntakeTerms& terms,
                       Tables& tables, Findings& findings) {
  return read_table(kind, CsvReader::open(path), terms, tables, findings);
}

Diagnostics read_table(TableKind kind, std::istream& in, const std::string& name,
                       const IntakeTerms& terms, Tables& tables, Findings& findings) {
  return read_table(kind, CsvReader(in, name), terms, tables, findings);
}

}  // namespace pbr
