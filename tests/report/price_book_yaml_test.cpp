#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/price_report.hpp"
#include "report/exact_text.hpp"

namespace {

using namespace pbr;

// Every part a book can have. Constructed by us.
const std::string everything = R"(tariff: all-parts
version: 1.2.3
status: illustrative
valid: {from: 2014-04-01, to: 2016-03-31}
licence: Apache-2.0
sources: ["stated by us: \"quoted\", with a back\\slash and £"]
rounding: {mode: half_even, step: unit_price, source: ours}
units:
  review_period: {pay: pro_rata, begins: at_review}
  admitted_day: {}
  initial_assessment: {leads_to_nothing: paid}
adjustments:
  - {id: uplift, factor: 0.982, from: 2014-04-01, source: ours}
  - {id: uplift, factor: 1.001, from: 2015-04-01, source: ours}
  - {id: local, factor: 1.02, from: 2014-10-01, source: ours, provider: ZPA, commissioner: ZC1, units: [admitted_day]}
market_forces:
  source: stated by us
  providers:
    ZPA: 1.05
    ZPB: [{value: 1.01}, {from: 2015-04-01, value: 1.02, source: later}]
  others: 1
prices:
  "03":
    review_period_day: [{value: 9.20}, {from: 2014-10-01, value: 9.30, source: "halfway: 9.30"}]
    admitted_day: 361.90
    initial_assessment: 0.00
    source: ours
price_lists:
  - id: zpa
    provider: ZPA
    prices: {"03": {review_period_day: 8.00, source: ours}}
  - id: pair
    provider: ZPA
    commissioner: "ZC:1 #"
    prices: {"04": {admitted_day: 300.00, source: ours}}
contracts:
  - {provider: ZPA, commissioner: "ZC:1 #", host: true}
  - {provider: ZPB, commissioner: ZC2}
non_contract: {prices: zpa, factor: 1.1, source: ours}
capitation:
  - {provider: ZPB, commissioner: ZC2, heads: 1000, a_head_a_year: 12.50, source: ours}
  - {provider: ZPB, commissioner: ZC2, heads: 1100, a_head_a_year: 12.60, from: 2015-04-01, source: ours}
)";

PriceBook load(const std::string& text) {
  const std::string path =
      (std::filesystem::temp_directory_path() / "pbr-price-book-yaml-test.yaml").string();
  std::ofstream(path) << text;
  auto loaded = load_tariff(path, {});
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  return std::move(*loaded.value);
}

std::string written(const PriceBook& book) {
  std::ostringstream out;
  write_price_book(book, out);
  return out.str();
}

TEST_CASE("a price book written out reads back as the same book") {
  const PriceBook book = load(everything);
  const std::string text = written(book);
  const PriceBook again = load(text);
  CHECK(written(again) == text);
  CHECK(again.header.sources == book.header.sources);
  CHECK(again.rounding == Rounding::half_even);
  CHECK(again.step == RoundingStep::unit_price);
  CHECK(again.paid.units == book.paid.units);
  CHECK(again.paid.review_period.pro_rata);
  CHECK(again.paid.review_period.begins_at_review);
  CHECK(again.paid.assessment_that_leads_to_nothing);
  CHECK(again.capitation.size() == 2);
  CHECK(again.non_contract->prices == "zpa");
  CHECK(host_of(again, ProviderId("ZPA"))->commissioner == CommissionerId("ZC:1 #"));
  for (const char* provider : {"ZPA", "ZPB", "ZPX"}) {
    for (const char* payer : {"ZC:1 #", "ZC2", "ZC1"}) {
      const PriceView one(book, ProviderId(provider), CommissionerId(payer));
      const PriceView two(again, ProviderId(provider), CommissionerId(payer));
      for (Date day = book.header.valid.first; day < book.header.valid.end; day = day + 30) {
        for (const char* cluster : {"03", "04"}) {
          for (const TariffUnit unit : priced_units) {
            INFO(provider << " " << payer << " " << to_text(day) << " " << to_text(unit));
            CHECK(one.factor(unit, day) == two.factor(unit, day));
            const auto a = one.price(ClusterCode(cluster), unit, day);
            const auto b = two.price(ClusterCode(cluster), unit, day);
            REQUIRE((a.price == nullptr) == (b.price == nullptr));
            if (a.price == nullptr) continue;
            CHECK(a.price->value == b.price->value);
            CHECK(a.price->source == b.price->source);
            CHECK(a.is_day_cost == b.is_day_cost);
          }
        }
      }
    }
  }
}

TEST_CASE("the terms of episodes are written") {
  PriceBook book = load(everything);
  book.paid.units = {TariffUnit::episode};
  book.paid.episode = {3, 90};
  const PriceBook again = load(written(book));
  CHECK(again.paid.episode.short_stay_up_to == 3);
  CHECK(again.paid.episode.long_stay_beyond == 90);
  book.paid.episode = {std::nullopt, 90};
  CHECK(load(written(book)).paid.episode.long_stay_beyond == 90);
}

TEST_CASE("exact amounts: a decimal where there is one, else a fraction") {
  const auto text = [](std::int64_t pence, Rate rate) { return exact_pounds(Pence{pence} * rate); };
  CHECK(text(15600, Rate(982, 1000)) == "153.192");
  CHECK(text(100, Rate{1}) == "1.00");
  CHECK(text(-5, Rate{1}) == "-0.05");
  CHECK(text(0, Rate{1}) == "0.00");
  CHECK(text(100, Rate(2, 37)) == "2/37");
  CHECK(text(100, Rate(-1, 3)) == "-1/3");
  CHECK(text(1, Rate(1, 8)) == "0.00125");
}

}  // namespace
