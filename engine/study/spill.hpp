// Rows put aside on the disk, in many streams of one file that has no name.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/records.hpp"

namespace pbr::study {

/// One row put aside: which stream it goes to is decided by its key.
struct SpillRow {
  TableKind table{};
  Row row = 0;
  std::string_view key, text;
};

/// What a stream holds.
struct SpillExtent {
  std::uint64_t bytes = 0;  ///< of texts
  std::uint64_t rows = 0;
  std::string least, greatest;  ///< keys
  [[nodiscard]] bool one_key() const { return least == greatest; }
};

/// First every stream is written to, then finish(), then every stream is read. The file is removed
/// from its folder before the first byte is written, so that nothing of it is left when the program
/// ends, however it ends. Faults throw std::system_error and say what to do.
class Spill {
 public:
  Spill(const std::string& folder, std::size_t streams);
  ~Spill();
  Spill(const Spill&) = delete;
  Spill& operator=(const Spill&) = delete;

  void add(std::size_t stream, const SpillRow& row);
  /// Writes what is still held, and gives the memory back.
  void finish();

  [[nodiscard]] std::size_t streams() const { return streams_.size(); }
  [[nodiscard]] const SpillExtent& extent(std::size_t stream) const {
    return streams_.at(stream).extent;
  }

  /// Calls take(row) for the rows of a stream, in the order they were added. The texts live until
  /// take() returns.
  template <class Take>
  void read(std::size_t stream, Take&& take) const;
  /// Gives the room of a stream on the disk back; it cannot be read any more.
  void drop(std::size_t stream);

 private:
  struct Block {
    std::uint64_t at = 0;
    std::size_t size = 0;
  };
  struct Stream {
    std::string held;
    std::vector<Block> blocks;
    SpillExtent extent;
  };
  /// What stands in front of each row.
  struct Head {
    Row row = 0;
    std::uint32_t key = 0, text = 0;
    TableKind table{};
  };

  void write(Stream& stream);
  void append_block(const Block& block, std::string& to) const;
  [[noreturn]] void fail(const char* doing) const;

  std::string folder_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  std::vector<Stream> streams_;
};

template <class Take>
void Spill::read(std::size_t stream, Take&& take) const {
  std::string bytes;
  for (const Block& block : streams_.at(stream).blocks) {
    append_block(block, bytes);
    std::size_t at = 0;
    Head head;
    while (bytes.size() - at >= sizeof head) {
      std::memcpy(&head, bytes.data() + at, sizeof head);
      const std::size_t size = sizeof head + head.key + head.text;
      if (bytes.size() - at < size) break;
      const std::string_view both(bytes.data() + at + sizeof head, size - sizeof head);
      take(SpillRow{head.table, head.row, both.substr(0, head.key), both.substr(head.key)});
      at += size;
    }
    bytes.erase(0, at);
  }
}

}  // namespace pbr::study
