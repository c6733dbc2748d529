#include "pbr/tariff.hpp"

#include <catch2/catch.hpp>

#include "small_book.hpp"

using namespace pbr;
using namespace pbr::test;
using Lines = std::vector<std::string>;

namespace {

// 03 at £9.20 and £361.90 a day, £250 an initial assessment, all the year.
PriceBook usual_book() {
  PriceBook book = small_book();
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", financial_year(), 14);
  add_price(book, "03", TariffUnit::admitted_day, "361.90", financial_year(), 15);
  add_price(book, "03", TariffUnit::initial_assessment, "250.00", financial_year(), 16);
  return book;
}

}  // namespace

TEST_CASE("a line is one unit in one calendar month") {
  CHECK(told(price(episode_of("03", days("2014-04-11", "2014-06-02")), usual_book())) ==
        Lines{"A-1-1 non_admitted_day 2014-04-11..2014-04-30 20 x 9.20 x 1 = 184.00 "
              "england/tariffs/small.yaml:14",
              "A-1-2 non_admitted_day 2014-05-01..2014-05-31 31 x 9.20 x 1 = 285.20 "
              "england/tariffs/small.yaml:14",
              "A-1-3 non_admitted_day 2014-06-01..2014-06-02 2 x 9.20 x 1 = 18.40 "
              "england/tariffs/small.yaml:14"});
}

TEST_CASE("every day is an admitted or a non-admitted one, and no line holds no day") {
  Episode episode = episode_of("03", days("2014-04-21", "2014-06-30"));
  admit(episode, days("2014-04-29", "2014-05-02"));
  admit(episode, days("2014-05-10", "2014-05-10"));
  CHECK(told(price(episode, usual_book())) ==
        Lines{"A-1-1 non_admitted_day 2014-04-21..2014-04-30 8 x 9.20 x 1 = 73.60 "
              "england/tariffs/small.yaml:14",
              "A-1-2 admitted_day 2014-04-21..2014-04-30 2 x 361.90 x 1 = 723.80 "
              "england/tariffs/small.yaml:15",
              "A-1-3 non_admitted_day 2014-05-01..2014-05-31 28 x 9.20 x 1 = 257.60 "
              "england/tariffs/small.yaml:14",
              "A-1-4 admitted_day 2014-05-01..2014-05-31 3 x 361.90 x 1 = 1085.70 "
              "england/tariffs/small.yaml:15",
              "A-1-5 non_admitted_day 2014-06-01..2014-06-30 30 x 9.20 x 1 = 276.00 "
              "england/tariffs/small.yaml:14"});
  Episode inside = episode_of("03", days("2014-05-01", "2014-05-03"));
  admit(inside, inside.period);
  CHECK(told(price(inside, usual_book())) ==
        Lines{"A-1-1 admitted_day 2014-05-01..2014-05-03 3 x 361.90 x 1 = 1085.70 "
              "england/tariffs/small.yaml:15"});
}

TEST_CASE("an initial assessment is one line on the first day of the first episode") {
  Episode episode = episode_of("03", days("2014-04-11", "2014-04-12"));
  episode.from_cluster = "";
  const Lines both{
      "A-1-1 non_admitted_day 2014-04-11..2014-04-12 2 x 9.20 x 1 = 18.40 "
      "england/tariffs/small.yaml:14",
      "A-1-2 initial_assessment 2014-04-11..2014-04-11 1 x 250.00 x 1 = 250.00 "
      "england/tariffs/small.yaml:16"};
  CHECK(told(price(episode, usual_book())) == both);

  SECTION("it stays where the episode is also the last: transition `discharge`") {
    episode.transition = Transition::discharge;
    CHECK(told(price(episode, usual_book())) == both);
  }
  SECTION("none where the episode started before the reporting period") {
    episode.started = day("2014-04-10");
    CHECK(told(price(episode, usual_book())) == Lines{both[0]});
  }
  SECTION("none where an episode went before it in the referral") {
    episode.from_cluster = "03";
    CHECK(told(price(episode, usual_book())) == Lines{both[0]});
  }
}

