#include "pbr/casemix.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <memory>

#include "outcomes/one_person.hpp"

using namespace pbr_test;

namespace {

const Measure reqol_10 = reqol();
const Measure phq_9 = phq();
const Measure settled = status_measure("settled");

CasemixTerms terms(std::uint32_t replicates = 0) {
  return {{&reqol_10, &phq_9, &settled}, {"sex"}, year_2014, 1, replicates};
}

// A person taken through outcomes, with one line a day of each episode at a pound.
struct Worked {
  OnePerson records;
  std::vector<std::vector<Line>> lines;
  std::vector<Outcome> outcomes;
  std::string sex = "1";

  explicit Worked(std::string id = "P1") : records(std::move(id)) {}
  void finish() {
    const CasemixTerms used = terms();
    outcomes = outcomes_of(records.care(), records.episodes(), used.measures);
    for (const Episode& episode : records.episodes()) {
      lines.emplace_back();
      for (Date d = episode.period.first; d < episode.period.end; d = d + 1) {
        Line line;
        line.period = Period::inclusive(d, d);
        line.amount = Pence{100};
        lines.back().push_back(line);
      }
    }
  }
  [[nodiscard]] PersonResult result() const {
    return {&records.care(), records.episodes(), lines, outcomes, {sex}};
  }
};

Casemix casemix_of(Worked& person, std::uint32_t replicates = 0) {
  person.finish();
  Casemix casemix{terms(replicates)};
  casemix.add(person.result());
  return casemix;
}

const CellSums& cell(const Casemix& casemix, const char* cluster, const char* month,
                     const char* commissioner = "C1") {
  return casemix.cells().at(
      {ProviderId{"RA1"}, CommissionerId{commissioner}, ClusterCode{cluster}, month, {"1"}});
}

}  // namespace

TEST_CASE("days, admitted days and amounts fall in their months, episodes in their first") {
  Worked person;
  Episode& episode = person.records.episode("03", "2014-04-20", day("2014-06-03"));
  episode.admitted = {{day("2014-04-28"), day("2014-05-03")},
                      {day("2014-05-31"), day("2014-06-02")}};
  const Casemix casemix = casemix_of(person);
  REQUIRE(casemix.cells().size() == 3);
  struct Case {
    const char* month;
    std::int64_t episodes, days, admitted, pence, people, closing;
  };
  for (const Case& c : {Case{"2014-04", 1, 11, 3, 1100, 1, 0},
                        {"2014-05", 0, 31, 3, 3100, 1, 0},
                        {"2014-06", 0, 2, 1, 200, 1, 1}}) {
    INFO(c.month);
    const CellSums& sums = cell(casemix, "03", c.month);
    CHECK(sums.episodes == c.episodes);
    CHECK(sums.days == c.days);
    CHECK(sums.admitted_days == c.admitted);
    CHECK(sums.amount == Pence{c.pence});
    CHECK(sums.people == c.people);
    CHECK(sums.people_closing == c.closing);
  }
}

TEST_CASE("two episodes of a person in one cell are one person there") {
  Worked person;
  person.records.episode("03", "2014-04-01", day("2014-04-10"));
  person.records.episode("03", "2014-04-20", day("2014-04-25"));
  const Casemix casemix = casemix_of(person);
  REQUIRE(casemix.cells().size() == 1);
  CHECK(cell(casemix, "03", "2014-04").people == 1);
  CHECK(cell(casemix, "03", "2014-04").people_closing == 1);
  CHECK(cell(casemix, "03", "2014-04").episodes == 2);
  CHECK(cell(casemix, "03", "2014-04").days == 14);
}

TEST_CASE("outcomes stand in the month and cluster of the episode's last day") {
  Worked person;
  person.records.score("reqol-10", "2014-04-05", Rate{20})
      .score("phq-9", "2014-04-05", Rate{9})
      .score("phq-9", "2014-04-20", Rate{15})
      .score("reqol-10", "2014-05-08", Rate{25});
  person.records.episode("03", "2014-04-01", day("2014-05-10"));
  person.records.episode("04", "2014-05-10", day("2014-05-20"));
  const Casemix casemix = casemix_of(person);
  const CellSums& sums = cell(casemix, "03", "2014-05");
  CHECK(sums.paired == 1);
  CHECK(sums.improved == 0);  // one measure deteriorated
  CHECK(sums.deteriorated == 1);
  MeasureSums recovery{.eligible = 1, .paired = 1, .improved = 1, .cases = 1, .recovered = 1};
  CHECK(sums.measures.at(0) == recovery);
  MeasureSums worse{.eligible = 1, .paired = 1, .deteriorated = 1};
  CHECK(sums.measures.at(1) == worse);
  CHECK(cell(casemix, "03", "2014-04").measures.at(0) == MeasureSums{});
  CHECK(cell(casemix, "04", "2014-05").measures.at(0) == MeasureSums{.eligible = 1});
  CHECK(cell(casemix, "04", "2014-05").paired == 0);
}

TEST_CASE("a status counts once a contract, where the last episode with it ended") {
  Worked person;
  person.records.born("1980-01-01").status("2014-06-01", true, {});
  person.records.episode("03", "2014-04-01", day("2014-05-10"), "RA1", "C1");
  person.records.episode("04", "2014-05-10", day("2014-06-20"), "RA1", "C1");
  person.records.episode("05", "2014-06-20", {}, "RA1", "C2");
  const Casemix casemix = casemix_of(person);
  const MeasureSums one{.eligible = 1, .paired = 1, .yes = 1};
  CHECK(cell(casemix, "03", "2014-05").measures.at(2) == MeasureSums{});
  CHECK(cell(casemix, "04", "2014-06").measures.at(2) == one);
  CHECK(cell(casemix, "05", "2015-03", "C2").measures.at(2) == one);
  CHECK(cell(casemix, "04", "2014-06").people_closing == 0);
  CHECK(cell(casemix, "05", "2015-03", "C2").people_closing == 1);
}

