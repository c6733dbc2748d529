// What the first lines of an extract's files say, before any row is read.
#include <algorithm>

#include "mhsds/rows.hpp"

namespace pbr::mhsds {
namespace {

bool stands_in(const std::vector<std::string>& header, std::string_view name) {
  return !name.empty() && std::any_of(header.begin(), header.end(), [&](const std::string& column) {
    return same_name(column, name);
  });
}

bool is_there(const std::vector<std::string>& header, const FieldSpec& field) {
  return std::any_of(field.names.begin(), field.names.end(),
                     [&](std::string_view name) { return stands_in(header, name); });
}

const FieldSpec* find(const TableSpec& spec, Field field) {
  const auto found = std::find_if(spec.fields.begin(), spec.fields.end(),
                                  [&](const FieldSpec& f) { return f.field == field; });
  return found == spec.fields.end() ? nullptr : &*found;
}

std::string all_names(const FieldSpec& field) {
  std::string text;
  for (const auto name : field.names) {
    if (!name.empty()) text.append(text.empty() ? "" : " or ").append(name);
  }
  return text;
}

Diagnostic missing(const std::string& file, const TableSpec& spec, const FieldSpec& field,
                   const FieldSpec* instead, const std::vector<std::string>& header) {
  const std::string names =
      all_names(field) + (instead == nullptr ? "" : " or " + all_names(*instead));
  std::vector<std::string_view> columns(header.begin(), header.end());
  const auto meant = nearest_name(field.names[0], columns);
  Diagnostic d;
  d.code = "MH004";
  d.at = {file, 1, 0};
  d.message = std::string(spec.name) + " has no field " + std::string(field.names[0]);
  d.expected = "a column named " + names;
  d.help = meant.empty()
               ? "export the field too; values that are not known may be empty"
               : "rename the column \"" + std::string(meant) + "\" if that is what it holds";
  return d;
}

void check_fields(const std::string& file, const TableSpec& spec,
                  const std::vector<std::string>& header, Diagnostics& problems) {
  for (const auto fields : {common_fields(), spec.fields}) {
    for (const FieldSpec& field : fields) {
      const FieldSpec* instead = field.or_this ? find(spec, *field.or_this) : nullptr;
      const bool there =
          is_there(header, field) || (instead != nullptr && is_there(header, *instead));
      if (field.needed && !there) problems.push_back(missing(file, spec, field, instead, header));
    }
  }
}

bool is_read(const TableSpec& spec, const std::string& column) {
  const auto has_name = [&](const FieldSpec& field) {
    return std::any_of(field.names.begin(), field.names.end(),
                       [&](std::string_view name) { return same_name(column, name); });
  };
  return same_name(column, spec.unique) ||
         std::any_of(spec.fields.begin(), spec.fields.end(), has_name) ||
         std::any_of(common_fields().begin(), common_fields().end(), has_name);
}

}  // namespace

void Rows::check_headers(Table table, const std::vector<SourceFile>& files,
                         std::vector<MhsdsFile>& facts, Diagnostics& problems) {
  const TableSpec& spec = spec_of(table);
  for (const SourceFile& file : files) {
    const CsvReader csv = CsvReader::open(file.path);
    if (csv.error()) {
      problems.push_back(*csv.error());
      continue;
    }
    check_fields(file.path, spec, csv.header(), problems);
    for (const std::string& column : csv.header()) {
      const int version = version_of_column(table, column);
      if (version != 0) facts[file.facts].versions.insert(version);
      auto& columns = is_read(spec, column) ? facts[file.facts].read_columns
                                            : facts[file.facts].ignored_columns;
      columns.push_back(column);
    }
  }
}

}  // namespace pbr::mhsds
