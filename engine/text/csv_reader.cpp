#include <algorithm>
#include <map>

#include "pbr/csv.hpp"
#include "text/byte_source.hpp"
#include "text/csv_source.hpp"
#include "text/csv_split.hpp"
#include "text/csv_view.hpp"
#include "text/utf8.hpp"

namespace pbr {

struct CsvReader::State {
  State(std::unique_ptr<ByteSource> in, std::string file_name, CsvLimits file_limits,
        char file_separator)
      : bytes(std::move(in)),
        name(std::move(file_name)),
        limits(file_limits),
        separator(file_separator),
        source(*bytes, file_limits, file_separator),
        splitter(file_limits.columns, file_separator) {}

  bool read();
  void read_header();
  bool ends_in_lines();
  void check_header();
  [[nodiscard]] bool is_text(bool cut);
  void fail(std::string code, Location at, std::string message, std::string expected = {},
            std::string help = {}, std::string found = {});
  void fail(CsvSource::Status status);
  void break_off();
  [[nodiscard]] Location place(std::size_t offset) const;
  [[nodiscard]] std::optional<Diagnostic> stray_quote() const;
  [[nodiscard]] std::optional<Diagnostic> wrong_count() const;

  std::unique_ptr<ByteSource> bytes;
  std::string name;
  CsvLimits limits;
  char separator;
  CsvSource source;
  CsvSplitter splitter;
  RawRecord raw;
  std::vector<std::string> header;
  std::size_t columns = 0;  ///< of the file, whatever is shown of it
  std::optional<CsvView> view;
  std::uint64_t row = 0;
  std::optional<Diagnostic> error;
};

namespace {

constexpr std::string_view double_it =
    "put the whole field into quotes and write a quote inside it twice";

std::string separator_words(char separator) {
  if (separator == ',') return "a comma";
  return separator == ';' ? "a semicolon" : "the separator";
}

std::string fields_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " field" : " fields");
}

}  // namespace

void CsvReader::State::fail(std::string code, Location at, std::string message,
                            std::string expected, std::string help, std::string found) {
  error = Diagnostic{Severity::error,  std::move(code),     std::move(at),  std::move(message),
                     std::move(found), std::move(expected), std::move(help)};
}

// A place inside the raw record.
Location CsvReader::State::place(std::size_t offset) const {
  const std::string_view before = raw.text().substr(0, offset);
  const auto feeds = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = static_cast<std::uint32_t>(count_characters(before.substr(start)));
  return {name, raw.line + feeds, column + 1};
}

void CsvReader::State::fail(CsvSource::Status status) {
  const std::size_t quote = source.open_quote_at();
  switch (status) {
    case CsvSource::Status::open_quote:
      return fail("CSV007", place(quote), "a quote that never closes",
                  "a closing quote before the end of the file", std::string(double_it));
    case CsvSource::Status::too_long:
      return fail("CSV006", {name, raw.line}, "a record that is too long",
                  "at most " + std::to_string(limits.record_bytes) + " bytes a record",
                  quote == std::string_view::npos
                      ? "check that the file has line ends"
                      : "a quote opens in line " + std::to_string(place(quote).line) + ", column " +
                            std::to_string(place(quote).column) + "; check that it closes");
    case CsvSource::Status::broken_off:
      return break_off();
    case CsvSource::Status::record:
    case CsvSource::Status::end:
      return;
  }
}

// A file that gave no byte has no line to name.
void CsvReader::State::break_off() {
  error = bytes->problem();
  if (raw.line > 1 || !raw.bytes.empty()) error->at.line = raw.line;
}

// Whether the raw record is text; else sets the error. A record that was cut may end inside a
// character.
bool CsvReader::State::is_text(bool cut) {
  const std::string_view text = raw.text();
  const std::size_t nul = text.find('\0');
  std::size_t bad = is_ascii(text) ? std::string_view::npos : find_bad_utf8(text);
  if (cut && bad != std::string_view::npos && bad + 3 >= text.size()) bad = std::string_view::npos;
  const std::size_t at = std::min(nul, bad);
  if (at == std::string_view::npos) return true;
  fail("CSV003", place(at), at == nul ? "a NUL byte" : "a byte that is not UTF-8",
       "a text file in UTF-8", "save the table as CSV in UTF-8", hex_byte(text[at]));
  return false;
}

// Reads and splits one record; false at the end and after an error.
bool CsvReader::State::read() {
  if (error) return false;
  const auto status = source.next(raw);
  if (status == CsvSource::Status::end) return false;
  // A binary file is called that, even where its first "record" is over the limit as well.
  if (status != CsvSource::Status::broken_off && !is_text(status != CsvSource::Status::record))
    return false;
  if (status != CsvSource::Status::record) {
    fail(status);
    return false;
  }
  splitter.split(raw);
  return true;
}

