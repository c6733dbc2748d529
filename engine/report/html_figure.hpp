// A figure of a page: its two titles, what it shows in words, and its data. A script on the page
// (tools/web) draws the data as a chart; without scripts the titles and words stand, and the table
// that follows the figure has every figure.
//
// A page with figures: page_policy() in its head, write_figure() where each figure stands, its
// table after it, and write_charts_script() last in its body. What may not be shown is never handed
// over: hide() writes nothing but that something is hidden.
//
// Kinds and the columns the script reads, by name ("name" is always words: the row's label):
//
//   waterfall    name, amount: steps that add up; option "total": label of the bar they add up to.
//                Option "reference" (pence) and "reference_name": a line to compare the total with
//   caterpillar  name, value, and low and high where there is an interval; sorted by value
//   groups       the same, in the order given
//   bands        name, and five columns of percent, best first: gains_much, gains, same, loses,
//                loses_much
//   parts        name, "change", and every other column of pence a part; a part's letter is the
//                first of its title
//   lorenz       people (cumulative percent) and any further columns of percent, a line each
//   funnel       name, size, value, outside ("" or words); lines: size, rate, low_95, high_95,
//                low_998, high_998
//   flow         from, to, moves, words; options "first" and "last": names of the ends
//   trend        name (of the line), x, y; options "x_title", "y_title", "steps" ("yes": level to
//                the next point), "x_words" (labels of x = 0, 1, 2 ..., parted by |)
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/money.hpp"
#include "report/html_page.hpp"

namespace pbr {

enum class FigureKind : std::uint8_t {
  waterfall,
  caterpillar,
  groups,
  bands,
  parts,
  lorenz,
  funnel,
  flow,
  trend
};

/// Pence are whole numbers in the page and pounds in what is downloaded.
enum class FigureUnit : std::uint8_t { words, pence, count, percent, number };

/// One column of a figure's data; every row adds one value.
class FigureColumn {
 public:
  FigureColumn(std::string name, std::string title, FigureUnit unit)
      : name_(std::move(name)), title_(std::move(title)), unit_(unit) {}

  /// Words, or a figure as it is shown ("1,250", "*").
  FigureColumn& add(std::string_view words);
  FigureColumn& add(Pence amount);
  FigureColumn& add(std::int64_t count);
  /// A number as its decimal text has it ("-0.25", "12"), exactly; hidden where it is "".
  FigureColumn& add_decimal(const std::string& text);
  FigureColumn& hide();

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] std::string json() const;

 private:
  std::string name_, title_;
  FigureUnit unit_;
  std::vector<std::string> values_;  ///< as JSON
};

struct HtmlFigure {
  std::string id;  ///< unique in the page; letters, digits and hyphens (others become hyphens)
  FigureKind kind = FigureKind::waterfall;
  std::string title;  ///< the finding, a sentence
  std::string shown;  ///< what is drawn, plainly
  std::string text;   ///< what one would see, for those who do not
  std::vector<FigureColumn> columns{};
  std::vector<FigureColumn> lines{};  ///< points of lines behind the rows
  std::map<std::string, std::string> options{};
  /// The group of the page's details (html_details.hpp) that a row opens by its "key" column, or by
  /// its name where there is none; "": rows open nothing.
  std::string opens{};
};

/// A heading of level 3, the words and the data. `mark` stands for what is hidden.
void write_figure(const HtmlFigure& figure, std::string_view mark, HtmlPage& page);

/// The text as JSON that can stand in a page: "<" and what else could end a script is escaped.
[[nodiscard]] std::string json_in_page(std::string_view text);

/// The page's Content-Security-Policy: nothing is fetched or sent, and no script runs but the
/// charts', told by its hash.
[[nodiscard]] std::string page_policy();
void write_charts_script(HtmlPage& page);

}  // namespace pbr
