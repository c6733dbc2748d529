#include "synth/calibration.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "support.hpp"

namespace pbr::synth_test {
namespace {

using synth::DayCounts;

TEST_CASE("mean, median and deviation of days are exact") {
  DayCounts days;
  for (const int value : {1, 2, 2, 3, 12}) days.add(value);
  CHECK(days.mean() == Rate(4));
  CHECK(days.median() == Rate(2));
  CHECK(days.deviation() == Rate(404, 100));  // variance 16.4, root 4.0497
  days.add(3);
  CHECK(days.median() == Rate(5, 2));
}

struct Tolerance {
  std::string figure;
  Rate most;  ///< distance from the published figure
};

// At 5,000 people the widest of these is about three standard errors.
const std::vector<Tolerance>& tolerances() {
  static const std::vector<Tolerance> list{
      {"days in cluster, mean", Rate(4)},
      {"days in cluster, median", Rate(5)},
      {"days in cluster, standard deviation", Rate(4)},
      {"ward days, mean", Rate(6, 10)},
      {"ward days, median", Rate(0)},
      {"ward days, standard deviation", Rate(25, 10)},
      {"contact days, mean", Rate(5, 10)},
      {"contact days, median", Rate(0)},
      {"contact days, standard deviation", Rate(1)},
      {"admitted spells, super-class A, %", Rate(6)},
      {"admitted spells, super-class B, %", Rate(6)},
      {"admitted spells, super-class C, %", Rate(4)},
      {"admitted spells, cluster 00, %", Rate(2)},
  };
  return list;
}

Rate distance(Rate a, Rate b) { return a < b ? b - a : a - b; }

TEST_CASE("the cohort of 5,000 lies near the published figures") {
  Folder folder("calibration");
  const SynthSummary summary = synthesise(options(folder, 5000));
  for (const Tolerance& expected : tolerances()) {
    INFO(expected.figure);
    const auto found = std::find_if(summary.calibrations.begin(), summary.calibrations.end(),
                                    [&](const auto& c) { return c.name == expected.figure; });
    REQUIRE(found != summary.calibrations.end());
    REQUIRE(found->published);
    INFO(to_decimal(*found->published, 1) + " published, ours " + to_decimal(found->ours, 2));
    CHECK(distance(found->ours, *found->published) <= expected.most);
    CHECK(found->fitted);
  }
}

TEST_CASE("every figure names its source") {
  Folder folder("sources");
  const SynthSummary summary = synthesise(options(folder, 20));
  for (const Calibration& figure : summary.calibrations) {
    INFO(figure.name);
    CHECK_FALSE(figure.source.empty());
  }
}

// Few people of super-class C are admitted, so their shares swing most.
TEST_CASE("clusters of admitted spells lie near the published shares in a cohort of 20,000") {
  Folder folder("shares");
  const SynthSummary summary = synthesise(options(folder, 20'000));
  std::size_t compared = 0;
  for (const Calibration& figure : summary.calibrations) {
    const std::size_t at = figure.name.find("of super-class ");
    if (at == std::string::npos) continue;
    INFO(figure.name + ": " + to_decimal(figure.ours, 1));
    const bool organic = figure.name[at + 15] == 'C';
    CHECK(distance(figure.ours, *figure.published) <= Rate(organic ? 12 : 5));
    ++compared;
  }
  CHECK(compared == 20);
}

TEST_CASE("the summary prints every figure with its difference") {
  SynthSummary summary;
  summary.people = 2;
  summary.rows = {{"persons", 2}};
  summary.dirty = {{"rating 5", 1}};
  summary.calibrations = {{"days, mean", Rate(1093, 10), "paper", Rate(100), true},
                          {"at work, %", std::nullopt, "none", Rate(17, 2), false}};
  std::ostringstream out;
  write_summary(summary, out);
  CHECK(out.str() ==
        "A synthetic cohort of 2 people. Nobody in it ever lived.\n"
        "\n"
        "Rows written\n"
        "  persons                2\n"
        "  all                    2\n"
        "\n"
        "Rows with a fault, planted on purpose\n"
        "  rating 5               1\n"
        "  all                    1\n"
        "\n"
        "Beside the published figures\n"
        "               published      ours  difference\n"
        "  days, mean       109.3     100.0        -9.3  fitted      paper\n"
        "  at work, %           -       8.5           -  not fitted  none\n");
}

}  // namespace
}  // namespace pbr::synth_test
