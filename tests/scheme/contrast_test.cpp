#include "scheme/contrast.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "scheme/small_scheme.hpp"

using namespace pbr_test;

TEST_CASE("percentiles are order statistics by nearest rank") {
  struct Case {
    int count;
    std::size_t permille;
    std::int64_t expected;  // of 1, 2, 3 ... count
  };
  for (const Case& c : {Case{1000, 25, 25},
                        {1000, 975, 975},
                        {1, 25, 1},
                        {1, 975, 1},
                        {40, 25, 1},
                        {41, 25, 2},
                        {40, 975, 39},
                        {200, 500, 100}}) {
    std::vector<Pence> values;
    for (int i = c.count; i > 0; --i) values.emplace_back(i);
    INFO(c.permille << " of " << c.count);
    CHECK(nearest_rank(values, c.permille) == Pence{c.expected});
  }
}

namespace {

SmallCasemix two_providers(std::uint32_t replicates) {
  SmallCasemix small{replicates};
  for (int i = 0; i < 40; ++i) {
    small.add({.provider = i % 2 == 0 ? "RA1" : "RB2",
               .commissioner = i % 3 == 0 ? "C1" : "C2",
               .pence = 10'000 + i,
               .before = 10,
               .after = i % 5 < 3 ? 20 : 9,
               .settled = i % 7 < 4});
  }
  return small;
}

const Contrast& at(const Payments& payments, const char* scheme_id, Level level,
                   const ContractKey& key = {}) {
  for (const Contrast& row : payments.contrasts) {
    if (row.scheme.text() == scheme_id && row.level == level && row.contract == key) return row;
  }
  throw InternalError("no such row");
}

}  // namespace

TEST_CASE("rows come by scheme, level and contract, and each level adds up to the next") {
  const auto small = two_providers(0);
  const auto payments =
      pay_clean(small.casemix(), {block(true), all_activity(), results("0.8", "0.2")});
  REQUIRE(payments.contrasts.size() == 2 * (4 + 2 + 2 + 1));
  CHECK(payments.contrasts[0].scheme.text() == "activity");
  CHECK(payments.contrasts[0].level == Level::contract);
  CHECK(payments.contrasts[4].level == Level::provider);
  CHECK(payments.contrasts[4].contract == ContractKey{ProviderId{"RA1"}, {}});
  CHECK(payments.contrasts[8].level == Level::all);
  for (const char* id : {"activity", "results"}) {
    std::map<Level, Pence> change;
    for (const Contrast& row : payments.contrasts) {
      CHECK(row.baseline.text() == "block");
      CHECK(row.change == row.amount - row.baseline_amount);
      CHECK_FALSE(row.change_low);
      if (row.scheme.text() == id) change[row.level] += row.change;
    }
    for (const auto& [level, sum] : change) CHECK(sum == change[Level::all]);
  }
}

TEST_CASE("intervals stand where either scheme rests on outcomes, and nowhere else") {
  const auto small = two_providers(200);
  const auto from_block =
      pay_clean(small.casemix(), {block(true), all_activity(), results("0.8", "0.2")});
  CHECK_FALSE(at(from_block, "activity", Level::all).change_low);
  const Contrast& all = at(from_block, "results", Level::all);
  REQUIRE(all.change_low);
  REQUIRE(all.change_high);
  CHECK(*all.change_low < all.change);
  CHECK(all.change < *all.change_high);
  CHECK(at(from_block, "results", Level::contract, contract("RA1")).change_low);
  const auto from_results = pay_clean(small.casemix(), {results("0.8", "0.2"), all_activity()});
  CHECK(at(from_results, "activity", Level::all).change_low);
}

TEST_CASE("a scheme against itself changes nothing in any replicate") {
  const auto small = two_providers(100);
  const auto payments = pay_clean(small.casemix(), {results("0.8", "0.2"), results("0.8", "0.2")});
  REQUIRE_FALSE(payments.contrasts.empty());
  for (const Contrast& row : payments.contrasts) {
    CHECK(row.change == Pence{});
    CHECK(row.change_low == Pence{});
    CHECK(row.change_high == Pence{});
  }
}

