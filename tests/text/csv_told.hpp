// A CSV text as the reader tells it: header, records with the place of every field, problems.
#pragma once

#include <sstream>
#include <string>

#include "pbr/csv.hpp"

namespace pbr::test {

/// "header: a|b", then a line a record: "1: x@2:1|y@2:3", its problem, and the error at the end.
inline std::string told(CsvReader& reader) {
  std::string text = "header:";
  for (const auto& name : reader.header()) text += " " + name + ";";
  text += "\n";
  while (const auto record = reader.next()) {
    text += std::to_string(record->row) + ":";
    for (const auto& field : record->fields) {
      text += " " + std::string(field.text) + "@" + std::to_string(field.line) + ":" +
              std::to_string(field.column) + ";";
    }
    text += "\n";
    if (record->problem) text += render(*record->problem);
  }
  if (reader.error()) text += render(*reader.error());
  return text;
}

inline std::string told(const std::string& csv, CsvLimits limits = {}) {
  std::istringstream in(csv);
  CsvReader reader(in, "t.csv", limits);
  return told(reader);
}

}  // namespace pbr::test