TEST_CASE("an age not counted is in no sum of a status, a status not recorded only in eligible") {
  Worked child;
  child.records.born("2000-01-01").status("2014-06-01", true, {});
  child.records.episode("03", "2015-03-01");
  CHECK(cell(casemix_of(child), "03", "2015-03").measures.at(2) == MeasureSums{});
  Worked unrecorded;
  unrecorded.records.born("1980-01-01").episode("03", "2015-03-01");
  CHECK(cell(casemix_of(unrecorded), "03", "2015-03").measures.at(2) == MeasureSums{.eligible = 1});
}

TEST_CASE("a replicate holds the person's sums times the person's weight") {
  Worked person;
  person.records.score("reqol-10", "2014-04-05", Rate{20})
      .score("reqol-10", "2014-05-08", Rate{25});
  person.records.episode("03", "2014-04-01", day("2014-05-10"));
  const Casemix casemix = casemix_of(person, 50);
  const auto& sums = casemix.replicates().at({ProviderId{"RA1"}, CommissionerId{"C1"}});
  REQUIRE(sums.size() == 50);
  for (std::uint32_t r = 0; r < 50; ++r) {
    const auto weight = bootstrap_weight(1, bootstrap_key(PersonId{"P1"}), r);
    CHECK(sums.at(r).at(0).recovered == weight);
    CHECK(sums.at(r).at(1).eligible == weight);
    CHECK(sums.at(r).at(2).eligible == 0);
  }
}

TEST_CASE("what breaks the promises between stages is our own fault, and said") {
  Worked person;
  person.records.episode("03", "2014-04-01");
  person.finish();
  Casemix casemix{terms()};
  auto without_lines = person.result();
  without_lines.lines = {};
  CHECK_THROWS_WITH(casemix.add(without_lines), "a person's lines do not stand by episode");
  auto without_groups = person.result();
  without_groups.groups = {};
  CHECK_THROWS_WITH(casemix.add(without_groups), "a person's groups are not those of the casemix");
  Casemix few{{{&reqol_10}, {"sex"}, year_2014, 1, 0}};
  CHECK_THROWS_WITH(few.add(person.result()), "an outcome of a measure not in the casemix");
  for (const Casemix& other : {few, Casemix{terms(1)}}) {
    CHECK_THROWS_WITH(casemix.merge(other), "casemix made with other terms cannot be merged");
  }
  CHECK(casemix.cells().empty());
}

namespace {

std::unique_ptr<Worked> some_person(int number) {
  auto person = std::make_unique<Worked>("P" + std::to_string(number));
  person->sex = std::to_string(*rc::gen::inRange(1, 3));
  const auto pick = [](std::vector<const char*> from) { return *rc::gen::elementOf(from); };
  person->records.born("1980-01-01").status("2014-06-01", *rc::gen::arbitrary<bool>(), {});
  person->records.score("reqol-10", "2014-05-02", Rate{*rc::gen::inRange(0, 41)})
      .score("reqol-10", "2014-07-02", Rate{*rc::gen::inRange(0, 41)})
      .score("phq-9", "2014-07-02", Rate{*rc::gen::inRange(0, 28)})
      .score("phq-9", "2014-09-02", Rate{*rc::gen::inRange(0, 28)});
  person->records.episode(pick({"03", "04"}), "2014-05-01", day("2014-07-20"), "RA1",
                          pick({"C1", "C2"}));
  person->records.episode(pick({"03", "11"}), "2014-07-20", day(pick({"2014-08-30", "2015-01-01"})),
                          pick({"RA1", "RB2"}), "C1");
  person->finish();
  return person;
}

}  // namespace

TEST_CASE("casemix does not depend on order or on how people are parted") {
  const auto ok = rc::check("merged parts are the whole, replicates included", [] {
    std::vector<std::unique_ptr<Worked>> people;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) people.push_back(some_person(i));
    Casemix whole{terms(20)};
    for (const auto& person : people) whole.add(person->result());
    std::vector<Casemix> parts(3, Casemix{terms(20)});
    for (auto it = people.rbegin(); it != people.rend(); ++it) {
      parts[*rc::gen::inRange<std::size_t>(0, 3)].add((*it)->result());
    }
    Casemix merged{terms(20)};
    for (const Casemix& part : parts) merged.merge(part);
    RC_ASSERT(merged == whole);
  });
  REQUIRE(ok);
}

TEST_CASE("sums add up: people, days and pence over cells, eligible over months") {
  const auto ok = rc::check("over all cells", [] {
    Casemix casemix{terms()};
    std::int64_t days = 0;
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
      const auto person = some_person(i);
      for (const Episode& episode : person->records.episodes()) days += episode.days;
      casemix.add(person->result());
    }
    CellSums all;
    for (const auto& [key, sums] : casemix.cells()) all += sums;
    RC_ASSERT(all.people_closing == count);
    RC_ASSERT(all.days == days);
    RC_ASSERT(all.amount == Pence{100 * days});
    RC_ASSERT(all.episodes == 2 * count);
    RC_ASSERT(all.measures.at(0).eligible == 2 * count);
    RC_ASSERT(all.improved + all.deteriorated <= all.paired);
  });
  REQUIRE(ok);
}
