#include "pbr/prices_in_force.hpp"

#include <catch2/catch.hpp>

#include "small_book.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

PriceBook two_prices() {
  PriceBook book = small_book();
  book.header.valid = financial_year();
  add_price(book, "03", TariffUnit::non_admitted_day, "10.00", days("2014-04-01", "2014-09-30"),
            14);
  add_price(book, "03", TariffUnit::non_admitted_day, "11.00", days("2014-10-01", "2015-03-31"),
            15);
  add_free(book, "03", financial_year());
  return book;
}

Loaded<PricesInForce> ask(const PriceBook& book, const PriceQuestion& question) {
  const ClusterPack clusters = small_clusters();
  return prices_in_force({&book, &clusters}, question);
}

PriceQuestion on(const std::string& date) { return {{}, {}, day(date), {}}; }

std::string said(const Loaded<PricesInForce>& answer) { return render(answer.problems); }

TEST_CASE("each price of the day, with the next day on which something changes") {
  PriceBook book = two_prices();
  add_adjustment(book, "0.5", days("2014-12-01", "2015-03-31"));
  const auto before = ask(book, on("2014-09-30"));
  REQUIRE(before.value);
  REQUIRE(before.value->prices.size() == 3);
  CHECK(before.value->prices[0].price == Pence{1000});
  CHECK(before.value->prices[0].changes == day("2014-10-01"));
  const auto after = ask(book, on("2014-10-01"));
  CHECK(after.value->prices[0].price == Pence{1100});
  CHECK(after.value->prices[0].changes == day("2014-12-01"));
  const auto last = ask(book, on("2015-03-31"));
  CHECK(last.value->prices[0].after_factor == Pence{550});
  CHECK_FALSE(last.value->prices[0].changes);
}

TEST_CASE("an adjustment by 1 changes nothing") {
  PriceBook book = two_prices();
  add_adjustment(book, "1", days("2014-07-01", "2015-03-31"));
  CHECK(ask(book, on("2014-04-01")).value->prices[0].changes == day("2014-10-01"));
}

TEST_CASE("the indicative price of a review period counts from the day that is asked for") {
  PriceBook book = small_book();
  book.header.valid = financial_year();
  book.paid.units = {TariffUnit::review_period};
  add_price(book, "03", TariffUnit::review_period_day, "30.00", financial_year(), 20);
  ClusterPack clusters = small_clusters();
  clusters.clusters.front().review = {};
  clusters.clusters.front().review.months = 1;
  const auto price = [&](const std::string& date) {
    return prices_in_force({&book, &clusters}, on(date)).value->prices.at(0).price;
  };
  CHECK(price("2014-04-01") == Pence{30 * 3000});
  CHECK(price("2014-05-01") == Pence{31 * 3000});
  CHECK(price("2015-02-01") == Pence{28 * 3000});
}

TEST_CASE("a unit without a price that day is told, not left out") {
  PriceBook book = two_prices();
  book.paid.units.insert(TariffUnit::contact);
  const auto answer = ask(book, on("2014-04-01"));
  REQUIRE(answer.value->missing.size() == 1);
  CHECK(answer.value->missing[0].unit == TariffUnit::contact);
}

TEST_CASE("one cluster only, and the capitation of the two where all are asked for") {
  PriceBook book = two_prices();
  add_price(book, "04", TariffUnit::non_admitted_day, "9.00", financial_year());
  Capitation heads;
  heads.provider = ProviderId("ZPA");
  heads.commissioner = CommissionerId("ZC1");
  heads.heads = 1000;
  heads.a_year = {days("2014-04-01", "2014-12-31"), Pence{1200}, "agreed", {}};
  book.capitation.push_back(heads);
  PriceQuestion question{heads.provider, heads.commissioner, day("2014-04-01"), {}};
  const auto all = ask(book, question);
  REQUIRE(all.value);
  CHECK(all.value->prices.back().unit == TariffUnit::capitation);
  CHECK(all.value->prices.back().changes == day("2015-01-01"));
  question.cluster = ClusterCode("04");
  const auto one = ask(book, question);
  REQUIRE(one.value->prices.size() == 1);
  CHECK(one.value->prices[0].cluster == ClusterCode("04"));
}

TEST_CASE("bad: a day outside validity, a cluster that is not there") {
  PriceQuestion question = on("2015-04-01");
  question.cluster = ClusterCode("77");
  CHECK(
      said(ask(two_prices(), question)) ==
      "rules/england/tariffs/small.yaml: error[TA020]: the price book is not in force on that day\n"
      "  found: 2015-04-01\n"
      "  expected: a day from 2014-04-01 to 2015-03-31\n"
      "  help: ask the book of that day; no price is ever taken from the nearest\n"
      "rules/england/tariffs/small.yaml: error[TA021]: the price book has no prices for the "
      "cluster\n"
      "  found: 77\n"
      "  expected: one of 03\n");
}

TEST_CASE("bad: market forces and contracts need names") {
  PriceBook book = two_prices();
  book.market_forces =
      MarketForces{{ProviderId("ZPA")}, false, {.file = book.header.file, .line = 50}};
  CHECK(said(ask(book, on("2014-04-01"))) ==
        "rules/england/tariffs/small.yaml: error[TA022]: the prices depend on the provider\n"
        "  found: a market forces factor by provider\n"
        "  expected: --provider with a code\n"
        "  help: name the provider\n");
  book.contracts.push_back({ProviderId("ZPA"), CommissionerId("ZC1"), false, {}});
  CHECK(ask(book, on("2014-04-01")).problems.size() == 2);
}

TEST_CASE("bad: a provider without a market forces factor") {
  PriceBook book = two_prices();
  book.market_forces =
      MarketForces{{ProviderId("ZPA")}, false, {.file = book.header.file, .line = 50}};
  PriceQuestion question = on("2014-04-01");
  question.provider = ProviderId("ZPX");
  const auto answer = ask(book, question);
  REQUIRE(answer.problems.size() == 1);
  CHECK(answer.problems[0].code == "TA003");
}

}  // namespace
