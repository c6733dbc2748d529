#include "pbr/derive_prices.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "made.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

struct Made {
  PriceBook book = day_book();
  ClusterPack clusters = small_clusters();
  std::vector<Episode> episodes;
  Rounding rounding = Rounding::half_up;

  void add(Period days, const std::string& provider = "ZPA") {
    Episode episode = episode_of("03", days);
    episode.provider = ProviderId(provider);
    episode.commissioner = CommissionerId("ZC1");
    episodes.push_back(episode);
  }

  [[nodiscard]] PricedActivity activity(const PriceBook& at) const {
    PricedActivity all;
    for (const Episode& episode : episodes) {
      for (const Line& line : pbr::price(episode, CareRecord{}, {&at, &clusters})) {
        all.add({episode.provider, episode.commissioner}, episode.cluster, line);
      }
    }
    for (const LoneLine& lone : capitation_lines(at, financial_year())) {
      all.add({lone.provider, lone.commissioner}, lone.cluster, lone.line);
    }
    return all;
  }

  [[nodiscard]] Pence total(const PriceBook& at, const ContractKey& contract) const {
    Pence sum;
    for (const Episode& episode : episodes) {
      if (ContractKey{episode.provider, episode.commissioner} != contract) continue;
      for (const Line& line : pbr::price(episode, CareRecord{}, {&at, &clusters})) {
        sum += line.amount;
      }
    }
    for (const LoneLine& lone : capitation_lines(at, financial_year())) {
      if (ContractKey{lone.provider, lone.commissioner} == contract) sum += lone.line.amount;
    }
    return sum;
  }

  [[nodiscard]] DerivedPrices derive(const std::vector<Contract>& contracts) const {
    return derive_prices(activity(book), contracts, {&book, &clusters, financial_year(), rounding});
  }
};

TEST_CASE("prices are scaled so that the activity comes to the value, and the rest is stated") {
  Made made;
  made.add(days("2014-04-01", "2014-06-30"));  // 91 days at 10.00
  const auto derived = made.derive({valued(financial_year(), "1000.00")});
  REQUIRE(derived.contracts.size() == 1);
  const DerivedContract& contract = derived.contracts[0];
  CHECK(contract.reference == Pence{91000});
  REQUIRE(contract.prices.size() == 1);
  CHECK(contract.prices[0].quantity == 91);
  CHECK(contract.prices[0].price == Pence{1099});  // 10.989...
  CHECK(contract.amount == Pence{91 * 1099});
  CHECK(contract.residual() == Pence{-9});
  CHECK(contract.prices[0].share == Pence{100000});
  CHECK(contract.prices[0].residual() == Pence{-9});
}

TEST_CASE("prices that nobody used are scaled too, and factors stay outside") {
  Made made;
  add_adjustment(made.book, "0.5", financial_year());
  made.add(days("2014-04-01", "2014-04-10"));  // 10 x 10.00 x 0.5
  const auto derived = made.derive({valued(financial_year(), "100.00")});
  const PriceView view(derived.book, ProviderId("ZPA"), CommissionerId("ZC1"));
  const auto price = [&](TariffUnit unit) {
    return view.price(ClusterCode("03"), unit, day("2014-04-01")).price->value;
  };
  CHECK(price(TariffUnit::non_admitted_day) == Pence{2000});
  CHECK(price(TariffUnit::admitted_day) == Pence{60000});
  CHECK(price(TariffUnit::initial_assessment) == Pence{0});
  CHECK(derived.contracts[0].residual() == Pence{});
}

TEST_CASE("a pair's own list is replaced under its id, others stay") {
  Made made;
  PriceList list;
  list.id = "own";
  list.provider = ProviderId("ZPA");
  list.commissioner = CommissionerId("ZC1");
  list.prices[{ClusterCode("03"), TariffUnit::non_admitted_day}].push_back(
      {financial_year(), Pence{500}, "agreed", {.file = "f", .line = 3}});
  made.book.lists.push_back(list);
  list.id = "theirs";
  list.provider = ProviderId("ZPB");
  made.book.lists.push_back(list);
  made.add(days("2014-04-01", "2014-04-10"));
  const auto derived = made.derive({valued(financial_year(), "100.00")});
  REQUIRE(derived.book.lists.size() == 2);
  CHECK(derived.book.lists[0].id == "own");
  CHECK(derived.book.lists[0]
            .prices.at({ClusterCode("03"), TariffUnit::non_admitted_day})
            .front()
            .value == Pence{1000});
  CHECK(derived.contracts[0].list == "own");
}

TEST_CASE("capitation is taken off the value first") {
  Made made;
  Capitation heads;
  heads.provider = ProviderId("ZPA");
  heads.commissioner = CommissionerId("ZC1");
  heads.heads = 12;
  heads.a_year = {financial_year(), Pence{500}, "agreed", {.file = "f", .line = 1}};  // 60.00
  made.book.capitation.push_back(heads);
  made.add(days("2014-04-01", "2014-04-10"));
  const auto derived = made.derive({valued(financial_year(), "260.00")});
  REQUIRE(derived.contracts.size() == 1);
  CHECK(derived.contracts[0].residual() == Pence{});
  CHECK(derived.contracts[0].prices.at(0).unit == TariffUnit::capitation);
  CHECK(derived.contracts[0].prices.at(0).share == Pence{6000});
  CHECK(derived.contracts[0].prices.at(1).price == Pence{2000});
}

