#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "uncertainty/replicate_inputs.hpp"
#include "uncertainty/sure_small.hpp"

using namespace pbr_test;

namespace {

Pence half_up(std::int64_t numerator, std::int64_t denominator) {
  return round(Pence{numerator} * Rate{1, denominator}, Rounding::half_up);
}

}  // namespace

// Three people of one provider and one of another, once more by hand.
TEST_CASE("a replicate weighs people whole, as if there were as many as there are") {
  SmallCasemix small{60};
  small.add({.pence = 100}).add({.pence = 200}).add({.pence = 600});
  small.add({.provider = "RA2", .pence = 5000});
  const auto inputs = pay_inputs(small.casemix(), {}, false);
  const auto all = replicate_amounts(inputs, small.casemix(), {all_activity()});
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].replicates == 60);
  REQUIRE(all[0].contracts == std::vector{contract("RA1"), contract("RA2")});
  int drawn_by_nobody = 0;
  for (std::uint32_t r = 0; r < 60; ++r) {
    const std::int64_t a = weight(1, r);
    const std::int64_t b = weight(2, r);
    const std::int64_t c = weight(3, r);
    const std::int64_t weights = a + b + c;
    drawn_by_nobody += weights == 0 ? 1 : 0;
    const Pence expected =
        weights == 0 ? Pence{900} : half_up((100 * a + 200 * b + 600 * c) * 3, weights);
    CHECK(all[0].at(0, r) == expected);
    CHECK(all[0].at(1, r) == Pence{5000});  // one person is all there is, whatever the weight
  }
  CHECK(drawn_by_nobody > 0);  // or the case is not seen
}

TEST_CASE("scores, heads and episodes move with the same people") {
  SmallCasemix small{40, {ClusterCode{"03"}}};
  small.add({.pence = 1000, .before = 10, .after = 30, .settled = true}, 3);
  small.add({.pence = 3000, .before = 10, .after = 10, .settled = false}, 3);
  const Scheme by_heads =
      scheme("heads", {{"heads", "", CapitationComponent{Pence{1000}}, {}},
                       {"episodes", "", EpisodeComponent{{{ClusterCode{"03"}, Pence{50}}}}, {}}});
  const auto inputs = pay_inputs(small.casemix(), {}, false);
  const auto all = replicate_amounts(inputs, small.casemix(), {results("0.8", "0.2"), by_heads});
  for (std::uint32_t r = 0; r < 40; ++r) {
    std::int64_t good = 0;
    std::int64_t bad = 0;
    for (int p = 1; p <= 3; ++p) good += weight(p, r);
    for (int p = 4; p <= 6; ++p) bad += weight(p, r);
    const std::int64_t both = good + bad;
    if (both == 0) continue;
    const Pence activity = half_up((1000 * good + 3000 * bad) * 6, both);
    const Rate share{good, both};  // improved, and settled, of all
    const auto linear = [](Rate value, Rate low, Rate slope) {
      return std::clamp((value - low) * slope, Rate{}, Rate{1});
    };
    const Rate score = Rate{1, 2} * linear(share, Rate{1, 5}, Rate{5, 3}) +
                       Rate{1, 2} * linear(share, Rate{2, 5}, Rate{5});
    const Pence kept = share_out(activity, std::vector<std::int64_t>{4, 1})[0];
    CHECK(all[0].at(0, r) == kept + round((activity - kept) * score, Rounding::half_up));
    // One closing episode a person: as many of both as there are people.
    CHECK(all[1].at(0, r) == Pence{6 * 1000 + 6 * 50});
  }
}

