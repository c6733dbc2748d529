// The canonical tables as machine-readable schemas, for whoever writes or checks them elsewhere.
#pragma once

#include <iosfwd>
#include <span>

#include "pbr/records.hpp"

namespace pbr {

/// Frictionless Table Schema (specs.frictionlessdata.io, version 1) of one table, as JSON: its
/// fields with type, format and constraints, its primary key, "" as the one missing value. What
/// holds between tables is left out, because a schema by itself cannot name another table.
///
/// A date is `date` in the default format, from 1800-01-01 to 2199-12-31; a rating an `integer` of
/// 0 to 4 or 9 (not known); yes or no a `boolean` of Y and N; a code a `string` with its `enum`
/// where the rule packs do not say it; an amount and a score a `number`, a count an `integer` of 0
/// or more. `required` is what must be filled in every row.
void write_table_schema(TableKind kind, std::ostream& out);

/// Tabular Data Package of some tables: a resource each, with its schema and its foreign keys into
/// the other tables of the package.
void write_data_package(std::span<const TableKind> tables, std::ostream& out);

/// The same for people: a line a column.
void write_schema_text(std::span<const TableKind> tables, std::ostream& out);

}  // namespace pbr
