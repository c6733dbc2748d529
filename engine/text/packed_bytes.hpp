// Unpacking while reading, in memory that does not grow with the file.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "text/byte_source.hpp"

namespace pbr {

/// What gzip and Zstandard have in common: packed bytes in blocks, and what can be wrong with them.
class PackedBytes : public ByteSource {
 public:
  PackedBytes(std::unique_ptr<ByteSource> packed, std::string name);
  [[nodiscard]] const std::optional<Diagnostic>& problem() const final { return problem_; }
  [[nodiscard]] Progress progress() const final { return packed_->progress(); }

 protected:
  /// The next block of packed bytes; empty at their end.
  [[nodiscard]] std::string_view next_block();
  /// The packed bytes came to their end: `whole` says whether that is where the data ends too. If
  /// the file itself broke off or changed, that is the problem.
  void end(bool whole);
  /// CSV010; the first problem counts.
  void fail(std::string message, std::string found, std::string help);
  [[nodiscard]] bool done() const { return done_; }

 private:
  static constexpr std::size_t block_bytes = std::size_t{256} << 10;
  std::unique_ptr<ByteSource> packed_;
  std::string name_;
  std::unique_ptr<std::array<char, block_bytes>> block_;
  bool done_ = false;
  std::optional<Diagnostic> problem_;
};

/// Unpacks one gzip member behind the other.
[[nodiscard]] std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed,
                                                      std::string name);
/// Unpacks one Zstandard frame behind the other and leaves skippable frames out.
[[nodiscard]] std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed,
                                                      std::string name);

}  // namespace pbr
