#include "pbr/indicators.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"

using namespace pbr_test;

namespace {

// 01 reviewed after 84 days, 03 after 6 months; the page of 03 asks for item 1 rated 2 or more.
const ClusterPack& pack() {
  static const ClusterPack made = [] {
    ClusterPack clusters;
    clusters.variance = ClusterCode{"00"};
    clusters.unusable = ClusterCode{"99"};
    for (const char* code : {"00", "01", "03", "04", "11", "21"}) {
      Cluster cluster;
      cluster.code = ClusterCode{code};
      cluster.review.months = 6;
      clusters.clusters.push_back(cluster);
    }
    clusters.clusters[1].review.months = 0;
    clusters.clusters[1].review.days = 84;
    GridRow row;
    row.item = 0;
    row.cells = {Cell::unlikely, Cell::may, Cell::must, Cell::must, Cell::must};
    clusters.clusters[2].grid.push_back(row);
    return clusters;
  }();
  return made;
}

std::array<Rating, item_count> rated(std::initializer_list<Rating> ratings) {
  auto all = none_rated();
  std::copy(ratings.begin(), ratings.end(), all.begin());
  return all;
}

// "numerator/denominator" at a place; "none" where nobody was counted there.
std::string at(const Indicators& sums, const char* indicator, const char* level, const char* code,
               const char* cluster = "", const char* month = "") {
  const auto found = sums.find({indicator, level, code, cluster, month});
  if (found == sums.end()) return "none";
  return std::to_string(found->second.numerator) + "/" + std::to_string(found->second.denominator);
}

Indicators of(const OnePerson& person, Period period = year_2014) {
  Indicators sums;
  add_indicators(person.care(), person.episodes(), {period, &pack()}, sums);
  return sums;
}

}  // namespace

