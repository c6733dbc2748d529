#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <memory>

#include "outcomes/one_person.hpp"
#include "pbr/outcomes.hpp"

using namespace pbr_test;

namespace {

// "numerator/denominator" at a place; "none" where nobody was counted there.
std::string at(const Indicators& sums, const char* indicator, const char* level, const char* code,
               const char* cluster = "") {
  const auto found = sums.find({indicator, level, code, cluster});
  if (found == sums.end()) return "none";
  return std::to_string(found->second.numerator) + "/" + std::to_string(found->second.denominator);
}

Indicators of(const OnePerson& person) {
  Indicators sums;
  add_indicators(person.care(), person.episodes(), year_2014, sums);
  return sums;
}

}  // namespace

TEST_CASE("who is in a cluster at the period's end") {
  struct Case {
    const char *why, *cluster, *started;
    std::optional<Date> ended;
    const char* acc33;
  };
  const Case cases[] = {
      {"open", "03", "2014-05-01", {}, "1/0"},
      {"started before the period", "03", "2012-05-01", {}, "1/0"},
      {"closed inside", "03", "2014-05-01", day("2015-03-31"), "none"},
      {"ended the day after", "03", "2014-05-01", day("2015-04-01"), "1/0"},
      {"variance", "00", "2014-05-01", {}, "1/0"},
      {"last code", "21", "2014-05-01", {}, "1/0"},
      {"blank code", "09", "2014-05-01", {}, "none"},
      {"no such code", "22", "2014-05-01", {}, "none"},
      {"not assessed or clustered", "99", "2014-05-01", {}, "none"},
      {"not two digits", "3", "2014-05-01", {}, "none"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.episode(c.cluster, c.started, c.ended);
    CHECK(at(of(person), "ACC33", "England", "") == c.acc33);
    CHECK(at(of(person), "ACC33", "England", "", c.cluster) == c.acc33);
  }
}

TEST_CASE("a person counts once in England by the spell started last, and once a provider") {
  OnePerson person;
  person.episode("03", "2014-05-01", {}, "RA1", "C1").review_status = ReviewStatus::overdue;
  person.episode("04", "2014-06-01", {}, "RA1", "C2").review_status = ReviewStatus::within;
  person.episode("11", "2014-06-01", {}, "RB2", "C2").review_status = ReviewStatus::overdue;
  person.status("2014-06-01", true, {}, "RA1").status("2014-07-01", false, {}, "RB2");
  const Indicators sums = of(person);
  CHECK(at(sums, "ACC33", "England", "") == "1/0");
  CHECK(at(sums, "ACC33", "England", "", "11") == "1/0");  // tie: the later in the list
  CHECK(at(sums, "ACC33", "England", "", "04") == "none");
  CHECK(at(sums, "ACC33", "provider", "RA1", "04") == "1/0");
  CHECK(at(sums, "ACC33", "provider", "RA1", "03") == "none");
  CHECK(at(sums, "ACC33", "commissioner", "C1", "03") == "1/0");
  CHECK(at(sums, "ACC37", "provider", "RA1") == "1/1");
  CHECK(at(sums, "ACC37", "provider", "RB2") == "0/1");
  CHECK(at(sums, "ACC36", "England", "") == "0/0");
  CHECK(at(sums, "ACC62", "provider", "RA1") == "1/1");
  CHECK(at(sums, "ACC62", "provider", "RB2") == "0/1");
  CHECK(at(sums, "ACC54", "England", "") == "0/0");  // the latest status, of any provider
  CHECK(at(sums, "ACC54", "provider", "RA1", "04") == "1/0");
}

TEST_CASE("adults in contact have a referral open at the period's end") {
  struct Case {
    const char *why, *born, *received;
    std::optional<Date> closed;
    const char* expected;
  };
  const Case cases[] = {
      {"open", "1980-01-01", "2014-05-01", {}, "0/1"},
      {"closed on the last day", "1980-01-01", "2014-05-01", day("2015-03-31"), "none"},
      {"closed the day after", "1980-01-01", "2014-05-01", day("2015-04-01"), "0/1"},
      {"received the day after", "1980-01-01", "2015-04-01", {}, "none"},
      {"seventeen", "1997-04-01", "2014-05-01", {}, "none"},
      {"seventy", "1945-03-31", "2014-05-01", {}, "none"},
  };
  for (const Case& c : cases) {
    INFO(c.why);
    OnePerson person;
    person.born(c.born).referred(c.received, c.closed);
    CHECK(at(of(person), "1H", "provider", "RA1") == c.expected);
    CHECK(at(of(person), "1H", "commissioner", "C1") == c.expected);
    CHECK(at(of(person), "1H", "England", "") == c.expected);
  }
}

TEST_CASE("a referral without a commissioner counts for the person's") {
  OnePerson person;
  person.born("1980-01-01", "C9").referred("2014-05-01", {}, "RA1", "");
  CHECK(at(of(person), "AMH03e", "commissioner", "C9") == "1/0");
  CHECK(at(of(person), "AMH03e", "commissioner", "") == "none");
}

// Constructed on the official rule: 200 people 18-69 in contact, 130 with accommodation recorded,
// 104 settled, 18 employed. 1H is 52.0%, not 80%.
TEST_CASE("people with no record stay in the denominator") {
  Indicators sums;
  for (int i = 0; i < 200; ++i) {
    OnePerson person;
    person.born("1980-01-01").referred("2014-05-01");
    if (i < 130) person.status("2014-06-01", i < 104, i < 18);
    add_indicators(person.care(), person.episodes(), year_2014, sums);
  }
  CHECK(at(sums, "AMH03e", "England", "") == "200/0");
  CHECK(at(sums, "AMH14e", "England", "") == "104/0");
  CHECK(at(sums, "AMH17e", "provider", "RA1") == "18/0");
  CHECK(at(sums, "1H", "England", "") == "104/200");
  CHECK(at(sums, "1F", "commissioner", "C1") == "18/200");
}

TEST_CASE("indicators of two parts merged are those of the whole") {
  const auto ok = rc::check("however people are split", [] {
    const auto clusters = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    Indicators whole, left, right;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      OnePerson person;
      const char* const code =
          std::array{"00", "03", "11", "99"}[static_cast<std::size_t>(clusters[i])];
      person.born("1980-01-01").referred("2014-05-01").status("2014-06-01", i % 2 == 0, i % 3 == 0);
      person.episode(code, "2014-05-01", {}, i % 2 == 0 ? "RA1" : "RB2");
      add_indicators(person.care(), person.episodes(), year_2014, whole);
      add_indicators(person.care(), person.episodes(), year_2014,
                     *rc::gen::arbitrary<bool>() ? left : right);
    }
    merge(left, right);
    RC_ASSERT(left == whole);
  });
  REQUIRE(ok);
}
