// Where bytes come from: a file, a pipe or a stream, packed or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pbr/diagnostic.hpp"

namespace pbr {

/// Bytes in order, once.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills up to `most` bytes, at least one; 0 only at the end or after a problem, and from then on
  /// for ever. A problem may stand already while the bytes before it are still handed out: ask for
  /// it after a 0. Throws nothing.
  [[nodiscard]] virtual std::size_t read(char* to, std::size_t most) noexcept = 0;

  /// What stopped the reading before its end. Its place is the file alone, without a line.
  [[nodiscard]] virtual const std::optional<Diagnostic>& problem() const = 0;

  /// How far the reading is, in bytes as they stand on the disk: of a packed file the packed ones.
  struct Progress {
    std::uint64_t taken = 0;
    std::optional<std::uint64_t> of;  ///< nothing for pipes and streams
  };
  [[nodiscard]] virtual Progress progress() const { return {}; }
};

/// What diagnostics call a path: the path, or "standard input" for "-".
[[nodiscard]] std::string name_of_input(const std::string& path);

/// The bytes of a file, a pipe or standard input ("-"), unpacked where the content is gzip (with
/// any number of members) or Zstandard (with any number of frames): by the first bytes, never by
/// the name. Memory does not grow with the file; a Zstandard window may be up to 128 MiB, which is
/// what `zstd` itself unpacks unasked. Never null: a file that cannot be opened is a source with a
/// problem. Problems: CSV008 the file cannot be opened or read, CSV010 packed data is cut short,
/// broken, or followed by something else, CSV011 the file changed while it was read, CSV012 it is
/// packed in a way that is not read here (zip and Excel, xz, bzip2, 7z).
[[nodiscard]] std::unique_ptr<ByteSource> open_bytes(const std::string& path);

/// Whether first bytes (four or more of them) are those of a file that open_bytes() unpacks.
[[nodiscard]] bool is_packed(std::string_view first);

/// The same without unpacking: the bytes as they are. CSV008 and CSV011.
[[nodiscard]] std::unique_ptr<ByteSource> open_raw_bytes(const std::string& path);

/// The bytes of a stream that outlives the source, as they are. CSV008 where the stream breaks.
[[nodiscard]] std::unique_ptr<ByteSource> stream_bytes(std::istream& in, std::string name);

/// The bytes of a text.
[[nodiscard]] std::unique_ptr<ByteSource> text_bytes(std::string text);

}  // namespace pbr
