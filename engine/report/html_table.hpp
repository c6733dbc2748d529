// A table of the report: with a caption, headers with their scope, and a region that scrolls by
// keyboard where the window is narrow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_page.hpp"

namespace pbr {

enum class ColumnKind : std::uint8_t { words, figure, bar };

struct HtmlColumn {
  std::string title;
  ColumnKind kind = ColumnKind::words;
};

/// A figure drawn. Of a two-sided bar zero is in the middle, losses go left and gains right; `low`
/// and `high` draw a thin range over it. `scale` is the value that fills its side.
struct Bar {
  std::int64_t value = 0;
  std::int64_t scale = 0;
  bool two_sided = true;
  std::optional<std::int64_t> low{}, high{};
};

/// Figures in order of time, drawn as thin columns; an empty one has nothing to show. `scale` is
/// the value that fills the height.
struct Trend {
  std::vector<std::optional<std::int64_t>> values;
  std::int64_t scale = 0;
};

/// A matrix has many narrow columns of short figures.
enum class HtmlTableForm : std::uint8_t { plain, matrix };

class HtmlTable {
 public:
  /// `name` is unique in the page and becomes the caption's id. The first column holds the header
  /// of each row.
  HtmlTable(HtmlPage& page, const std::string& name, std::string_view caption,
            std::vector<HtmlColumn> columns, HtmlTableForm form = HtmlTableForm::plain);

  HtmlTable& row(std::string_view header);
  /// A row that sums the others up.
  HtmlTable& total(std::string_view header);
  HtmlTable& cell(std::string_view text);
  /// The figure with its bar beside it; the bar says nothing that the figure does not.
  HtmlTable& cell(std::string_view figure, const Bar& bar);
  /// The figure with the columns of its trend beside it, whose own figures stand elsewhere.
  HtmlTable& cell(std::string_view figure, const Trend& trend);
  /// The figure on a ground that is the darker the higher `shade` is, 0 to 5; it says nothing that
  /// the figure does not.
  HtmlTable& shaded(std::string_view figure, int shade);
  void end();

 private:
  void start_row(std::string_view header, bool total);
  void open_cell(std::string_view more_classes = "");

  HtmlPage& page_;
  std::vector<HtmlColumn> columns_;
  std::size_t at_ = 0;
  bool in_row_ = false;
};

}  // namespace pbr
