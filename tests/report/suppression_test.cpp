#include "report/suppression.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace {

using namespace pbr;

/// A table of rows x columns cells with its row sums, column sums and total.
struct Table {
  std::size_t rows = 0, columns = 0;
  std::vector<std::int64_t> people;  ///< by cell, row by row

  [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const {
    return row * columns + column;
  }
};

std::vector<PublishedSum> sums_of(const Table& table, std::int64_t least) {
  std::vector<PublishedSum> sums(table.rows + table.columns + 1);
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      const std::size_t cell = table.cell(row, column);
      if (table.people[cell] == 0) {
        continue;
      }
      for (const std::size_t sum : {row, table.rows + column, table.rows + table.columns}) {
        sums[sum].cells.push_back(cell);
        sums[sum].people += table.people[cell];
      }
    }
  }
  for (PublishedSum& sum : sums) {
    sum.hidden = sum.people < least;
  }
  sums.back().hidden = false;
  sums.back().fixed = true;
  return sums;
}

/// "10|00": which rows, then which columns, are hidden.
std::string hidden(const Table& table, std::int64_t least = 5) {
  std::vector<PublishedSum> sums = sums_of(table, least);
  protect_hidden(sums, table.people.size());
  std::string text;
  for (std::size_t at = 0; at + 1 < sums.size(); ++at) {
    text += at == table.rows ? "|" : "";
    text += sums[at].hidden ? '1' : '0';
  }
  return text;
}

TEST_CASE("where nothing is small nothing is hidden") {
  REQUIRE(hidden({2, 2, {10, 10, 10, 10}}) == "00|00");
}

TEST_CASE("one small row hides the next smallest, which the total would give away") {
  REQUIRE(hidden({3, 2, {1, 2, 20, 10, 15, 10}}) == "101|00");
}

TEST_CASE("two small rows need no third") {
  REQUIRE(hidden({4, 2, {1, 2, 2, 1, 20, 10, 15, 10}}) == "1100|00");
}

TEST_CASE("a column that only one other row shares hides that row") {
  // Column 0 is row 0 and the small row 1 alone: row 3, though smaller than row 0, is no cover.
  REQUIRE(hidden({4, 2, {30, 0, 3, 0, 0, 20, 0, 9}}) == "1100|00");
}

TEST_CASE("a small study of one row keeps its total") { REQUIRE(hidden({1, 1, {3}}) == "1|1"); }

TEST_CASE("what has enough people is hidden only where something small is") {
  REQUIRE(rc::check("the small stay hidden, the total stays shown", [] {
    const Table table{
        3, 3,
        *rc::gen::container<std::vector<std::int64_t>>(9, rc::gen::inRange<std::int64_t>(0, 9))};
    std::vector<PublishedSum> sums = sums_of(table, 5);
    const std::vector<PublishedSum> before = sums;
    protect_hidden(sums, 9);
    const auto is_hidden = [](const PublishedSum& sum) { return sum.hidden; };
    const bool any_small = std::any_of(before.begin(), before.end(), is_hidden);
    RC_ASSERT(any_small || std::none_of(sums.begin(), sums.end(), is_hidden));
    for (std::size_t at = 0; at < sums.size(); ++at) {
      RC_ASSERT(sums[at].hidden || !before[at].hidden);
    }
    RC_ASSERT(!sums.back().hidden);
  }));
}

}  // namespace