TEST_CASE("an interval is moved, kept within what scores can pay, and never loses its estimate") {
  struct Case {
    std::vector<int> changes;
    int change, least, most, low, high;
  };
  for (const Case& c :
       {Case{{-10, 0, 10}, 0, -100, 100, -10, 10},       // no error: as it stands
        Case{{-40, -30, -20}, -5, -100, 100, -15, 5},    // moved by 25
        Case{{-40, -30, -20}, 0, -100, 0, -10, 0},       // no more than can be paid
        Case{{-9, -9, -9, -9, 91}, -9, -9, 91, -9, 71},  // mean 11, moved by -20, least is -9
        Case{{0, 0, 0, 0, 0, 9}, 4, 0, 9, 2, 9},         // mean 1.5 rounds to 2
        Case{{7}, 3, 0, 9, 3, 3}}) {
    std::vector<Pence> changes;
    for (const int change : c.changes) changes.emplace_back(change);
    const MoneyInterval interval =
        interval_of(changes, Pence{c.change}, Pence{c.least}, Pence{c.most});
    INFO("change " << c.change << ", first replicate " << c.changes[0]);
    CHECK(interval.low.value() == c.low);
    CHECK(interval.high.value() == c.high);
    CHECK(interval.low.value() <= c.change);
    CHECK(c.change <= interval.high.value());
  }
}

// Small contracts bend most: the plain percentiles of their sum lie beside the estimate.
TEST_CASE("the interval of many small contracts holds their estimate") {
  SmallCasemix small{200};
  for (int i = 0; i < 600; ++i) {
    const std::string commissioner = "C" + std::to_string(i / 6);
    small.add({.provider = "RA1",
               .commissioner = commissioner.c_str(),
               .pence = 10'000,
               .before = 10,
               .after = i % 6 < 4 ? 20 : 9,
               .settled = i % 6 < 4});
  }
  const auto payments = pay_clean(small.casemix(), {all_activity(), results("0.8", "0.2")});
  const Contrast& all = at(payments, "results", Level::all);
  REQUIRE(all.change_low);
  CHECK(*all.change_low < all.change);
  CHECK(all.change < *all.change_high);
}

// The interval once more from its definition: every replicate paid as a study of its own.
TEST_CASE("an interval is the middle of the changes of the replicates, moved by their error") {
  const auto small = two_providers(80);
  const auto payments = pay_clean(small.casemix(), {all_activity(), results("0.8", "0.2")});
  const auto& sums = small.casemix().replicates().at(contract("RA1"));
  REQUIRE(sums.size() == 80);
  const Pence activity = paid(payments.schemes[0], contract("RA1"));
  const Pence kept = paid(payments.schemes[1], contract("RA1"), "activity");
  std::vector<Pence> changes;
  for (std::size_t r = 0; r < sums.size(); ++r) {
    const std::vector<MeasureSums> replicate = sums.at(r);
    const auto linear = [](std::int64_t n, std::int64_t d, Rate low, Rate width) {
      if (d == 0) return Rate{};
      const Rate above = Rate{n, d} - low;
      return std::clamp(above * width, Rate{}, Rate{1});
    };
    const MeasureSums& pairs = replicate.at(0);
    const MeasureSums& homes = replicate.at(1);
    const Rate score = Rate{1, 2} * linear(pairs.improved, pairs.paired, Rate{1, 5}, Rate{5, 3}) +
                       Rate{1, 2} * linear(homes.yes, homes.eligible, Rate{2, 5}, Rate{5});
    changes.push_back(kept + round((activity - kept) * score, Rounding::half_up) - activity);
  }
  std::sort(changes.begin(), changes.end());
  const Contrast& row = at(payments, "results", Level::contract, contract("RA1"));
  ExactPence sum;
  for (const Pence change : changes) sum = sum + ExactPence{change};
  const Pence error = round(sum * Rate{1, 80}, Rounding::half_up) - row.change;
  CHECK(row.change_low == changes.at(1) - error);  // rank ceil(0.025 x 80) = 2
  // rank ceil(0.975 x 80) = 78; a withheld share pays no more than the activity
  CHECK(row.change_high == std::min(changes.at(77) - error, Pence{}));
}
