#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <set>

#include "audit/coverage_values.hpp"
#include "pbr/rule_tests.hpp"
#include "support/random_packs.hpp"

namespace {

using namespace pbr;

ClusterPack pack_of(const std::string& name) {
  auto pack = load_clusters(PBR_SOURCE_DIR "/tests/audit/cases/packs/" + name + ".yaml", {});
  INFO(render(pack.problems));
  REQUIRE(pack.value);
  return std::move(*pack.value);
}

Assessment rated(SuperClass super_class,
                 std::initializer_list<std::pair<std::size_t, Rating>> items) {
  Assessment assessment;
  assessment.super_class = super_class;
  assessment.ratings.fill(0);
  for (const auto& [item, rating] : items) assessment.ratings.at(item) = rating;
  return assessment;
}

std::vector<std::string> words(const RuleCoverage& coverage, bool covered) {
  std::vector<std::string> list;
  for (const auto& bound : coverage.bounds()) {
    if (bound.covered == covered) list.push_back(bound.cluster.text() + " " + bound.what);
  }
  return list;
}

constexpr std::size_t item_6 = 5, item_7 = 6, item_8 = 7;

TEST_CASE("a profile's bounds are neighbouring ratings whose cells differ") {
  const auto pack = pack_of("profile");
  const RuleCoverage none(pack);
  CHECK(words(none, true).empty());
  CHECK(words(none, false) == std::vector<std::string>{"03 item 6, 1|2: R|-", "03 item 7, 1|2: Y|R",
                                                       "03 item 7, 3|4: R|-", "03 item 8, 1|2: Y|R",
                                                       "03 item 8, 3|4: R|-", "04 item 7, 0|1: -|Y",
                                                       "04 item 7, 2|3: Y|R", "04 item 8, 0|1: -|Y",
                                                       "04 item 8, 2|3: Y|R",
                                                       "10 item 6, 1|2: -|R"});
}

TEST_CASE("a bound is covered by a case on each side, with the page in the super-class") {
  const auto pack = pack_of("profile");
  RuleCoverage coverage(pack);
  coverage.add(rated(SuperClass::a, {{item_6, 1}}));
  coverage.add(rated(SuperClass::b, {{item_6, 2}}));
  CHECK(words(coverage, true).empty());
  coverage.add(rated(SuperClass::b, {{item_6, 1}}));
  CHECK(words(coverage, true) == std::vector<std::string>{"10 item 6, 1|2: -|R"});
  coverage.add(rated(SuperClass::undecided, {{item_6, 2}}));
  CHECK(words(coverage, true) ==
        std::vector<std::string>{"03 item 6, 1|2: R|-", "10 item 6, 1|2: -|R"});
  coverage.add(rated(SuperClass::a, {{item_7, 3}, {item_8, not_known}}));
  Assessment refused = rated(SuperClass::a, {{item_7, 4}});
  refused.ratings[0] = 7;
  coverage.add(refused);
  CHECK(words(coverage, true).size() == 2);
  const auto sum = count(coverage.bounds());
  CHECK(sum.covered == 2);
  CHECK(sum.total == 10);
  CHECK(sum.percent() == "20.0");
  CHECK(sum.reaches(20));
  CHECK_FALSE(sum.reaches(21));
}

TEST_CASE("a logit pack's bounds are coefficients that differ, and exclusions") {
  const auto pack = pack_of("logit");
  RuleCoverage coverage(pack);
  CHECK(words(coverage, false) ==
        std::vector<std::string>{"03 item 7, 0|1: 0.00|0.25", "03 item 7, 1|2: 0.25|0.50",
                                 "03 item 7, 2|3: 0.50|0.25", "03 item 7, 3|4: 0.25|-0.05",
                                 "03 excluded by item 6 rated 4", "04 item 7, 1|2: 0.00|0.25",
                                 "04 item 7, 2|3: 0.25|1.00", "04 item 7, 3|4: 1.00|2.00",
                                 "04 excluded by item 6 rated 4 and item 7 rated 0"});
  coverage.add(rated(SuperClass::a, {{item_6, 4}, {item_7, 1}}));
  CHECK(words(coverage, true).empty());
  coverage.add(rated(SuperClass::a, {{item_6, 3}}));
  CHECK(words(coverage, true) ==
        std::vector<std::string>{"03 item 7, 0|1: 0.00|0.25", "03 excluded by item 6 rated 4"});
}

TEST_CASE("a table's bounds are the ends of its conditions, its rules and its tree") {
  const auto pack = pack_of("table");
  RuleCoverage coverage(pack);
  CHECK(words(coverage, false) ==
        std::vector<std::string>{
            "Z rule unknown, many unknown or known", "Z rule unknown decides",
            "HIGH rule high, mood 4|5", "HIGH rule high decides", "MID rule middle, mood 1|2",
            "MID rule middle, mood 6|7", "MID rule middle, many 1|2", "MID rule middle decides",
            " tree step 1, item_6 1|2", " tree step 1 is taken", " tree step 2 is taken"});
  coverage.add(rated(SuperClass::b, {{item_7, 2}}));               // mood 4, and B is not for high
  coverage.add(rated(SuperClass::a, {{item_7, 2}, {item_8, 1}}));  // mood 5
  CHECK(words(coverage, true) ==
        std::vector<std::string>{"HIGH rule high decides", "MID rule middle decides"});
  coverage.add(rated(SuperClass::undecided, {{item_7, 2}, {item_6, 1}}));
  CHECK(words(coverage, true) ==
        std::vector<std::string>{"HIGH rule high, mood 4|5", "HIGH rule high decides",
                                 "MID rule middle decides", " tree step 2 is taken"});
}

TEST_CASE(
    "with every rating alike once, and no super-class, all neighbouring ratings are covered") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    auto pack = test::random_pack(draws, draws.percent(50) ? Method::profile : Method::logit);
    pack.tree.use = false;
    RuleCoverage coverage(pack);
    for (Rating rating = 0; rating <= 4; ++rating) {
      Assessment alike;
      alike.ratings.fill(rating);
      coverage.add(alike);
    }
    for (const auto& bound : coverage.bounds()) {
      RC_ASSERT(bound.covered || bound.what.starts_with("excluded by"));
    }
  }));
}

