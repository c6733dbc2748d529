// Sweeps and break-even over the four people of tests/cli/small, against run_scenarios(), which is
// what pbr compare shows.
#include <catch2/catch.hpp>
#include <filesystem>

#include "pbr/sweep.hpp"

using namespace pbr;
using Texts = std::vector<std::string>;

namespace {

class NoSink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& /*person*/) override {}
  void capitation(const std::vector<LoneLine>& /*lines*/) override {}
};

Study small_study() {
  auto study = load_study(std::string(PBR_SOURCE_DIR) + "/tests/cli/small/study.yaml");
  REQUIRE(study.value);
  study.value->replicates = 0;
  return *study.value;
}

RunOptions on(unsigned threads) {
  RunOptions options;
  options.threads = threads;
  options.rule_folders = {std::string(PBR_SOURCE_DIR) + "/rules"};
  options.spill_folder = std::filesystem::temp_directory_path().string();
  return options;
}

SweepParameter parameter(const char* path, ChangeKind kind, Texts values,
                         const char* from = nullptr, const char* rest = nullptr) {
  SweepParameter made;
  made.name = path;
  made.path = path;
  made.kind = kind;
  made.values = std::move(values);
  made.at = {"sweep.yaml", 4, 11};
  if (from != nullptr) made.from = *Date::parse(from);
  if (rest != nullptr) made.rest.push_back({rest, {"sweep.yaml", 5, 11}});
  return made;
}

Sweep grid_of(const std::vector<SweepParameter>& parameters) {
  Sweep sweep;
  sweep.points = 1;
  for (const auto& each : parameters) sweep.points *= each.values.size();
  sweep.parameters = parameters;
  return sweep;
}

Change change(const std::string& path, const SweepParameter& of, const std::string& amount) {
  Change made;
  made.path = path;
  made.from = of.from;
  made.kind = of.kind;
  made.amount = amount;
  made.at = of.at;
  made.scenario = "by hand";
  return made;
}

/// One value of a parameter as somebody would write it into a scenario.
Variant by_hand(const SweepParameter& of, const std::string& value, const std::string& rest = "") {
  Scenario layer;
  layer.name = layer.sha256 = of.path + " " + value;
  layer.changes.push_back(change(of.path, of, value));
  if (!rest.empty()) layer.changes.push_back(change(of.rest.front().path, of, rest));
  return {{layer}};
}

std::vector<VariantResult> run_all(const Study& study, std::vector<Variant> variants) {
  variants.insert(variants.begin(), Variant{});
  NoSink nowhere;
  auto ran = run_scenarios(study, variants, on(1), nowhere);
  INFO(render(ran.problems));
  REQUIRE(ran.value);
  return std::move(*ran.value);
}

std::string line(const SchemeId& scheme, Level level, const ContractKey& contract, Pence amount,
                 Pence moved) {
  return scheme.text() + " " + std::to_string(static_cast<int>(level)) + " " +
         contract.provider.text() + " " + contract.commissioner.text() + " " + to_pounds(amount) +
         " " + to_pounds(moved);
}

