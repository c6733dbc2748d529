#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "uncertainty/pilots.hpp"
#include "uncertainty/ranks.hpp"
#include "uncertainty/sure_small.hpp"

using namespace pbr_test;
using uncertainty::design_effect;
using uncertainty::detectable_share;
using uncertainty::Fraction;
using uncertainty::places_of;
using uncertainty::UnitSums;

namespace {

UnitSums units(std::initializer_list<int> values) {
  UnitSums sums;
  for (const int value : values) sums += {1, value, Int128{value} * value};
  return sums;
}

}  // namespace

TEST_CASE("the largest is first, equal ones share the mean place") {
  const auto places = places_of({{1, 2}, {3, 1}, {2, 4}, {-1, 5}, {1, 2}});
  const std::vector<std::size_t> twice{6, 2, 6, 10, 6};  // places 3, 1, 3, 5, 3
  for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i].twice == twice[i]);
  CHECK(places[1].first);
  CHECK_FALSE(places[0].first);
  CHECK(places[3].last);
  const auto alone = places_of({{7, 3}});
  CHECK(alone[0].twice == 2);
  CHECK((alone[0].first && alone[0].last));
}

TEST_CASE("places add up whatever the values") {
  const auto ok = rc::check("to 1 + 2 + ... + n", [] {
    const auto values =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-4, 5)));
    std::vector<Fraction> fractions;
    for (const int value : values) fractions.push_back({value, 3});
    std::size_t sum = 0;
    bool any_first = false;
    bool any_last = false;
    for (const auto& place : places_of(fractions)) {
      sum += place.twice;
      any_first = any_first || place.first;
      any_last = any_last || place.last;
    }
    RC_ASSERT(sum == values.size() * (values.size() + 1));
    RC_ASSERT((any_first && any_last));
  });
  REQUIRE(ok);
}

TEST_CASE("ranks of providers and how they move") {
  SmallCasemix small{200};
  for (int i = 0; i < 6; ++i) {
    small.add({.provider = "RA1", .pence = 1000 + i});
    small.add({.provider = "RA2", .pence = 500 + 150 * i});
    small.add({.provider = "RA3", .pence = 900 - 150 * i});
  }
  const Sure sure =
      sure_of(small.casemix(), {block(), all_activity()}, worth({"RA1", "RA2", "RA3"}));
  std::vector<RankRow> rows;
  for (const RankRow& row : sure.uncertainty.ranks) {
    if (row.scheme == SchemeId{"activity"}) rows.push_back(row);
  }
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].by == "amount_per_person");
  CHECK(rows[0].provider == ProviderId{"RA1"});
  CHECK(rows[0].value == "10.03");  // 6,015 pence of six people: 1002.5, a half goes up
  CHECK(rows[0].rank == "1.0");
  CHECK(rows[2].provider == ProviderId{"RA3"});
  CHECK(rows[2].rank_low == "2.0");
  CHECK(rows[2].rank_high == "3.0");
  std::int64_t first = 0;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    first += (rate(rows[i].first.c_str()) * Rate{200}).numerator();
    last += (rate(rows[i].last.c_str()) * Rate{200}).numerator();
  }
  CHECK(first >= 200);
  CHECK(last >= 200);
  CHECK(rows[3].by == "change_percent");
  CHECK(rows[3].value == "-94.0");  // 60.15 in place of 1,000 pounds
  // The block pays each the same: one shared place.
  CHECK(sure.uncertainty.ranks[0].scheme == SchemeId{"block"});
  CHECK(sure.uncertainty.ranks[0].rank == "2.0");
  CHECK(sure.uncertainty.ranks[0].rank_high == "2.0");
  CHECK(sure.uncertainty.ranks[0].first == "1.000000");
}

// Values 1, 3 and 5, 7: between 16, within 2, so that ICC is 14 / 18 and two a provider give 16/9.
TEST_CASE("the design effect by hand") {
  CHECK(design_effect({units({1, 3}), units({5, 7})}) == Exact{16, 9});
  CHECK(design_effect({units({1, 7}), units({3, 5})}) == Exact{1});  // less between than within
  CHECK(design_effect({units({2, 2}), units({2, 2})}) == Exact{1});  // nothing varies
  CHECK(design_effect({units({1, 1}), units({0, 0})}) == Exact{2});  // all of it between
  CHECK_FALSE(design_effect({units({1, 3, 5})}));
  CHECK_FALSE(design_effect({units({1}), units({3})}));
}

TEST_CASE("the difference of a share that a trial sees solves its equation") {
  const double z = 1.959963985 + 0.841621234;
  for (const double p : {0.0, 0.1, 0.5, 0.9, 0.97, 1.0}) {
    for (const double n : {50.0, 200.0, 5000.0}) {
      INFO(p << " " << n);
      const auto d = detectable_share(p, n);
      REQUIRE(d);
      CHECK(*d > 0);
      const double q = p + *d <= 1 ? p + *d : p - *d;
      CHECK(*d == Approx(z * std::sqrt((p * (1 - p) + q * (1 - q)) / n)).epsilon(1e-9));
    }
  }
  CHECK(*detectable_share(0.5, 200) == Approx(0.137409).margin(1e-6));
  CHECK(*detectable_share(0.95, 200) == Approx(0.045266).margin(1e-6));
}

TEST_CASE("more people see less, clustering needs more of them") {
  SmallCasemix small;
  small.add({.pence = 1000, .before = 10, .after = 30}, 8);
  small.add({.pence = 3000, .before = 10, .after = 10}, 4);
  small.add({.provider = "RA2", .pence = 200, .before = 10, .after = 10}, 12);
  UncertaintyTerms terms;
  terms.pilots = {100, 400};
  const Sure sure = sure_of(small.casemix(), {all_activity(), results("0.8", "0.2")}, {}, terms);
  const auto& rows = sure.uncertainty.pilots;
  REQUIRE(rows.size() == 4);  // one measure that can improve; one scheme that has a formula
  CHECK(rows[0].of == "improved");
  CHECK(rows[0].name == "reqol-10");
  CHECK(rows[0].value == "0.333333");
  CHECK(rows[0].people == 100);
  CHECK(rate(rows[0].detectable.c_str()) > rate(rows[1].detectable.c_str()));
  CHECK(rate(rows[0].detectable_clustered.c_str()) > rate(rows[0].detectable.c_str()));
  CHECK(rows[2].of == "amount_per_person");
  CHECK(rows[2].name == "activity");
  CHECK(rows[2].value == "9.33");  // 22,400 pence of 24 people
  // s of eight 1,000, four 3,000 and twelve 200 pence is 1,012.39; 2.801585 x s x sqrt(2 / 100)
  CHECK(rows[2].detectable == "4.01");
  CHECK(rows[3].detectable == "2.01");  // half of it for four times the people
}
