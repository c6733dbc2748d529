#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <memory>

#include "outcomes/one_person.hpp"
#include "pbr/indicators.hpp"

using namespace pbr_test;

namespace {

const ClusterPack& pack() {
  static const ClusterPack made = [] {
    ClusterPack clusters;
    clusters.variance = ClusterCode{"00"};
    clusters.unusable = ClusterCode{"99"};
    for (const char* code : {"00", "03", "11"}) {
      Cluster cluster;
      cluster.code = ClusterCode{code};
      cluster.review.months = 6;
      GridRow row;
      row.cells = {Cell::unlikely, Cell::may, Cell::must, Cell::must, Cell::must};
      cluster.grid.push_back(row);
      clusters.clusters.push_back(cluster);
    }
    return clusters;
  }();
  return made;
}

using People = std::vector<std::unique_ptr<OnePerson>>;

Date any_day() { return day("2014-01-01") + *rc::gen::inRange(0, 500); }
const char* any_provider() { return *rc::gen::element("RA1", "RB2", "RC3"); }

void draw_records(OnePerson& person) {
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    const Date start = any_day();
    const auto end = *rc::gen::arbitrary<bool>() ? std::nullopt
                                                 : std::optional(start + *rc::gen::inRange(1, 300));
    person.spell(*rc::gen::element("00", "03", "11", "99"), to_text(start).c_str(), end,
                 any_provider());
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    const char* commissioner = *rc::gen::element("C1", "C2", "");
    person.referred(to_text(any_day()).c_str(), {}, any_provider(), commissioner);
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    person.status(to_text(any_day()).c_str(), *rc::gen::arbitrary<bool>(),
                  *rc::gen::arbitrary<bool>(), any_provider());
    auto ratings = none_rated();
    for (std::size_t item = 0; item < 18; ++item) {
      ratings[item] = *rc::gen::element<Rating>(0, 2, 4, not_known);
    }
    person.assessed(to_text(any_day()).c_str(), ratings);
  }
}

People any_people() {
  People people;
  for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
    people.push_back(std::make_unique<OnePerson>());
    people.back()->born("1980-01-01", *rc::gen::element("C1", "C9", ""));
    draw_records(*people.back());
    people.back()->in_order();
  }
  return people;
}

void add_to(Indicators& sums, const OnePerson& person) {
  add_indicators(person.care(), {}, {year_2014, &pack()}, sums);
}

Indicators of(const People& people) {
  Indicators sums;
  for (const auto& person : people) add_to(sums, *person);
  return sums;
}

/// Sum of the numerators over the codes of a level.
std::int64_t over(const Indicators& sums, const std::string& indicator, const std::string& level) {
  std::int64_t sum = 0;
  for (const auto& [key, count] : sums) {
    if (key.indicator == indicator && key.level == level && key.cluster.empty()) {
      sum += count.numerator;
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("laws of the indicators") {
  REQUIRE(rc::check("a numerator is no larger than its denominator", [] {
    for (const auto& [key, count] : of(any_people())) {
      const bool share = count.denominator > 0;
      RC_ASSERT(!share || count.numerator <= count.denominator);
      RC_ASSERT(count.numerator >= 0);
    }
  }));
  REQUIRE(rc::check("commissioners add up to England in every count of people", [] {
    const Indicators sums = of(any_people());
    for (const char* id : {"ACC33", "ACC36", "ACC54", "AMH03e", "AMH14e", "AMH17e"}) {
      RC_ASSERT(over(sums, id, "commissioner") == over(sums, id, "England"));
    }
  }));
  REQUIRE(rc::check("providers together count no fewer people in contact than England", [] {
    const Indicators sums = of(any_people());
    RC_ASSERT(over(sums, "AMH03e", "provider") >= over(sums, "AMH03e", "England"));
  }));
  REQUIRE(rc::check("clusters add up to the row of all clusters", [] {
    const Indicators sums = of(any_people());
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::int64_t> parts;
    for (const auto& [key, count] : sums) {
      if (!key.indicator.starts_with("ACC") && key.indicator != "essential_met") continue;
      const std::int64_t sign = key.cluster.empty() ? -1 : 1;
      parts[{key.indicator, key.level, key.code, key.month}] += sign * count.numerator;
    }
    for (const auto& [key, rest] : parts) RC_ASSERT(rest == 0);
  }));
  REQUIRE(rc::check("the split and the order of people change nothing", [] {
    People people = any_people();
    const Indicators whole = of(people);
    Indicators left, right;
    for (auto person = people.rbegin(); person != people.rend(); ++person) {
      add_to(*rc::gen::arbitrary<bool>() ? left : right, **person);
    }
    merge(left, right);
    RC_ASSERT(left == whole);
  }));
}

// Rows of one day are the exception: there the later row counts.
TEST_CASE("the order of a person's rows changes nothing") {
  struct Spell {
    const char *cluster, *provider;
    std::string start;
  };
  REQUIRE(rc::check("spells and statuses of different days", [] {
    std::vector<Spell> spells;
    for (int i = 0; i < *rc::gen::inRange(1, 6); ++i) {
      spells.push_back({*rc::gen::element("00", "03", "11"), any_provider(),
                        to_text(day("2014-02-01") + 80 * i + *rc::gen::inRange(0, 79))});
    }
    const auto sums_of = [](const auto& rows) {
      OnePerson person;
      person.born("1980-01-01").referred("2014-01-01").referred("2014-02-01", {}, "RB2", "C2");
      for (const Spell& row : rows) {
        person.spell(row.cluster, row.start.c_str(), {}, row.provider);
        person.status(row.start.c_str(), *row.cluster == '0', *row.provider == 'R', row.provider);
      }
      person.in_order();
      Indicators sums;
      add_to(sums, person);
      return sums;
    };
    RC_ASSERT(sums_of(spells) == sums_of(std::vector<Spell>(spells.rbegin(), spells.rend())));
  }));
}

// Where everybody in a cluster has a referral open at the provider that recorded it.
TEST_CASE("providers together have no fewer people in clusters than England") {
  REQUIRE(rc::check("ACC33 by provider", [] {
    Indicators sums;
    for (int i = *rc::gen::inRange(1, 8); i > 0; --i) {
      OnePerson person;
      for (int spell = *rc::gen::inRange(0, 4); spell > 0; --spell) {
        const char* provider = any_provider();
        person.spell(*rc::gen::element("00", "03", "11", "99"), "2014-05-01", {}, provider);
        person.referred("2014-05-01", {}, provider);
      }
      add_to(sums, person);
    }
    RC_ASSERT(over(sums, "ACC33", "provider") >= over(sums, "ACC33", "England"));
  }));
}
