#include "pbr/import_report.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/csv.hpp"
#include "pbr/version.hpp"
#include "report/json_text.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

std::string stem(const std::string& file_name) {
  return file_name.substr(0, file_name.rfind(".csv"));
}

template <class List>
json::array array_of(const List& list) {
  json::array array;
  for (const auto& value : list) {
    array.emplace_back(value);
  }
  return array;
}

json::object file_facts(const MhsdsFile& file, const ImportFacts& facts) {
  json::object object;
  object["file"] = file.name;
  object["table"] = file.table;
  const auto hash = facts.files_sha256.find(file.name);
  object["sha256"] = hash != facts.files_sha256.end() ? hash->second : "";
  object["versions"] = array_of(file.versions);
  object["rows"] = file.rows;
  object["used"] = file.used;
  object["replaced"] = file.replaced;
  object["repeated"] = file.repeated;
  object["not_imported"] = file.not_ours;
  object["set_aside"] = file.set_aside;
  object["columns_read"] = file.read_columns.size();
  object["columns_ignored"] = file.ignored_columns.size();
  return object;
}

json::object finding_facts(const Findings& findings) {
  json::object counts;
  for (const auto& [code, count] : findings.counts()) {
    counts[code] = {{"severity", to_text(count.severity)},
                    {"title", mhsds_finding_title(code)},
                    {"total", count.total}};
  }
  return counts;
}

}  // namespace

void write_import_findings(const MhsdsImport& made, std::ostream& out) {
  CsvWriter csv(out, {"table", "row", "field", "code", "severity", "found", "expected"});
  for (const MhsdsFile& file : made.files) {
    for (const Finding& finding : file.findings.sorted()) {
      csv.field(stem(file.name)).field(static_cast<std::int64_t>(finding.row));
      csv.field(finding.field).field(finding.code).field(to_text(finding.severity));
      csv.field(finding.found).field(finding.expected).end();
    }
  }
}

void write_import_json(const MhsdsImport& made, const ImportFacts& facts, std::ostream& out) {
  json::object root;
  root["program"] = "pbr";
  root["version"] = version();
  root["command"] = facts.command;
  root["mhsds_versions"] = array_of(made.versions);
  root["first_day"] = to_text(made.period.first);
  root["last_day"] = to_text(made.period.last_day());
  root["assumptions"] = array_of(made.assumptions);
  json::array files;
  for (const MhsdsFile& file : made.files) {
    files.push_back(file_facts(file, facts));
  }
  root["files"] = std::move(files);
  root["files_not_read"] = array_of(made.unread_files);
  json::object written;
  for (const auto& [kind, rows] : made.written) {
    written[schema_of(kind).name] = rows;
  }
  root["rows_written"] = std::move(written);
  root["findings"] = finding_facts(made.all_findings());
  write_pretty(root, out);
}

}  // namespace pbr
