#include "pbr/quality.hpp"

#include <catch2/catch.hpp>

#include "rapidcheck.h"

using namespace pbr;

namespace {

const Period year = Period::inclusive(Date{2014, 4, 15}, Date{2015, 3, 31});

// Two items, so that a completeness can be counted by hand.
Instrument two_items() {
  Instrument instrument;
  instrument.items[0].label = "1";
  instrument.items[17].label = "E";
  return instrument;
}

Assessment assessment(std::string provider, std::optional<Date> date, Rating first) {
  Assessment a;
  a.provider = ProviderId{std::move(provider)};
  a.date = date;
  a.ratings[0] = first;
  a.ratings[3] = 2;  // an item that the instrument does not have
  return a;
}

using Row4 = std::tuple<TableKind, std::string, std::optional<Date>, bool>;

void add(Quality& quality, const Row4& row) {
  quality.add(std::get<0>(row), std::get<1>(row), std::get<2>(row), std::get<3>(row));
}

std::string told(const Quality& quality) {
  std::string text;
  for (const auto& [key, sums] : quality.cells()) {
    text += std::string(schema_of(key.table).name) + " " + key.provider + " " +
            std::to_string(static_cast<int>(key.time)) + " " + month_text(key.month) + " " +
            std::to_string(sums.rows) + " " + std::to_string(sums.rows_with_error) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("rows are counted by table, provider and month of the period") {
  Quality quality(year, two_items());
  quality.add(TableKind::contacts, "A", Date{2014, 4, 15}, false);
  quality.add(TableKind::contacts, "A", Date{2014, 4, 30}, true);
  quality.add(TableKind::contacts, "A", Date{2014, 4, 14},
              false);  // the same month, not the period
  quality.add(TableKind::contacts, "A", Date{2015, 4, 1}, false);
  quality.add(TableKind::contacts, "A", std::nullopt, false);
  quality.add(TableKind::contacts, "B", Date{2014, 5, 1}, false);
  quality.add_set_aside(TableKind::contacts, 3);
  CHECK(told(quality) ==
        "contacts  3 1970-01 3 3\n"
        "contacts A 0 1970-01 1 0\n"
        "contacts A 1 2014-04 2 1\n"
        "contacts A 2 1970-01 1 0\n"
        "contacts A 3 1970-01 1 0\n"
        "contacts B 1 2014-05 1 0\n");
}

TEST_CASE("completeness counts the items that the instrument has") {
  Quality quality(year, two_items());
  quality.add(assessment("A", Date{2014, 5, 1}, 3), false);
  auto unusable = assessment("A", Date{2014, 5, 2}, not_known);
  unusable.unusable = Unusable::no_item_rated;
  quality.add(unusable, true);
  REQUIRE(quality.cells().size() == 1);
  const auto& sums = quality.cells().begin()->second;
  CHECK(sums.rows == 2);
  CHECK(sums.rows_with_error == 1);
  CHECK(sums.unusable == 1);
  CHECK(sums.items == 4);
  CHECK(sums.items_known == 1);
}

TEST_CASE("any split of the rows merges to the same sums") {
  CHECK(rc::check([] {
    const auto day = rc::gen::map(rc::gen::inRange(0, 500), [](int days) {
      return days < 20 ? std::nullopt : std::optional(Date{2014, 1, 1} + days);
    });
    const auto rows = *rc::gen::container<std::vector<Row4>>(rc::gen::tuple(
        rc::gen::element(TableKind::contacts, TableKind::stays),
        rc::gen::element<std::string>("", "A", "B"), day, rc::gen::arbitrary<bool>()));
    Quality whole(year, two_items());
    std::vector<Quality> parts(3, Quality(year, two_items()));
    for (const auto& row : rows) {
      add(whole, row);
      add(parts[*rc::gen::inRange<std::size_t>(0, 3)], row);
    }
    Quality merged(year, two_items());
    for (const auto at : {2U, 0U, 1U}) merged.merge(parts[at]);
    RC_ASSERT(told(merged) == told(whole));
    std::uint64_t sum = 0;
    for (const auto& [key, sums] : merged.cells()) sum += sums.rows;
    RC_ASSERT(sum == rows.size());
  }));
}

TEST_CASE("every row of the tables is in one cell, with the errors that are marked") {
  Tables tables;
  Person person;
  person.row = 1;
  tables.persons.push_back(person);
  auto a = assessment("A", Date{2014, 5, 1}, 3);
  a.row = 2;
  tables.assessments = {a};
  tables.set_aside[static_cast<std::size_t>(TableKind::stays)] = 2;
  RowMarks marks;
  marks.mark(TableKind::assessments, 2, Severity::error);
  marks.mark(TableKind::persons, 1, Severity::warning);
  Quality quality(year, two_items());
  add_tables(tables, marks, quality);
  CHECK(told(quality) ==
        "persons  3 1970-01 1 0\n"
        "assessments A 1 2014-05 1 1\n"
        "stays  3 1970-01 2 2\n");
}