TEST_CASE("the order of the cases does not matter, and more cases cover no less") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    const auto pack = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    const auto a = test::random_assessment(draws), b = test::random_assessment(draws);
    RuleCoverage one(pack), other(pack), first(pack);
    first.add(a);
    one.add(a);
    one.add(b);
    other.add(b);
    other.add(a);
    RC_ASSERT(words(one, true) == words(other, true));
    RC_ASSERT(count(first.bounds()).covered <= count(one.bounds()).covered);
  }));
}

// The same by trying every vector of ratings.
std::set<int> by_trying(const DerivedValue& derived) {
  std::set<int> values;
  const std::size_t vectors = [&] {
    std::size_t n = 1;
    for (std::size_t i = 0; i < derived.terms.size(); ++i) n *= 6;
    return n;
  }();
  for (std::size_t vector = 0; vector < vectors; ++vector) {
    int value = 0;
    std::size_t missing = 0, left = vector;
    for (const auto& term : derived.terms) {
      const int rating = static_cast<int>(left % 6);
      left /= 6;
      if (rating == 5) {
        ++missing;
      } else if (!derived.counts) {
        value += term.weight * rating;
      } else if (derived.from <= rating && rating <= derived.to) {
        ++value;
      }
    }
    if (missing <= derived.most_missing) values.insert(value);
  }
  return values;
}

TEST_CASE("possible values are those that some ratings give") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    DerivedValue derived;
    derived.counts = draws.percent(50);
    derived.from = static_cast<Rating>(draws.below(5));
    derived.to = static_cast<Rating>(draws.between(derived.from, 4));
    const auto terms = 1 + draws.below(4);
    for (std::size_t item = 0; item < terms; ++item) {
      derived.terms.push_back({item, static_cast<int>(draws.between(-3, 3))});
    }
    derived.most_missing = draws.below(terms + 1);
    const auto found = audit::possible_values(derived);
    RC_ASSERT(std::set<int>(found.begin(), found.end()) == by_trying(derived));
  }));
}

TEST_CASE("the ends of a condition are the nearest possible values on both sides") {
  const std::vector<int> even{0, 2, 4, 6, 8};
  Condition condition;
  condition.lowest = 3;
  condition.highest = 5;
  auto ends = audit::ends_of(condition, even);
  CHECK(ends.lower->inside == 4);
  CHECK(ends.lower->outside == 2);
  CHECK(ends.upper->inside == 4);
  CHECK(ends.upper->outside == 6);
  condition.lowest = 0;
  condition.highest = 8;
  ends = audit::ends_of(condition, even);
  CHECK_FALSE(ends.lower);
  CHECK_FALSE(ends.upper);
  condition.lowest = condition.highest = 5;  // no possible value inside
  ends = audit::ends_of(condition, even);
  CHECK_FALSE(ends.lower);
  CHECK_FALSE(ends.upper);
}

}  // namespace
