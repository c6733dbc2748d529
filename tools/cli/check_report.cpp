#include "check_report.hpp"

#include <boost/json.hpp>
#include <ostream>

#include "console.hpp"

namespace pbr::cli {
namespace {

std::string table_name(TableKind kind) { return std::string(schema_of(kind).name); }

std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

std::string left(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

constexpr std::size_t name_width = 14;
constexpr std::size_t number_width = 14;
constexpr std::size_t wide_width = 18;

void print_tables(const Checked& checked, std::ostream& out) {
  out << left("table", name_width) << right("rows", number_width)
      << right("without finding", wide_width) << right("with an error", wide_width) << "\n";
  for (const auto& [kind, rows] : checked.rows) {
    const auto& marks = checked.findings.marks();
    out << left(table_name(kind), name_width) << right(grouped(rows), number_width)
        << right(grouped(rows - marks.count(kind, Severity::note)), wide_width)
        << right(grouped(marks.count(kind, Severity::error)), wide_width) << "\n";
  }
}

// The form in which every page of docs/codes shows a finding.
std::string told(const Finding& f) {
  return table_name(f.table) + " row " + std::to_string(f.row) + ": " + f.code + " " +
         (f.field.empty() ? "" : f.field + ": ") + "found \"" + f.found + "\", expected " +
         f.expected;
}

std::string by_severity(const Findings::Count& count) {
  Findings::Totals all;
  for (const auto& [table, totals] : count.tables) all.add(totals);
  std::string text;
  for (const auto severity : {Severity::error, Severity::warning, Severity::note}) {
    const auto number = all.by_severity[static_cast<std::size_t>(severity)];
    if (number == 0) continue;
    if (!text.empty()) text += ", ";
    text += grouped(number) + " " + std::string(to_text(severity)) + (number == 1 ? "" : "s");
  }
  return text;
}

void print_code(const Findings& findings, const std::string& code, const Findings::Count& count,
                std::ostream& out) {
  out << "\n" << code << "  " << finding_title(code) << ": " << by_severity(count);
  if (count.truncated()) out << " (truncated: the first " << grouped(count.kept) << " are listed)";
  out << "\n";
  if (const Finding* first = findings.first(code)) out << "  " << told(*first) << "\n";
  out << "  see docs/codes/" << code << ".md\n";
}

boost::json::object counts_of(const Findings& findings) {
  boost::json::object codes;
  for (const auto& [code, count] : findings.counts()) {
    boost::json::object tables;
    for (const auto& [table, totals] : count.tables) tables[table_name(table)] = totals.total();
    codes[code] = {{"severity", std::string(to_text(count.severity))},
                   {"title", std::string(finding_title(code))},
                   {"total", count.total},
                   {"listed", count.kept},
                   {"truncated", count.truncated()},
                   {"tables", std::move(tables)}};
  }
  return codes;
}

}  // namespace

void print_check_text(const Checked& checked, std::ostream& out) {
  print_tables(checked, out);
  const Findings& findings = checked.findings;
  if (findings.counts().empty()) {
    out << "\nno findings\n";
    return;
  }
  for (const auto& [code, count] : findings.counts()) print_code(findings, code, count, out);
  out << "\n--format csv, --format json and -o FILE list the findings\n";
}

void print_check_json(const Checked& checked, std::ostream& out) {
  boost::json::array tables;
  for (const auto& [kind, rows] : checked.rows) {
    const auto& marks = checked.findings.marks();
    tables.push_back({{"table", table_name(kind)},
                      {"file", checked.files.at(kind)},
                      {"rows", rows},
                      {"without_finding", rows - marks.count(kind, Severity::note)},
                      {"with_error", marks.count(kind, Severity::error)},
                      {"with_error_or_warning", marks.count(kind, Severity::warning)}});
  }
  boost::json::array rows;
  for (const auto& f : checked.findings.sorted()) {
    rows.push_back({{"table", table_name(f.table)},
                    {"row", f.row},
                    {"field", f.field},
                    {"code", f.code},
                    {"severity", std::string(to_text(f.severity))},
                    {"found", f.found},
                    {"expected", f.expected}});
  }
  out << boost::json::serialize(boost::json::object{{"tables", std::move(tables)},
                                                    {"counts", counts_of(checked.findings)},
                                                    {"findings", std::move(rows)}})
      << "\n";
}

}  // namespace pbr::cli
