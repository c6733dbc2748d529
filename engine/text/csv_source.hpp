// Cuts a stream into the raw bytes of its records, in memory that does not grow with the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pbr/csv.hpp"
#include "text/byte_source.hpp"

namespace pbr {

/// One record as it stands in the file, without its line end.
struct RawRecord {
  std::span<char> bytes;  ///< in the source's buffer until the next call; may be written to
  bool has_quotes = false;
  bool unended = false;    ///< the file ends behind it, without a line end
  std::uint32_t line = 0;  ///< of its first character
  std::uint64_t at = 0;    ///< offset of its first byte in the source

  [[nodiscard]] std::string_view text() const { return {bytes.data(), bytes.size()}; }
};

class CsvSource {
 public:
  enum class Status : std::uint8_t { record, end, too_long, open_quote, broken_off };

  CsvSource(ByteSource& in, CsvLimits limits, char separator);

  /// The next record that is not a blank line. After too_long and open_quote the record holds what
  /// was read of it, and quote_at() the quote that opened last. After broken_off the bytes have a
  /// problem: what stands behind the last line end is no record, for nobody knows how it goes on.
  Status next(RawRecord& record);

  /// Offset in the record of the quote inside which it stopped; npos where in none.
  [[nodiscard]] std::size_t open_quote_at() const;

 private:
  enum class State : std::uint8_t { field_start, plain, quoted, after_quote };
  /// How far the current record has been searched for its end, so that each byte is seen once.
  struct Search {
    std::size_t at = 0;
    std::size_t quote_at = 0;
    State state = State::field_start;
    bool has_quotes = false;
  };

  bool find_end();
  bool find_end_outside_quotes(std::string_view text);
  void step(char byte);
  bool refill();
  Status stopped_at_end(RawRecord& record);
  void take(RawRecord& record, std::size_t size);
  [[nodiscard]] std::string_view rest() const { return {buffer_.data() + begin_, end_ - begin_}; }

  ByteSource& in_;
  CsvLimits limits_;
  char separator_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  ///< the unread part of the buffer
  std::uint64_t passed_ = 0;         ///< bytes that stood before the buffer's
  Search search_;
  std::uint32_t line_ = 1;
};

}  // namespace pbr
