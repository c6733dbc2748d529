// What the four questions of integrity found, a sentence each in plain English.
#pragma once

#include <string>
#include <vector>

#include "report/report_view.hpp"

namespace pbr {

struct IntegrityFinding {
  std::string test;  ///< bunching, upcoding, unmeasured, regression
  SchemeId scheme;   ///< empty where the finding is of all
  std::string says;
  std::string table;  ///< the file that has the figures
};

/// By test, then scheme. Counts of people as the disclosure rule shows them; no provider is named
/// whose money is hidden.
[[nodiscard]] std::vector<IntegrityFinding> integrity_findings(const ReportView& view);

/// The finding of a test and, where the test has one for each, a scheme; "" where there is none.
[[nodiscard]] std::string finding_of(const std::vector<IntegrityFinding>& findings,
                                     std::string_view test, const SchemeId& scheme = {});

/// "2 Non-accidental self-injury".
[[nodiscard]] std::string item_name(const ReportView& view, std::uint32_t item);

}  // namespace pbr
