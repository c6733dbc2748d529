#include <algorithm>
#include <ostream>
#include <string>

#include "synth.hpp"

namespace pbr {
namespace {

std::string left(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

std::size_t longest_name(const SynthSummary& summary) {
  std::size_t width = 0;
  for (const auto& [name, count] : summary.rows) width = std::max(width, name.size());
  for (const auto& [name, count] : summary.dirty) width = std::max(width, name.size());
  for (const auto& figure : summary.calibrations) width = std::max(width, figure.name.size());
  return width + 2;
}

std::string difference(const Calibration& figure) {
  if (!figure.published) return "-";
  const std::string text = to_decimal(figure.ours - *figure.published, 1);
  return text.starts_with('-') ? text : "+" + text;
}

template <class Counts>
void write_counts(std::string_view title, const Counts& counts, std::size_t width,
                  std::ostream& out) {
  out << title << "\n";
  std::uint64_t total = 0;
  for (const auto& [name, count] : counts) {
    out << "  " << left(name, width) << right(std::to_string(count), 12) << "\n";
    total += count;
  }
  out << "  " << left("all", width) << right(std::to_string(total), 12) << "\n\n";
}

void write_figure(const Calibration& figure, std::size_t width, std::ostream& out) {
  out << "  " << left(figure.name, width)
      << right(figure.published ? to_decimal(*figure.published, 1) : "-", 10)
      << right(to_decimal(figure.ours, 1), 10) << right(difference(figure), 12) << "  "
      << (figure.fitted ? "fitted    " : "not fitted") << "  " << figure.source << "\n";
}

}  // namespace

void write_summary(const SynthSummary& summary, std::ostream& out) {
  const std::size_t width = longest_name(summary);
  out << "A synthetic cohort of " << summary.people << " people. Nobody in it ever lived.\n\n";
  write_counts("Rows written", summary.rows, width, out);
  write_counts("Rows with a fault, planted on purpose", summary.dirty, width, out);
  out << "Beside the published figures\n"
      << "  " << left("", width) << right("published", 10) << right("ours", 10)
      << right("difference", 12) << "\n";
  for (const Calibration& figure : summary.calibrations) write_figure(figure, width, out);
}

}  // namespace pbr
