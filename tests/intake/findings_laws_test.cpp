// The laws of pbr/findings.hpp, held against a list that keeps everything.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <tuple>

#include "pbr/findings.hpp"
#include "rapidcheck.h"

using namespace pbr;

namespace {

using Told = std::tuple<TableKind, Row, std::string, std::string, Severity, std::string>;

// Few values each, so that places meet, repeat and overflow the examples.
rc::Gen<Finding> any_finding() {
  using rc::gen::element;
  return rc::gen::map(
      rc::gen::tuple(element(TableKind::assessments, TableKind::stays),
                     rc::gen::inRange<Row>(0, 40), element<std::string>("date", "item_1"),
                     element<std::string>("IN005", "IN006", "IN010"),
                     element(Severity::note, Severity::warning, Severity::error),
                     element<std::string>("a", "b")),
      [](const auto& t) {
        return Finding{std::get<0>(t),
                       std::get<1>(t),
                       std::get<2>(t),
                       std::get<3>(t),
                       std::get<4>(t),
                       std::get<5>(t),
                       "c"};
      });
}

std::vector<Told> told(const Findings& findings) {
  std::vector<Told> list;
  for (const auto& f : findings.sorted()) {
    list.emplace_back(f.table, f.row, f.field, f.code, f.severity, f.found);
  }
  return list;
}

// What should be kept: of each code the first in order.
std::vector<Told> first_of_each(const std::vector<Finding>& all, std::size_t examples) {
  std::map<std::string, std::vector<Told>> by_code;
  for (const auto& f : all) {
    by_code[f.code].emplace_back(f.table, f.row, f.field, f.code, f.severity, f.found);
  }
  std::vector<Told> kept;
  for (auto& [code, list] : by_code) {
    std::sort(list.begin(), list.end());
    if (list.size() > examples) list.resize(examples);
    kept.insert(kept.end(), list.begin(), list.end());
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

// Half of them through add(Finding), half through the add() that asks for texts late.
void add_either_way(Findings& into, const Finding& f, bool late) {
  if (!late) return into.add(f);
  into.add(f.table, f.row, f.field, f.code, f.severity, [&] {
    return std::pair{f.found, f.expected};
  });
}

}  // namespace

TEST_CASE("any order and any split give the same examples, counts and marks") {
  CHECK(rc::check([] {
    const auto all = *rc::gen::container<std::vector<Finding>>(any_finding());
    const auto examples = *rc::gen::inRange<std::size_t>(0, 6);
    const auto parts = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<Findings> lists(parts, Findings(examples));
    for (auto& list : lists) list.mark_rows(Severity::warning);
    for (const auto& f : all) {
      add_either_way(lists[*rc::gen::inRange<std::size_t>(0, parts)], f,
                     *rc::gen::arbitrary<bool>());
    }
    Findings whole = lists[0].empty_like_this();
    for (const auto& list : lists) whole.append(list);

    RC_ASSERT(told(whole) == first_of_each(all, examples));
    std::map<std::string, std::uint64_t> totals;
    std::map<std::pair<std::string, TableKind>, std::uint64_t> by_table;
    std::array<std::set<Row>, 2> marked;
    for (const auto& f : all) {
      ++totals[f.code];
      ++by_table[{f.code, f.table}];
      const bool mark = f.row > 0 && f.severity >= Severity::warning;
      if (mark) marked[f.table == TableKind::stays ? 1 : 0].insert(f.row);
    }
    RC_ASSERT(whole.counts().size() == totals.size());
    for (const auto& [code, total] : totals) {
      const auto& count = whole.counts().find(code)->second;
      RC_ASSERT(count.total == total);
      RC_ASSERT(count.kept == std::min<std::uint64_t>(total, examples));
      for (const auto& [table, part] : count.tables) {
        RC_ASSERT(part.total() == by_table.at({code, table}));
      }
    }
    RC_ASSERT(whole.total(Severity::note) == all.size());
    for (const auto table : {TableKind::assessments, TableKind::stays}) {
      const auto& rows = marked[table == TableKind::stays ? 1 : 0];
      RC_ASSERT(whole.marks().count(table, Severity::warning) == rows.size());
      for (Row row = 0; row < 45; ++row) {
        RC_ASSERT(whole.marks().marked(table, row, Severity::warning) == rows.contains(row));
      }
    }
  }));
}

TEST_CASE("a full list is not asked for texts, and an earlier row still takes its place") {
  Findings findings(2);
  int asked = 0;
  const auto add = [&](Row row) {
    findings.add(TableKind::contacts, row, "date", "IN005", Severity::error, [&] {
      ++asked;
      return std::pair{std::string("x"), std::string("a date")};
    });
  };
  for (Row row = 10; row < 1010; ++row) add(row);
  CHECK(asked == 2);
  add(3);
  CHECK(asked == 3);
  REQUIRE(findings.sorted().size() == 2);
  CHECK(findings.sorted()[0].row == 3);
  CHECK(findings.sorted()[1].row == 10);
  CHECK(findings.first("IN005")->row == 3);
  CHECK(findings.first("IN006") == nullptr);
  CHECK(findings.counts().at("IN005").total == 1001);
}

TEST_CASE("marks are exact across the borders of their pieces") {
  RowMarks marks;
  for (const Row row : {Row{1}, Row{32'767}, Row{32'768}, Row{40'000'000}}) {
    marks.mark(TableKind::assessments, row, Severity::error);
  }
  marks.mark(TableKind::assessments, 7, Severity::note);
  CHECK(marks.count(TableKind::assessments, Severity::error) == 4);
  CHECK(marks.count(TableKind::assessments, Severity::note) == 5);
  CHECK(marks.marked(TableKind::assessments, 32'768, Severity::error));
  CHECK_FALSE(marks.marked(TableKind::assessments, 32'769, Severity::note));
  CHECK_FALSE(marks.marked(TableKind::assessments, 7, Severity::warning));
  CHECK_FALSE(marks.marked(TableKind::persons, 1, Severity::note));
}

TEST_CASE("lists that keep different numbers of examples are not put together") {
  Findings few(2);
  CHECK_THROWS_AS(few.append(Findings(3)), InternalError);
}
