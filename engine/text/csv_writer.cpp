#include <array>
#include <charconv>
#include <ostream>

#include "pbr/csv.hpp"
#include "pbr/result.hpp"
#include "text/csv_field.hpp"

namespace pbr {
namespace {

// Straight into the buffer: a formatted insertion would cost more than the field.
void put(std::ostream& out, std::string_view text) {
  const auto size = static_cast<std::streamsize>(text.size());
  if (out.rdbuf()->sputn(text.data(), size) != size) out.setstate(std::ios::badbit);
}

}  // namespace

CsvWriter::CsvWriter(std::ostream& out, std::span<const std::string> header)
    : out_(out), columns_(header.size()) {
  for (const auto& name : header) field(name);
  end();
}

CsvWriter::CsvWriter(std::ostream& out, std::initializer_list<std::string_view> header)
    : out_(out), columns_(header.size()) {
  for (const auto name : header) field(name);
  end();
}

void CsvWriter::separator() {
  if (at_ >= columns_) throw InternalError("a record has more fields than the header");
  if (at_++ > 0) put(out_, ",");
}

CsvWriter& CsvWriter::field(std::string_view text) {
  separator();
  // The only field of a record is quoted where it is empty: a blank line would be no record.
  if (columns_ == 1 && text.empty()) {
    put(out_, "\"\"");
  } else if (needs_quotes(text)) {
    std::string quoted;
    append_field(quoted, text);
    put(out_, quoted);
  } else {
    put(out_, text);
  }
  return *this;
}

CsvWriter& CsvWriter::field(std::int64_t number) {
  separator();
  std::array<char, 24> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  put(out_, {digits.data(), static_cast<std::size_t>(result.ptr - digits.data())});
  return *this;
}

void CsvWriter::end() {
  if (columns_ == 0) throw InternalError("a table without columns");
  if (at_ != columns_) throw InternalError("a record has fewer fields than the header");
  put(out_, "\n");
  at_ = 0;
}

}  // namespace pbr
