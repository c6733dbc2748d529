// Highway reads this file, and the parts it includes, once for each target; the processor is asked
// when the program runs.
#include "intake/assessment_rows.hpp"

#include "base/processor.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4)
#define HWY_WANT_AVX3_DL  // the one that can pack chosen bytes of a register
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "intake/assessment_rows.cpp"
#include <hwy/foreach_target.h>

#include "intake/assessment_row-inl.hpp"
#include "intake/turn_ratings-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace pbr::intake::HWY_NAMESPACE {

bool read_rows_here(const AssessmentPlan& plan, ScanWindow& window, RatingBlock& block,
                    PlainRows& rows, AssessmentScan::RunCodes& codes, std::uint64_t& passed,
                    std::uint64_t& lines) {
  for (; window.line < window.bits.lines && block.rows < RatingBlock::capacity; ++window.line) {
    const std::size_t start = window.row_at;
    const std::size_t end = window.bits.line_ends[window.line];
    const bool blank = end == start || (end == start + 1 && window.text[start] == '\r');
    if (!blank) {
      Row row(plan, window, start, end);
      if (!row.split(codes[block.rows].data()) || !row.read_singles(block) ||
          !row.read_codes(block) || !row.read_ids(rows[block.rows])) {
        return false;
      }
      ++block.rows;
      ++passed;
    }
    ++lines;
    window.row_at = end + 1;
  }
  return true;
}

void place_run_here(const AssessmentPlan& plan, const AssessmentScan::RunCodes& codes,
                    RatingBlock& block) {
  std::size_t first = 0;
  if (plan.run.count >= turned_columns && turned_columns > 0) {
    turn(codes, plan.run.item, block);
    first = turned_columns;
  }
  for (std::size_t at = first; at < plan.run.count; ++at) {
    auto& column = block.ratings[plan.run.item + at];
    for (std::size_t row = 0; row < block.rows; ++row) column[row] = codes[row][at];
  }
}

}  // namespace pbr::intake::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pbr::intake {
namespace {

/// What one processor can do.
struct Way {
  decltype(&read_rows) read;
  decltype(&place_run) place;
};

// Not by HWY_DYNAMIC_DISPATCH: its tables must be of one set of targets in a whole program.
Way fastest() {
  [[maybe_unused]] const Processor here = processor();
#if HWY_TARGETS & HWY_AVX3_DL
  if (here >= Processor::avx512_dl) {
    return {N_AVX3_DL::read_rows_here, N_AVX3_DL::place_run_here};
  }
#endif
#if HWY_TARGETS & HWY_AVX3
  if (here >= Processor::avx512) return {N_AVX3::read_rows_here, N_AVX3::place_run_here};
#endif
#if HWY_TARGETS & HWY_AVX2
  if (here >= Processor::avx2) return {N_AVX2::read_rows_here, N_AVX2::place_run_here};
#endif
  return {HWY_STATIC_DISPATCH(read_rows_here), HWY_STATIC_DISPATCH(place_run_here)};
}

const Way& way() {
  static const Way chosen = fastest();
  return chosen;
}

}  // namespace

bool read_rows(const AssessmentPlan& plan, ScanWindow& window, RatingBlock& block, PlainRows& rows,
               AssessmentScan::RunCodes& codes, std::uint64_t& passed, std::uint64_t& lines) {
  return way().read(plan, window, block, rows, codes, passed, lines);
}

void place_run(const AssessmentPlan& plan, const AssessmentScan::RunCodes& codes,
               RatingBlock& block) {
  way().place(plan, codes, block);
}

}  // namespace pbr::intake
#endif  // HWY_ONCE
