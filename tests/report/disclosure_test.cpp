#include "pbr/report.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace {

using namespace pbr;

constexpr std::int64_t missing = -1;

DisclosureRule official() {
  DisclosureRule rule;
  rule.exempt_levels = {"England"};
  return rule;
}

// source: NHS Digital, mental-health-monthly-statistics, 94_Round_output.py and mhsds_functions.py.

struct CountCase {
  std::string level;
  std::int64_t count = 0;
  std::string shown;
};

TEST_CASE("counts are shown as the official statistics show them") {
  const auto given = GENERATE(values<CountCase>({{"England", 3, "3"},
                                                 {"England", 0, "0"},
                                                 {"England", 13, "13"},
                                                 {"provider", 0, "*"},
                                                 {"provider", 4, "*"},
                                                 {"provider", 5, "5"},
                                                 {"provider", 7, "5"},
                                                 {"provider", 8, "10"},
                                                 {"provider", 13, "15"},
                                                 {"provider", missing, "*"},
                                                 {"commissioner", 12, "10"}}));
  REQUIRE(disclosed_count(official(), given.level, given.count) == given.shown);
}

struct PercentCase {
  std::string level;
  std::int64_t numerator = 0, denominator = 0;
  std::string shown;
};

TEST_CASE("percentages are shown as the official statistics show them") {
  const auto given = GENERATE(values<PercentCase>({{"provider", 4, 50, "*"},
                                                   {"provider", 5, 8, "63"},
                                                   {"provider", 30, 41, "73"},
                                                   {"provider", 5, missing, "*"},
                                                   {"provider", missing, 50, "*"},
                                                   {"provider", 0, 0, "*"},
                                                   {"England", 4, 50, "8"},
                                                   {"England", 0, 3, "0"},
                                                   {"England", 0, 0, "*"}}));
  REQUIRE(disclosed_percent(official(), given.level, given.numerator, given.denominator) ==
          given.shown);
}

TEST_CASE("threshold, base and mark are the pack's") {
  DisclosureRule rule;
  rule.suppress_below = 8;
  rule.round_to = 10;
  rule.mark = "[c]";
  REQUIRE(disclosed_count(rule, "provider", 7) == "[c]");
  REQUIRE(disclosed_count(rule, "provider", 8) == "10");
  REQUIRE(disclosed_count(rule, "provider", 15) == "20");
  REQUIRE(disclosed_percent(rule, "provider", 7, 70) == "[c]");
  rule.round_to = 1;
  REQUIRE(disclosed_count(rule, "England", 11) == "11");
}

TEST_CASE("a shown count is a multiple of the base and near the truth") {
  REQUIRE(rc::check("within half the base", [] {
    const auto count = *rc::gen::inRange<std::int64_t>(5, 1000000);
    const std::int64_t shown = std::stoll(disclosed_count(official(), "provider", count));
    RC_ASSERT(shown % 5 == 0);
    RC_ASSERT(std::abs(shown - count) <= 2);
  }));
}

}  // namespace
