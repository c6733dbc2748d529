#include "outcomes/scores.hpp"

#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"

using namespace pbr_test;

namespace {

std::array<Rating, item_count> rated(Rating all, std::size_t unknown) {
  std::array<Rating, item_count> ratings{};
  ratings.fill(all);
  for (std::size_t i = 0; i < unknown; ++i) ratings[i] = not_known;
  return ratings;
}

// "date=score" of every score that counts.
std::string listed(const std::vector<DatedScore>& scores) {
  std::string text;
  for (const DatedScore& one : scores) {
    text += (text.empty() ? "" : " ") + to_text(one.date) + "=" + to_text(one.score);
  }
  return text;
}

struct ScoreCase {
  const char* why;
  const char *date, *score, *provider, *referral;
  const char* counted;
};

// One further score beside 2014-06-01=20 of the episode's own provider and referral.
const ScoreCase score_cases[] = {
    {"first day", "2014-05-01", "30", "RA1", "R1", "2014-05-01=30 2014-06-01=20"},
    {"day before", "2014-04-30", "30", "RA1", "R1", "2014-06-01=20"},
    {"day it ended", "2014-09-01", "30", "RA1", "R1", "2014-06-01=20 2014-09-01=30"},
    {"day after", "2014-09-02", "30", "RA1", "R1", "2014-06-01=20"},
    {"no referral named", "2014-07-01", "30", "RA1", "", "2014-06-01=20 2014-07-01=30"},
    {"other referral", "2014-07-01", "30", "RA1", "R2", "2014-06-01=20"},
    {"other provider", "2014-07-01", "30", "RB2", "R1", "2014-06-01=20"},
    {"above the range", "2014-07-01", "41", "RA1", "R1", "2014-06-01=20"},
    {"below the range", "2014-07-01", "-1", "RA1", "R1", "2014-06-01=20"},
    {"top of the range", "2014-07-01", "40", "RA1", "R1", "2014-06-01=20 2014-07-01=40"},
    {"same day, later row", "2014-06-01", "30", "RA1", "R1", "2014-06-01=30"},
    {"same day, not valid", "2014-06-01", "99", "RA1", "R1", "2014-06-01=20"},
};

}  // namespace

TEST_CASE("which scores of the measures table count") {
  for (const ScoreCase& c : score_cases) {
    INFO(c.why);
    OnePerson person;
    person.episode("03", "2014-05-01", day("2014-09-01")).referral = ReferralId{"R1"};
    const bool earlier = std::string_view{c.date} < "2014-06-01";
    const auto further = [&] {
      person.score("reqol-10", c.date, rate(c.score), c.provider, c.referral);
    };
    if (earlier) further();
    person.score("reqol-10", "2014-06-01", Rate{20}, "RA1", "R1");
    if (!earlier) further();
    person.score("phq-9", "2014-08-01", Rate{9}, "RA1", "R1");
    CHECK(listed(scores_in(person.care(), person.episodes()[0], reqol())) == c.counted);
  }
}

TEST_CASE("an open episode's scores run to the period's last day, from its own start") {
  OnePerson person;
  person.episode("03", "2013-01-15");
  person.episode("03", "2013-01-15", day("2015-06-01"));
  person.score("reqol-10", "2013-01-15", Rate{10})
      .score("reqol-10", "2015-03-31", Rate{20})
      .score("reqol-10", "2015-04-01", Rate{30});
  for (const Episode& episode : person.episodes()) {
    CHECK(listed(scores_in(person.care(), episode, reqol())) == "2013-01-15=10 2015-03-31=20");
  }
}

TEST_CASE("item totals: unknown items are the mean of the known ones, up to a limit") {
  struct Case {
    std::size_t most_missing, unknown;
    const char* total;  // "" for none
  };
  // Ratings of 1: with n unknown the total stays 12; the sum alone would be 12 - n.
  for (const Case& c : {Case{0, 0, "12"}, {0, 1, ""}, {3, 3, "12"}, {3, 4, ""}, {12, 12, ""}}) {
    INFO(c.most_missing << " allowed, " << c.unknown << " unknown");
    Assessment assessment;
    assessment.ratings = rated(1, c.unknown);
    const auto total = item_total(honos_total(c.most_missing), assessment);
    CHECK((total ? to_text(*total) : "") == c.total);
  }
  Assessment uneven;  // 4 + 1 x 9 over 10 known of 12: 13 x 12 / 10, exactly
  uneven.ratings = rated(1, 2);
  uneven.ratings[2] = 4;
  CHECK(item_total(honos_total(2), uneven) == Rate{156, 10});
  uneven.unusable = Unusable::rating_out_of_range;
  CHECK_FALSE(item_total(honos_total(2), uneven));
}

TEST_CASE("item totals come from usable assessments of the provider, the later of a day") {
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.assessed("2014-05-01", rated(2, 0))
      .assessed("2014-05-01", rated(3, 0))
      .assessed("2014-07-01", rated(1, 0))
      .assessed("2014-07-01", rated(4, 0), Unusable::rating_out_of_range)
      .assessed("2014-08-01", rated(1, 6));
  CHECK(listed(scores_in(person.care(), person.episodes()[0], honos_total(2))) ==
        "2014-05-01=36 2014-07-01=12");
  Episode elsewhere = person.episodes()[0];
  elsewhere.provider = ProviderId{"RB2"};
  CHECK(listed(scores_in(person.care(), elsewhere, honos_total(2))).empty());
}
