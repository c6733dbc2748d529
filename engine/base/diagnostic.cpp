#include "pbr/diagnostic.hpp"

#include <algorithm>
#include <numeric>

namespace pbr {

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

bool has_errors(const Diagnostics& list) {
  return std::any_of(list.begin(), list.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

namespace {

std::string place(const Location& at) {
  std::string text = at.file;
  if (at.line > 0) text += ":" + std::to_string(at.line);
  if (at.line > 0 && at.column > 0) text += ":" + std::to_string(at.column);
  return text.empty() ? text : text + ": ";
}

// Control characters would break the form of a problem or reach the reader's terminal; a tab is
// kept, and the number of characters too, so that the caret still points.
std::string printable(std::string_view text) {
  std::string shown(text);
  std::replace_if(
      shown.begin(), shown.end(),
      [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }, '?');
  return shown;
}

std::uint32_t character_count(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The caret's line repeats tabs of the source line, so that it stands under the same character.
std::string caret_line(std::string_view source, std::uint32_t column) {
  std::string line;
  std::uint32_t at = 1;
  for (std::size_t i = 0; i < source.size() && at < column; ++i) {
    const auto byte = static_cast<unsigned char>(source[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    line += byte == '\t' ? '\t' : ' ';
    ++at;
  }
  line.append(column - at, ' ');
  return line + "^";
}

void add_line(std::string& text, std::string_view label, std::string_view value) {
  if (!value.empty())
    text.append("  ").append(label).append(": ").append(printable(value)).append("\n");
}

}  // namespace

std::string render(const Diagnostic& d) {
  std::string text = place(d.at);
  text.append(to_text(d.severity)).append("[").append(d.code).append("]: ");
  text.append(printable(d.message)).append("\n");
  if (!d.source_line.empty() && d.at.column > 0 &&
      d.at.column <= character_count(d.source_line) + 1) {
    text.append("    ").append(printable(d.source_line)).append("\n");
    text.append("    ").append(caret_line(d.source_line, d.at.column)).append("\n");
  }
  add_line(text, "found", d.found);
  add_line(text, "expected", d.expected);
  add_line(text, "help", d.help);
  return text;
}

std::string render(const Diagnostics& list) {
  std::string text;
  for (const auto& diagnostic : list) text += render(diagnostic);
  return text;
}

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({row[j - 1] + 1, above + 1, change});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name,
                              const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest = 64;  // beyond it nobody mistyped a name
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  if (name.size() > longest) return best;
  for (const auto candidate : candidates) {
    const std::size_t distance = edit_distance(name, candidate);
    // A name with nothing in common with a candidate ("x" and "y") was not meant to be it.
    const bool shares = distance < std::max(name.size(), candidate.size());
    if (shares && distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace pbr
