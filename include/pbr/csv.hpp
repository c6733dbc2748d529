// Strict CSV (RFC 4180) in and out, with the position of every field.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/diagnostic.hpp"

namespace pbr {

class ByteSource;

/// One field of a record. The text is unquoted and lives until the next call of next().
struct CsvField {
  std::string_view text;
  std::uint32_t line = 0;    ///< of the field's first character, from 1
  std::uint32_t column = 0;  ///< of the field's first character, from 1
};

/// What a record turned out to be. A malformed record is still delivered, so that nothing is lost:
/// its fields are what could be read and `problem` says what is wrong.
struct CsvRecord {
  std::uint64_t row = 0;  ///< 1 for the first record below the header
  std::uint32_t line = 0;
  std::span<const CsvField> fields;
  std::optional<Diagnostic> problem;  ///< CSV004 wrong number of fields, CSV005 stray quote
  std::uint64_t at = 0;    ///< offset of its first byte among the (unpacked) bytes of the table
  std::uint64_t size = 0;  ///< of its bytes there, without the line end
};

/// Limits that keep a hostile or mistaken file from filling the memory.
struct CsvLimits {
  std::size_t record_bytes = std::size_t{1} << 20;  ///< CSV006 beyond: 1 MiB a record
  std::size_t columns = 4096;
};

/// One column of a table as it is to be shown, where it is not to be shown as it stands.
struct CsvColumn {
  std::string name;
  std::optional<std::size_t> from;  ///< its position in the file; nothing: `value` in every record
  std::string value{};
  /// What is read instead of a cell: a part of `scratch`, or of something that lives as long as the
  /// reader, or the cell. Empty: the cell.
  std::function<std::string_view(std::string_view cell, std::string& scratch)> read{};
};

/// Reads one table. Accepted: an UTF-8 byte order mark, LF or CRLF, a missing last line end, quoted
/// fields with doubled quotes and line breaks inside. Blank lines are skipped. Refused for the
/// whole file (see error()): no header (CSV001), a column named twice (CSV002), NUL bytes or bytes
/// that are not UTF-8 (CSV003), a stray quote in the header (CSV005), a record or a header over the
/// limits (CSV006), a quote that never closes (CSV007), a file that cannot be read (CSV008), lines
/// that end in carriage returns alone (CSV009), packed data that is cut short or broken (CSV010), a
/// file that changed while it was read (CSV011), one packed in a way that is not read (CSV012). Of
/// a file that breaks off, the records before the break are delivered, and nothing behind the last
/// line end. No diagnostic holds a data row's text: rows may be
/// about people. Fields are separated by commas unless the caller names another separator: one byte
/// of ASCII that is no quote and no line end, such as the semicolon of tables with decimal commas.
class CsvReader {
 public:
  /// Reads from a file or a pipe; "-" is standard input. Unpacks gzip and Zstandard, known by their
  /// first bytes.
  static CsvReader open(const std::string& path, CsvLimits limits = {}, char separator = ',');
  /// Reads from a stream that outlives the reader; `name` is what diagnostics call it.
  CsvReader(std::istream& in, const std::string& name, CsvLimits limits = {}, char separator = ',');
  /// Reads bytes from elsewhere (engine/text/byte_source.hpp), which are never null.
  CsvReader(std::unique_ptr<ByteSource> bytes, std::string name, CsvLimits limits = {},
            char separator = ',');
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  /// What diagnostics call the file: its path, or "standard input".
  [[nodiscard]] const std::string& name() const;
  /// Shows the table with other columns from here on: header(), column() and next() speak of them.
  /// A malformed record keeps its fields as they stand in the file. Once, before the first next().
  void show(std::vector<CsvColumn> columns);
  /// Column names in file order, trimmed of nothing: names match exactly.
  [[nodiscard]] const std::vector<std::string>& header() const;
  /// Position of a column, or nothing.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;

  /// The next record; nothing at the end of the file or after a whole-file error.
  std::optional<CsvRecord> next();

  /// The error that stopped the reading, if one did.
  [[nodiscard]] const std::optional<Diagnostic>& error() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes records with LF line ends and quotes only where RFC 4180 needs them. The caller gives
/// whole records; a record with another number of fields than the header is an InternalError.
class CsvWriter {
 public:
  /// Writes the header at once to a stream that outlives the writer.
  CsvWriter(std::ostream& out, std::span<const std::string> header);
  CsvWriter(std::ostream& out, std::initializer_list<std::string_view> header);

  CsvWriter& field(std::string_view text);
  CsvWriter& field(std::int64_t number);
  /// Ends the record.
  void end();

 private:
  void separator();
  std::ostream& out_;
  std::size_t columns_;
  std::size_t at_ = 0;
};

}  // namespace pbr
