// Outcomes of a period of care: the rules cquin and window in a study.
#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"
#include "pbr/outcomes.hpp"

using namespace pbr_test;

namespace {

Measure paired_by(PairingRule rule, bool like_settings = false) {
  Measure measure = reqol();
  measure.pairing = {rule, like_settings};
  return measure;
}

// "episode before after category" of each outcome, "; " between them.
std::string shown(const OnePerson& person, const Measure& measure,
                  const char* last_day = "2015-03-31") {
  const Measure* const one = &measure;
  std::string text;
  for (const auto& outcome :
       outcomes_of(person.care(), person.episodes(), {&one, 1}, day(last_day))) {
    const auto date = [](std::optional<Date> known) { return known ? to_text(*known) : "-"; };
    text += (text.empty() ? "" : "; ") + std::to_string(outcome.episode) + " " +
            date(outcome.before_date) + " " + date(outcome.after_date) + " " +
            std::string(to_text(outcome.category));
  }
  return text;
}

// Two episodes of one referral, two contacts, a score at each end and one in the middle.
void referral_of_two(OnePerson& person, std::optional<Date> closed) {
  person.referred("2014-04-20", closed);
  person.episode("03", "2014-05-01", day("2014-07-01")).referral = ReferralId{"R"};
  person.episode("04", "2014-07-01", closed).referral = ReferralId{"R"};
  person.contact("2014-05-02").contact("2014-10-02");
  person.score("reqol-10", "2014-04-25", Rate{10}, "RA1", "R")
      .score("reqol-10", "2014-06-25", Rate{12}, "RA1", "R")
      .score("reqol-10", "2014-10-25", Rate{30});
}

const Measure first_last = paired_by(PairingRule::first_last);
const Measure cquin = paired_by(PairingRule::cquin);
const Measure window = paired_by(PairingRule::window);

}  // namespace

TEST_CASE("the outcome of a referral belongs to the last of its episodes") {
  OnePerson person;
  referral_of_two(person, day("2014-11-01"));
  CHECK(shown(person, cquin) == "1 2014-04-25 2014-10-25 improved");
  CHECK(shown(person, window) == "1 2014-04-25 2014-10-25 improved");
  CHECK(shown(person, first_last) == "0 2014-06-25 - not_paired; 1 2014-10-25 - not_paired");
}

TEST_CASE("an open referral: no after in a window, half a year for cquin") {
  OnePerson person;
  referral_of_two(person, {});
  CHECK(shown(person, window) == "1 2014-04-25 - not_paired");
  CHECK(shown(person, cquin) == "1 2014-04-25 2014-10-25 improved");
  CHECK(shown(person, cquin, "2014-10-20") == "1 2014-04-25 2014-06-25 no_change");
  CHECK(shown(person, cquin, "2014-10-19").empty());  // 182 days
}

TEST_CASE("a referral closed after the period is open in it") {
  OnePerson person;
  referral_of_two(person, day("2015-04-01"));
  CHECK(shown(person, window) == "1 2014-04-25 - not_paired");
  CHECK(shown(person, window, "2015-04-01") == "1 2014-04-25 2014-10-25 improved");
}

TEST_CASE("a referral that cquin does not look at has no outcome") {
  OnePerson person;
  person.referred("2014-04-20", day("2014-11-01"));
  person.episode("03", "2014-05-01", day("2014-11-01")).referral = ReferralId{"R"};
  person.contact("2014-05-02")
      .contact("2014-06-02", "R", false)
      .contact("2014-06-03", "R", true, "RB2")
      .contact("2014-06-04", "R2")
      .contact("2014-12-01", "");
  person.score("reqol-10", "2014-05-01", Rate{10}).score("reqol-10", "2014-10-01", Rate{20});
  CHECK(shown(person, cquin).empty());
  person.contact("2014-10-30", "");
  CHECK(shown(person, cquin) == "0 2014-05-01 2014-10-01 improved");
}

TEST_CASE("without a referral the run of episodes that touch is the period of care") {
  OnePerson person;
  person.episode("03", "2014-04-01", day("2014-05-01"));
  person.episode("03", "2014-06-01", day("2014-07-01"));  // a gap before it
  person.episode("04", "2014-06-15", day("2014-08-01"), "RB2");
  person.episode("04", "2014-07-01", day("2014-09-01"));
  person.score("reqol-10", "2014-04-02", Rate{10})
      .score("reqol-10", "2014-05-31", Rate{20})
      .score("reqol-10", "2014-09-02", Rate{30});
  CHECK(shown(person, window) ==
        "0 2014-04-02 2014-05-31 improved; 2 - - not_paired; 3 2014-05-31 2014-09-02 improved");
  person.contact("2014-06-10", "").contact("2014-08-10", "");
  CHECK(shown(person, cquin) == "3 - - not_paired");
}

TEST_CASE("an id that the referrals table lacks is a run of its own") {
  OnePerson person;
  person.episode("03", "2014-04-01", day("2014-05-01")).referral = ReferralId{"X"};
  person.episode("03", "2014-05-01", day("2014-07-01"));
  person.episode("04", "2014-05-01", day("2014-07-01")).referral = ReferralId{"X"};
  CHECK(shown(person, window) == "1 - - not_paired; 2 - - not_paired");
}

