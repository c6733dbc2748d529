#include "outcomes/inclusion.hpp"

#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"
#include "pbr/outcomes.hpp"

using namespace pbr_test;

namespace {

const Measure settled = status_measure("settled");
const Measure employed = status_measure("employed");

std::string shown(const InclusionStatus& status) {
  const std::string yes = status.yes ? (*status.yes ? "Y" : "N") : "-";
  return (status.counted ? "counted " : "not counted ") + yes;
}

std::string settled_of(const OnePerson& person, Period period = year_2014) {
  const Measure* const one = &settled;
  return shown(inclusion_of(person.care(), ProviderId{"RA1"}, {&one, 1}, period).at(0));
}

}  // namespace

TEST_CASE("people count by their age on the period's last day") {
  struct Case {
    const char *born, *expected;
  };
  for (const Case& c : {Case{"1997-03-31", "counted -"},
                        {"1997-04-01", "not counted -"},
                        {"1945-04-01", "counted -"},
                        {"1945-03-31", "not counted -"}}) {
    INFO(c.born);
    CHECK(settled_of(OnePerson{}.born(c.born)) == c.expected);
  }
  CHECK(settled_of(OnePerson{}) == "not counted -");
}

TEST_CASE("the latest status within twelve months counts, the person stays where there is none") {
  struct Case {
    const char *why, *first, *second;
    std::optional<bool> first_settled, second_settled;
    const char *second_provider, *expected;
  };
  const Case cases[] = {
      {"first day in time", "2014-04-01", "2014-04-01", true, {}, "RA1", "counted Y"},
      {"day too early", "2014-03-31", "2014-03-31", true, {}, "RA1", "counted -"},
      {"last day", "2015-03-31", "2015-03-31", true, {}, "RA1", "counted Y"},
      {"after the period", "2014-06-01", "2015-04-01", true, false, "RA1", "counted Y"},
      {"the latest", "2014-06-01", "2014-07-01", true, false, "RA1", "counted N"},
      {"the later row", "2014-06-01", "2014-06-01", false, true, "RA1", "counted Y"},
      {"not known changes nothing", "2014-06-01", "2014-07-01", true, {}, "RA1", "counted Y"},
      {"another provider's", "2014-06-01", "2014-07-01", true, false, "RB2", "counted Y"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.born("1980-01-01")
        .status(c.first, c.first_settled, {})
        .status(c.second, c.second_settled, true, c.second_provider);
    CHECK(settled_of(person) == c.expected);
  }
}

TEST_CASE("twelve months before a leap day's end of month start on the first of March") {
  const auto leap = Period::inclusive(day("2016-02-01"), day("2016-02-29"));
  OnePerson person;
  person.born("1980-01-01").status("2015-02-28", true, {});
  CHECK(settled_of(person, leap) == "counted -");
  person.status("2015-03-01", true, {});
  CHECK(settled_of(person, leap) == "counted Y");
}

TEST_CASE("each status measure reads its own field, other measures make none") {
  const Measure score = reqol();
  const std::vector<const Measure*> measures{&settled, &score, &employed};
  OnePerson person;
  person.born("1980-01-01").status("2014-06-01", true, false);
  const auto all = inclusion_of(person.care(), ProviderId{"RA1"}, measures, year_2014);
  REQUIRE(all.size() == 2);
  CHECK(shown(all[0]) == "counted Y");
  CHECK(shown(all[1]) == "counted N");
  CHECK(all[1].measure == &employed);
}

TEST_CASE("a status measure of an unknown field is our own fault") {
  const Measure wrong = status_measure("housed");
  const Measure* const one = &wrong;
  CHECK_THROWS_WITH(inclusion_of({}, ProviderId{"RA1"}, {&one, 1}, year_2014),
                    "a status measure of no field of the statuses table");
}
