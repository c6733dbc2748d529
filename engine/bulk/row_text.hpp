// Text that grows by short pieces: copied in blocks of a fixed size, without asking how long they
// are.
#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace pbr::bulk {

class RowText {
 public:
  /// Bytes behind a short piece that must be readable.
  static constexpr std::size_t overread = 64;

  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

  void append(std::string_view text) {
    make_room(text.size());
    std::memcpy(bytes_.get() + size_, text.data(), text.size());
    size_ += text.size();
  }

  /// Room for pieces of so many bytes in all, to be added by append_short().
  void make_room(std::size_t more) {
    if (size_ + more + overread > capacity_) [[unlikely]]
      grow(more);
  }

  /// After make_room(). Up to `overread` bytes behind the piece are read and forgotten.
  void append_short(std::string_view piece) {
    char* to = bytes_.get() + size_;
    const char* from = piece.data();
    const char* const end = from + piece.size();
    do {
      std::memcpy(to, from, block);
      to += block;
      from += block;
    } while (from < end);
    size_ += piece.size();
  }

 private:
  // More than most pieces have: one copy, and nothing for the processor to guess.
  static constexpr std::size_t block = 64;

  void grow(std::size_t more) {
    const std::size_t wanted = (size_ + more + overread) * 2;
    auto bytes = std::make_unique_for_overwrite<char[]>(wanted);
    if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
    bytes_ = std::move(bytes);
    capacity_ = wanted;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace pbr::bulk