TEST_CASE("sessions are the first and the last attended contact") {
  OnePerson person;
  person.referred("2014-04-01", day("2015-01-01"));
  person.episode("03", "2014-04-01", day("2015-01-01")).referral = ReferralId{"R"};
  person.score("reqol-10", "2014-03-20", Rate{10})
      .score("reqol-10", "2014-06-20", Rate{12})
      .score("reqol-10", "2014-09-01", Rate{14})
      .score("reqol-10", "2014-12-20", Rate{16});
  CHECK(shown(person, window) == "0 2014-03-20 2014-12-20 improved");
  person.contact("2014-05-01", "R", false).contact("2014-07-01").contact("2014-08-25");
  CHECK(shown(person, window) == "0 2014-06-20 2014-09-01 no_change");
}

TEST_CASE("like settings: stays say where a score was taken, unless the assessment does") {
  Measure measure = honos_total(0);
  measure.pairing.like_settings = true;
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.stay("2014-05-10", day("2014-05-20")).stay("2014-06-01", {}, "RB2");
  std::array<Rating, item_count> ratings{};
  for (const char* date : {"2014-05-10", "2014-05-20", "2014-05-21", "2014-06-01"}) {
    person.assessed(date, ratings);
  }
  CHECK(shown(person, measure) == "0 2014-05-10 2014-05-20 no_change");
  measure.pairing.rule = PairingRule::window;
  CHECK(shown(person, measure) == "0 2014-05-10 - not_paired");
}

TEST_CASE("an assessment that says where it was made is believed") {
  Measure measure = honos_total(0);
  measure.pairing.like_settings = true;
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.stay("2014-05-10", day("2014-05-20"));
  for (const auto& [date, setting] : {std::pair{"2014-05-09", "inpatient"},
                                      {"2014-05-10", ""},
                                      {"2014-05-20", "community"},
                                      {"2014-06-20", "ward 3"}}) {
    person.assessed(date, std::array<Rating, item_count>{});
    person.last_assessment().setting = setting;
  }
  CHECK(shown(person, measure) == "0 2014-05-09 2014-05-10 no_change");
}

TEST_CASE("a composite is put together of its parts' scores of one day") {
  Measure part = score_measure("part-1", "1", "7", true, "1", "");
  part.not_known = {Rate{6}};
  Measure other = score_measure("part-2", "1", "7", true, "1", "");
  Measure whole = score_measure("whole", "2", "14", true, "3", "");
  whole.kind = MeasureKind::composite;
  whole.parts = {part.id, other.id};
  const std::vector<const Measure*> measures{&part, &whole, &other};
  const auto whole_of = [&](const OnePerson& person) {
    const auto outcome = outcomes_of(person.care(), person.episodes(), measures).at(1);
    const auto text = [](std::optional<Rate> rate) { return rate ? to_text(*rate) : "-"; };
    return text(outcome.before) + " " + text(outcome.after) + " " +
           std::string(to_text(outcome.category));
  };
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.score("part-1", "2014-05-01", Rate{1})
      .score("part-2", "2014-05-01", Rate{2})
      .score("part-2", "2014-05-01", Rate{3})  // the later row of the day
      .score("part-1", "2014-06-01", Rate{7})  // a day without part-2
      .score("part-1", "2014-07-01", Rate{6})  // not known
      .score("part-2", "2014-07-01", Rate{7})
      .score("part-2", "2014-08-01", Rate{8})  // outside its range
      .score("part-1", "2014-08-01", Rate{5})
      .score("part-1", "2014-09-01", Rate{5})
      .score("part-2", "2014-09-01", Rate{2});
  CHECK(whole_of(person) == "4 7 improved");
  whole.most_missing = 1;  // 5 twice on the last day but one, 7 twice on 1 July
  CHECK(whole_of(person) == "4 7 improved");
  person.score("part-1", "2014-10-01", Rate{5});
  CHECK(whole_of(person) == "4 10 improved");
  whole.mean = true;
  whole.lowest = Rate{1};
  whole.highest = Rate{7};
  CHECK(whole_of(person) == "2 5 improved");
  whole.most_missing = 0;
  CHECK(whole_of(person) == "2 3.5 no_change");
}

TEST_CASE("first_last makes the same of scores whether or not settings are asked for") {
  // All in one setting, the two ways through the engine must agree.
  const Measure plain = first_last, asked = paired_by(PairingRule::first_last, true);
  OnePerson person;
  person.episode("03", "2014-05-01", day("2014-09-01"));
  person.episode("04", "2014-09-01");
  for (const char* date : {"2014-05-01", "2014-05-01", "2014-07-01", "2014-09-01", "2014-09-01"}) {
    person.score("reqol-10", date, Rate{20});
  }
  CHECK(shown(person, plain) == shown(person, asked));
  CHECK(shown(person, plain) == "0 2014-05-01 2014-09-01 no_change; 1 2014-09-01 - not_paired");
}
