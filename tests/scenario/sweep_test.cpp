#include "pbr/sweep.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

using namespace pbr;
using Texts = std::vector<std::string>;

namespace {

Loaded<Sweep> read(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() / "pbr-sweep-test.yaml";
  std::ofstream(path) << text;
  auto loaded = load_sweep(path.string());
  std::filesystem::remove(path);
  return loaded;
}

Texts problems_of(const std::string& text) {
  Texts texts;
  for (const auto& each : read(text).problems) {
    texts.push_back(std::to_string(each.at.line) + " " + each.code + " " + each.message +
                    (each.found.empty() ? "" : " (" + each.found + ")"));
  }
  return texts;
}

const std::string share = "schemes.results-20.components.outcome.outcome.share";
const std::string one = "parameters: [{name: a, path: " + share + ", ";

Pence pounds(const char* text) { return parse_pounds(text).value(); }

}  // namespace

TEST_CASE("a grid is every combination, the last parameter fastest") {
  const auto sweep = read("title: t\nparameters:\n- {name: a, path: " + share +
                          ", values: [0.10, 0.2]}\n- {name: b, path: activity.*.*, "
                          "factor: {from: 0.95, to: 1.05, steps: 3}}\n");
  REQUIRE(sweep.value);
  CHECK(sweep.value->points == 6);
  CHECK(sweep.value->parameters[1].kind == ChangeKind::factor);
  const std::vector<Texts> points{{"0.10", "0.95"}, {"0.10", "1"}, {"0.10", "1.05"},
                                  {"0.2", "0.95"},  {"0.2", "1"},  {"0.2", "1.05"}};
  CHECK(points_of(*sweep.value) == points);
}

TEST_CASE("a Latin hypercube takes the middle of every part once, the same at every call") {
  const auto sweep = read(
      "design: latin_hypercube\npoints: 4\nseed: 7\nparameters:\n- {name: a, "
      "path: " +
      share +
      ", value: {from: 0, to: 1}, decimals: 3}\n- {name: b, "
      "path: activity.*.*, factor: {from: 0.9, to: 1.1}}\n");
  REQUIRE(sweep.value);
  const auto points = points_of(*sweep.value);
  REQUIRE(points.size() == 4);
  std::set<std::string> first;
  std::set<std::string> second;
  for (const auto& point : points) {
    first.insert(point[0]);
    second.insert(point[1]);
  }
  CHECK(first == std::set<std::string>{"0.125", "0.375", "0.625", "0.875"});
  CHECK(second == std::set<std::string>{"0.925", "0.975", "1.025", "1.075"});
  CHECK(points_of(*sweep.value) == points);
}

TEST_CASE("what is wrong with a sweep is told, all at once") {
  CHECK(problems_of("title: t\nparameters: []\n") == Texts{"2 SW001 a sweep without parameters"});
  CHECK(problems_of(one + "values: {from: 0.3, to: 0.1, steps: 3}}]\n") ==
        Texts{"1 SW003 a range that runs backwards (0.3 to 0.1)"});
  CHECK(problems_of(one + "values: {from: 0, to: 1, steps: 1}}]\n") ==
        Texts{"1 SW003 one step cannot be at both ends of a range (1)"});
  CHECK(problems_of(one + "values: {from: 0, to: 1, steps: 4}}]\n") ==
        Texts{"1 SW006 steps that are no decimals of at most nine places (4 steps from 0 to 1)"});
  CHECK(problems_of(one + "from: 2014-10-01}]\n") == Texts{"1 SW004 a parameter without values"});
  CHECK(problems_of(one + "value: [1], add: [2]}]\n") ==
        Texts{"1 SW004 a parameter with values of two kinds"});
  CHECK(problems_of("parameters:\n- {name: point, path: " + share +
                    ", values: [1]}\n- {name: a, "
                    "path: " +
                    share + ", values: [1]}\n- {name: a, path: " + share + ", values: [1]}\n") ==
        Texts{"2 SW005 a parameter has the name of a column of sweep.csv (point)",
              "4 SW005 two parameters have one name (a)"});
  CHECK(problems_of("design: latin_hypercube\n" + one + "values: [1, 2]}]\n") ==
        Texts{"1 SW002 a Latin hypercube without points",
              "2 SW004 a Latin hypercube draws from a range"});
  CHECK(problems_of("parameters:\n- {name: a, path: " + share +
                    ", values: {from: 1, to: 1000, steps: 1000}}\n- {name: b, path: " + share +
                    ", values: {from: 1, to: 1000, steps: 1000}}\n") ==
        Texts{"1 SW002 more points than a sweep may have"});
}

