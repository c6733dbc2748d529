// A table cut into chunks that end where a record ends, so that each can be read on its own.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/csv.hpp"

namespace pbr {

/// Whole records, one behind the other. The buffer is kept from chunk to chunk.
class CsvChunk {
 public:
  std::uint64_t number = 0;  ///< from 0, in the order of the file
  /// False where the last record is none: a quote that never closes, or a record over the limit.
  /// Such a chunk is the last.
  bool whole = true;
  bool last = false;            ///< no other follows
  bool line_end_added = false;  ///< the bytes ended without one

  /// Can be read `text_padding` bytes beyond its end. Where `whole`, ends in a line feed.
  [[nodiscard]] std::string_view text() const { return {buffer_.data(), size_}; }
  /// A piece of text() as it stands in the table: without a line end that was added.
  [[nodiscard]] std::string_view as_read(std::string_view piece) const {
    const bool at_end = piece.data() + piece.size() == buffer_.data() + size_;
    if (line_end_added && at_end) piece.remove_suffix(1);
    return piece;
  }

 private:
  friend class CsvChunks;
  std::vector<char> buffer_;
  std::size_t size_ = 0;
};

/// Memory is bounded by the chunks that callers hold, whatever the size of the table.
class CsvChunks {
 public:
  /// Fills up to so many bytes and says how many; 0 at the end, and after a fault that the source
  /// of the bytes knows of.
  using Read = std::function<std::size_t(char* to, std::size_t most)>;

  explicit CsvChunks(Read read, CsvLimits limits = {}, char separator = ',',
                     std::size_t chunk_bytes = default_chunk_bytes);
  static constexpr std::size_t default_chunk_bytes = std::size_t{256} << 10;

  /// The bytes of the table to the end of its header: what stands before it (a byte order mark,
  /// blank lines) too. A table without a line end is all header.
  [[nodiscard]] const std::string& head() const { return head_; }

  /// The next chunk; false at the end. Callers on several threads take turns.
  bool next(CsvChunk& chunk);

 private:
  void read_head();
  /// Reads behind `size` bytes of the buffer until it is full, but for the padding, or the source
  /// has no more.
  std::size_t fill(std::vector<char>& buffer, std::size_t size);
  bool finish(CsvChunk& chunk, std::size_t size);

  Read read_;
  CsvLimits limits_;
  char separator_;
  std::size_t chunk_bytes_;
  std::string head_;
  std::vector<char> rest_;  ///< read and not yet handed out: less than a record
  std::uint64_t number_ = 0;
  bool ended_ = false, done_ = false;
};

/// Where a text that starts with a record has its first and its last record end: offsets behind the
/// line feed, 0 where there is none. Line feeds inside quotes end nothing.
struct RecordEnds {
  std::size_t first = 0, last = 0;
  bool open_quote = false;  ///< the text ends inside quotes
};
[[nodiscard]] RecordEnds record_ends(std::string_view text, char separator);

}  // namespace pbr
