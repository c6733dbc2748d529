#include "pbr/concentration.hpp"

#include <catch2/catch.hpp>

#include "contrast/small_inputs.hpp"
#include "pbr/incomplete.hpp"

using namespace pbr_test;

namespace {

/// A person with one episode and one line.
void add(ReachSums& sums, const char* provider, const char* decile, const char* group,
         std::int64_t pence) {
  Person details;
  details.imd_decile = decile;
  details.ethnic_group = group;
  CareRecord care;
  care.details = &details;
  Episode episode;
  episode.provider = ProviderId{provider};
  episode.commissioner = CommissionerId{"C1"};
  episode.period = {day("2014-05-01"), day("2014-05-09")};
  Line line;
  line.amount = Pence{pence};
  const std::vector<Episode> episodes{episode};
  const std::vector<std::vector<Line>> lines{{line}};
  sums.add({&care, episodes, lines, {}, {}}, {});
}

Contrast contrast(const char* provider, std::int64_t baseline, std::int64_t amount) {
  Contrast row;
  row.baseline = SchemeId{"activity"};
  row.scheme = SchemeId{"results"};
  row.contract = contract(provider);
  row.baseline_amount = Pence{baseline};
  row.amount = Pence{amount};
  row.change = Pence{amount - baseline};
  return row;
}

/// Payments point to their schemes: these live for ever.
Payments payments_with(std::vector<Contrast> contrasts) {
  static const std::vector<Scheme> schemes{activity(), results()};
  Payments payments;
  for (const Scheme& one : schemes) payments.schemes.push_back({&one, {}});
  payments.contrasts = std::move(contrasts);
  return payments;
}

const ReachRow& find(const std::vector<ReachRow>& rows, std::string_view dimension, bool all,
                     std::string_view value = "") {
  for (const ReachRow& row : rows) {
    if (row.dimension == dimension && row.all == all && row.value == value) return row;
  }
  throw InternalError("no such row");
}

}  // namespace

// constructed by us. RA1 has decile 1 with 300 of its lines and decile 10 with 100, RB2 decile 10
// with 400. RA1 goes from 400 to 500, RB2 from 400 to 301.
// Payments: decile 1 375 of 801 with one of three people. Index: p = 1/3, L = 375/801:
// p x 1 - 1 x L = 267/801 - 375/801 = -108/801 = -0.134831.
TEST_CASE("whom a change reaches, by hand") {
  ReachSums sums;
  add(sums, "RA1", "1", "A", 300);
  add(sums, "RA1", "10", "", 100);
  add(sums, "RB2", "10", "A", 400);
  const auto rows =
      reach_of(sums, payments_with({contrast("RA1", 400, 500), contrast("RB2", 400, 301)}));
  REQUIRE(rows.size() == 6);
  const ReachRow& most = find(rows, "imd_decile", false, "1");
  CHECK(most.people == 1);
  CHECK(most.baseline_amount == Pence{300});
  CHECK(most.amount == Pence{375});
  CHECK(most.change == Pence{75});
  CHECK(most.gains == Pence{75});
  CHECK(most.all_gains == Pence{100});
  const ReachRow& least = find(rows, "imd_decile", false, "10");
  CHECK(least.change == Pence{-74});
  const ReachRow& all = find(rows, "imd_decile", true);
  CHECK(all.change == Pence{1});
  CHECK(all.people == 3);
  CHECK(all.index == "-0.134831");
  CHECK(all.baseline_index == "-0.041667");  // 1/3 - 300/800
  CHECK(all.gains_index == "-0.416667");     // 1/3 - 75/100
  CHECK_FALSE(all.change_low);
  CHECK(find(rows, "ethnic_group", false, "").people == 1);
  CHECK(find(rows, "ethnic_group", true).index.empty());
}

