// What is wrong with a file that people wrote, said so that they can mend it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pbr {

/// A place in a file. Lines and columns count from 1; a column counts characters of UTF-8.
/// 0 means "the file as a whole".
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class Severity : std::uint8_t { note, warning, error };
[[nodiscard]] std::string_view to_text(Severity severity);

/// One problem. `code` is stable (CSV001, YML003, RB012 ...) and has a page in docs/codes.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  Location at;
  std::string message;        ///< one line, no full stop, no person's identifier
  std::string found{};        ///< what stood there; empty where the message says it
  std::string expected{};     ///< what would have been accepted
  std::string help{};         ///< what to do
  std::string source_line{};  ///< the line itself, for the caret; never a line of person-level data
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& list);

/// The one form in which problems are printed:
///
///   rules/tariffs/2013.yaml:14:9: error[RB012]: price has more than two decimals
///       "03": {non_admitted_day: 9.205}
///                                ^
///     found: 9.205
///     expected: pounds with at most two decimals
///     help: round the price where the contract says how
///
/// The caret stands under the character of `column`, and is left out where the line has no such
/// column. Control characters are printed as "?".
[[nodiscard]] std::string render(const Diagnostic& diagnostic);
[[nodiscard]] std::string render(const Diagnostics& list);

/// The candidate nearest to a mistyped name by edit distance, or "" where none is near enough
/// to be what was meant: distance over a third of the name's length (but one letter is always
/// allowed), or nothing in common. Equal distances go to the earlier candidate.
[[nodiscard]] std::string_view nearest_name(std::string_view name,
                                            const std::vector<std::string_view>& candidates);

}  // namespace pbr
