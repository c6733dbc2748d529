#include "text/csv_chunks.hpp"

#include <algorithm>
#include <cstring>

#include "text/csv_bits.hpp"

namespace pbr {
namespace {

// A quote right behind it opens a field.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

enum class Place : std::uint8_t { field_start, plain, quoted, after_quote };

// A quote opens only at the start of a field, as in CsvSplitter.
Place step(Place place, char byte, char separator) {
  if (place == Place::quoted) return byte == '"' ? Place::after_quote : Place::quoted;
  if (byte == '"' && place == Place::after_quote) return Place::quoted;
  if (byte == '"' && place == Place::field_start) return Place::quoted;
  return byte == separator || byte == '\n' ? Place::field_start : Place::plain;
}

RecordEnds ends_among_quotes(std::string_view text, char separator) {
  RecordEnds ends;
  Place place = Place::field_start;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' && place != Place::quoted) {
      ends.last = at + 1;
      if (ends.first == 0) ends.first = ends.last;
    }
    place = step(place, text[at], separator);
  }
  ends.open_quote = place == Place::quoted;
  return ends;
}

void grow(std::vector<char>& buffer) {
  buffer.resize((buffer.size() - text_padding) * 2 + text_padding);
}

bool is_blank(std::string_view line) { return line == "\n" || line == "\r\n"; }

}  // namespace

RecordEnds record_ends(std::string_view text, char separator) {
  if (text.find('"') != std::string_view::npos) return ends_among_quotes(text, separator);
  return {text.find('\n') + 1, text.rfind('\n') + 1, false};  // npos + 1 is 0
}

CsvChunks::CsvChunks(Read read, CsvLimits limits, char separator, std::size_t chunk_bytes)
    : read_(std::move(read)), limits_(limits), separator_(separator), chunk_bytes_(chunk_bytes) {
  read_head();
}

std::size_t CsvChunks::fill(std::vector<char>& buffer, std::size_t size) {
  const std::size_t most = buffer.size() - text_padding;
  while (!ended_ && size < most) {
    const std::size_t count = read_(buffer.data() + size, most - size);
    ended_ = count == 0;
    size += count;
  }
  return size;
}

// The first record that is not a blank line, and what stands before it.
void CsvChunks::read_head() {
  std::vector<char> buffer(chunk_bytes_ + text_padding);
  std::size_t size = fill(buffer, 0);
  while (!ended_ && size < byte_order_mark.size()) {
    grow(buffer);
    size = fill(buffer, size);
  }
  std::size_t head = std::string_view(buffer.data(), size).starts_with(byte_order_mark)
                         ? byte_order_mark.size()
                         : 0;
  for (;;) {
    const std::string_view text(buffer.data(), size);
    const RecordEnds ends = record_ends(text.substr(head), separator_);
    if (ends.first == 0) {
      if (ended_ || size - head > limits_.record_bytes) {
        head = size;
        ended_ = true;  // no header, or one over the limit: the reader of the head says so
        break;
      }
      grow(buffer);
      size = fill(buffer, size);
      continue;
    }
    const bool blank = is_blank(text.substr(head, ends.first));
    head += ends.first;
    if (!blank) break;
  }
  head_.assign(buffer.data(), head);
  rest_.assign(buffer.begin() + static_cast<std::ptrdiff_t>(head),
               buffer.begin() + static_cast<std::ptrdiff_t>(size));
}

bool CsvChunks::finish(CsvChunk& chunk, std::size_t size) {
  chunk.size_ = size;
  chunk.number = number_++;
  chunk.last = done_;
  return size > 0;
}

bool CsvChunks::next(CsvChunk& chunk) {
  if (done_) return false;
  auto& buffer = chunk.buffer_;
  chunk.whole = true;
  chunk.line_end_added = false;
  // Never smaller than what is left over: some of it may come from the head's buffer.
  buffer.resize(std::max(chunk_bytes_, rest_.size()) + text_padding);
  std::copy(rest_.begin(), rest_.end(), buffer.begin());
  std::size_t size = fill(buffer, rest_.size());
  rest_.clear();
  for (;;) {
    const RecordEnds ends = record_ends({buffer.data(), size}, separator_);
    if (ended_) {
      done_ = true;
      chunk.whole = !ends.open_quote;
      if (size > 0 && chunk.whole && buffer[size - 1] != '\n') {
        buffer.resize(std::max(buffer.size(), size + 1 + text_padding));
        buffer[size++] = '\n';
        chunk.line_end_added = true;
      }
      return finish(chunk, size);
    }
    const bool too_long = size - ends.last > limits_.record_bytes + 1;
    if (too_long) {
      done_ = true;
      chunk.whole = false;
      return finish(chunk, size);
    }
    if (ends.last > 0) {
      rest_.assign(buffer.begin() + static_cast<std::ptrdiff_t>(ends.last),
                   buffer.begin() + static_cast<std::ptrdiff_t>(size));
      return finish(chunk, ends.last);
    }
    grow(buffer);
    size = fill(buffer, size);
  }
}

}  // namespace pbr
