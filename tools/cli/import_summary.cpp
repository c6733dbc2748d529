#include "import_summary.hpp"

#include <array>
#include <filesystem>
#include <ostream>

#include "console.hpp"

namespace pbr::cli {
namespace {

constexpr std::size_t number_width = 12;

std::string left(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 1, ' ');
  return text;
}

std::string right(const std::string& text) {
  return std::string(text.size() < number_width ? number_width - text.size() : 1, ' ') + text;
}

void print_files(const MhsdsImport& made, std::ostream& out) {
  std::size_t width = 8;
  for (const auto& file : made.files) width = std::max(width, file.name.size() + 2);
  out << "  " << left("file", width);
  for (const char* head : {"rows", "used", "replaced", "repeated", "not imported", "set aside"}) {
    out << right(head);
  }
  out << "\n";
  for (const auto& file : made.files) {
    out << "  " << left(file.name, width);
    for (const auto number :
         {file.rows, file.used, file.replaced, file.repeated, file.not_ours, file.set_aside}) {
      out << right(grouped(number));
    }
    out << "\n";
  }
}

void print_columns(const MhsdsImport& made, std::ostream& out) {
  std::size_t ignored = 0;
  for (const auto& file : made.files) ignored += file.ignored_columns.size();
  if (ignored > 0) out << "  columns of no use here, ignored: " << grouped(ignored) << "\n";
  for (const auto& name : made.unread_files) out << "  not read: " << name << "\n";
}

void print_findings(const MhsdsImport& made, const std::string& folder, std::ostream& out) {
  const Findings all = made.all_findings();
  if (all.counts().empty()) return;
  out << "\n  findings, each kept in " << (std::filesystem::path(folder) / "findings.csv").string()
      << ":\n";
  for (const auto& [code, count] : all.counts()) {
    out << "  " << code << right(grouped(count.total)) << "  " << to_text(count.severity) << ": "
        << mhsds_finding_title(code) << "\n";
  }
}

}  // namespace

void print_import(const MhsdsImport& made, const std::string& folder, std::ostream& out) {
  std::string versions;
  for (const int version : made.versions) {
    versions.append(versions.empty() ? "" : " and ").append(std::to_string(version));
  }
  out << "MHSDS extract, " << (versions.empty() ? "of any version" : "version " + versions)
      << "\n\n";
  print_files(made, out);
  print_columns(made, out);
  out << "\n  written:";
  const char* between = " ";
  for (const auto& [kind, rows] : made.written) {
    out << between << schema_of(kind).name << " " << grouped(rows);
    between = ", ";
  }
  out << "\n";
  print_findings(made, folder, out);
  out << "\n  taken for granted, and told in the study's report:\n";
  for (const auto& assumption : made.assumptions) out << "  - " << assumption << "\n";
  out << "\nnext: pbr run "
      << (std::filesystem::path(folder) / "study.yaml").lexically_normal().string() << "\n";
}

}  // namespace pbr::cli