TEST_CASE("lines of nobody and contract values stay where they are") {
  SmallCasemix small{30};
  small.add({.pence = 100}).add({.pence = 700});
  Casemix casemix = small.casemix();
  LoneLine line;
  line.provider = ProviderId{"RA1"};
  line.commissioner = CommissionerId{"C1"};
  line.line.period = {day("2014-05-01"), day("2014-05-02")};
  line.line.amount = Pence{10'000};
  casemix.add(line, {});
  const auto inputs = pay_inputs(casemix, worth({"RA1"}), true);
  const auto all = replicate_amounts(inputs, casemix, {all_activity(), block()});
  bool moved = false;
  for (std::uint32_t r = 0; r < 30; ++r) {
    const std::int64_t a = weight(1, r);
    const std::int64_t b = weight(2, r);
    const Pence people = a + b == 0 ? Pence{800} : half_up((100 * a + 700 * b) * 2, a + b);
    CHECK(all[0].at(0, r) == people + Pence{10'000});
    CHECK(all[1].at(0, r) == Pence{100'000});
    moved = moved || people != Pence{800};
  }
  CHECK(moved);
}

TEST_CASE("sums that a scenario changed move in proportion") {
  SmallCasemix small{50};
  small.add({.pence = 1000, .before = 10, .after = 30}, 4);
  small.add({.pence = 3000, .before = 10, .after = 10}, 6);
  auto inputs = pay_inputs(small.casemix(), {}, false);
  ContractInputs& contract = inputs.contracts.begin()->second;
  contract.activity = contract.activity + contract.activity;
  contract.measures[0].improved = 8;  // twice as many, of ten pairs
  uncertainty::ReplicateInputs doubled{inputs, small.casemix()};
  const auto as_is = pay_inputs(small.casemix(), {}, false);
  uncertainty::ReplicateInputs plain{as_is, small.casemix()};
  bool kept_within = false;
  for (std::size_t r = 0; r < 50; ++r) {
    doubled.take(r);
    plain.take(r);
    const auto& was = plain.inputs().contracts.begin()->second;
    const auto& is = doubled.inputs().contracts.begin()->second;
    CHECK(is.activity == was.activity + was.activity);
    const MeasureSums before = plain.sums()[0][0];
    const MeasureSums after = doubled.sums()[0][0];
    CHECK(after.paired == before.paired);
    CHECK(after.improved == std::min(2 * before.improved, before.paired));
    CHECK(after.improved + after.deteriorated <= after.paired);
    kept_within = kept_within || 2 * before.improved > before.paired;
  }
  CHECK(kept_within);  // or the limit is not seen
}

TEST_CASE("equal amounts and constant outcomes never vary") {
  const auto ok = rc::check("whatever the people", [] {
    SmallCasemix small{40};
    const auto pence = *rc::gen::inRange(0, 100'000);
    const bool good = *rc::gen::arbitrary<bool>();
    const int people = *rc::gen::inRange(1, 30);
    small.add({.pence = pence, .before = 10, .after = good ? 30 : 10, .settled = good}, people);
    const auto inputs = pay_inputs(small.casemix(), {}, false);
    const auto all =
        replicate_amounts(inputs, small.casemix(), {all_activity(), results("0.8", "0.2")});
    for (const ReplicateAmounts& of : all) {
      for (std::size_t r = 1; r < 40; ++r) RC_ASSERT(of.at(0, r) == of.at(0, 0));
    }
    RC_ASSERT(all[0].at(0, 0) == Pence{std::int64_t{pence} * people});
  });
  REQUIRE(ok);
}

TEST_CASE("without replicates nothing is sampled") {
  SmallCasemix small;
  small.add({.pence = 100}, 3);
  const auto inputs = pay_inputs(small.casemix(), {}, false);
  CHECK(replicate_amounts(inputs, small.casemix(), {all_activity()}).empty());
  CHECK_FALSE(sampled_interval({}, Pence{5}));
}

TEST_CASE("an interval of replicates is moved, kept and widened as scheme.hpp says") {
  std::vector<Pence> replicates;
  for (int i = 1; i <= 40; ++i) replicates.emplace_back(i);
  // Mean 20.5, to the penny 21; estimate 11: moved by 10 down. Ranks 1 and 39.
  const auto free = sampled_interval(replicates, Pence{11});
  REQUIRE(free);
  CHECK(free->low == Pence{-9});
  CHECK(free->high == Pence{29});
  const auto kept = sampled_interval(replicates, Pence{11}, Pence{0}, Pence{25});
  CHECK(kept->low == Pence{0});
  CHECK(kept->high == Pence{25});
  const auto widened = sampled_interval(replicates, Pence{11}, Pence{12}, Pence{25});
  CHECK(widened->low == Pence{11});
}