TEST_CASE("who is in a cluster at the period's end") {
  struct Case {
    const char *why, *cluster, *start;
    std::optional<Date> end;
    const char* acc33;
  };
  const Case cases[] = {
      {"open", "03", "2014-05-01", {}, "1/0"},
      {"started before the period", "03", "2012-05-01", {}, "1/0"},
      {"started on the last day", "03", "2015-03-31", {}, "1/0"},
      {"started the day after", "03", "2015-04-01", {}, "none"},
      {"ended on the last day", "03", "2014-05-01", day("2015-03-31"), "none"},
      {"ended the day after", "03", "2014-05-01", day("2015-04-01"), "1/0"},
      {"variance", "00", "2014-05-01", {}, "1/0"},
      {"first page", "01", "2014-05-01", {}, "1/0"},
      {"last code", "21", "2014-05-01", {}, "1/0"},
      {"a code the pack does not have", "08", "2014-05-01", {}, "1/0"},
      {"blank code", "09", "2014-05-01", {}, "none"},
      {"no such code", "22", "2014-05-01", {}, "none"},
      {"not assessed or clustered", "99", "2014-05-01", {}, "none"},
      {"not two digits", "3", "2014-05-01", {}, "none"},
      {"no final code", "", "2014-05-01", {}, "none"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.referred("2012-01-01").spell(c.cluster, c.start, c.end);
    CHECK(at(of(person), "ACC33", "England", "") == c.acc33);
    if (*c.cluster != 0) CHECK(at(of(person), "ACC33", "England", "", c.cluster) == c.acc33);
  }
}

TEST_CASE("a cluster counts where the person has a referral open at the period's end") {
  struct Case {
    const char *why, *received;
    std::optional<Date> closed;
    const char *referred_to, *england, *provider;
  };
  const Case cases[] = {
      {"open", "2014-05-01", {}, "RA1", "1/0", "1/0"},
      {"closed on the last day", "2014-05-01", day("2015-03-31"), "RA1", "none", "none"},
      {"closed the day after", "2014-05-01", day("2015-04-01"), "RA1", "1/0", "1/0"},
      {"received the day after", "2015-04-01", {}, "RA1", "none", "none"},
      {"open at another provider", "2014-05-01", {}, "RB2", "1/0", "none"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.referred(c.received, c.closed, c.referred_to).spell("03", "2014-05-01");
    CHECK(at(of(person), "ACC33", "England", "") == c.england);
    CHECK(at(of(person), "ACC33", "commissioner", "C1") ==
          (c.england == std::string("none") ? "none" : c.england));
    CHECK(at(of(person), "ACC33", "provider", "RA1") == c.provider);
  }
  OnePerson nobody_referred;
  nobody_referred.spell("03", "2014-05-01");
  CHECK(of(nobody_referred).empty() == false);  // newly assigned all the same
  CHECK(at(of(nobody_referred), "ACC33", "England", "") == "none");
  Indicators sums;
  add_indicators(nobody_referred.care(), {}, {year_2014, &pack(), true, false}, sums);
  CHECK(at(sums, "ACC33", "England", "") == "1/0");
  CHECK(at(sums, "ACC33", "provider", "RA1") == "1/0");
}

TEST_CASE("once in England by the spell started last, and once a provider") {
  OnePerson person;
  person.born("1980-01-01", "C9").referred("2014-05-01", {}, "RA1", "C1");
  person.referred("2014-06-01", {}, "RB2", "C2");
  person.spell("03", "2014-05-01").spell("04", "2014-06-01").spell("11", "2014-06-01", {}, "RB2");
  person.status("2014-06-01", true, {}, "RA1").status("2014-07-01", true, {}, "RB2");
  const Indicators sums = of(person);
  CHECK(at(sums, "ACC33", "England", "") == "1/0");
  CHECK(at(sums, "ACC33", "England", "", "11") == "1/0");  // tie: the later in the list
  CHECK(at(sums, "ACC33", "England", "", "04") == "none");
  CHECK(at(sums, "ACC33", "provider", "RA1", "04") == "1/0");
  CHECK(at(sums, "ACC33", "provider", "RA1", "03") == "none");
  CHECK(at(sums, "ACC33", "provider", "RB2", "11") == "1/0");
  CHECK(at(sums, "ACC33", "commissioner", "C9", "11") == "1/0");
  CHECK(at(sums, "ACC33", "commissioner", "C1") == "none");
  // As in the public SQL: only where the cluster in force in England is the provider's own.
  CHECK(at(sums, "ACC62", "provider", "RA1") == "0/1");
  CHECK(at(sums, "ACC62", "provider", "RB2") == "1/1");
}

TEST_CASE("within review: the assessment and the interval lie strictly after the period's end") {
  struct Case {
    const char *why, *cluster, *assessed;
    const char* acc37;
  };
  const Case cases[] = {
      {"84 days end the day after", "01", "2015-01-07", "1/1"},
      {"84 days end on the last day", "01", "2015-01-06", "0/1"},
      {"six months end the day after", "03", "2014-10-01", "1/1"},
      {"six months end on the last day, clipped", "03", "2014-09-30", "0/1"},
      {"assessed on the last day", "03", "2015-03-31", "1/1"},
      {"assessed the day after", "03", "2015-04-01", "0/1"},
      {"assessed before the spell", "03", "2014-10-02", "1/1"},
      {"no interval in the pack", "08", "2015-03-31", "0/1"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.referred("2014-05-01").spell(c.cluster, "2014-11-01").assessed(c.assessed, rated({2}));
    CHECK(at(of(person), "ACC37", "England", "") == c.acc37);
  }
  OnePerson never;
  never.referred("2014-05-01").spell("03", "2015-03-01");
  CHECK(at(of(never), "ACC37", "provider", "RA1") == "0/1");
  // The latest counts, and ratings that cannot be used do not matter.
  OnePerson again;
  again.referred("2014-05-01").spell("03", "2014-05-01").assessed("2014-05-01", rated({2}));
  again.assessed("2015-02-01", none_rated(), Unusable::rating_out_of_range);
  CHECK(at(of(again), "ACC37", "England", "") == "1/1");
}

TEST_CASE("settled: any Y in the year for the clusters, the latest answer for the age group") {
  struct Case {
    const char *why, *date;
    bool settled;
    const char *acc62, *h;
  };
  const Case cases[] = {
      {"first day of the year", "2014-04-01", true, "1/1", "1/1"},
      {"the day before it", "2014-03-31", true, "0/1", "0/1"},
      {"last day", "2015-03-31", true, "1/1", "1/1"},
      {"the day after", "2015-04-01", true, "0/1", "0/1"},
      {"no", "2015-03-31", false, "0/1", "0/1"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.born("1980-01-01").referred("2014-05-01").spell("03", "2014-05-01");
    person.status(c.date, c.settled, {});
    CHECK(at(of(person), "ACC62", "England", "") == c.acc62);
    CHECK(at(of(person), "1H", "England", "") == c.h);
  }
  OnePerson moved;
  moved.born("1980-01-01").referred("2014-05-01").spell("03", "2014-05-01");
  moved.status("2014-06-01", true, true).status("2015-01-01", false, {});
  CHECK(at(of(moved), "ACC62", "England", "") == "1/1");
  CHECK(at(of(moved), "1H", "England", "") == "0/1");
  CHECK(at(of(moved), "1F", "England", "") == "1/1");  // the later row says nothing of work
}

TEST_CASE(
    "a year that ends on 28 February after a leap year has two first days in the public SQL") {
  const Period year = Period::inclusive(day("2012-03-01"), day("2013-02-28"));
  OnePerson person;
  person.born("1980-01-01").referred("2012-01-01").spell("03", "2012-01-01");
  person.status("2012-02-29", true, {});
  CHECK(at(of(person, year), "ACC62", "England", "") == "1/1");
  CHECK(at(of(person, year), "1H", "England", "") == "0/1");
}

TEST_CASE("people in contact by age and referral") {
  struct Case {
    const char *why, *born, *received;
    std::optional<Date> closed;
    const char *expected, *honos;
  };
  const Case cases[] = {
      {"open", "1980-01-01", "2014-05-01", {}, "0/1", "0/1"},
      {"closed on the last day", "1980-01-01", "2014-05-01", day("2015-03-31"), "none", "none"},
      {"closed the day after", "1980-01-01", "2014-05-01", day("2015-04-01"), "0/1", "0/1"},
      {"received the day after", "1980-01-01", "2015-04-01", {}, "none", "none"},
      {"eighteen on the last day", "1997-03-31", "2014-05-01", {}, "0/1", "0/1"},
      {"seventeen", "1997-04-01", "2014-05-01", {}, "none", "none"},
      {"seventy", "1945-03-31", "2014-05-01", {}, "none", "0/1"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.born(c.born).referred(c.received, c.closed);
    for (const auto& [level, code] : {std::pair("provider", "RA1"), std::pair("commissioner", "C1"),
                                      std::pair("England", "")}) {
      CHECK(at(of(person), "1H", level, code) == c.expected);
      CHECK(at(of(person), "honos_recorded", level, code) == c.honos);
    }
  }
}

TEST_CASE("the commissioner is the person's, else that of the referral received last") {
  OnePerson named, unnamed;
  named.born("1980-01-01", "C9").referred("2014-05-01", {}, "RA1", "C1");
  CHECK(at(of(named), "AMH03e", "commissioner", "C9") == "1/0");
  CHECK(at(of(named), "AMH03e", "commissioner", "C1") == "none");
  unnamed.born("1980-01-01").referred("2014-05-01", {}, "RA1", "C1");
  unnamed.referred("2014-06-01", {}, "RB2", "C2").referred("2014-07-01", {}, "RC3", "");
  CHECK(at(of(unnamed), "AMH03e", "commissioner", "C2") == "1/0");
}

// Constructed on the official rule: 200 people 18-69 in contact, 130 with accommodation recorded,
// 104 settled, 18 employed. 1H is 52.0%, not 80%.
TEST_CASE("people with no record stay in the denominator") {
  Indicators sums;
  for (int i = 0; i < 200; ++i) {
    OnePerson person;
    person.born("1980-01-01").referred("2014-05-01");
    if (i < 130) person.status("2014-06-01", i < 104, i < 18);
    add_indicators(person.care(), person.episodes(), {year_2014, &pack()}, sums);
  }
  CHECK(at(sums, "AMH03e", "England", "") == "200/0");
  CHECK(at(sums, "AMH14e", "England", "") == "104/0");
  CHECK(at(sums, "AMH17e", "provider", "RA1") == "18/0");
  CHECK(at(sums, "1H", "England", "") == "104/200");
  CHECK(at(sums, "1F", "commissioner", "C1") == "18/200");
}

TEST_CASE(
    "HoNOS recorded: nine of the twelve items, or all six further scales, at one assessment") {
  const Rating no = not_known;
  struct Case {
    const char *why, *date;
    std::array<Rating, item_count> ratings;
    const char* expected;
  };
  const Case cases[] = {
      {"nine", "2014-06-01", rated({0, 1, 2, 3, 4, 0, 1, 2, 3}), "1/1"},
      {"eight", "2014-06-01", rated({0, 1, 2, 3, 4, 0, 1, 2, no, no, no, no, 1, 1, 1}), "0/1"},
      {"the six", "2014-06-01",
       rated({no, no, no, no, no, no, no, no, no, no, no, no, 0, 1, 2, 3, 4, 0}), "1/1"},
      {"five of the six and item Q", "2014-06-01",
       rated({no, no, no, no, no, no, no, no, no, no, no, no, 0, 1, 2, 3, 4, no, 0}), "0/1"},
      {"too long ago", "2014-03-31", rated({0, 1, 2, 3, 4, 0, 1, 2, 3}), "0/1"},
      {"too late", "2015-04-01", rated({0, 1, 2, 3, 4, 0, 1, 2, 3}), "0/1"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.born("1980-01-01").referred("2014-05-01").assessed(c.date, c.ratings);
    CHECK(at(of(person), "honos_recorded", "England", "") == c.expected);
    CHECK(at(of(person), "honos_recorded", "provider", "RA1") == c.expected);
  }
  OnePerson halves;  // two assessments do not add up
  halves.born("1980-01-01").referred("2014-05-01", {}, "RB2");
  halves.assessed("2014-06-01", rated({1, 1, 1, 1, 1, 1}));
  halves.assessed("2014-07-01", rated({no, no, no, no, no, no, 1, 1, 1, 1, 1, 1}));
  CHECK(at(of(halves), "honos_recorded", "England", "") == "0/1");
  halves.assessed("2014-08-01", rated({1, 1, 1, 1, 1, 1, 1, 1, 1}));
  CHECK(at(of(halves), "honos_recorded", "England", "") == "1/1");
  CHECK(at(of(halves), "honos_recorded", "provider", "RB2") == "0/1");  // it was RA1's
}

TEST_CASE("essential criteria of the newly assigned, by month") {
  OnePerson person;
  person.spell("03", "2014-05-01", day("2014-06-10"));
  person.spell("03", "2014-06-10", day("2014-06-20"));  // the same code: not new
  person.spell("00", "2014-06-20", day("2014-07-01"));  // no page
  person.spell("03", "2014-07-01", day("2014-07-09"));
  person.spell("03", "2014-07-20", {}, "RB2", "");
  person.assessed("2014-05-01", none_rated(), Unusable::no_item_rated);
  person.assessed("2014-05-02", rated({2})).assessed("2014-05-03", rated({0}));
  person.assessed("2014-07-01", rated({1}));
  const Indicators sums = of(person);
  CHECK(at(sums, "essential_met", "England", "", "", "2014-05") == "1/1");
  CHECK(at(sums, "essential_met", "England", "", "03", "2014-05") == "1/1");
  CHECK(at(sums, "essential_met", "England", "", "", "2014-06") == "none");
  CHECK(at(sums, "essential_met", "provider", "RA1", "", "2014-07") == "0/1");
  CHECK(at(sums, "essential_met", "provider", "RB2", "", "2014-07") == "0/1");  // not assessed
  CHECK(at(sums, "essential_met", "England", "", "", "2014-07") == "0/1");      // once a month
  CHECK(at(sums, "essential_met", "England", "") == "none");
  const Period may = Period::inclusive(day("2014-05-02"), day("2014-05-31"));
  CHECK(at(of(person, may), "essential_met", "England", "", "", "2014-05") == "none");
}

TEST_CASE("without a clusters table the derived episodes stand for spells") {
  OnePerson person;
  person.referred("2014-05-01").spell("03", "2014-05-01").episode("04", "2014-06-01");
  Indicators sums;
  add_indicators(person.care(), person.episodes(), {year_2014, &pack(), false}, sums);
  CHECK(at(sums, "ACC33", "England", "", "04") == "1/0");
  CHECK(at(sums, "ACC33", "England", "", "03") == "none");
}

TEST_CASE("indicators need a cluster pack") {
  Indicators sums;
  CHECK_THROWS_AS(add_indicators(OnePerson().care(), {}, {year_2014}, sums), InternalError);
}
