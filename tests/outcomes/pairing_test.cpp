#include "pbr/pairing.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "outcomes/one_person.hpp"
#include "pbr/csv.hpp"
#include "pbr/pairing_table.hpp"

using namespace pbr_test;

namespace {

// The published cases of the Dutch benchmark, as they stand in the facts this project works from:
// the last column says what the pairing must choose.
const std::string published = PBR_SOURCE_DIR "/tests/outcomes/data/pairing_cases.csv";

using Dates = std::map<std::string, std::pair<std::string, std::string>>;

Dates expected_dates() {
  Dates dates;
  auto csv = CsvReader::open(published);
  while (const auto record = csv.next()) {
    auto& [before, after] = dates[std::string(record->fields[0].text)];
    const auto role = record->fields[7].text;
    if (role == "before") before = record->fields[6].text;
    if (role == "after") after = record->fields[6].text;
  }
  return dates;
}

// "2014-04-01 x@2014-05-01/in": dates and scores by blanks. A score is instrument@date/setting.
PairingScore score_of(const std::string& text) {
  const auto at = text.find('@'), slash = text.find('/');
  PairingScore score{day(text.substr(at + 1, 10).c_str()), text.substr(0, at)};
  if (slash == std::string::npos) return score;
  score.setting = text.substr(slash + 1) == "in" ? Setting::in_patient : Setting::community;
  return score;
}

std::optional<Date> date_or_none(const std::string& text) {
  return text == "-" ? std::nullopt : std::optional(day(text.c_str()));
}

struct PairingCaseText {
  const char* why;
  PairingRule rule;
  bool like_settings;
  const char* care;  ///< start end first_session last_session contacts looked_at
  const char* scores;
  const char* pair;  ///< "before after", each a date, or -, or instrument@date where it matters
};

std::string paired(const PairingCaseText& c) {
  std::istringstream care_text(c.care), scores_text(c.scores);
  std::string start, end, first, last, contacts, looked_at;
  care_text >> start >> end >> first >> last >> contacts >> looked_at;
  const CarePeriod care{day(start.c_str()), date_or_none(end),          date_or_none(first),
                        date_or_none(last), std::stoul("0" + contacts), date_or_none(looked_at)};
  std::vector<PairingScore> scores;
  for (std::string one; scores_text >> one;) scores.push_back(score_of(one));
  const Pairing pair = pair_scores(care, scores, {c.rule, c.like_settings});
  const auto shown = [&](std::optional<std::size_t> at) {
    return at ? scores[*at].instrument + "@" + to_text(scores[*at].date) : std::string("-");
  };
  return shown(pair.before) + " " + shown(pair.after);
}

using enum PairingRule;

// Constructed by us at the edges of the rules; none is a published result.
const PairingCaseText cases[] = {
    {"window: without sessions the period of care itself", window, false,
     "2014-01-10 2014-06-20 - - 0 -", "x@2014-01-05 x@2014-06-25", "x@2014-01-05 x@2014-06-25"},
    {"window: without a last session its end", window, false,
     "2014-01-10 2014-06-20 2014-02-10 - 0 -", "x@2014-02-09 x@2014-06-21 x@2014-05-01",
     "x@2014-02-09 x@2014-06-21"},
    {"window: not ended, whatever its sessions", window, false,
     "2014-01-10 - 2014-01-10 2014-06-20 0 -", "x@2014-01-10 x@2014-06-20", "x@2014-01-10 -"},
    {"window: first and last session on one day", window, false,
     "2014-01-10 2014-03-01 2014-02-01 2014-02-01 0 -", "x@2014-01-31 x@2014-02-04",
     "x@2014-01-31 x@2014-02-04"},
    {"window: a score on the day itself is on or before", window, false,
     "2014-02-01 2014-09-01 - - 0 -", "x@2014-01-31 x@2014-02-01 x@2014-09-01",
     "x@2014-02-01 x@2014-09-01"},
    {"window: far before beats near after", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-01-02 x@2014-04-02 x@2015-04-01", "x@2014-01-02 x@2015-04-01"},
    {"window: three months exactly", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-01-01 x@2015-07-01", "x@2014-01-01 x@2015-07-01"},
    {"window: a day too early and a day too late", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2013-12-31 x@2015-07-02", "- -"},
    {"window: three months after, exactly, stands in for before", window, false,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-07-01", "x@2014-07-01 -"},
    {"window: 3 months before 31 May is the last of February", window, false,
     "2015-05-31 2016-05-31 - - 0 -", "x@2015-02-28 x@2016-02-29", "x@2015-02-28 x@2016-02-29"},
    {"window: the day before is too early", window, false, "2015-05-31 2016-05-31 - - 0 -",
     "x@2015-02-27 x@2016-02-28", "- -"},
    {"window: 3 months after 30 November is the last of February", window, false,
     "2014-11-30 2015-11-30 - - 0 -", "x@2015-02-28 x@2016-02-29", "x@2015-02-28 x@2016-02-29"},
    {"window: the after is not the before itself", window, false, "2014-04-01 2014-05-01 - - 0 -",
     "x@2014-04-01", "x@2014-04-01 -"},
    {"window: nor one dated before it; then the earlier score is the before", window, false,
     "2014-04-01 2014-05-01 - - 0 -", "x@2014-03-01 x@2014-03-20", "x@2014-03-01 x@2014-03-20"},
    {"window: the nearer, though earlier", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-04-01 x@2015-03-30 x@2015-04-04", "x@2014-04-01 x@2015-03-30"},
    {"window: as near on both sides", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-04-01 x@2015-04-03 x@2015-03-30", "x@2014-04-01 x@2015-04-03"},
    {"window: an after alone", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2015-03-01 x@2015-04-04", "- x@2015-04-04"},
    {"window: a pair beats a nearer before alone", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-04-01 y@2014-02-01 y@2015-04-01", "y@2014-02-01 y@2015-04-01"},
    {"window: of two pairs the one of the nearer before, whatever the order of rows", window, false,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-02-01 y@2014-03-01 x@2015-04-01 y@2015-05-01",
     "y@2014-03-01 y@2015-05-01"},
    {"window: of two befores of one day the earlier row", window, false,
     "2014-04-01 2015-04-01 - - 0 -", "y@2014-03-01 x@2014-03-01 x@2015-04-01 y@2015-05-01",
     "y@2014-03-01 y@2015-05-01"},
    {"window: no pair: the nearest before of all", window, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-02-01 y@2014-03-01", "y@2014-03-01 -"},
    {"window: an after of another instrument is none", window, false,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-03-01 y@2015-04-01", "x@2014-03-01 -"},
    {"window, like settings: the nearest in the setting of the before", window, true,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-04-01/in x@2015-04-01/out x@2015-03-01/in",
     "x@2014-04-01/in x@2015-03-01/in"},
    {"window, like settings: else the next before", window, true, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-04-01/in x@2014-03-01/out x@2015-04-01/out", "x@2014-03-01/out x@2015-04-01/out"},
    {"window: an end after the last day looked at has not come", window, false,
     "2014-04-01 2015-04-01 - - 0 2015-03-31", "x@2014-04-01 x@2015-03-30", "x@2014-04-01 -"},
    {"window: it has come on that day", window, false, "2014-04-01 2015-03-31 - - 0 2015-03-31",
     "x@2014-04-01 x@2015-03-30 x@2015-04-01", "x@2014-04-01 x@2015-03-30"},
    {"no score at all", window, false, "2014-04-01 2015-04-01 - - 0 -", "", "- -"},
    {"first_last: both days count", first_last, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-03-31 x@2014-04-01 x@2015-04-01 x@2015-04-02", "x@2014-04-01 x@2015-04-01"},
    {"first_last: rows in any order", first_last, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2015-01-01 x@2014-05-01 x@2014-09-01", "x@2014-05-01 x@2015-01-01"},
    {"first_last: one date is no pair", first_last, false, "2014-04-01 2015-04-01 - - 0 -",
     "x@2014-05-01 x@2014-05-01", "x@2014-05-01 -"},
    {"first_last: open, to the last day looked at", first_last, false,
     "2014-04-01 - - - 0 2015-03-31", "x@2014-05-01 x@2015-03-31 x@2015-04-01",
     "x@2014-05-01 x@2015-03-31"},
    {"first_last: open without such a day", first_last, false, "2014-04-01 - - - 0 -",
     "x@2014-05-01 x@2019-03-31", "x@2014-05-01 x@2019-03-31"},
    {"first_last: the earliest with a later one", first_last, false,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-05-01 y@2014-06-01 y@2014-07-01 y@2014-08-01",
     "y@2014-06-01 y@2014-08-01"},
    {"first_last, like settings: the last in the setting of the first", first_last, true,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-05-01/in x@2014-06-01/in x@2014-07-01/out",
     "x@2014-05-01/in x@2014-06-01/in"},
    {"first_last, like settings: no later one in the setting of the first", first_last, true,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-05-01/in x@2014-06-01/out x@2014-07-01/out",
     "x@2014-05-01/in -"},
    {"first_last, like settings: an unknown one does not count", first_last, true,
     "2014-04-01 2015-04-01 - - 0 -", "x@2014-05-01 x@2014-06-01/out x@2014-07-01/out",
     "x@2014-06-01/out x@2014-07-01/out"},
    {"cquin: closed after 15 days with 2 contacts", cquin, false, "2014-04-01 2014-04-16 - - 2 -",
     "x@2014-04-01 x@2014-04-10 x@2014-04-16", "x@2014-04-01 x@2014-04-16"},
    {"cquin: after 14 days", cquin, false, "2014-04-01 2014-04-15 - - 2 -",
     "x@2014-04-01 x@2014-04-15", "- -"},
    {"cquin: one contact", cquin, false, "2014-04-01 2015-04-16 - - 1 -",
     "x@2014-04-01 x@2015-04-16", "- -"},
    {"cquin: open for 183 days", cquin, false, "2014-04-01 - - - 2 2014-10-01",
     "x@2014-04-01 x@2014-10-01", "x@2014-04-01 x@2014-10-01"},
    {"cquin: open for 182 days", cquin, false, "2014-04-01 - - - 2 2014-09-30",
     "x@2014-04-01 x@2014-09-30", "- -"},
    {"cquin: open, and nobody says until when", cquin, false, "2014-04-01 - - - 2 -",
     "x@2014-04-01 x@2014-10-01", "- -"},
    {"cquin: closed after the last day looked at is open", cquin, false,
     "2014-04-01 2014-04-20 - - 2 2014-04-18", "x@2014-04-01 x@2014-04-17", "- -"},
    {"cquin: inside the referral only", cquin, false, "2014-04-01 2014-06-16 - - 2 -",
     "x@2014-03-31 x@2014-04-02 x@2014-06-17", "x@2014-04-02 -"},
};

}  // namespace

TEST_CASE("the published cases of the window rule") {
  const PairingTerms terms{PairingRule::window, false};
  const auto table = read_pairing_table(published, terms);
  INFO(render(table.problems));
  REQUIRE(table.value);
  const Dates expected = expected_dates();
  REQUIRE(table.value->cases.size() == expected.size());
  CHECK(table.value->ignored == std::vector<std::string>{"expected_role"});
  for (const auto& one : table.value->cases) {
    INFO("case " << one.name);
    const Pairing pair = pair_scores(one.care, one.scores, terms);
    const auto& [before, after] = expected.at(one.name);
    CHECK((pair.before ? to_text(one.scores[*pair.before].date) : "") == before);
    CHECK((pair.after ? to_text(one.scores[*pair.after].date) : "") == after);
  }
}

TEST_CASE("pairs at the edges of the rules") {
  for (const auto& c : cases) {
    INFO(c.why);
    std::string expected;
    std::istringstream parts(c.pair);
    for (std::string part; parts >> part;) {
      expected += (expected.empty() ? "" : " ") + part.substr(0, part.find('/'));
    }
    CHECK(paired(c) == expected);
  }
}

TEST_CASE("of two scores of one day the later row counts") {
  const CarePeriod care{day("2014-04-01"), day("2015-04-01"), {}, {}, 2, {}};
  const std::vector<PairingScore> scores{{day("2015-04-01"), "x"},
                                         {day("2014-04-01"), "x"},
                                         {day("2014-04-01"), "x"},
                                         {day("2015-04-01"), "x"}};
  for (const auto rule : {first_last, cquin, window}) {
    const Pairing pair = pair_scores(care, scores, {rule, false});
    CHECK(pair.before == 2U);
    CHECK(pair.after == 3U);
  }
}

namespace {

PairingScore any_score() {
  PairingScore score{day("2014-01-01") + *rc::gen::inRange(0, 900),
                     *rc::gen::element(std::string("x"), std::string("y"))};
  score.setting = *rc::gen::element(Setting::unknown, Setting::community, Setting::in_patient);
  return score;
}

std::optional<Date> any_date() {
  return *rc::gen::inRange(0, 3) == 0
             ? std::nullopt
             : std::optional(day("2014-01-01") + *rc::gen::inRange(0, 900));
}

CarePeriod any_care() {
  CarePeriod care;
  care.start = day("2014-01-01") + *rc::gen::inRange(0, 600);
  if (*rc::gen::arbitrary<bool>()) care.end = care.start + *rc::gen::inRange(0, 400);
  care.first_session = any_date();
  care.last_session = any_date();
  care.contacts = *rc::gen::inRange<std::size_t>(0, 4);
  care.looked_at = any_date();
  return care;
}

struct Drawn {
  CarePeriod care = any_care();
  std::vector<PairingScore> scores =
      *rc::gen::container<std::vector<PairingScore>>(rc::gen::exec(any_score));
  PairingTerms terms{*rc::gen::element(first_last, cquin, window), *rc::gen::arbitrary<bool>()};
};

}  // namespace

TEST_CASE("laws of pairing") {
  REQUIRE(rc::check("a pair is of one instrument, in order, and of like settings where asked", [] {
    const Drawn d;
    const Pairing pair = pair_scores(d.care, d.scores, d.terms);
    if (!pair.paired()) return;
    const auto &before = d.scores[*pair.before], &after = d.scores[*pair.after];
    RC_ASSERT(before.instrument == after.instrument);
    RC_ASSERT(before.date < after.date);
    RC_ASSERT(!d.care.looked_at || after.date <= *d.care.looked_at);
    if (!d.terms.like_settings) return;
    RC_ASSERT(before.setting == after.setting);
    RC_ASSERT(before.setting != Setting::unknown);
  }));
  REQUIRE(rc::check("no end, no after in a window; no lone after outside one", [] {
    const Drawn d;
    const Pairing pair = pair_scores(d.care, d.scores, d.terms);
    if (d.terms.rule == window && !d.care.end) RC_ASSERT(!pair.after);
    if (d.terms.rule != window) RC_ASSERT(!pair.after || pair.before);
  }));
  REQUIRE(rc::check("scores of different days may come in any order", [] {
    Drawn d;
    for (auto& score : d.scores) score.instrument = "x";
    std::sort(d.scores.begin(), d.scores.end(),
              [](const auto& a, const auto& b) { return a.date < b.date; });
    d.scores.erase(std::unique(d.scores.begin(), d.scores.end(),
                               [](const auto& a, const auto& b) { return a.date == b.date; }),
                   d.scores.end());
    const std::vector<PairingScore> turned(d.scores.rbegin(), d.scores.rend());
    const Pairing there = pair_scores(d.care, d.scores, d.terms);
    const Pairing back = pair_scores(d.care, turned, d.terms);
    const auto same = [&](std::optional<std::size_t> a, std::optional<std::size_t> b) {
      return a.has_value() == b.has_value() && (!a || d.scores[*a].date == turned[*b].date);
    };
    RC_ASSERT(same(there.before, back.before));
    RC_ASSERT(same(there.after, back.after));
  }));
  REQUIRE(rc::check("a score that does not count changes nothing", [] {
    Drawn d;
    d.care.looked_at = day("2015-06-01");
    const Pairing before = pair_scores(d.care, d.scores, d.terms);
    d.scores.push_back({day("2015-06-02"), "x", Setting::community});
    const Pairing after = pair_scores(d.care, d.scores, d.terms);
    RC_ASSERT(before.before == after.before);
    RC_ASSERT(before.after == after.after);
  }));
}
