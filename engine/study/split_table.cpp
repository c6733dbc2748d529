#include "study/split_table.hpp"

#include <algorithm>

#include "intake/tables.hpp"
#include "study/person_ranges.hpp"
#include "text/byte_source.hpp"
#include "text/csv_chunks.hpp"
#include "text/piece_reader.hpp"
#include "text/utf8.hpp"

namespace pbr::study {
namespace {

class Splitting {
 public:
  Splitting(const std::vector<std::string>& starts, Spill& spill, SplitTable& table)
      : starts_(starts), spill_(spill), table_(table) {
    const auto at = std::find(table.header.begin(), table.header.end(), "person_id");
    column_ = static_cast<std::size_t>(at - table.header.begin());
    lines_ = static_cast<std::uint64_t>(std::count(table.head.begin(), table.head.end(), '\n'));
  }

  /// Line feeds passed so far.
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

  /// The error inside the chunk that ended the reading, if one did.
  std::optional<Diagnostic> split(const CsvChunk& chunk) {
    if (is_plain(chunk)) {
      split_lines(chunk.text());
      return std::nullopt;
    }
    return split_exactly(chunk.as_read(chunk.text()));
  }

 private:
  // Of lines without quotes there is nothing to say but where the person stands; and none of a
  // chunk of this size can be over the limit. The row at the end of a file without a line end is
  // kept without one, which its findings may have to say: it is the last of whatever part has it.
  static bool is_plain(const CsvChunk& chunk) {
    const auto text = chunk.text();
    return chunk.whole && !chunk.line_end_added && text.size() <= CsvLimits{}.record_bytes &&
           text.find('"') == std::string_view::npos && text.find('\0') == std::string_view::npos &&
           find_bad_utf8(text) == std::string_view::npos;
  }

  void split_lines(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n') + 1);
      text.remove_prefix(line.size());
      ++lines_;
      if (line != "\n" && line != "\r\n") add(person_of(line), line);
    }
  }

  [[nodiscard]] std::string_view person_of(std::string_view line) const {
    std::size_t start = 0;
    for (std::size_t at = 0; at < column_; ++at) {
      const std::size_t comma = line.find(',', start);
      if (comma == std::string_view::npos) return {};
      start = comma + 1;
    }
    // A person at the line's end has the line end behind it: it is no part of the id.
    std::size_t end = std::min(line.find(',', start), line.size() - 1);
    if (end == line.size() - 1 && end > start && line[end - 1] == '\r') --end;
    return line.substr(start, end - start);
  }

 public:
  std::optional<Diagnostic> split_exactly(std::string_view text) {
    PieceReader piece(table_.head, text, table_.name);
    while (const auto record = piece.csv().next()) {
      const bool named = !record->problem && column_ < record->fields.size();
      const std::size_t start = piece.start(*record);
      const std::size_t end = text.find('\n', start + static_cast<std::size_t>(record->size));
      add(named ? record->fields[column_].text : std::string_view{},
          text.substr(start, end == std::string_view::npos ? end : end + 1 - start));
    }
    auto error = piece.error(lines_);
    lines_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    return error;
  }

 private:
  void add(std::string_view person, std::string_view text) {
    const Row row = ++table_.rows;
    if (!person.empty()) {
      last_range_is(person);
      spill_.add(range_, {table_.kind, row, person, text});
      return;
    }
    const std::string key = std::to_string(row * 0x9E3779B97F4A7C15U);
    spill_.add(range_of(starts_, key), {table_.kind, row, key, text});
  }

  // Rows of a person often stand together.
  void last_range_is(std::string_view person) {
    if (person == last_) return;
    last_ = person;
    range_ = range_of(starts_, person);
  }

  const std::vector<std::string>& starts_;
  Spill& spill_;
  SplitTable& table_;
  std::size_t column_ = 0, range_ = 0;
  std::string last_;
  std::uint64_t lines_ = 0;
};

// Of a file that breaks off, what stands behind the last record's end is no record.
std::string_view complete_part(const CsvChunk& chunk) {
  const std::string_view text = chunk.as_read(chunk.text());
  return text.substr(0, record_ends(text, ',').last);
}

// A file that gave no byte has no line to name.
Diagnostic broken_off(Diagnostic problem, std::uint64_t complete_lines, bool any_byte) {
  if (any_byte) problem.at.line = static_cast<std::uint32_t>(complete_lines + 1);
  return problem;
}

std::uint64_t lines_in(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

std::optional<Diagnostic> split_rows(CsvChunks& chunks, const ByteSource& bytes,
                                     Splitting& splitting,
                                     const std::function<void(std::uint64_t)>& tell) {
  CsvChunk chunk;
  std::optional<Diagnostic> error;
  while (!error && chunks.next(chunk)) {
    const bool breaks_off = chunk.last && bytes.problem();
    error = breaks_off ? splitting.split_exactly(complete_part(chunk)) : splitting.split(chunk);
    tell(bytes.progress().taken);
  }
  if (!error && bytes.problem()) error = broken_off(*bytes.problem(), splitting.lines(), true);
  return error;
}

}  // namespace

Diagnostics split_table(TableKind kind, const std::string& path,
                        const std::vector<std::string>& starts, Spill& spill, SplitTable& table,
                        Findings& findings, const std::function<void(std::uint64_t)>& tell) {
  table.kind = kind;
  table.name = name_of_input(path);
  const auto bytes = open_bytes(path);
  CsvChunks chunks([&](char* to, std::size_t most) { return bytes->read(to, most); });
  table.head = chunks.head();
  if (bytes->problem() && !table.head.ends_with('\n')) {
    return {broken_off(*bytes->problem(), lines_in(table.head), !table.head.empty())};
  }
  PieceReader head(table.head, {}, table.name);
  auto problems = intake::check_header(kind, head.csv(), findings);
  if (has_errors(problems)) return problems;
  table.header = head.csv().header();
  if (!table.head.ends_with('\n')) table.head += '\n';
  Splitting splitting(starts, spill, table);
  if (auto error = split_rows(chunks, *bytes, splitting, tell)) problems.push_back(*error);
  return problems;
}

}  // namespace pbr::study