void CsvReader::State::read_header() {
  if (!read()) {
    if (!error) {
      fail("CSV001", {name}, "the table has no header", "a first line with the column names");
    }
    return;
  }
  if (auto problem = stray_quote()) {
    error = std::move(problem);
    return;
  }
  if (!ends_in_lines()) return;
  if (splitter.count() > limits.columns) {
    return fail("CSV006", {name, raw.line}, "too many columns",
                "at most " + std::to_string(limits.columns) + " columns", {},
                std::to_string(splitter.count()) + " columns");
  }
  for (const CsvField& field : splitter.fields()) header.emplace_back(field.text);
  columns = header.size();
  check_header();
}

// With carriage returns alone the whole file looks like its header: said at once, before a piece of
// somebody's row is called a column. Inside quotes a carriage return is part of a name.
bool CsvReader::State::ends_in_lines() {
  const auto fields = splitter.fields();
  const bool returns = std::any_of(fields.begin(), fields.end(), [](const CsvField& field) {
    return field.text.find('\r') != std::string_view::npos;
  });
  if (!returns || raw.text().find('"') != std::string_view::npos) return true;
  fail("CSV009", {name, raw.line}, "the lines end in carriage returns alone",
       "line ends of a line feed, alone or behind a carriage return",
       "save the table as CSV once more");
  return false;
}

void CsvReader::State::check_header() {
  std::map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto [first, is_new] = seen.try_emplace(header[i], i);
    if (is_new) continue;
    const CsvField& field = splitter.fields()[i];
    const std::string what =
        header[i].empty() ? "a column without a name" : "column \"" + excerpt(header[i]) + "\"";
    return fail("CSV002", {name, field.line, field.column}, what + " stands twice in the header",
                "each column once",
                "columns " + std::to_string(first->second + 1) + " and " + std::to_string(i + 1) +
                    "; rename or remove one of them");
  }
}

std::optional<Diagnostic> CsvReader::State::stray_quote() const {
  const auto& stray = splitter.stray();
  if (!stray) return std::nullopt;
  return Diagnostic{Severity::error,
                    "CSV005",
                    {name, stray->line, stray->column},
                    stray->behind_closing ? "text behind the closing quote of a field"
                                          : "a quote inside a field that is not quoted",
                    {},
                    {},
                    std::string(double_it)};
}

std::optional<Diagnostic> CsvReader::State::wrong_count() const {
  if (splitter.count() == columns) return std::nullopt;
  return Diagnostic{Severity::error,
                    "CSV004",
                    {name, raw.line},
                    "a record of another size",
                    fields_text(splitter.count()) +
                        (raw.unended ? ", then the end of the file without a line end" : ""),
                    fields_text(columns) + ", as in the header",
                    "put a field that holds " + separator_words(separator) + " into quotes"};
}

CsvReader::CsvReader(std::unique_ptr<ByteSource> bytes, std::string name, CsvLimits limits,
                     char separator)
    : state_(std::make_unique<State>(std::move(bytes), std::move(name), limits, separator)) {
  state_->read_header();
}

CsvReader::CsvReader(std::istream& in, const std::string& name, CsvLimits limits, char separator)
    : CsvReader(stream_bytes(in, name), name, limits, separator) {}

CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

CsvReader CsvReader::open(const std::string& path, CsvLimits limits, char separator) {
  return {open_bytes(path), name_of_input(path), limits, separator};
}

const std::string& CsvReader::name() const { return state_->name; }

void CsvReader::show(std::vector<CsvColumn> columns) {
  state_->header.clear();
  for (const CsvColumn& column : columns) state_->header.push_back(column.name);
  state_->view.emplace(std::move(columns));
}

const std::vector<std::string>& CsvReader::header() const { return state_->header; }

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
  const auto at = std::find(state_->header.begin(), state_->header.end(), name);
  if (at == state_->header.end()) return std::nullopt;
  return static_cast<std::size_t>(at - state_->header.begin());
}

std::optional<CsvRecord> CsvReader::next() {
  State& state = *state_;
  if (!state.read()) return std::nullopt;
  std::optional<Diagnostic> problem = state.stray_quote();
  if (!problem) problem = state.wrong_count();
  std::span<const CsvField> fields = state.splitter.fields();
  if (state.view && !problem) fields = state.view->shown(fields, state.raw.line);
  return CsvRecord{++state.row,        state.raw.line, fields,
                   std::move(problem), state.raw.at,   state.raw.bytes.size()};
}

const std::optional<Diagnostic>& CsvReader::error() const { return state_->error; }

}  // namespace pbr
