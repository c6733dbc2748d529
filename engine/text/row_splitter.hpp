// Deals the records of a table out to two streams, byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string_view>

namespace pbr {

/// Takes a table in pieces of any size and hands every byte of a record on as it stands, with its
/// line end: the header, and a byte order mark before it, to both streams, each data row to one of
/// them, in order. Records are cut and numbered as CsvReader cuts and numbers them; blank lines are
/// no rows and go nowhere. Memory does not grow with the table, nor with a row.
class RowSplitter {
 public:
  /// `takes_second(row)` says where a row goes and is asked once a row, in order, from 1.
  RowSplitter(std::ostream& first, std::ostream& second,
              std::function<bool(std::uint64_t)> takes_second, char separator = ',');

  void feed(std::string_view bytes);
  /// Data rows that were dealt out so far.
  [[nodiscard]] std::uint64_t rows() const { return records_ > 0 ? records_ - 1 : 0; }

 private:
  enum class State : std::uint8_t { field_start, plain, quoted, after_quote };

  /// Whether the byte, the first of a line or behind a carriage return, opens a record.
  bool begins(char byte);
  void step(char byte);
  void hand_on(std::string_view bytes);

  std::ostream& first_;
  std::ostream& second_;
  std::function<bool(std::uint64_t)> takes_second_;
  char separator_;
  std::uint64_t records_ = 0;  ///< begun, with the header
  bool to_second_ = false;
  bool inside_ = false;  ///< a record
  bool held_cr_ =
      false;  ///< a line began with a carriage return: blank, or the first byte of a row
  std::uint8_t bom_ = 0;  ///< bytes of a byte order mark seen; 3 once it is over
  State state_ = State::field_start;
};

}  // namespace pbr
