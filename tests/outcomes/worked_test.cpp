// The shipped measures, on the worked examples of the facts and on cases of ours.
#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"
#include "pbr/csv.hpp"
#include "pbr/outcomes.hpp"

using namespace pbr_test;

namespace {

const std::vector<MeasurePack>& shipped() {
  static const std::vector<MeasurePack> packs = [] {
    std::vector<MeasurePack> loaded;
    for (const char* name : {"reqol-10", "reqol-20", "phq-9", "gad-7", "swemwbs", "wemwbs", "cgas",
                             "qpr", "core-10", "dialog", "goals", "honosca", "honos", "honos-items",
                             "honos-subscales", "honos-severe"}) {
      const auto pack =
          load_measures(std::string("england/measures/") + name, {{PBR_SOURCE_DIR "/rules"}});
      INFO(render(pack.problems));
      REQUIRE(pack.value);
      loaded.push_back(*pack.value);
    }
    return loaded;
  }();
  return packs;
}

const Measure& measure_of(const std::string& id) {
  for (const auto& pack : shipped()) {
    for (const auto& measure : pack.measures) {
      if (measure.id.text() == id) return measure;
    }
  }
  FAIL("no measure " << id);
  return shipped().front().measures.front();
}

std::vector<const Measure*> all_of(std::initializer_list<const char*> ids) {
  std::vector<const Measure*> list;
  for (const char* id : ids) list.push_back(&measure_of(id));
  return list;
}

std::string yes_no(bool value) { return value ? "Y" : "N"; }

std::string text_of(std::optional<Rate> value) { return value ? to_text(*value) : ""; }

// "category change" of one measure of a person with one episode.
std::string shown(const Outcome& outcome) {
  return std::string(to_text(outcome.category)) + " " + text_of(outcome.change);
}

std::array<Rating, item_count> rated(std::initializer_list<Rating> ratings) {
  auto all = none_rated();
  std::copy(ratings.begin(), ratings.end(), all.begin());
  return all;
}

}  // namespace

TEST_CASE("worked examples of the shipped measures") {
  auto csv = CsvReader::open(PBR_SOURCE_DIR "/tests/outcomes/data/worked.csv");
  std::size_t rows = 0;
  while (const auto record = csv.next()) {
    std::vector<std::string> cells;
    for (const auto& field : record->fields) cells.emplace_back(field.text);
    INFO(cells[0] << ": " << cells[1] << " " << cells[2] << " -> " << cells[3]);
    const Measure* const measure = &measure_of(cells[1]);
    OnePerson person;
    person.episode("03", "2014-05-01");
    person.score(cells[1].c_str(), "2014-05-01", rate(cells[2].c_str()))
        .score(cells[1].c_str(), "2014-11-01", rate(cells[3].c_str()));
    const auto outcome = outcomes_of(person.care(), person.episodes(), {&measure, 1}).at(0);
    CHECK(text_of(outcome.change) == cells[4]);
    CHECK(to_text(outcome.category) == cells[5]);
    CHECK(yes_no(outcome.case_before) == cells[6]);
    CHECK(yes_no(outcome.recovered) == cells[7]);
    ++rows;
  }
  CHECK(rows == 28);
}

TEST_CASE("ReQoL +6 with a goal -3 is a deterioration") {
  const auto measures = all_of({"reqol-10", "goal-1"});
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.score("reqol-10", "2014-05-01", Rate{20})
      .score("goal-1", "2014-05-01", Rate{6})
      .score("reqol-10", "2014-11-01", Rate{26})
      .score("goal-1", "2014-11-01", Rate{3});
  const auto outcomes = outcomes_of(person.care(), person.episodes(), measures);
  CHECK(shown(outcomes.at(0)) == "improved 6");
  CHECK(shown(outcomes.at(1)) == "deteriorated -3");
  CHECK(combined(outcomes) == OutcomeCategory::deteriorated);
}

TEST_CASE("an item from high to low is improved, from low to high deteriorated") {
  struct Case {
    Rating before, after;
    const char* expected;
  };
  const Measure* const item = &measure_of("honos-7");
  for (const Case& c : {Case{3, 2, "improved 1"},
                        {4, 0, "improved 4"},
                        {2, 3, "deteriorated -1"},
                        {0, 4, "deteriorated -4"},
                        {4, 3, "no_change 1"},
                        {0, 2, "no_change -2"},
                        {2, 0, "no_change 2"},
                        {3, 9, "not_paired "},
                        {9, 3, "not_paired "}}) {
    INFO(int{c.before} << " -> " << int{c.after});
    OnePerson person;
    person.episode("03", "2014-05-01");
    person.assessed("2014-05-01", rated({0, 0, 0, 0, 0, 0, c.before}))
        .assessed("2014-11-01", rated({0, 0, 0, 0, 0, 0, c.after}));
    CHECK(shown(outcomes_of(person.care(), person.episodes(), {&item, 1}).at(0)) == c.expected);
  }
}

TEST_CASE("where higher is better an item from low to high is improved") {
  Measure skill = measure_of("honos-7");
  skill.higher_is_better = true;
  const Measure* const item = &skill;
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.assessed("2014-05-01", rated({0, 0, 0, 0, 0, 0, 2}))
      .assessed("2014-11-01", rated({0, 0, 0, 0, 0, 0, 3}));
  CHECK(shown(outcomes_of(person.care(), person.episodes(), {&item, 1}).at(0)) == "improved 1");
}

TEST_CASE("the total of HoNOS counts once where its items and subscales are shown beside it") {
  const auto measures =
      all_of({"honos", "honos-1", "honos-7", "honos-behaviour", "honos-symptoms"});
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.assessed("2014-05-01", rated({3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1}))
      .assessed("2014-11-01", rated({4, 0, 0, 0, 0, 0, 3, 1, 1, 1, 1, 1}));
  const auto outcomes = outcomes_of(person.care(), person.episodes(), measures);
  CHECK(shown(outcomes[0]) == "no_change 7");
  CHECK(shown(outcomes[2]) == "deteriorated -2");  // item 7, from low to high
  CHECK(shown(outcomes[3]) == "no_change 3");
  CHECK(combined(outcomes) == OutcomeCategory::no_change);
  const auto severe = all_of({"honos-severe"});
  const auto of_severe = outcomes_of(person.care(), person.episodes(), severe).at(0);
  CHECK(shown(of_severe) == "improved 7");
  CHECK(of_severe.case_before);
  CHECK_FALSE(of_severe.recovered);  // 19 to 12: at the cut-off of 12 is still a case
}
