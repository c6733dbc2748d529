#include <algorithm>
#include <ostream>

#include "report/paper.hpp"

namespace pbr {

namespace {

/// Columns of a text are as wide as their characters, which UTF-8 writes in one to four bytes.
std::size_t width_of(std::string_view text) {
  constexpr unsigned following = 0x80, mask = 0xC0;
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & mask) != following;
  }));
}

/// Names come from other people's data: what Markdown or HTML would take for its own is escaped,
/// and a line end would end the row.
std::string plain(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\n' || byte == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>|#&~").find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return out;
}

bool is_figure(const PaperColumn& column) { return column.kind != PaperKind::text; }

void write_row(const std::vector<std::string>& cells, const std::vector<PaperColumn>& columns,
               const std::vector<std::size_t>& widths, std::ostream& out) {
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const std::string& text = cells[at];
    const std::string space(widths[at] - width_of(text), ' ');
    out << "| " << (is_figure(columns[at]) ? space + text : text + space) << ' ';
  }
  out << "|\n";
}

void write_table(const PaperTable& table, std::ostream& out) {
  std::vector<std::vector<std::string>> rows(1);
  for (const PaperColumn& column : table.columns) rows.front().push_back(plain(column.title));
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (const PaperCell& cell : row) rows.back().push_back(plain(cell.text));
  }
  std::vector<std::size_t> widths(table.columns.size(), 3);
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < widths.size(); ++at) {
      widths[at] = std::max(widths[at], width_of(row[at]));
    }
  }
  write_row(rows.front(), table.columns, widths, out);
  for (std::size_t at = 0; at < widths.size(); ++at) {
    const bool figure = is_figure(table.columns[at]);
    out << "| " << std::string(widths[at] - (figure ? 1 : 0), '-') << (figure ? ": " : " ");
  }
  out << "|\n";
  for (std::size_t at = 1; at < rows.size(); ++at) write_row(rows[at], table.columns, widths, out);
}

}  // namespace

void write_paper_md(const StudyResult& result, const RunFacts& run, std::ostream& out) {
  const Paper paper = paper_of(result, run);
  out << "# " << plain(paper.title) << "\n";
  for (const std::string& warning : paper.warnings) out << "\n> **" << plain(warning) << "**\n";
  out << "\n";
  for (const std::string& line : paper.headline) out << "- " << plain(line) << "\n";
  for (const PaperTable& table : paper.tables) {
    out << "\n## " << table.title << "\n";
    for (const std::string& words : table.words) {
      const bool command = words.starts_with("pbr run ");
      out << "\n" << (command ? "    " + words : plain(words)) << "\n";
    }
    if (table.rows.empty()) continue;
    out << "\n";
    write_table(table, out);
  }
}

}  // namespace pbr
