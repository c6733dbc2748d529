#include "pbr/uncertainty.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "uncertainty/analytic.hpp"
#include "uncertainty/sure_small.hpp"

using namespace pbr_test;

namespace {

std::int64_t millionths(const std::string& text) {
  return (rate(text.c_str()) * Rate{1'000'000}).numerator();
}

Scheme named(Scheme made, const char* id) {
  made.header.id = id;
  return made;
}

}  // namespace

// People of 1, 2 and 6 pounds: sum 900, squares 410,000 pence; 3/2 x (410,000 - 900^2 / 3) =
// 210,000, whose root is 458.26. 1.959963985 of it are 898.17.
TEST_CASE("an activity's standard error by hand") {
  SmallCasemix small;
  small.add({.pence = 100}).add({.pence = 200}).add({.pence = 600});
  small.add({.provider = "RA2", .pence = 4000});
  const Sure sure = sure_of(small.casemix(), {block(), all_activity()}, worth({"RA1", "RA2"}));
  const SureAmount& row = row_of(sure, "activity", Level::provider, "RA1");
  CHECK(row.method == SureBy::analytic);
  CHECK(row.amount == Pence{900});
  CHECK(row.standard_error == "4.58");
  CHECK(row.low == Pence{2});
  CHECK(row.high == Pence{1798});
  // Over an agreed 1,000 pounds, which do not move.
  CHECK(row.change == Pence{900 - 100'000});
  CHECK(row.change_low == Pence{2 - 100'000});
  CHECK(row.change_high == Pence{1798 - 100'000});
  CHECK(row.losing == std::vector<std::string>{"", ""});  // for want of replicates

  const SureAmount& agreed = row_of(sure, "block", Level::provider, "RA1");
  CHECK(agreed.method == SureBy::exact);
  CHECK(agreed.standard_error.empty());
  CHECK_FALSE(agreed.low);
  CHECK_FALSE(agreed.change);
  CHECK(agreed.losing.empty());
  // One person shows no spread; what others show is that of all.
  CHECK(row_of(sure, "activity", Level::provider, "RA2").standard_error == "0.00");
  CHECK(row_of(sure, "activity", Level::all).standard_error == "4.58");
}

TEST_CASE("twice the activity has twice the error, and only whole shares have a formula") {
  SmallCasemix small;
  small.add({.pence = 100}).add({.pence = 200}).add({.pence = 600});
  const Scheme twice = scheme("twice", {activity_part("1.25"), activity_part("0.75")});
  const Scheme part = scheme("part", {activity_part("0.5")});
  const Sure sure = sure_of(small.casemix(), {all_activity(), twice, part});
  CHECK(row_of(sure, "twice", Level::all).standard_error == "9.17");
  CHECK(row_of(sure, "twice", Level::all).change_low == Pence{900 - 898});
  CHECK(row_of(sure, "part", Level::all).method == SureBy::bootstrap);
  CHECK(row_of(sure, "part", Level::all).standard_error.empty());
  CHECK_FALSE(row_of(sure, "part", Level::all).low);
}

TEST_CASE("a block shared by activity moves with it and is sampled") {
  SmallCasemix small{100};
  small.add({.pence = 100}, 3).add({.provider = "RA2", .pence = 300}).add({.pence = 900}, 4);
  const Sure sure = sure_of(small.casemix(), {block(true), all_activity()});
  const SureAmount& row = row_of(sure, "block", Level::all);
  CHECK(row.method == SureBy::bootstrap);
  CHECK(row.low < row.amount);
  CHECK(row.amount < row.high);
}

TEST_CASE("roots are exact to the penny") {
  CHECK(uncertainty::root(Exact{0}) == Pence{0});
  CHECK(uncertainty::root(Exact{1, 4}) == Pence{1});  // a half goes up
  CHECK(uncertainty::root(Exact{249'999, 1'000'000}) == Pence{0});
  CHECK(uncertainty::root(Exact{81, 4}) == Pence{5});
  CHECK(uncertainty::half_width(Exact{1'000'000}) == Pence{1960});
  const auto ok = rc::check("within half a penny of the formula in fractions", [] {
    const auto pence = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(-50'000, 500'000)));
    AmountSpread spread;
    Exact sum;
    for (const int one : pence) {
      spread.add(Pence{one});
      sum += one;
    }
    Exact around_mean;
    const Exact n = pence.size();
    for (const int one : pence) around_mean += (one - sum / n) * (one - sum / n);
    const Exact expected = pence.size() < 2 ? Exact{0} : Exact{n / (n - 1) * around_mean};
    RC_ASSERT(uncertainty::variance_of_sum(spread) == expected);
    const Exact error = uncertainty::root(expected).value();
    RC_ASSERT((error == 0 || (2 * error - 1) * (2 * error - 1) <= 4 * expected));
    RC_ASSERT((2 * error + 1) * (2 * error + 1) > 4 * expected);
  });
  REQUIRE(ok);
}

// The spread of 1,000 replicates' own error is 1 / sqrt(2 x 1000), 2.2%; three times that.
TEST_CASE("of many people the bootstrap says what the formula says") {
  SmallCasemix small{1000};
  for (int i = 0; i < 300; ++i) small.add({.pence = 1000 + i * i % 997, .settled = true});
  const Scheme shared = scheme("shared", {activity_part("0.5"), activity_part("0.4999999999")});
  const Sure sure = sure_of(small.casemix(), {all_activity(), shared});
  const std::int64_t analytic =
      millionths(row_of(sure, "activity", Level::all).standard_error) / 10'000;
  const SureAmount& sampled = row_of(sure, "shared", Level::all);
  REQUIRE(sampled.method == SureBy::bootstrap);
  const std::int64_t bootstrap = millionths(sampled.standard_error) / 10'000;
  CHECK(std::abs(bootstrap - analytic) * 100 < analytic * 7);
}

TEST_CASE("a scheme against itself changes nothing, surely") {
  SmallCasemix small{80};
  small.add({.pence = 100, .before = 10, .after = 30, .settled = true}, 5);
  small.add({.provider = "RA2", .pence = 900, .before = 10, .after = 9, .settled = false}, 7);
  const Sure sure =
      sure_of(small.casemix(), {results("0.8", "0.2"), named(results("0.8", "0.2"), "again")});
  int rows = 0;
  for (const SureAmount& row : sure.uncertainty.amounts) {
    if (row.scheme == SchemeId{"results"}) {
      CHECK_FALSE(row.change);
      continue;
    }
    ++rows;
    CHECK(row.change == Pence{0});
    CHECK(row.change_low == Pence{0});
    CHECK(row.change_high == Pence{0});
    CHECK(row.losing == std::vector<std::string>{"0.000000", "0.000000"});
  }
  CHECK(rows == 2 + 2 + 1 + 1);
  for (const BandRow& row : sure.uncertainty.bands) {
    CHECK(row.band == Band::same);
    CHECK(row.change_percent == "0.0");
    CHECK(row.probability.at(2) == "1.000000");
  }
}

TEST_CASE("bands' probabilities add up to one, losing agrees with them") {
  const auto ok = rc::check("over random providers", [] {
    SmallCasemix small{64};
    const char* providers[] = {"RA1", "RA2", "RA3"};
    for (const char* provider : providers) {
      const int people = *rc::gen::inRange(1, 12);
      for (int i = 0; i < people; ++i) {
        small.add({.provider = provider,
                   .pence = *rc::gen::inRange(0, 9000),
                   .before = 10,
                   .after = *rc::gen::inRange(0, 40),
                   .settled = *rc::gen::arbitrary<bool>()});
      }
    }
    const Sure sure = sure_of(small.casemix(), {all_activity(), results("0.8", "0.25")});
    for (const BandRow& row : sure.uncertainty.bands) {
      std::int64_t sum = 0;
      for (const std::string& share : row.probability) sum += millionths(share);
      RC_ASSERT(sum == 1'000'000);  // 64 replicates: no share is rounded
      if (row.level != Level::provider) continue;
      const auto& losing =
          row_of(sure, "results", Level::provider, row.contract.provider.text().c_str()).losing;
      RC_ASSERT(losing.at(1) == row.probability.at(4));  // more than 5%
      RC_ASSERT(millionths(losing.at(0)) >= millionths(losing.at(1)));
    }
  });
  REQUIRE(ok);
}

TEST_CASE("a band's edges belong to the band nearer to no change") {
  struct Case {
    std::int64_t change;
    Band band;
    const char* percent;
  };
  // Of 100,000: the edges of the defaults lie at 100 and 5,000.
  for (const Case& c :
       {Case{5'001, Band::gains_much, "5.0"}, Case{5'000, Band::gains, "5.0"},
        Case{101, Band::gains, "0.1"}, Case{100, Band::same, "0.1"}, Case{-100, Band::same, "-0.1"},
        Case{-101, Band::loses, "-0.1"}, Case{-5'000, Band::loses, "-5.0"},
        Case{-5'001, Band::loses_much, "-5.0"}}) {
    SmallCasemix small{8};
    small.add({.pence = 100'000 + c.change});
    const Sure sure = sure_of(small.casemix(), {block(), all_activity()}, worth({"RA1"}));
    REQUIRE(sure.uncertainty.bands.size() == 2);
    const BandRow& row = sure.uncertainty.bands[0];
    INFO("change " << c.change);
    CHECK(row.band == c.band);
    CHECK(row.change_percent == c.percent);
    CHECK(row.probability.at(static_cast<std::size_t>(c.band)) == "1.000000");  // one person
    CHECK(row.people == 1);
  }
}

TEST_CASE("nothing paid before: any gain is a large one, in no percent") {
  SmallCasemix small{8};
  small.add({.pence = 0}).add({.provider = "RA2", .pence = 0});
  const Scheme heads = scheme("heads", {{"heads", "", CapitationComponent{Pence{1000}}, {}}});
  const Sure sure = sure_of(small.casemix(), {all_activity(), heads});
  CHECK(sure.uncertainty.bands[0].band == Band::gains_much);
  CHECK(sure.uncertainty.bands[0].change_percent.empty());
  for (const RankRow& row : sure.uncertainty.ranks) CHECK(row.by == "amount_per_person");
}

TEST_CASE("how the people came and in what parts does not show") {
  const auto filled = [](Casemix& casemix, int first, int step) {
    for (int i = first; i < 40; i += step) {
      OnePerson person{"P" + std::to_string(i)};
      person.born("1980-01-01").episode("03", "2014-05-01", {}, i % 2 == 0 ? "RA1" : "RA2", "C1");
      Line line;
      line.period = {day("2014-05-01"), day("2014-05-02")};
      line.amount = Pence{i * 37 % 500};
      const std::vector<std::vector<Line>> lines{{line}};
      casemix.add({&person.care(), person.episodes(), lines, {}, {}});
    }
  };
  const CasemixTerms terms = SmallCasemix{90}.casemix().terms();
  Casemix whole{terms};
  filled(whole, 0, 1);
  Casemix parts{terms};
  for (const int first : {2, 0, 1}) {
    Casemix part{terms};
    filled(part, first, 3);
    parts.merge(part);
  }
  const std::vector<Scheme> schemes{all_activity(), scheme("part", {activity_part("0.9")})};
  const Sure a = sure_of(whole, schemes);
  const Sure b = sure_of(parts, schemes);
  REQUIRE(a.uncertainty.amounts.size() == b.uncertainty.amounts.size());
  for (std::size_t i = 0; i < a.uncertainty.amounts.size(); ++i) {
    const SureAmount& x = a.uncertainty.amounts[i];
    const SureAmount& y = b.uncertainty.amounts[i];
    CHECK(x.low == y.low);
    CHECK(x.high == y.high);
    CHECK(x.standard_error == y.standard_error);
    CHECK(x.change_low == y.change_low);
    CHECK(x.losing == y.losing);
  }
}
