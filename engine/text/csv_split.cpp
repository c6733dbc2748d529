#include "text/csv_split.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace pbr {

void CsvSplitter::split(const RawRecord& record) {
  fields_.clear();
  count_ = 0;
  stray_.reset();
  if (record.has_quotes) {
    split_quoted(record);
  } else {
    split_plain(record);
  }
}

void CsvSplitter::add(CsvField field) {
  if (++count_ <= most_) fields_.push_back(field);
}

void CsvSplitter::split_plain(const RawRecord& record) {
  const std::string_view text = record.text();
  const bool ascii = is_ascii(text);
  std::uint32_t column = 1;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find(separator_, at), text.size());
    const std::string_view field = text.substr(at, end - at);
    add({field, record.line, column});
    if (end == text.size()) return;
    const std::size_t characters = ascii ? field.size() : count_characters(field);
    column += static_cast<std::uint32_t>(characters) + 1;
    at = end + 1;
  }
}

void CsvSplitter::step(const RawRecord& record, bool keep) {
  const char byte = record.bytes[read_++];
  if (keep) record.bytes[write_++] = byte;
  if (byte == '\n') {
    ++line_;
    column_ = 1;
  } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
    ++column_;
  }
}

void CsvSplitter::report(bool behind_closing) {
  if (!stray_) stray_ = StrayQuote{line_, column_, behind_closing};
}

// From the opening quote to behind the closing one.
void CsvSplitter::read_quoted(const RawRecord& record) {
  step(record, false);
  while (read_ < record.bytes.size()) {
    if (record.bytes[read_] == '"') {
      step(record, false);
      if (read_ == record.bytes.size() || record.bytes[read_] != '"') return;
    }
    step(record, true);
  }
}

// To the separator or the record's end; a quote stays as it stands and is reported.
void CsvSplitter::read_plain(const RawRecord& record) {
  while (read_ < record.bytes.size() && record.bytes[read_] != separator_) {
    if (record.bytes[read_] == '"') report(false);
    step(record, true);
  }
}

void CsvSplitter::split_quoted(const RawRecord& record) {
  const std::size_t size = record.bytes.size();
  read_ = 0;
  line_ = record.line;
  column_ = 1;
  for (;;) {
    write_ = read_;
    const std::size_t start = write_;
    const std::uint32_t line = line_;
    const std::uint32_t column = column_;
    if (read_ < size && record.bytes[read_] == '"') {
      read_quoted(record);
      if (read_ < size && record.bytes[read_] != separator_) report(true);
    }
    read_plain(record);
    add({record.text().substr(start, write_ - start), line, column});
    if (read_ == size) return;
    step(record, false);
  }
}

}  // namespace pbr
