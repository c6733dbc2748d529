#include "mhsds/canonical.hpp"

namespace pbr::mhsds {
namespace {

std::vector<std::string> columns_of(TableKind kind, const std::vector<std::string>& more) {
  std::vector<std::string> names;
  for (const ColumnSchema& column : schema_of(kind).columns) {
    if (column.name != item_column(mhct_item_count)) names.emplace_back(column.name);
  }
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

}  // namespace

CanonicalTable::CanonicalTable(Work& work, TableKind kind, const std::vector<std::string>& more)
    : csv_(work.output(std::string(schema_of(kind).name) + ".csv"), columns_of(kind, more)),
      written_(work.made.written[kind]) {}

}  // namespace pbr::mhsds
