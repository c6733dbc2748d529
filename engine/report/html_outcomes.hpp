// What the parts of the section on outcomes share.
#pragma once

#include "report/report_view.hpp"

namespace pbr {

[[nodiscard]] const Measure& measure_of(const ReportView& view, std::uint32_t measure);
/// Whether the disclosure rule lets a share of the row be shown.
[[nodiscard]] bool may_be_shown(const ReportView& view, const AdjustedOutcome& row);

/// On which side of the funnel's limits a provider lies, "below 95%"; "" within them.
[[nodiscard]] std::string outside_words(Outside outside);

}  // namespace pbr
