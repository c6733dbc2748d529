// pbr price of a study: its payable lines, their sums, or one of them opened.
#pragma once

#include <string>

#include "commands.hpp"
#include "pbr/study.hpp"

namespace pbr::cli {

struct StudyPriceRequest {
  std::string study;
  std::string line;    ///< id of the line to explain; empty: all lines
  std::string output;  ///< empty: standard output
  Room room;
};

/// The exit status: 1 where the study has findings, 2 where it has no such line.
[[nodiscard]] int price_study(const StudyPriceRequest& request, const Common& common);

/// The study's terms for a run that only prices: no scheme is paid, no interval is drawn.
[[nodiscard]] Study for_prices_only(Study study);
/// What a command that runs a study lets it take of the machine.
[[nodiscard]] RunOptions run_options(const Room& room, const Common& common);
/// Tells the findings on standard error, and whether they turn the exit status to 1.
[[nodiscard]] bool tell_findings(const Findings& findings);

}  // namespace pbr::cli
