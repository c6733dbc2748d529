// A map held against one file's header.
#include <algorithm>

#include "intake/canonical.hpp"
#include "pbr/column_map.hpp"
#include "text/byte_source.hpp"
#include "text/utf8.hpp"

namespace pbr {
namespace {

class Application {
 public:
  Application(const ColumnMap& map, std::span<const std::string> header, const std::string& file)
      : map_(map), header_(header), file_(file), schema_(schema_of(map.table)) {
    mapped_.names.assign(header.begin(), header.end());
  }

  MappedHeader result() {
    for (const auto& heading : map_.ignore) {
      if (const auto at = position(heading)) mapped_.names[*at].clear();
    }
    for (const auto& [column, heading] : map_.columns) rename(column, heading);
    mapped_.constants = map_.values;
    for (const auto& [column, value] : map_.values) refuse_twice(column, "under `values`");
    for (const auto& name : mapped_.names) mapped_.cells.push_back(cells_of(name));
    return std::move(mapped_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> position(std::string_view heading) const {
    const auto at = std::find(header_.begin(), header_.end(), heading);
    if (at == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - header_.begin());
  }

  void problem(std::string code, std::string message, std::string expected, std::string help) {
    Diagnostic d;
    d.code = std::move(code);
    d.at = {file_, 1, 0};
    d.message = std::move(message);
    d.expected = std::move(expected);
    d.help = std::move(help);
    mapped_.problems.push_back(std::move(d));
  }

  void rename(const std::string& column, const std::string& heading) {
    const auto at = position(heading);
    if (!at) return missing(column, heading);
    if (heading != column) refuse_twice(column, "\"" + excerpt(heading) + "\"");
    mapped_.names[*at] = column;
  }

  void missing(const std::string& column, const std::string& heading) {
    const std::vector<std::string_view> names(header_.begin(), header_.end());
    const auto meant = nearest_name(heading, names);
    problem("MP002", "the table has no heading \"" + excerpt(heading) + "\"",
            "the heading that " + map_.file + " gives to " + column,
            meant.empty() ? "take the column out of the map, or give it under `values`"
                          : "did you mean \"" + excerpt(meant) + "\"?");
  }

  // The column may not stand in the file under its own name as well.
  void refuse_twice(const std::string& column, const std::string& source) {
    const auto at = position(column);
    if (!at || mapped_.names[*at] != column || moved(column)) return;
    problem("MP003",
            "the table has a column \"" + excerpt(column) + "\", and the map gives it " + source +
                " as well",
            "one of the two", "put \"" + excerpt(column) + "\" under `ignore`");
  }

  // Whether the file's own column of that name is read as another.
  [[nodiscard]] bool moved(const std::string& heading) const {
    return std::any_of(map_.columns.begin(), map_.columns.end(), [&](const auto& entry) {
      return entry.second == heading && entry.first != heading;
    });
  }

  [[nodiscard]] MappedHeader::Cells cells_of(const std::string& name) const {
    MappedHeader::Cells cells;
    cells.plain = name.empty() || !intake::is_canonical(schema_, name);
    const auto* column = intake::find_column(schema_, name);
    if (column == nullptr) return cells;
    cells.is_date = column->type == ColumnType::date;
    auto codes = map_.codes.find(name);
    if (codes == map_.codes.end() && column->type == ColumnType::rating) {
      codes = map_.codes.find("ratings");
    }
    if (codes != map_.codes.end()) cells.codes = &codes->second;
    return cells;
  }

  const ColumnMap& map_;
  std::span<const std::string> header_;
  const std::string& file_;
  const TableSchema& schema_;
  MappedHeader mapped_;
};

std::vector<CsvColumn> shown_columns(const ColumnMap& map, const MappedHeader& mapped) {
  std::vector<CsvColumn> columns;
  for (std::size_t i = 0; i < mapped.names.size(); ++i) {
    if (mapped.names[i].empty()) continue;
    CsvColumn column{mapped.names[i], i};
    if (!mapped.cells[i].plain) {
      column.read = [&map, cells = mapped.cells[i]](std::string_view cell, std::string& scratch) {
        return translated(map, cells, cell, scratch);
      };
    }
    columns.push_back(std::move(column));
  }
  for (const auto& [name, value] : mapped.constants) columns.push_back({name, {}, value});
  return columns;
}

}  // namespace

MappedHeader apply(const ColumnMap& map, std::span<const std::string> header,
                   const std::string& file) {
  return Application(map, header, file).result();
}

std::string_view translated(const ColumnMap& map, const MappedHeader::Cells& cells,
                            std::string_view cell, std::string& scratch) {
  if (cell.empty() || cells.plain) return cell;
  const auto& missing = map.missing;
  if (std::find(missing.begin(), missing.end(), cell) != missing.end()) return {};
  if (cells.codes != nullptr) {
    const auto code = cells.codes->find(cell);
    if (code != cells.codes->end()) return code->second;
  }
  if (!cells.is_date || map.dates == DateForm::yyyy_mm_dd) return cell;
  auto date = iso_date(cell, map.dates);
  if (!date) return cell;
  scratch = std::move(*date);
  return scratch;
}

Diagnostics show_through(const ColumnMap& map, TableKind kind, CsvReader& csv) {
  if (map.table != kind) {
    Diagnostic d;
    d.code = "MP006";
    d.at = {map.file};
    d.message = "the map is for another table";
    d.found = schema_of(map.table).name;
    d.expected = schema_of(kind).name;
    return {d};
  }
  if (csv.error()) return {};
  auto mapped = apply(map, csv.header(), csv.name());
  if (mapped.problems.empty()) csv.show(shown_columns(map, mapped));
  return std::move(mapped.problems);
}

std::optional<CsvReader> open_through(const ColumnMap& map, TableKind kind, const std::string& path,
                                      Diagnostics& problems) {
  CsvReader csv = CsvReader::open(path);
  const auto found = show_through(map, kind, csv);
  problems.insert(problems.end(), found.begin(), found.end());
  if (!found.empty()) return std::nullopt;
  return csv;
}

Diagnostics read_table(TableKind kind, const std::string& path, const ColumnMap& map,
                       const IntakeTerms& terms, Tables& tables, Findings& findings) {
  Diagnostics problems;
  auto csv = open_through(map, kind, path, problems);
  if (!csv) return problems;
  return read_table(kind, std::move(*csv), terms, tables, findings);
}

}  // namespace pbr
