// Frictionless schemas of the canonical tables.
#include <algorithm>
#include <boost/json.hpp>
#include <ostream>

#include "pbr/table_schema.hpp"
#include "report/json_text.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

json::string text(std::string_view view) { return json::string(view); }

json::array words(std::span<const std::string_view> list) {
  json::array array;
  for (const auto& word : list) array.emplace_back(text(word));
  return array;
}

void type_of(const ColumnSchema& column, json::object& field, json::object& constraints) {
  switch (column.type) {
    case ColumnType::id:
    case ColumnType::text:
      field["type"] = "string";
      return;
    case ColumnType::code:
      field["type"] = "string";
      if (!column.words.empty()) constraints["enum"] = words(column.words);
      return;
    case ColumnType::date:
      field["type"] = "date";
      field["format"] = "default";
      constraints["minimum"] = "1800-01-01";
      constraints["maximum"] = "2199-12-31";
      return;
    case ColumnType::rating:
      field["type"] = "integer";
      constraints["enum"] = json::array{0, 1, 2, 3, 4, 9};
      return;
    case ColumnType::yes_no:
      field["type"] = "boolean";
      field["trueValues"] = json::array{"Y"};
      field["falseValues"] = json::array{"N"};
      return;
    case ColumnType::amount:
    case ColumnType::number:
      field["type"] = "number";
      return;
    case ColumnType::count:
      field["type"] = "integer";
      constraints["minimum"] = 0;
      return;
  }
}

json::object field_of(const ColumnSchema& column) {
  json::object field{{"name", text(column.name)}};
  json::object constraints;
  type_of(column, field, constraints);
  field["description"] = text(column.describes);
  if (column.must_be_filled) constraints["required"] = true;
  if (!constraints.empty()) field["constraints"] = std::move(constraints);
  return field;
}

/// What tells one row from another, where a table has that.
std::vector<std::string_view> primary_key(TableKind kind) {
  switch (kind) {
    case TableKind::persons:
      return {"person_id"};
    case TableKind::referrals:
      return {"provider", "referral_id"};
    case TableKind::assessments:
      return {"assessment_id"};
    default:
      return {};
  }
}

json::value key_value(const std::vector<std::string_view>& key) {
  if (key.size() == 1) return text(key.front());
  return words(key);
}

json::object schema_object(const TableSchema& schema) {
  const auto key = primary_key(schema.kind);
  json::array fields;
  for (const auto& column : schema.columns) fields.push_back(field_of(column));
  json::object object{{"fields", std::move(fields)}, {"missingValues", json::array{""}}};
  if (!key.empty()) object["primaryKey"] = key_value(key);
  return object;
}

bool has_all(const TableSchema& schema, const std::vector<std::string_view>& names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::any_of(schema.columns.begin(), schema.columns.end(),
                       [name](const ColumnSchema& column) { return column.name == name; });
  });
}

// Persons and referrals are what other tables point at.
json::array foreign_keys(const TableSchema& schema, std::span<const TableKind> tables) {
  json::array keys;
  for (const auto target : {TableKind::persons, TableKind::referrals}) {
    const auto key = primary_key(target);
    const bool there = std::find(tables.begin(), tables.end(), target) != tables.end();
    if (!there || schema.kind == target || !has_all(schema, key)) continue;
    keys.push_back(json::object{
        {"fields", key_value(key)},
        {"reference",
         json::object{{"resource", text(schema_of(target).name)}, {"fields", key_value(key)}}}});
  }
  return keys;
}

json::object resource(const TableSchema& schema, std::span<const TableKind> tables) {
  json::object object = schema_object(schema);
  auto keys = foreign_keys(schema, tables);
  if (!keys.empty()) object["foreignKeys"] = std::move(keys);
  const std::string name(schema.name);
  return {{"profile", "tabular-data-resource"},
          {"name", name},
          {"path", name + ".csv"},
          {"title", text(schema.title)},
          {"description", text(schema.describes)},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"schema", std::move(object)}};
}

}  // namespace

void write_table_schema(TableKind kind, std::ostream& out) {
  const auto& schema = schema_of(kind);
  json::object object{{"title", text(schema.title)}, {"description", text(schema.describes)}};
  for (auto& [key, value] : schema_object(schema)) object[key] = std::move(value);
  write_pretty(object, out);
}

void write_data_package(std::span<const TableKind> tables, std::ostream& out) {
  json::array resources;
  for (const auto kind : tables) resources.push_back(resource(schema_of(kind), tables));
  write_pretty(
      json::object{
          {"profile", "tabular-data-package"},
          {"name", "pbr-canonical-tables"},
          {"title", "Canonical input tables of pbr"},
          {"description",
           "CSV in UTF-8 with a header; columns in any order, extra columns are ignored with a "
           "note, "
           "and a table may be packed by gzip or Zstandard. A column that is not required may be "
           "empty."},
          {"resources", std::move(resources)}},
      out);
}

}  // namespace pbr
