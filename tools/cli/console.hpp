// What the program says while it works: diagnostics, notes and progress, all on standard error.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pbr/diagnostic.hpp"
#include "pbr/intake.hpp"

namespace pbr::cli {

/// Opens the log on standard error; `quiet` leaves warnings and errors only.
void start_log(bool quiet);
void note(std::string_view text);
void warn(std::string_view text);
void fail(std::string_view text);

/// Prints diagnostics as they are, without the log's prefix.
void print(const Diagnostics& problems);

/// One line a code: how many, and what it is. Nothing where there are none.
[[nodiscard]] std::string findings_summary(const Findings& findings);
/// Whether findings of warning or error turn the exit status to 1.
[[nodiscard]] bool counts_as_findings(const Findings& findings);

/// Thrown out of a progress report after Ctrl-C, so that unfinished files are taken away.
struct Interrupted {};
/// Lets Ctrl-C and a closing terminal end the work at the next progress report, and a file that may
/// not grow further fail in its write.
void watch_for_interrupt();

/// A progress report for the engine: draws a line on a terminal once the work has taken a second,
/// nothing in a pipe.
[[nodiscard]] std::function<void(std::string_view, std::uint64_t, std::uint64_t)> progress();
/// Wipes the progress line, if one is drawn.
void end_progress();

/// "12,345"
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace pbr::cli
