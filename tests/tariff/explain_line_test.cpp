#include "pbr/line_explanation.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "small_book.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

const ProviderId provider("ZPA");
const CommissionerId payer("ZC1"), other("ZC2");
const ClusterCode cluster("03");
constexpr TariffUnit unit = TariffUnit::non_admitted_day;

void add_list(PriceBook& book, const std::string& id, const ProviderId& of,
              const CommissionerId& with, const std::string& pounds, Period valid) {
  PriceList list;
  list.id = id;
  list.provider = of;
  list.commissioner = with;
  list.at = {.file = book.header.file, .line = 70, .column = 5};
  Dated<Pence> price;
  price.valid = valid;
  price.value = parse_pounds(pounds).value();
  price.at = {.file = book.header.file, .line = 72, .column = 9};
  list.prices[{cluster, unit}].push_back(price);
  book.lists.push_back(list);
}

PriceBook book_of_days() {
  PriceBook book = small_book();
  add_price(book, "03", unit, "10.00", financial_year(), 14);
  add_free(book, "03", financial_year());
  return book;
}

Line first_line(const PriceBook& book, const CommissionerId& commissioner = payer) {
  Episode episode = episode_of("03", days("2014-04-01", "2014-04-30"));
  episode.provider = provider;
  episode.commissioner = commissioner;
  return price(episode, book).front();
}

LineExplanation explain(const Line& line, const PriceBook& book,
                        const CommissionerId& commissioner = payer) {
  const ClusterPack clusters = small_clusters();
  return explain_line(provider, commissioner, cluster, line, {&book, &clusters});
}