TEST_CASE("a rest is 1 less the value, of one path or several") {
  const auto sweep = read("parameters:\n- name: a\n  path: " + share +
                          "\n  rest: [schemes.a.x, schemes.b.x]\n  values: [0, 0.125]\n");
  REQUIRE(sweep.value);
  const auto& rest = sweep.value->parameters[0].rest;
  REQUIRE(rest.size() == 2);
  CHECK(rest[0].path == "schemes.a.x");
  CHECK(rest[1].at.line == 4);
  const std::string linked = "rest: schemes.a.x, ";
  CHECK(problems_of(one + linked + "factor: [0.5]}]\n") ==
        Texts{"1 SW007 a rest beside a factor or an addition (factor)"});
  CHECK(problems_of(one + linked + "values: [0.5, 1.5]}]\n") ==
        Texts{"1 SW007 a value that leaves no rest (1.5)"});
  CHECK(problems_of(one + linked + "values: [half]}]\n") ==
        Texts{"1 SW007 a value that leaves no rest (half)"});
  CHECK(problems_of(one + "rest: " + share + ", values: [0.5]}]\n") ==
        Texts{"1 SW007 a path that is the rest of itself (" + share + ")"});
  CHECK(problems_of(one + "rest: tarif.x, values: [0.5]}]\n") ==
        Texts{"1 SN010 \"tarif\" is neither a kind of pack nor of data (tarif.x)"});
  CHECK(problems_of(one + "rest: schemes.a.x, values: [0.1]}]\ndesign: latin_hypercube\n"
                          "points: 2\n") == Texts{"1 SW004 a Latin hypercube draws from a range"});
}

TEST_CASE("each value of a parameter is looked at, the first that is wrong is told") {
  const std::string growth = "parameters: [{name: a, path: activity.*.*, ";
  CHECK(problems_of(growth + "factor: [1, -1, -2]}]\n") ==
        Texts{"1 SN016 the amount is out of range (-1)"});
  CHECK(problems_of(growth + "value: [1, 2]}]\n") ==
        Texts{"1 SN016 this kind of change is not for activity (1)"});
  CHECK(problems_of(growth + "from: 2014-10-01, factor: [1, 2]}]\n") ==
        Texts{"1 SN012 a date at a change of data (2014-10-01)"});
}

TEST_CASE("the values of a grid go up by the step as far as the highest") {
  const auto values = [](const char* from, const char* to, const char* step) {
    return values_of(Rate::parse(from).value(), Rate::parse(to).value(), Rate::parse(step).value());
  };
  CHECK(*values("0.1", "0.35", "0.1").value == Texts{"0.1", "0.2", "0.3"});
  CHECK(*values("-1", "1", "1").value == Texts{"-1", "0", "1"});
  CHECK(values("1", "0", "1").problems.at(0).code == "SW003");
  CHECK(values("0", "1", "0").problems.at(0).code == "SW003");
  CHECK(values("0", "1", "0.000000001").problems.at(0).code == "SW002");
  CHECK(values("0", "0.000000001", "0.0000000001").problems.at(0).code == "SW006");
}

TEST_CASE("turns are neighbours of opposite sign, and runs of nothing") {
  const auto turns = [](const std::vector<const char*>& amounts) {
    Texts values;
    std::vector<Pence> pence;
    for (const char* amount : amounts) {
      values.push_back(std::to_string(values.size()));
      pence.push_back(pounds(amount));
    }
    Texts told;
    for (const Turn& turn : turns_of(values, pence).turns) {
      told.push_back(turn.value_below + ".." + turn.value_above + " " + to_pounds(turn.below) +
                     " " + to_pounds(turn.above));
    }
    return told;
  };
  CHECK(turns({"1.00", "2.00"}).empty());
  CHECK(turns({"-1.00", "0.50", "0.20", "-0.10"}) == Texts{"0..1 -1.00 0.50", "2..3 0.20 -0.10"});
  CHECK(turns({"-1.00", "0.00", "0.20"}) == Texts{"1..1 0.00 0.00"});
  CHECK(turns({"1.00", "0.00", "0.00", "3.00"}) == Texts{"1..2 0.00 0.00"});
  CHECK(turns({"0.00", "0.00"}) == Texts{"0..1 0.00 0.00"});
}

TEST_CASE("between two turns the sign stays", "[laws]") {
  REQUIRE(rc::check("signs", [] {
    const auto drawn =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-3, 4)));
    Texts values;
    std::vector<Pence> amounts;
    for (const int each : drawn) {
      values.push_back(std::to_string(values.size()));
      amounts.emplace_back(each);
    }
    const auto found = turns_of(values, amounts);
    std::size_t zeros_told = 0;
    for (const Turn& turn : found.turns) {
      const auto below = static_cast<std::size_t>(std::stoi(turn.value_below));
      const auto above = static_cast<std::size_t>(std::stoi(turn.value_above));
      RC_ASSERT(turn.below == amounts[below] && turn.above == amounts[above]);
      if (turn.below == Pence{}) {
        zeros_told += above - below + 1;
      } else {
        RC_ASSERT(above == below + 1 && (turn.below < Pence{}) != (turn.above < Pence{}));
      }
    }
    RC_ASSERT(zeros_told == static_cast<std::size_t>(std::count(drawn.begin(), drawn.end(), 0)));
    const bool crosses = *std::min_element(drawn.begin(), drawn.end()) < 0 &&
                         *std::max_element(drawn.begin(), drawn.end()) > 0;
    if (crosses) RC_ASSERT(!found.turns.empty());
  }));
}
