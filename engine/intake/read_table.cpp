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
  }
}

Diagnostics read(TableKind kind, CsvReader csv, const std::string& name, const IntakeTerms& terms,
                 Tables& tables, Findings& findings) {
  tables.given[static_cast<std::size_t>(kind)] = true;
  if (csv.error()) return {*csv.error()};
  RowReader in(kind, csv, findings);
  const bool long_form = kind == TableKind::assessments && is_long_form(csv);
  auto problems =
      in.check_columns(name, long_form ? long_form_columns() : std::vector<std::string_view>{});
  if (!problems.empty()) return problems;
  read_rows(kind, in, csv, terms, tables, findings);
  if (csv.error()) problems.push_back(*csv.error());
  return problems;
}

}  // namespace

Diagnostics read_table(TableKind kind, const std::string& path, const IntakeTerms& terms,
                       Tables& tables, Findings& findings) {
  return read(kind, CsvReader::open(path), path, terms, tables, findings);
}

Diagnostics read_table(TableKind kind, std::istream& in, const std::string& name,
                       const IntakeTerms& terms, Tables& tables, Findings& findings) {
  return read(kind, CsvReader(in, name), name, terms, tables, findings);
}

}  // namespace pbr