TEST_CASE("a line is split where the price changes") {
  PriceBook book = small_book();
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", days("2014-04-01", "2014-05-15"), 7);
  add_price(book, "03", TariffUnit::non_admitted_day, "9.50", days("2014-05-16", "2015-03-31"), 8);
  add_free(book, "03", financial_year());
  CHECK(told(price(episode_of("03", days("2014-05-01", "2014-05-31")), book)) ==
        Lines{"A-1-1 non_admitted_day 2014-05-01..2014-05-15 15 x 9.20 x 1 = 138.00 "
              "england/tariffs/small.yaml:7",
              "A-1-2 non_admitted_day 2014-05-16..2014-05-31 16 x 9.50 x 1 = 152.00 "
              "england/tariffs/small.yaml:8"});
}

TEST_CASE("a line is split where an adjustment begins or ends, and adjustments multiply") {
  PriceBook book = usual_book();
  add_adjustment(book, "0.982", days("2014-05-11", "2014-05-20"));
  add_adjustment(book, "1.1", days("2014-05-11", "2014-05-25"));
  CHECK(told(price(episode_of("03", days("2014-05-01", "2014-05-31")), book)) ==
        Lines{"A-1-1 non_admitted_day 2014-05-01..2014-05-10 10 x 9.20 x 1 = 92.00 "
              "england/tariffs/small.yaml:14",
              "A-1-2 non_admitted_day 2014-05-11..2014-05-20 10 x 9.20 x 1.0802 = 99.38 "
              "england/tariffs/small.yaml:14",
              "A-1-3 non_admitted_day 2014-05-21..2014-05-25 5 x 9.20 x 1.1 = 50.60 "
              "england/tariffs/small.yaml:14",
              "A-1-4 non_admitted_day 2014-05-26..2014-05-31 6 x 9.20 x 1 = 55.20 "
              "england/tariffs/small.yaml:14"});
}

TEST_CASE("an adjustment by 1 splits nothing") {
  PriceBook book = usual_book();
  const Episode episode = episode_of("03", days("2014-05-01", "2014-05-31"));
  const Lines before = told(price(episode, book));
  add_adjustment(book, "1", days("2014-05-11", "2014-05-20"));
  CHECK(told(price(episode, book)) == before);
}

TEST_CASE("the amount is rounded once, as the book says") {
  struct Case {
    Rounding rounding;
    std::string amount;
  };
  // 3 days x £0.05 x 0.5 = 7.5p
  const auto each = GENERATE(values<Case>({{Rounding::half_up, "0.08"},
                                           {Rounding::half_even, "0.08"},
                                           {Rounding::down, "0.07"},
                                           {Rounding::up, "0.08"}}));
  PriceBook book = small_book();
  book.rounding = each.rounding;
  add_price(book, "03", TariffUnit::non_admitted_day, "0.05", financial_year());
  add_free(book, "03", financial_year());
  add_adjustment(book, "0.5", financial_year());
  const auto lines = price(episode_of("03", days("2014-05-01", "2014-05-03")), book);
  REQUIRE(lines.size() == 1);
  CHECK(to_pounds(lines[0].amount) == each.amount);
}

TEST_CASE("a price of nothing still makes its line") {
  PriceBook book = small_book();
  add_free(book, "99", financial_year());
  CHECK(told(price(episode_of("99", days("2014-05-01", "2014-05-02")), book)) ==
        Lines{"A-1-1 non_admitted_day 2014-05-01..2014-05-02 2 x 0.00 x 1 = 0.00 "
              "england/tariffs/small.yaml:1"});
}

TEST_CASE("a book beside the study is named as the study names it") {
  PriceBook book = usual_book();
  book.header.reference = "our-prices.yaml";
  const auto lines = price(episode_of("03", days("2014-05-01", "2014-05-01")), book);
  CHECK(lines.at(0).rule == "our-prices.yaml:14");
}

TEST_CASE("a missing price is a fault of ours, for check_prices() comes first") {
  const PriceBook book = usual_book();
  CHECK_THROWS_AS(price(episode_of("04", days("2014-05-01", "2014-05-31")), book), InternalError);
  CHECK_THROWS_AS(price(episode_of("03", days("2015-03-01", "2015-04-30")), book), InternalError);
}
