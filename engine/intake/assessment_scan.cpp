#include "intake/assessment_scan.hpp"

#include <algorithm>

#include "intake/assessment_rows.hpp"
#include "text/utf8.hpp"

namespace pbr::intake {
namespace {
constexpr std::size_t window_bytes = std::size_t{16} << 10;  // with its bits, less than L1 holds
}  // namespace

AssessmentScan::AssessmentScan(const AssessmentPlan& plan) : plan_(plan) {
  window_.ends.resize(plan.places());
}

void AssessmentScan::start(std::string_view text) {
  text_ = text;
  window_.text = {};
  window_at_ = 0;
  window_.line = window_.bits.lines = 0;
  rows_ = lines_ = 0;
}

// Bits of the next whole rows; false at the end of the text.
bool AssessmentScan::next_window() {
  window_at_ += window_.text.size();
  const std::string_view rest = text_.substr(window_at_);
  std::size_t size = std::min(rest.size(), window_bytes);
  if (size < rest.size()) {
    // To the last whole row of the window, or to the end of the one row that is longer.
    const std::size_t end = rest.rfind('\n', size - 1);
    size = (end != std::string_view::npos ? end : rest.find('\n', size)) + 1;
  }
  window_.text = rest.substr(0, size);
  window_.line = window_.row_at = 0;
  if (size == 0) return false;
  find_bits(window_.text, ',', window_.bits);
  const CsvBits& bits = window_.bits;
  window_.plain = !bits.quotes && !bits.control && size <= window_bytes &&
                  (!bits.not_ascii || find_bad_utf8(window_.text) == std::string_view::npos);
  return true;
}

AssessmentScan::Stop AssessmentScan::fill(RatingBlock& block, PlainRows& rows) {
  auto stop = Stop::block_full;
  while (block.rows < RatingBlock::capacity) {
    if (window_.line == window_.bits.lines && !next_window()) {
      stop = Stop::end;
      break;
    }
    if (!window_.plain || !read_rows(plan_, window_, block, rows, run_codes_, rows_, lines_)) {
      stop = Stop::unusual;
      break;
    }
  }
  if (block.rows > 0) place_run(plan_, run_codes_, block);
  return stop;
}

std::string_view AssessmentScan::take_rest() {
  const std::string_view rest = text_.substr(window_at_ + (window_.plain ? window_.row_at : 0));
  window_at_ = text_.size();
  window_.text = {};
  window_.line = window_.bits.lines = 0;
  return rest;
}

std::string_view AssessmentScan::take_unusual() {
  if (!window_.plain) return take_rest();
  const std::size_t end = window_.bits.line_ends[window_.line] + std::size_t{1};
  const std::string_view row = window_.text.substr(window_.row_at, end - window_.row_at);
  ++window_.line;
  window_.row_at = end;
  return row;
}

}  // namespace pbr::intake