std::vector<std::string> answers(const LineExplanation& told) {
  std::vector<std::string> texts;
  for (const AskedList& list : told.origin.asked) {
    texts.push_back((list.id.empty() ? "everybody" : list.id) + " " +
                    std::string(to_text(list.answer)));
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("the narrowest list is asked first, and why a wider one was taken is told") {
  PriceBook book = book_of_days();
  add_list(book, "pair", provider, payer, "12.00", days("2014-10-01", "2015-03-31"));
  add_list(book, "payer", ProviderId{}, payer, "11.00", financial_year());
  book.lists.back().prices.clear();
  const LineExplanation told = explain(first_line(book), book);
  CHECK(answers(told) == Texts{"pair none_in_force", "payer no_entry", "everybody taken"});
  CHECK(told.origin.price == Pence{1000});
  CHECK(told.origin.rule == "england/tariffs/small.yaml:14");
  CHECK(told.origin.asked.front().rule == "england/tariffs/small.yaml:70");
}

TEST_CASE("lists behind the one that has the price are not asked") {
  PriceBook book = book_of_days();
  add_list(book, "pair", provider, payer, "12.00", financial_year());
  const LineExplanation told = explain(first_line(book), book);
  CHECK(answers(told) == Texts{"pair taken", "everybody not_asked"});
  CHECK(told.origin.rule == "england/tariffs/small.yaml:72");
  CHECK(told.line.price_list == "pair");
}

TEST_CASE("every adjustment in force is a part of the factor, in the order of the book") {
  PriceBook book = book_of_days();
  add_adjustment(book, "0.982", financial_year());
  add_adjustment(book, "1.05", days("2014-10-01", "2015-03-31"));
  add_adjustment(book, "1.01", financial_year());
  const LineExplanation told = explain(first_line(book), book);
  REQUIRE(told.origin.factors.size() == 2);
  CHECK(told.origin.factors[0].id == "uplift-1");
  CHECK(told.origin.factors[1].id == "uplift-3");
  CHECK(to_text(told.origin.factor) == "0.99182");
  CHECK_FALSE(told.origin.non_contract);
}

TEST_CASE("non-contract activity names its terms and the host whose prices hold") {
  PriceBook book = book_of_days();
  book.contracts.push_back({provider, payer, true, {}});
  book.non_contract = NonContract{
      "host", Rate(11, 10), "stated by us", {.file = book.header.file, .line = 90, .column = 1}};
  add_list(book, "pair", provider, payer, "12.00", financial_year());
  const LineExplanation told = explain(first_line(book, other), book, other);
  REQUIRE(told.origin.non_contract);
  CHECK(told.origin.non_contract->host == payer);
  CHECK(told.origin.non_contract->rule == "england/tariffs/small.yaml:90");
  CHECK(answers(told) == Texts{"pair taken", "everybody not_asked"});
  CHECK(to_text(told.origin.factor) == "1.1");
}

TEST_CASE("where the unit price is rounded, both steps are shown") {
  PriceBook book = book_of_days();
  book.step = RoundingStep::unit_price;
  add_adjustment(book, "0.98255", financial_year());
  const LineExplanation told = explain(first_line(book), book);
  CHECK(told.unit == Pence{983});
  CHECK(round(told.exact, Rounding::down) == Pence{983 * 30});
  CHECK(round(told.exact, Rounding::up) == Pence{983 * 30});
  CHECK(told.line.amount == Pence{983 * 30});
}

TEST_CASE("a review period at a day's cost is its price times the longest interval") {
  PriceBook book = small_book();
  book.paid.units = {TariffUnit::review_period};
  add_price(book, "03", TariffUnit::review_period_day, "30.00", financial_year(), 20);
  const Line line = first_line(book);
  const LineExplanation told = explain(line, book);
  CHECK(told.origin.is_day_cost);
  CHECK(told.origin.review_days == 28);
  CHECK(told.origin.price == Pence{3000});
  CHECK(told.line.price == Pence{84000});
}

TEST_CASE("a line that is not the book's is a fault of our own") {
  PriceBook book = book_of_days();
  add_adjustment(book, "0.982", financial_year());
  const Line good = first_line(book);
  CHECK_NOTHROW(explain(good, book));
  const std::vector<std::function<void(Line&)>> faults{
      [](Line& line) { line.amount += Pence{1}; },
      [](Line& line) { line.price += Pence{1}; },
      [](Line& line) { line.factor = Rate{1}; },
      [](Line& line) { line.rule += "0"; },
      [](Line& line) { line.price_list = "pair"; },
      [](Line& line) { line.non_contract = true; },
      [](Line& line) { line.quantity += 1; },
      [](Line& line) { line.rounding = Rounding::down; },
      [](Line& line) { line.unit = TariffUnit::contact; },
      [](Line& line) { line.unit = TariffUnit::capitation; }};
  for (const auto& fault : faults) {
    Line wrong = good;
    fault(wrong);
    CHECK_THROWS_AS(explain(wrong, book), InternalError);
  }
}

TEST_CASE("law: every line of an episode can be opened, and rounds to its amount") {
  CHECK(rc::check("explained lines", [] {
    PriceBook book = small_book();
    book.rounding =
        *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
    book.step = *rc::gen::element(RoundingStep::invoice_line, RoundingStep::unit_price);
    const Date year = financial_year().first;
    const int change = *rc::gen::inRange(1, 364);
    for (const TariffUnit each : cluster_day_units) {
      Dated<Pence> price;
      price.valid = {year, year + change};
      price.value = Pence{*rc::gen::inRange(0, 40000)};
      book.prices[{cluster, each}].push_back(price);
      price.valid = {year + change, year + 365};
      price.value = Pence{*rc::gen::inRange(0, 40000)};
      book.prices[{cluster, each}].push_back(price);
    }
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
      const int from = *rc::gen::inRange(0, 300);
      add_adjustment(book, "0." + std::to_string(*rc::gen::inRange(900, 1000)),
                     {year + from, year + from + *rc::gen::inRange(1, 200)});
    }
    Episode episode = episode_of("03", {year + *rc::gen::inRange(0, 100), year + 365});
    episode.provider = provider;
    episode.commissioner = payer;
    admit(episode, {year + 110, year + 110 + *rc::gen::inRange(1, 90)});
    for (const Line& line : price(episode, book)) {
      const LineExplanation told = explain(line, book);
      RC_ASSERT(round(told.exact, book.rounding) == line.amount);
      Rate factor{1};
      for (const FactorPart& part : told.origin.factors) factor = factor * part.factor;
      RC_ASSERT(factor == line.factor);
    }
  }));
}

}  // namespace
