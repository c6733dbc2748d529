// The fast reading of wide assessments: plain rows straight into blocks of ratings.
//
// A row is plain where it could not mean anything else: no quotes, as many fields as the header,
// every rating 0 to 4, 9 or empty and one of them known, an id, a person, a provider and a date
// that exists, codes of the contract. Every other row is left to the exact reader
// (intake/tables.hpp), which says what is wrong with it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "intake/assessment_plan.hpp"
#include "pbr/rating_block.hpp"
#include "text/csv_bits.hpp"

namespace pbr::intake {

/// What a plain row brings besides its ratings, as it stands in the chunk.
struct PlainRow {
  std::string_view id, person, provider, date;  ///< not told where they lead (AssessmentPlan)
  /// The four of them with the commas between, where the plan has them side by side.
  std::string_view ids;
};
using PlainRows = std::array<PlainRow, RatingBlock::capacity>;

/// The part of a text whose bits are known: whole rows.
struct ScanWindow {
  std::string_view text;
  CsvBits bits;
  bool plain = false;      ///< no quotes, no control characters, valid UTF-8, not over-long
  std::size_t line = 0;    ///< the next line
  std::size_t row_at = 0;  ///< where it starts
  std::vector<std::uint32_t> ends;  ///< of the fields of the row being read, by place
  std::size_t run_end = 0;          ///< where the field behind the run starts
};

class AssessmentScan {
 public:
  /// The plan must outlive the scan. Fields are separated by commas.
  explicit AssessmentScan(const AssessmentPlan& plan);

  /// Starts on whole records: text that ends in a line feed and can be read `text_padding` bytes
  /// beyond its end.
  void start(std::string_view text);

  enum class Stop : std::uint8_t { block_full, unusual, end };
  /// Fills an empty block with plain rows until it is full, a row is not plain, or the text has
  /// ended. Items the file does not have are not touched: they must stand as not known.
  Stop fill(RatingBlock& block, PlainRows& rows);

  /// After Stop::unusual: the row, with its line end; or all that is left, where from here on the
  /// text may hold anything. The scan goes on behind it.
  [[nodiscard]] std::string_view take_unusual();
  /// The same of all rows that are left.
  [[nodiscard]] std::string_view take_rest();

  /// Data rows passed by fill(), and lines.
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

  /// Codes of the run's items, a row a row, before they are turned into columns.
  static constexpr std::size_t run_room = 32;
  using RunCodes = std::array<std::array<std::uint8_t, run_room>, RatingBlock::capacity>;

 private:
  bool next_window();

  const AssessmentPlan& plan_;
  std::string_view text_;
  std::size_t window_at_ = 0;  ///< the window's place in the text
  ScanWindow window_;
  alignas(64) RunCodes run_codes_{};
  std::uint64_t rows_ = 0, lines_ = 0;
};

}  // namespace pbr::intake
