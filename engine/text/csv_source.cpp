#include "text/csv_source.hpp"

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace pbr {

namespace {
constexpr std::size_t buffer_bytes = std::size_t{256} << 10;
}  // namespace

CsvSource::CsvSource(ByteSource& in, CsvLimits limits, char separator)
    : in_(in), limits_(limits), separator_(separator), buffer_(buffer_bytes) {
  while (end_ < 3 && refill()) {
  }
  begin_ += rest().size() - without_bom(rest()).size();
}

std::size_t CsvSource::open_quote_at() const {
  return search_.state == State::quoted ? search_.quote_at : std::string_view::npos;
}

// Reads more behind the unread part; false at the end of the bytes.
bool CsvSource::refill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    passed_ += begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const std::size_t count = in_.read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += count;
  return count > 0;
}

void CsvSource::step(char byte) {
  switch (search_.state) {
    case State::quoted:
      if (byte == '"') search_.state = State::after_quote;
      return;
    case State::after_quote:
      if (byte == '"') {
        search_.state = State::quoted;
        return;
      }
      break;
    case State::field_start:
      if (byte == '"') {
        search_.state = State::quoted;
        search_.quote_at = search_.at;
        return;
      }
      break;
    case State::plain:
      break;
  }
  search_.state = byte == separator_ ? State::field_start : State::plain;
}

// A line feed inside a quoted field does not end a record.
bool CsvSource::find_end_outside_quotes(std::string_view text) {
  for (; search_.at < text.size(); ++search_.at) {
    const char byte = text[search_.at];
    if (byte == '\n' && search_.state != State::quoted) return true;
    step(byte);
  }
  return false;
}

// Moves the search to the record's line feed; false where the buffer ends before it.
bool CsvSource::find_end() {
  const std::string_view text = rest();
  if (search_.has_quotes) return find_end_outside_quotes(text);
  const std::size_t feed = text.find('\n', search_.at);
  const std::size_t end = std::min(feed, text.size());
  const bool quotes = text.substr(search_.at, end - search_.at).find('"') != std::string_view::npos;
  if (quotes) {
    search_ = {.has_quotes = true};  // once more from the record's start, with its state
    return find_end_outside_quotes(text);
  }
  search_.at = end;
  return feed != std::string_view::npos;
}

void CsvSource::take(RawRecord& record, std::size_t size) {
  record.bytes = {buffer_.data() + begin_, size};
  record.has_quotes = search_.has_quotes;
  record.unended = false;
  record.line = line_;
  record.at = passed_ + begin_;
}

CsvSource::Status CsvSource::stopped_at_end(RawRecord& record) {
  std::size_t size = end_ - begin_;
  const bool open = search_.state == State::quoted;
  if (!open && size > 0 && buffer_[end_ - 1] == '\r') --size;
  take(record, size);
  record.unended = true;
  begin_ = end_;
  if (in_.problem()) return Status::broken_off;
  if (open) return Status::open_quote;
  return size == 0 ? Status::end : Status::record;
}

CsvSource::Status CsvSource::next(RawRecord& record) {
  for (;;) {
    search_ = {};
    while (!find_end()) {
      if (end_ - begin_ > limits_.record_bytes + 1) {
        take(record, end_ - begin_);
        return Status::too_long;
      }
      if (!refill()) {
        const Status status = stopped_at_end(record);
        const bool over = record.bytes.size() > limits_.record_bytes;
        return over && status == Status::record ? Status::too_long : status;
      }
    }
    std::size_t size = search_.at;
    if (size > 0 && buffer_[begin_ + size - 1] == '\r') --size;
    take(record, size);
    const auto feeds =
        search_.has_quotes ? std::count(record.bytes.begin(), record.bytes.end(), '\n') : 0;
    line_ += static_cast<std::uint32_t>(feeds) + 1;
    begin_ += search_.at + 1;
    if (size > limits_.record_bytes) return Status::too_long;
    if (size > 0) return Status::record;
  }
}

}  // namespace pbr
