// What a canonical table takes, asked by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/records.hpp"

namespace pbr::intake {

/// The column, or null. The long form of assessments has `item` and `rating` besides.
[[nodiscard]] const ColumnSchema* find_column(const TableSchema& schema, std::string_view name);

/// Whether the table has such a column: one of its schema, or a group_ column of the persons.
[[nodiscard]] bool is_canonical(const TableSchema& schema, std::string_view name);

/// Every name of the schema, and of the long form of assessments.
[[nodiscard]] std::vector<std::string_view> canonical_names(const TableSchema& schema);

/// What the column takes instead of this text; "" where it takes it. `column` may be "ratings".
[[nodiscard]] std::string why_not(const TableSchema& schema, std::string_view column,
                                  std::string_view text);

}  // namespace pbr::intake
