#include <ostream>

#include "report/compare_words.hpp"
#include "report/number_text.hpp"
#include "report/report_view.hpp"

namespace pbr {
namespace {

constexpr std::size_t most_named = 5;

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string left(const std::string& text, std::size_t width) {
  const std::size_t have = characters(text);
  return text + std::string(have < width ? width - have : 0, ' ');
}
std::string right(const std::string& text, std::size_t width) {
  const std::size_t have = characters(text);
  return std::string(have < width ? width - have : 0, ' ') + text;
}

void write_amounts(const AmountComparison& row, std::ostream& out) {
  const std::string percent = change_percent_text(row.change, row.baseline);
  out << right(pounds_text(row.baseline), 18) << right(pounds_text(row.reform), 18)
      << right(change_text(row.change), 17) << right(percent, 10);
}

void write_totals(const ScenarioResult& result, std::ostream& out) {
  out << left("  scheme", 24) << right("baseline", 18) << right("reform", 18) << right("change", 17)
      << right("in %", 10) << "\n";
  for (const auto& id : schemes_of(result)) {
    for (const AmountComparison* row : rows_at(result, id, Level::all)) {
      out << left("  " + id.text(), 24);
      write_amounts(*row, out);
      if (row->change_low) {
        out << "   95% " << change_text(*row->change_low) << " to "
            << change_text(*row->change_high);
      }
      out << "\n";
    }
  }
}

void write_side(const ScenarioResult& result, const ReportView& view, const SchemeId& scheme,
                bool gains, std::ostream& out) {
  auto rows = rows_at(result, scheme, Level::provider);
  std::erase_if(rows, [&](const AmountComparison* row) {
    return view.providers.is_hidden(row->contract.provider.text());
  });
  const auto named = largest(std::move(rows), gains, most_named);
  if (named.empty()) return;
  out << "\n" << (gains ? "Gain most" : "Lose most") << ", " << scheme.text() << "\n";
  for (const AmountComparison* row : named) {
    out << left("  " + who(*row), 24);
    write_amounts(*row, out);
    out << "\n";
  }
}

}  // namespace

void write_compare_text(const ScenarioResult& result, std::ostream& out) {
  const Study& study = result.baseline.result.study;
  out << study.name << ", " << to_text(study.period.first) << " to "
      << to_text(study.period.last_day()) << "\n"
      << "  baseline: " << result.baseline.variant.name()
      << "\n  reform:   " << result.reform.variant.name() << "\n\n"
      << headline_of(result) << ".\n\n";
  write_totals(result, out);
  const ReportView view(result.baseline.result);
  if (const AmountComparison* row = headline_row(result)) {
    write_side(result, view, row->scheme, true, out);
    write_side(result, view, row->scheme, false, out);
  }
  for (const auto& notice : result.notices) out << "\nnotice: " << notice << "\n";
}

}  // namespace pbr
