// What a board paper says, before it is Markdown or a workbook: sentences and tables of the same
// figures as the page, as the disclosure rule shows them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report_view.hpp"

namespace pbr {

enum class PaperKind : std::uint8_t { text, count, pounds, percent };

/// A figure as people read it, and as a number where it is one that may be shown.
struct PaperCell {
  std::string text;
  std::optional<double> number{};  ///< pounds; percent as a share of 1
};

struct PaperColumn {
  std::string title;
  PaperKind kind = PaperKind::text;
};

struct PaperTable {
  std::string title;  ///< of the sheet too: at most 31 characters
  std::vector<std::string> words{};
  std::vector<PaperColumn> columns{};
  std::vector<std::vector<PaperCell>> rows{};
  bool has_total = false;  ///< the last row
};

struct Paper {
  std::string title;
  std::vector<std::string> warnings;  ///< illustrative, not for publication
  std::vector<std::string> headline;
  std::vector<PaperTable> tables;
};

[[nodiscard]] Paper paper_of(const StudyResult& result, const RunFacts& run);

/// Its parts, as tables.
[[nodiscard]] PaperTable paper_totals(const ReportView& view);
[[nodiscard]] PaperTable paper_providers(const ReportView& view);
[[nodiscard]] PaperTable paper_bands(const ReportView& view);
[[nodiscard]] PaperTable paper_parts(const ReportView& view);
[[nodiscard]] PaperTable paper_quality(const ReportView& view);
[[nodiscard]] PaperTable paper_disclosure(const ReportView& view);
[[nodiscard]] PaperTable paper_rules(const ReportView& view);
[[nodiscard]] PaperTable paper_reproduce(const ReportView& view, const RunFacts& run);

[[nodiscard]] PaperCell pounds_cell(Pence amount);
[[nodiscard]] PaperCell change_cell(Pence change);
[[nodiscard]] PaperCell percent_cell(Pence change, Pence baseline);
[[nodiscard]] PaperCell count_cell(std::int64_t count);
/// The rule's mark instead of the figure.
[[nodiscard]] PaperCell unless_hidden(const ReportView& view, bool hidden, PaperCell cell);

}  // namespace pbr