TEST_CASE("a contract without lines gives to nobody known; intervals are shared likewise") {
  ReachSums sums;
  add(sums, "RA1", "2", "A", 1);
  add(sums, "RA1", "3", "A", 2);
  auto sampled = contrast("RA1", 100, 130);
  sampled.change_low = Pence{-10};
  sampled.change_high = Pence{61};
  const auto rows = reach_of(sums, payments_with({sampled, contrast("RZZ", 0, 7)}));
  CHECK(find(rows, "imd_decile", false, "").change == Pence{7});
  CHECK(*find(rows, "imd_decile", false, "2").change_low == Pence{-3});
  CHECK(*find(rows, "imd_decile", false, "2").change_high == Pence{20});
  CHECK(*find(rows, "imd_decile", true).change_low == Pence{-3});   // -10 + 7
  CHECK(*find(rows, "imd_decile", true).change_high == Pence{68});  // 61 + 7
}

TEST_CASE("laws of reach") {
  REQUIRE(rc::check("parts sum to the whole, in any order of people", [] {
    struct One {
      const char *provider, *decile, *group;
      std::int64_t pence;
    };
    const auto one_of = [](std::initializer_list<const char*> texts) {
      return *(texts.begin() + *rc::gen::inRange<std::size_t>(0, texts.size()));
    };
    std::vector<One> people;
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
      people.push_back({one_of({"RA1", "RB2"}), one_of({"1", "2", "10", "", "x"}),
                        one_of({"A", "B", ""}), *rc::gen::inRange<std::int64_t>(0, 5000)});
    }
    ReachSums forth, back, part;
    for (const One& one : people) add(forth, one.provider, one.decile, one.group, one.pence);
    std::reverse(people.begin(), people.end());
    for (std::size_t i = 0; i < people.size(); ++i) {
      const One& one = people[i];
      add(i % 2 == 0 ? back : part, one.provider, one.decile, one.group, one.pence);
    }
    back.merge(part);
    RC_ASSERT(back == forth);
    const auto pence = [](std::int64_t least) {
      return *rc::gen::inRange<std::int64_t>(least, 9999);
    };
    const auto payments =
        payments_with({contrast("RA1", pence(-999), pence(0)), contrast("RB2", 500, pence(0))});
    for (const ReachRow& row : reach_of(forth, payments)) {
      if (!row.all) continue;
      Pence change;
      for (const Contrast& of : payments.contrasts) change += of.change;
      RC_ASSERT(row.change == change);
      RC_ASSERT(row.people == count);
    }
  }));
}

// constructed by us: two indicators of weights 3/4 and 1/4, scores 0.5 and 1: they earn 0.375 and
// 0.25 of 0.625, so 600 and 400 of 1,000; half and a tenth of their people were not measured.
TEST_CASE("what rests on people not measured") {
  Scheme paid = results();
  auto& terms = std::get<OutcomeComponent>(paid.components[1].terms);
  auto& indicators = terms.domains[0].indicators;
  indicators.push_back(indicators[0]);
  indicators[0].weight = rate("0.75");
  indicators[1].weight = rate("0.25");
  indicators[1].id = "other";
  Payment payment;
  payment.contract = contract("RA1");
  payment.component = "outcome";
  payment.amount = Pence{1000};
  IndicatorScore first, second;
  first.domain = "recovery";
  first.indicator = "improved";
  first.denominator = 5;
  first.known = 5;
  first.eligible = 10;
  first.complete_enough = true;
  first.score = "0.500000";
  second = first;
  second.indicator = "other";
  second.known = 9;
  second.score = "1.000000";
  payment.indicators = {first, second};
  Payment rest = payment;
  rest.component = "activity";
  rest.indicators.clear();
  Payments payments;
  payments.schemes.push_back({&paid, {payment, rest}});
  auto rows = incomplete_of(payments);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].amount == Pence{2000});
  CHECK(rows[0].outcomes == Pence{1000});
  CHECK(rows[0].incomplete == Pence{340});
  CHECK(rows[3].level == Level::all);
  // With the second left out for want of data and weights made larger, all was earned by the first.
  terms.reweight_missing = true;
  payments.schemes[0].payments[0].indicators[1].complete_enough = false;
  rows = incomplete_of(payments);
  CHECK(rows[0].incomplete == Pence{500});
}
