#include "support/random_tables.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "pbr/records.hpp"

namespace pbr::test {
namespace {

constexpr const char* odd_cells[] = {"",           "5",          " 1",         "01",
                                     "1.0",        "-1",         "99",         "Z",
                                     "A",          "D",          "review",     "Review",
                                     "initial",    "discharge",  "other",      "\"1\"",
                                     "\"a,b\"",    "\"a\nb\"",   "\"a\"\"b\"", "\"\"",
                                     "\"open",     "st\"r",      "\"x\"y",     "2014-02-29",
                                     "1799-12-31", "2200-01-01", "2014-1-1",   "2014-12-31",
                                     "é",          "\xC3",       "\xFF",       "\xEF\xBB\xBFp",
                                     "\r",         "a\rb",       "\t",         "=1+1",
                                     "J",          "K",          "9",          "2012-02-29"};
constexpr const char* dates[] = {"2014-04-01", "2014-12-31", "2016-02-29", "1999-01-28"};
constexpr const char* reasons[] = {"", "initial", "review", "discharge", "other"};
constexpr const char* scopes[] = {"", "A", "B", "C", "Z"};

template <std::size_t size>
std::string one_of(Draws& draws, const char* const (&list)[size]) {
  return list[draws.below(size)];
}

std::vector<std::string> random_header(Draws& draws) {
  std::vector<std::string> names{"assessment_id", "person_id", "provider", "date"};
  for (const char* name : {"instrument", "setting", "reason", "super_class", "item_8_type"}) {
    if (draws.percent(70)) names.emplace_back(name);
  }
  const std::size_t items = draws.percent(50) ? mhct_item_count : item_count;
  for (std::size_t item = 0; item < items; ++item) {
    names.emplace_back(item_column(item));
  }
  if (draws.percent(20)) names.emplace_back("free_text");
  if (draws.percent(10)) names.erase(names.begin() + static_cast<std::ptrdiff_t>(draws.below(4)));
  if (draws.percent(40)) {
    for (std::size_t at = names.size(); at > 1; --at) {
      std::swap(names[at - 1], names[draws.below(at)]);
    }
  }
  return names;
}

std::string plain_cell(Draws& draws, const std::string& column, std::size_t row) {
  if (column.starts_with("item_8")) {
    if (column == "item_8_type") return draws.percent(50) ? "" : "B";
  }
  if (column.starts_with("item_")) {
    return draws.percent(5) ? std::string(draws.percent(50) ? "" : "9")
                            : std::to_string(draws.below(5));
  }
  if (column == "date") return one_of(draws, dates);
  if (column == "reason") return one_of(draws, reasons);
  if (column == "super_class") return one_of(draws, scopes);
  return column.substr(0, 1) + std::to_string(row);
}

std::string line_end(Draws& draws, bool crlf) {
  if (draws.percent(1)) return crlf ? "\n" : "\r\n";
  return crlf ? "\r\n" : "\n";
}

}  // namespace

std::string random_table(Draws& draws) {
  const auto header = random_header(draws);
  const bool crlf = draws.percent(20);
  const unsigned dirt =
      static_cast<unsigned>(draws.below(4) * draws.below(20));  // per 10,000 cells
  std::string text = draws.percent(10) ? "\xEF\xBB\xBF" : "";
  if (draws.percent(5)) text += "\n";
  const auto join = [&](const std::vector<std::string>& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) text += (at > 0 ? "," : "") + cells[at];
    text += line_end(draws, crlf);
  };
  join(header);
  const std::size_t rows = draws.below(draws.percent(20) ? 700 : 90);
  for (std::size_t row = 0; row < rows && draws.any_left(); ++row) {
    std::vector<std::string> cells;
    for (const auto& column : header) {
      const bool odd = draws.below(10'000) < dirt;
      cells.push_back(odd ? one_of(draws, odd_cells) : plain_cell(draws, column, row));
    }
    if (draws.below(10'000) < dirt) cells.pop_back();
    if (draws.below(10'000) < dirt) cells.emplace_back("more");
    join(cells);
    if (draws.below(10'000) < dirt * 3) text += line_end(draws, crlf);
    if (draws.below(100'000) < dirt) text += std::string(1, '\0');
    if (draws.below(100'000) < dirt) text += std::string(20'000, 'x') + "\n";
  }
  if (draws.percent(20) && !text.empty()) text.resize(text.size() - draws.below(5));
  return text;
}

}  // namespace pbr::test