std::vector<std::string> codes(const DerivedPrices& derived) {
  std::vector<std::string> list;
  for (const Diagnostic& each : derived.told) list.push_back(each.code);
  return list;
}

using Codes = std::vector<std::string>;

TEST_CASE("bad: what cannot be derived is told") {
  Made made;
  made.add(days("2014-04-01", "2014-04-10"), "ZPB");
  const auto nothing = made.derive({valued(financial_year(), "1.00")});
  CHECK(render(nothing.told) ==
        "contracts: warning[DP001]: a contract value without activity\n"
        "  found: provider ZPA, commissioner ZC1\n"
        "  expected: a contract value and activity that it pays for\n"
        "  help: no price comes of it; check both codes against the referrals\n"
        "contracts: warning[DP003]: activity without a contract value\n"
        "  found: provider ZPB, commissioner ZC1\n"
        "  expected: a contract value and activity that it pays for\n"
        "  help: its prices stay as they are; add a row to the contracts table\n");
  CHECK(nothing.contracts.empty());
  CHECK(codes(made.derive({valued(financial_year(), "-1.00", "ZPB")})) == Codes{"DP004"});
  made.book.contracts.push_back({ProviderId("ZPX"), CommissionerId("ZC1"), true, {}});
  made.book.non_contract = NonContract{"book", Rate{1}, "ours", {}};
  CHECK(codes(made.derive({valued(financial_year(), "1.00", "ZPB")})) == Codes{"DP005"});
}

TEST_CASE("bad: activity that costs nothing has no scale") {
  Made made;
  made.book.prices.clear();
  add_free(made.book, "03", financial_year());
  made.add(days("2014-04-01", "2014-04-10"));
  CHECK(codes(made.derive({valued(financial_year(), "1.00")})) == Codes{"DP002"});
}

TEST_CASE("bad: a day's cost in one list and a period's price in another") {
  Made made;
  made.book = small_book();
  made.book.header.valid = financial_year();
  made.book.paid.units = {TariffUnit::review_period};
  add_price(made.book, "03", TariffUnit::review_period, "280.00", financial_year());
  PriceList list;
  list.id = "own";
  list.provider = ProviderId("ZPA");
  list.prices[{ClusterCode("03"), TariffUnit::review_period_day}].push_back(
      {days("2014-10-01", "2015-03-31"), Pence{500}, "agreed", {.file = "f", .line = 3}});
  made.book.lists.push_back(list);
  made.add(days("2014-04-01", "2014-04-10"));
  CHECK(codes(made.derive({valued(financial_year(), "1.00")})) == Codes{"DP006"});
}

TEST_CASE("law: shares add up to the value, and the derived book gives it within the residual") {
  CHECK(rc::check("derived prices", [] {
    Made made;
    made.rounding =
        *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
    made.book = small_book();
    made.book.header.valid = financial_year();
    made.book.step = *rc::gen::element(RoundingStep::invoice_line, RoundingStep::unit_price);
    const bool reviews = *rc::gen::arbitrary<bool>();
    if (reviews) {
      made.book.paid.units = {TariffUnit::review_period};
      made.book.paid.review_period.pro_rata = *rc::gen::arbitrary<bool>();
    }
    const auto units = reviews ? std::vector{*rc::gen::element(TariffUnit::review_period,
                                                               TariffUnit::review_period_day)}
                               : std::vector(cluster_day_units.begin(), cluster_day_units.end());
    for (const TariffUnit unit : units) {
      const Date change = financial_year().first + *rc::gen::inRange(1, 364);
      for (const Period valid :
           {Period{financial_year().first, change}, Period{change, financial_year().end}}) {
        made.book.prices[{ClusterCode("03"), unit}].push_back(
            {valid, Pence{*rc::gen::inRange(1, 50000)}, "random", {.file = "f", .line = 1}});
      }
    }
    if (*rc::gen::arbitrary<bool>()) add_adjustment(made.book, "0.982", financial_year());
    std::vector<Contract> contracts;
    for (const char* provider : {"ZPA", "ZPB"}) {
      for (int n = *rc::gen::inRange(1, 5); n > 0; --n) {
        const Date first = financial_year().first + *rc::gen::inRange(0, 300);
        made.add({first, first + *rc::gen::inRange(1, 60)}, provider);
      }
      contracts.push_back(
          valued(financial_year(), std::to_string(*rc::gen::inRange(0, 999999)) + ".05", provider));
    }
    const auto derived = made.derive(contracts);
    for (const DerivedContract& contract : derived.contracts) {
      Pence shares, amounts, references;
      for (const DerivedPrice& price : contract.prices) {
        shares += price.share;
        amounts += price.amount;
        references += price.reference_amount;
      }
      RC_ASSERT(shares == contract.value);
      RC_ASSERT(amounts == contract.amount);
      RC_ASSERT(references == made.total(made.book, contract.contract));
      RC_ASSERT(made.total(derived.book, contract.contract) ==
                contract.value - contract.residual());
    }
  }));
}

}  // namespace
