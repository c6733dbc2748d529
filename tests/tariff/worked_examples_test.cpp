#include "pbr/tariff.hpp"

#include <catch2/catch.hpp>

#include "small_book.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

std::string year_of(const std::string& cluster, const std::string& a_day, Period period,
                    const std::string& factor = "1") {
  PriceBook book = small_book();
  add_price(book, cluster, TariffUnit::non_admitted_day, a_day, financial_year());
  add_free(book, cluster, financial_year());
  add_adjustment(book, factor, financial_year());
  REQUIRE(check_prices(book, {cluster}, period).empty());
  return to_pounds(total(price(episode_of(cluster, period), book)));
}

}  // namespace

// source: worked example 3 of the payment facts (net uplifts of 2014/15)
// rulebook: £100m as one day's price, one adjustment
// as_at: 2014/15
TEST_CASE("£100m in 2014/15 is 98.2m in mental health and 98.5m in acute care") {
  const Period one_day = days("2014-04-01", "2014-04-01");
  CHECK(year_of("03", "100000000.00", one_day, "0.982") == "98200000.00");
  CHECK(year_of("03", "100000000.00", one_day, "0.985") == "98500000.00");
}

// source: worked example 4 of the payment facts (non-admitted cost a day of 2011/12)
// rulebook: cluster 18 at £5, cluster 14 at £30 a non-admitted day
// as_at: 2014/15
TEST_CASE("cluster 18 over a 365-day review is £1,825; cluster 14 over 28 days £840") {
  CHECK(year_of("18", "5.00", financial_year()) == "1825.00");
  CHECK(year_of("14", "30.00", days("2014-05-20", "2014-06-16")) == "840.00");
}

// source: worked example 7 of the payment facts (constructed there)
// rulebook: cluster 03 at £10 a non-admitted day
// as_at: 2014/15
TEST_CASE("one person, 90 days of cluster 03 at £10: activity £900") {
  CHECK(year_of("03", "10.00", days("2014-04-20", "2014-07-18")) == "900.00");
}
