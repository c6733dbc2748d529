// The rows of one window: the inner part of AssessmentScan, compiled for several processors.
#pragma once

#include "intake/assessment_scan.hpp"

namespace pbr::intake {

/// Reads plain rows from the window's next line on, until the block is full, the window has ended
/// or a row is not plain (then false). Counts what it passes.
[[nodiscard]] bool read_rows(const AssessmentPlan& plan, ScanWindow& window, RatingBlock& block,
                             PlainRows& rows, AssessmentScan::RunCodes& codes,
                             std::uint64_t& passed, std::uint64_t& lines);

/// Turns the codes of the run into columns of the block.
void place_run(const AssessmentPlan& plan, const AssessmentScan::RunCodes& codes,
               RatingBlock& block);

}  // namespace pbr::intake
