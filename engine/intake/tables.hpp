// How the rows of each canonical table become records.
#pragma once

#include <string>

#include "intake/row_reader.hpp"

namespace pbr::intake {

void read_persons(RowReader& in, const CsvReader& csv, Tables& tables);
void read_referrals(RowReader& in, Tables& tables);
void read_clusters(RowReader& in, const IntakeTerms& terms, Tables& tables);
void read_contacts(RowReader& in, Tables& tables);
void read_stays(RowReader& in, Tables& tables);
void read_measures(RowReader& in, const IntakeTerms& terms, Tables& tables);
void read_statuses(RowReader& in, Tables& tables);
void read_contributions(RowReader& in, Tables& tables);
void read_contracts(RowReader& in, Tables& tables);
void read_plan(RowReader& in, const IntakeTerms& terms, Tables& tables);

/// One column an item.
void read_assessments_wide(RowReader& in, Tables& tables);
/// One row an item: assessment_id, item, rating, and the rest on any row of the assessment.
void read_assessments_long(RowReader& in, const CsvReader& csv, Tables& tables, Findings& findings);
/// Reads some rows of a table that was found to be readable, with its header in front: as
/// read_table(), but nothing is said of the header. `rows` are their numbers in the file.
void read_part(TableKind kind, CsvReader csv, std::span<const Row> rows, const IntakeTerms& terms,
               Tables& tables, Findings& findings);
/// What read_table() says of a header alone.
[[nodiscard]] Diagnostics check_header(TableKind kind, CsvReader& csv, Findings& findings);
/// Whether the header has `item` and `rating` and no `item_1`.
[[nodiscard]] bool is_long_form(const CsvReader& csv);
/// The columns a long file need not have, and the two it has besides.
[[nodiscard]] std::vector<std::string_view> long_form_columns();

}  // namespace pbr::intake
