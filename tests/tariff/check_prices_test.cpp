#include "pbr/tariff.hpp"

#include <catch2/catch.hpp>

#include "small_book.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

std::vector<std::string> messages(const Diagnostics& problems) {
  std::vector<std::string> texts;
  for (const Diagnostic& problem : problems) texts.push_back(problem.code + " " + problem.message);
  return texts;
}

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("a book with every price has no problem, and then price() does not fail") {
  PriceBook book = small_book();
  add_free(book, "03", financial_year());
  CHECK(check_prices(book, {"03"}, financial_year()).empty());
  Episode episode = episode_of("03", financial_year());
  episode.from_cluster = "";
  admit(episode, days("2014-06-01", "2014-06-30"));
  CHECK_NOTHROW(price(episode, book));
}

TEST_CASE("every missing cluster, unit and run of days is told at once (TA001)") {
  PriceBook book = small_book();
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", days("2014-05-01", "2014-08-31"));
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", days("2014-10-02", "2015-03-30"));
  add_price(book, "03", TariffUnit::admitted_day, "9.20", financial_year());
  add_price(book, "03", TariffUnit::initial_assessment, "9.20", days("2014-01-01", "2014-04-02"));
  const Diagnostics problems = check_prices(book, {"04", "03", "04"}, financial_year());
  CHECK(messages(problems) ==
        Messages{
            "TA001 no price for non_admitted_day in cluster 03 from 2014-04-01 to 2014-04-30",
            "TA001 no price for non_admitted_day in cluster 03 from 2014-09-01 to 2014-10-01",
            "TA001 no price for non_admitted_day in cluster 03 on 2015-03-31",
            "TA001 no price for initial_assessment in cluster 03 from 2014-04-03 to 2015-03-31",
            "TA001 no price for non_admitted_day in cluster 04 from 2014-04-01 to 2015-03-31",
            "TA001 no price for admitted_day in cluster 04 from 2014-04-01 to 2015-03-31",
            "TA001 no price for initial_assessment in cluster 04 from 2014-04-01 to 2015-03-31"});
}

TEST_CASE("a missing price is printed with the book's file and what to do") {
  PriceBook book = small_book();
  add_free(book, "03", days("2014-04-01", "2015-03-30"));
  const Diagnostics problems = check_prices(book, {"03"}, financial_year());
  REQUIRE(problems.size() == 3);
  CHECK(render(problems[1]) ==
        "rules/england/tariffs/small.yaml: error[TA001]: no price for admitted_day in cluster 03 "
        "on 2015-03-31\n"
        "  expected: a price in force on every day of the reporting period\n"
        "  help: add admitted_day for cluster 03 from 2015-03-31; 0.00 where nothing is paid\n");
}

TEST_CASE("the nearest price is never taken for one that is missing") {
  PriceBook book = small_book();
  add_free(book, "03", days("2013-04-01", "2014-03-31"));
  CHECK(check_prices(book, {"03"}, financial_year()).size() == 3);
}

TEST_CASE("a price that no exact amount can hold is told once (TA002)") {
  PriceBook book = small_book();
  add_price(book, "03", TariffUnit::admitted_day, "9000000000000000.00", financial_year(), 15);
  add_free(book, "03", financial_year());
  const Diagnostics problems = check_prices(book, {"03"}, financial_year());
  REQUIRE(messages(problems) ==
          Messages{"TA002 price times adjustments does not fit an exact amount"});
  CHECK(problems[0].at.line == 15);
  CHECK(problems[0].found == "9000000000000000.00");
}

TEST_CASE("adjustments whose product is no exact factor are told beside missing prices (TA002)") {
  PriceBook book = small_book();
  add_adjustment(book, "0.982000000000001", financial_year());
  add_adjustment(book, "1.000000000000007", days("2014-07-01", "2014-07-31"));
  CHECK(messages(check_prices(book, {"03"}, days("2014-07-10", "2014-07-20"))) ==
        Messages{"TA002 the product of the adjustments in force does not fit an exact factor",
                 "TA001 no price for non_admitted_day in cluster 03 from 2014-07-10 to 2014-07-20",
                 "TA001 no price for admitted_day in cluster 03 from 2014-07-10 to 2014-07-20",
                 "TA001 no price for initial_assessment in cluster 03 from 2014-07-10 to "
                 "2014-07-20"});
}
