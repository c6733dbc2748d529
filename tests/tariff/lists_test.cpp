// Whose price holds: lists, contracts, non-contract activity, factors with a scope.

#include <catch2/catch.hpp>

#include "small_book.hpp"

using namespace pbr;
using namespace pbr::test;
using Messages = std::vector<std::string>;

namespace {

const TariffUnit unit = TariffUnit::non_admitted_day;

void add_list(PriceBook& book, const std::string& id, const std::string& provider,
              const std::string& commissioner, const std::string& pounds, Period valid) {
  PriceList list{id, ProviderId(provider), CommissionerId(commissioner), {}, {}};
  list.at = {.file = book.header.file, .line = 20, .column = 5};
  Dated<Pence> price;
  price.valid = valid;
  price.value = parse_pounds(pounds).value();
  list.prices[{ClusterCode("03"), unit}] = {price};
  book.lists.push_back(list);
}

// 1.00 for everybody, 2.00 with C, 3.00 at P, 4.00 of P for C.
PriceBook book_of_lists() {
  PriceBook book = small_book();
  book.paid.units = {unit};
  add_price(book, "03", unit, "1.00", financial_year());
  add_list(book, "with-c", "", "C", "2.00", financial_year());
  add_list(book, "at-p", "P", "", "3.00", financial_year());
  add_list(book, "p-for-c", "P", "C", "4.00", financial_year());
  return book;
}

std::string price_of(const PriceBook& book, const char* provider, const char* commissioner,
                     const char* date = "2014-06-01") {
  const PriceView view(book, ProviderId(provider), CommissionerId(commissioner));
  const auto [price, list, is_day] = view.price(ClusterCode("03"), unit, day(date));
  if (price == nullptr) return "none";
  return to_pounds(price->value) + (list == nullptr ? "" : " " + list->id) +
         (view.non_contract() ? " non-contract" : "");
}

Messages problems_of(const PriceBook& book, const std::set<PriceNeed>& needs,
                     Period period = financial_year()) {
  const ClusterPack clusters = small_clusters();
  Messages texts;
  for (const auto& each : pbr::check_prices({&book, &clusters}, needs, period)) {
    texts.push_back(each.code + " " + each.message +
                    (each.found.empty() ? "" : " (" + each.found + ")") +
                    (each.help.starts_with("did you") ? "; " + each.help : ""));
  }
  return texts;
}

PriceNeed need(const char* provider, const char* commissioner) {
  return {ProviderId(provider), CommissionerId(commissioner), ClusterCode("03")};
}

void agree(PriceBook& book, const char* provider, const char* commissioner, bool host = false) {
  book.contracts.push_back(
      {ProviderId(provider), CommissionerId(commissioner), host, {.line = 30}});
}

}  // namespace

TEST_CASE("the narrowest list with a price in force is asked first") {
  const PriceBook book = book_of_lists();
  CHECK(price_of(book, "P", "C") == "4.00 p-for-c");
  CHECK(price_of(book, "P", "D") == "3.00 at-p");
  CHECK(price_of(book, "Q", "C") == "2.00 with-c");
  CHECK(price_of(book, "Q", "D") == "1.00");
  CHECK(price_of(book, "", "") == "1.00");
}

TEST_CASE("a list without a price that day gives way to the next, and the line says so") {
  PriceBook book = book_of_lists();
  book.lists[2].prices.begin()->second[0].valid = days("2014-06-11", "2014-06-20");
  Episode episode = episode_of("03", days("2014-06-01", "2014-06-30"));
  episode.provider = ProviderId("P");
  episode.commissioner = CommissionerId("C");
  Messages lines;
  for (const Line& line : price(episode, book)) {
    lines.push_back(to_text(line.period.first) + " " + std::to_string(line.quantity) + " x " +
                    to_pounds(line.price) + " " + line.price_list);
  }
  CHECK(lines == Messages{"2014-06-01 10 x 3.00 at-p", "2014-06-11 10 x 4.00 p-for-c",
                          "2014-06-21 10 x 3.00 at-p"});
}

TEST_CASE("non-contract activity is paid at the host's prices, the book's or a list's") {
  PriceBook book = book_of_lists();
  agree(book, "P", "C", true);
  agree(book, "Q", "D", true);
  book.non_contract = NonContract{"host", Rate(11, 10), "agreed", {}};
  CHECK(price_of(book, "P", "C") == "4.00 p-for-c");
  CHECK(price_of(book, "P", "X") == "4.00 p-for-c non-contract");
  CHECK(price_of(book, "Q", "C") == "1.00 non-contract");
  book.non_contract->prices = "book";
  CHECK(price_of(book, "P", "X") == "1.00 non-contract");
  book.non_contract->prices = "with-c";
  CHECK(price_of(book, "P", "X") == "2.00 with-c non-contract");
  CHECK(PriceView(book, ProviderId("P"), CommissionerId("X")).factor(unit, day("2014-06-01")) ==
        Rate(11, 10));
  CHECK(PriceView(book, ProviderId("P"), CommissionerId("C")).factor(unit, day("2014-06-01")) ==
        Rate(1));
}