Texts compared(const VariantResult& before, const VariantResult& after) {
  Texts lines;
  for (const auto& row : comparisons(before, after)) {
    if (row.level == Level::contract || !row.component.empty()) continue;
    lines.push_back(line(row.scheme, row.level, row.contract, row.reform, row.change));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

struct Swept {
  std::vector<Texts> points;  ///< rows of each, sorted
  PaidOver way{};
  Texts told;
};

Swept swept(const Study& study, const Sweep& what, unsigned threads) {
  Swept found;
  const auto result = sweep(study, {}, what, on(threads), [&](const SweepPoint& point) {
    Texts& lines = found.points.emplace_back();
    for (const auto& row : point.rows) {
      CHECK(row.point == found.points.size());
      lines.push_back(line(row.scheme, row.level, row.contract, row.amount, row.change));
    }
    std::sort(lines.begin(), lines.end());
  });
  for (const auto& each : result.problems) {
    found.told.push_back(each.code + " " + each.message + ": " + each.found);
  }
  if (result.value) found.way = result.value->way;
  return found;
}

struct Case {
  SweepParameter parameter;
  PaidOver way;
  Texts rests{};  ///< by value
};

const char* const outcome = "schemes.results-20.components.outcome.outcome.share";
const char* const activity = "schemes.results-20.components.activity.activity.share";

std::vector<Case> cases() {
  using Kind = ChangeKind;
  const auto cells = PaidOver::price_cells;
  const auto sums = PaidOver::sums;
  const auto people = PaidOver::people;
  return {
      {parameter("tariff.prices.*.non_admitted_day", Kind::factor, {"0.93", "1", "1.07"}), cells},
      {parameter("tariff.prices...initial_assessment", Kind::factor, {"0.5", "2"}), cells},
      {parameter("tariff.adjustments.net-uplift.factor", Kind::value, {"0.98", "1.02"}), cells},
      {parameter("tariff.prices.12.non_admitted_day", Kind::value, {"8.11"}, "2014-10-01"), people},
      {parameter(outcome, Kind::value, {"0", "0.25", "1"}, nullptr, activity),
       sums,
       {"1", "0.75", "0"}},
      {parameter("contracts.ZPA.ZC1.value", Kind::add, {"-250.01", "10.00"}), sums},
      {parameter("activity.ZPA.*", Kind::factor, {"0.5", "1.25"}), sums},
      {parameter("casemix.*.12.03", Kind::value, {"0.1", "1"}), sums},
      {parameter("outcomes.*.honos.improved", Kind::value, {"0", "1"}), sums},
      {parameter("completeness.*.honos", Kind::value, {"0", "0.5"}), sums},
      {parameter("providers.ZPB", Kind::value, {"ZPA", "ZPC"}), people},
      {parameter("clusters.profile.penalty.may", Kind::value, {"0", "5"}), people},
  };
}

}  // namespace

TEST_CASE("every point of a sweep is what a comparison with its value shows", "[laws]") {
  const Study study = small_study();
  std::vector<Variant> variants;
  for (const Case& each : cases()) {
    for (std::size_t i = 0; i < each.parameter.values.size(); ++i) {
      const std::string rest = each.rests.empty() ? "" : each.rests[i];
      variants.push_back(by_hand(each.parameter, each.parameter.values[i], rest));
    }
  }
  const auto by_hand = run_all(study, variants);
  std::size_t at = 1;
  for (const Case& each : cases()) {
    INFO(each.parameter.path);
    const auto found = swept(study, grid_of({each.parameter}), 1);
    CHECK(found.way == each.way);
    REQUIRE(found.points.size() == each.parameter.values.size());
    for (const Texts& point : found.points) CHECK(point == compared(by_hand[0], by_hand[at++]));
  }
}

TEST_CASE("a sweep is the same on any number of threads", "[laws]") {
  const Study study = small_study();
  const auto all = cases();
  // Of each way one; nine points are two blocks of work.
  auto merger = all[10].parameter;
  merger.values.pop_back();
  const auto what = grid_of({all[0].parameter, all[4].parameter, merger});
  const auto alone = swept(study, what, 1);
  const auto together = swept(study, what, 3);
  CHECK(alone.points.size() == 9);
  CHECK(alone.way == PaidOver::people);
  CHECK(alone.points == together.points);
}

TEST_CASE("what changes nothing at any point is told once, what changes something is not") {
  const Study study = small_study();
  const auto told = [&](const SweepParameter& of) { return swept(study, grid_of({of}), 2).told; };
  CHECK(told(parameter("tariff.prices.05.non_admitted_day", ChangeKind::factor, {"0.9", "1.1"})) ==
        Texts{"SN014 \"tariff.prices.05.non_admitted_day\" changes nothing: nobody is in cluster "
              "05"});
  CHECK(told(parameter("activity.ZPX.*", ChangeKind::factor, {"0.9", "1.1"})) ==
        Texts{"SN014 \"activity.ZPX.*\" changes nothing: no provider ZPX in the study"});
  CHECK(told(parameter("tariff.prices.12.non_admitted_day", ChangeKind::factor, {"1", "1.1"}))
            .empty());
  CHECK(told(parameter("tariff.prices.12.non_admitted_day", ChangeKind::factor, {"1"})).size() ==
        1);
}

TEST_CASE("an error says at which point it is one, and ends the sweep") {
  const auto found = sweep(small_study(), {},
                           grid_of({parameter(outcome, ChangeKind::value, {"0.1", "0.6", "0.2"})}),
                           on(2), [](const SweepPoint&) {});
  CHECK(!found.value);
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems.front().code == "RB062");
  CHECK(found.problems.front().help == "the pack is read as " + std::string(outcome) +
                                           " changes it; so it is at " + outcome + " 0.6");
}

TEST_CASE("beside a turn the change really has the two signs", "[laws]") {
  const Study study = small_study();
  const auto factor = [](Texts values) {
    return parameter("tariff.prices.*.non_admitted_day", ChangeKind::factor, std::move(values));
  };
  const auto prices = factor({"0.5", "1", "1.5", "2", "2.5", "3"});
  Target target;
  target.scheme = SchemeId("activity");
  target.against = SchemeId("block");
  Target each = target;
  each.level = Level::provider;
  const auto found = seek(study, {}, prices, {target, each}, on(2));
  REQUIRE(found.value);
  REQUIRE(found.value->targets.size() == 3);  // all, ZPA, ZPB
  std::size_t turns = 0;
  for (std::size_t i = 0; i < found.value->targets.size(); ++i) {
    const Target& of = found.value->targets[i];
    for (const Turn& turn : found.value->results[i].turns) {
      const auto ran =
          run_all(study, {by_hand(prices, turn.value_below), by_hand(prices, turn.value_above)});
      const auto change_at = [&](const VariantResult& at) {
        Pence change;
        for (const auto& row : comparisons(at, at)) {
          if (row.level != of.level || !row.component.empty()) continue;
          if (row.contract.provider.text() != of.who) continue;
          if (row.scheme == of.scheme) change += row.reform;
          if (row.scheme == *of.against) change += Pence{} - row.reform;
        }
        return change;
      };
      CHECK(change_at(ran[1]) == turn.below);
      CHECK(change_at(ran[2]) == turn.above);
      CHECK((turn.below < Pence{}) != (turn.above < Pence{}));
      ++turns;
    }
  }
  CHECK(turns >= 2);
}
