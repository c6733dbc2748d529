// The only file that names libxlsxwriter.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ostream>
#include <system_error>

#include "pbr/result.hpp"
#include "pbr/version.hpp"
#include "report/paper.hpp"

namespace pbr {

namespace {

/// libxlsxwriter writes to a file of a name: this one is in memory and has no name of its own.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("report.xlsx", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail();
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  void copy_to(std::ostream& out) const {
    if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail();
    std::array<char, 65536> piece{};
    while (true) {
      const ssize_t count = ::read(descriptor_, piece.data(), piece.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail();
      if (count == 0) return;
      out.write(piece.data(), count);
    }
  }

 private:
  [[noreturn]] static void fail() {
    throw std::system_error(errno, std::generic_category(), "cannot make report.xlsx in memory");
  }
  int descriptor_;
};

struct Formats {
  lxw_format *title, *warning, *head, *text, *count, *pounds, *percent, *marked;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw InternalError(lxw_strerror(error));
}

Formats formats_of(lxw_workbook* book) {
  const auto made = [&](const char* numbers, bool bold, bool right) {
    lxw_format* format = workbook_add_format(book);
    if (numbers != nullptr) format_set_num_format(format, numbers);
    if (bold) format_set_bold(format);
    if (right) format_set_align(format, LXW_ALIGN_RIGHT);
    return format;
  };
  Formats formats{made(nullptr, true, false),
                  made(nullptr, true, false),
                  made(nullptr, true, false),
                  made(nullptr, false, false),
                  made("#,##0", false, false),
                  made("[$\xC2\xA3-809]#,##0.00;-[$\xC2\xA3-809]#,##0.00", false, false),
                  made("0.00%", false, false),
                  made(nullptr, false, true)};
  constexpr double title_size = 14;
  format_set_font_size(formats.title, title_size);
  format_set_text_wrap(formats.head);
  format_set_bottom(formats.head, LXW_BORDER_THIN);
  return formats;
}

lxw_format* format_of(const Formats& formats, PaperKind kind) {
  switch (kind) {
    case PaperKind::text:
      return formats.text;
    case PaperKind::count:
      return formats.count;
    case PaperKind::pounds:
      return formats.pounds;
    case PaperKind::percent:
      return formats.percent;
  }
  throw InternalError("a column of no kind");
}

/// A cell's text is never taken for a formula, whatever it begins with.
void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const PaperCell& cell,
                PaperKind kind, const Formats& formats) {
  if (cell.number) {
    check(worksheet_write_number(sheet, row, column, *cell.number, format_of(formats, kind)));
  } else if (!cell.text.empty()) {
    lxw_format* format = kind == PaperKind::text ? formats.text : formats.marked;
    check(worksheet_write_string(sheet, row, column, cell.text.c_str(), format));
  }
}

/// As wide as its longest text, within reason; figures as their longest form.
double width_of(const PaperTable& table, std::size_t column) {
  constexpr std::size_t least = 10, most = 70, figure = 16;
  std::size_t width = table.columns[column].kind == PaperKind::text ? least : figure;
  for (const auto& row : table.rows) width = std::max(width, row[column].text.size() + 1);
  return static_cast<double>(std::min(width, most));
}

/// The table with its words above it; its head stays in sight. Returns the row of the head.
lxw_row_t write_sheet(lxw_worksheet* sheet, const PaperTable& table, const Formats& formats) {
  lxw_row_t row = 0;
  for (const std::string& words : table.words) {
    check(worksheet_write_string(sheet, row++, 0, words.c_str(), formats.text));
  }
  const lxw_row_t head = row++;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    const double width = width_of(table, at);
    check(worksheet_set_column(sheet, column, column, width, nullptr));
    check(
        worksheet_write_string(sheet, head, column, table.columns[at].title.c_str(), formats.head));
  }
  for (const auto& cells : table.rows) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
      write_cell(sheet, row, static_cast<lxw_col_t>(at), cells[at], table.columns[at].kind,
                 formats);
    }
    ++row;
  }
  worksheet_freeze_panes(sheet, head + 1, 1);
  return head;
}

void write_first(lxw_worksheet* sheet, const Paper& paper, const RunFacts& run,
                 const Formats& formats) {
  lxw_row_t row = 0;
  const auto line = [&](const std::string& text, lxw_format* format) {
    check(worksheet_write_string(sheet, row++, 0, text.c_str(), format));
  };
  line(paper.title, formats.title);
  for (const std::string& warning : paper.warnings) line(warning, formats.warning);
  ++row;
  for (const std::string& sentence : paper.headline) line(sentence, formats.text);
  ++row;
  line("Made by pbr " + std::string(version()) + ": " + run.command, formats.text);
  if (!run.program_sha256.empty()) line("Program, SHA-256 " + run.program_sha256, formats.text);
  line("Each sheet is a table of the report, with its figures as the disclosure rule shows them.",
       formats.text);
  line("Packs and their status stand in the sheet Rules used, hashes of the inputs in the last.",
       formats.text);
  constexpr double wide = 120;
  check(worksheet_set_column(sheet, 0, 0, wide, nullptr));
}

/// A bar of each row of a column of money, below the table; the axis is named, so that no colour
/// has to tell anything.
void add_chart(lxw_workbook* book, lxw_worksheet* sheet, const PaperTable& table, lxw_row_t head,
               std::size_t column) {
  if (table.rows.empty() || column >= table.columns.size()) return;
  const auto first = head + 1;
  const auto last = head + static_cast<lxw_row_t>(table.rows.size());
  const auto of = static_cast<lxw_col_t>(column);
  lxw_chart* chart = workbook_add_chart(book, LXW_CHART_BAR);
  lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
  const char* name = table.title.c_str();
  chart_series_set_categories(series, name, first, 0, last, 0);
  chart_series_set_values(series, name, first, of, last, of);
  std::string title = table.title + ": " + table.columns[column].title;
  chart_title_set_name(chart, title.c_str());
  chart_axis_set_reverse(chart->y_axis);
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_name(chart->x_axis, "pounds");
  lxw_chart_options options{};
  options.description = title.data();
  check(worksheet_insert_chart_opt(sheet, last + 2, 0, chart, &options));
}

/// A workbook that is not closed keeps its memory.
void write_book(lxw_workbook* book, const Paper& paper, const RunFacts& run) {
  lxw_doc_properties properties{};
  std::string title = paper.title;
  properties.title = title.data();
  properties.created = 1;  // a fixed moment: the library would ask the clock
  check(workbook_set_properties(book, &properties));
  const Formats formats = formats_of(book);
  write_first(workbook_add_worksheet(book, "About"), paper, run, formats);
  for (const PaperTable& table : paper.tables) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.title.c_str());
    const lxw_row_t head = write_sheet(sheet, table, formats);
    if (table.title == "Totals") add_chart(book, sheet, table, head, 1);
    if (table.title == "Providers" && table.columns.size() >= 3) {
      add_chart(book, sheet, table, head, table.columns.size() - 3);
    }
  }
}

}  // namespace

void write_paper_xlsx(const StudyResult& result, const RunFacts& run, std::ostream& out) {
  const Paper paper = paper_of(result, run);
  const MemoryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) throw InternalError("libxlsxwriter makes no workbook");
  write_book(book, paper, run);
  check(workbook_close(book));
  file.copy_to(out);
}

}  // namespace pbr