TEST_CASE("factors chain, and those with a scope hold inside it only") {
  PriceBook book = book_of_lists();
  add_adjustment(book, "0.982", financial_year());
  add_adjustment(book, "1.011", days("2014-10-01", "2015-03-31"));
  book.adjustments.push_back(book.adjustments[0]);
  book.adjustments.back().factor.value = Rate(2);
  book.adjustments.back().provider = ProviderId("Q");
  book.adjustments.push_back(book.adjustments[0]);
  book.adjustments.back().factor.value = Rate(3);
  book.adjustments.back().units = {TariffUnit::contact};
  const auto factor = [&](const char* provider, const char* date, TariffUnit of = unit) {
    return to_text(PriceView(book, ProviderId(provider), {}).factor(of, day(date)));
  };
  CHECK(factor("P", "2014-06-01") == "0.982");
  CHECK(factor("P", "2014-10-01") == "0.992802");
  CHECK(factor("Q", "2014-06-01") == "1.964");
  CHECK(factor("P", "2014-06-01", TariffUnit::contact) == "2.946");
}

TEST_CASE("the market forces factor for others is not for a provider that has its own") {
  PriceBook book = book_of_lists();
  const auto add = [&](std::string_view id, const char* provider, Rate value) {
    Adjustment made;
    made.id = id;
    made.provider = ProviderId(provider);
    made.factor.valid = financial_year();
    made.factor.value = value;
    book.adjustments.push_back(made);
  };
  add(market_forces_id, "P", Rate(105, 100));
  add(market_forces_of_others, "", Rate(9, 10));
  book.market_forces = MarketForces{{ProviderId("P")}, true, {}};
  CHECK(PriceView(book, ProviderId("P"), {}).factor(unit, day("2014-06-01")) == Rate(21, 20));
  CHECK(PriceView(book, ProviderId("Q"), {}).factor(unit, day("2014-06-01")) == Rate(9, 10));
}

TEST_CASE("a provider without a market forces factor is told (TA003)") {
  PriceBook book = book_of_lists();
  book.market_forces = MarketForces{{ProviderId("P")}, false, {}};
  const std::set needs{need("P", "C"), need("Q", "C"), need("R", "C")};
  CHECK(problems_of(book, needs) == Messages{"TA003 no market forces factor for provider Q",
                                             "TA003 no market forces factor for provider R"});
  book.market_forces->others = true;
  CHECK(problems_of(book, needs).empty());
  Adjustment late;
  late.id = market_forces_of_others;
  late.factor.valid = days("2014-05-01", "2015-03-31");
  late.factor.value = Rate(2);
  book.adjustments.push_back(late);
  CHECK(problems_of(book, needs) ==
        Messages{"TA003 no market forces factor for provider Q before 2014-05-01",
                 "TA003 no market forces factor for provider R before 2014-05-01"});
}

TEST_CASE("a list's missing price is everybody's, and only what nobody has is missing (TA001)") {
  PriceBook book = book_of_lists();
  book.prices.clear();
  CHECK(problems_of(book, {need("P", "C"), need("Q", "C"), need("P", "D")}).empty());
  CHECK(problems_of(book, {need("P", "C"), need("Q", "C"), need("Q", "D")}) ==
        Messages{"TA001 no price for non_admitted_day in cluster 03 from 2014-04-01 to 2015-03-31 "
                 "(asked for by Q for D)"});
  CHECK(problems_of(book, {need("P", "C"), need("Q", "D"), need("R", "D"), need("R", "")}) ==
        Messages{"TA001 no price for non_admitted_day in cluster 03 from 2014-04-01 to 2015-03-31 "
                 "(asked for by Q for D and 2 more)"});
}

TEST_CASE("activity without a contract is told pair by pair (TA004), or without a host (TA005)") {
  PriceBook book = small_book();
  book.paid.units = {unit};
  add_price(book, "03", unit, "1.00", financial_year());
  agree(book, "P", "C");
  const std::set needs{need("P", "C"), need("P", "D"), need("P", "")};
  CHECK(problems_of(book, needs) ==
        Messages{"TA004 activity between P and no commissioner, who have no contract in the book",
                 "TA004 activity between P and D, who have no contract in the book"});
  book.non_contract = NonContract{"host", Rate(1), "agreed", {}};
  CHECK(problems_of(book, needs) ==
        Messages{"TA005 no host for provider P, whose prices are asked for"});
  book.contracts[0].host = true;
  CHECK(problems_of(book, needs).empty());
}

TEST_CASE("a review period of a cluster without an interval is told (TA006)") {
  PriceBook book = small_book();
  book.paid.units = {TariffUnit::review_period};
  add_price(book, "03", TariffUnit::review_period, "1.00", financial_year());
  const ClusterPack never = small_clusters("03", 0);
  const auto problems = pbr::check_prices({&book, &never}, {need("P", "C")}, financial_year());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code + " " + problems[0].message ==
        "TA006 cluster 03 has no review period that could be paid");
  CHECK(problems_of(book, {need("P", "C")}).empty());
}

TEST_CASE("names of the book without activity are told with the nearest that has (TA007)") {
  PriceBook book = book_of_lists();
  CHECK(problems_of(book, {need("PP", "C")}) ==
        Messages{"TA007 the book names provider P, of which there is no activity; did you mean "
                 "\"PP\"?"});
}
