#include "pbr/reliable_change.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace {

using namespace pbr;

Rate rate(const char* text) { return Rate::parse(text).value(); }

Measure measure_of(const char* sd, const char* reliability) {
  Measure measure;
  measure.jacobson_truax = JacobsonTruax{rate(sd), rate(reliability)};
  return measure;
}

}  // namespace

TEST_CASE("the criterion of Jacobson and Truax to its printed digits") {
  struct Case {
    const char *source, *sd, *reliability;
    int places;
    const char* criterion;
  };
  // "facts": worked examples of the shared facts on outcome measures. "ours": constructed by us.
  const Case cases[] = {
      {"facts", "6.0", "0.80", 4, "7.4377"},
      {"facts", "5.5", "0.75", 4, "7.6226"},
      {"facts", "8.5", "0.85", 4, "9.1251"},
      {"facts", "9.0", "0.90", 4, "7.8888"},
      {"ours: 1.96 x 1 x sqrt 2", "1", "0", 4, "2.7719"},
      {"ours: a whole criterion", "1", "0.5", 2, "1.96"},
      {"ours: no decimals", "6.0", "0.80", 0, "7"},
      {"ours: a zero before the point", "0.01", "0.5", 4, "0.0196"},
      {"ours: half up", "0.0125", "0.5", 4, "0.0245"},
      {"ours: half up at three", "0.0125", "0.5", 3, "0.025"},
      {"ours: long decimals", "6.000000000000001", "0.800000000000001", 9, "7.437651578"}};
  for (const Case& c : cases) {
    INFO(c.source << ": " << c.sd << ", " << c.reliability);
    CHECK(criterion_text({rate(c.sd), rate(c.reliability)}, c.places) == c.criterion);
  }
}

TEST_CASE("a change is held against the criterion exactly") {
  const Measure exact = measure_of("1", "0.5");  // 1.96
  CHECK(is_reliable(exact, rate("1.96")));
  CHECK(is_reliable(exact, rate("-1.96")));
  CHECK_FALSE(is_reliable(exact, rate("1.959999999999999")));
  CHECK_FALSE(is_reliable(exact, rate("0")));
  // 7.43765...: the printed 7.4377 is above it, 7.4376 below.
  const Measure facts = measure_of("6.0", "0.80");
  CHECK(is_reliable(facts, rate("7.4377")));
  CHECK_FALSE(is_reliable(facts, rate("7.4376")));
  CHECK(is_reliable(facts, Rate{8}));
  CHECK_FALSE(is_reliable(facts, Rate{7}));
  Measure given;
  CHECK_FALSE(is_reliable(given, Rate{100}));
  given.reliable_change = Rate{5};
  CHECK(is_reliable(given, Rate{5}));
  CHECK(is_reliable(given, Rate{-5}));
  CHECK_FALSE(is_reliable(given, Rate{49, 10}));
}

TEST_CASE("laws of the reliable change") {
  REQUIRE(rc::check("it does not ask which way, and what is more than reliable is reliable", [] {
    Measure measure;
    measure.jacobson_truax = JacobsonTruax{Rate{*rc::gen::inRange(1, 2000), 100},
                                           Rate{*rc::gen::inRange(0, 1000), 1000}};
    const Rate change{*rc::gen::inRange(-9000, 9000), *rc::gen::inRange(1, 300)};
    RC_ASSERT(is_reliable(measure, change) == is_reliable(measure, Rate{} - change));
    const Rate more = change + (change < Rate{} ? Rate{-1} : Rate{1});
    RC_ASSERT(!is_reliable(measure, change) || is_reliable(measure, more));
  }));
  REQUIRE(rc::check("what is printed is the nearest of its places", [] {
    const JacobsonTruax terms{Rate{*rc::gen::inRange(1, 2000), 100},
                              Rate{*rc::gen::inRange(0, 1000), 1000}};
    Measure measure;
    measure.jacobson_truax = terms;
    const Rate printed = rate(criterion_text(terms, 4).c_str());
    RC_ASSERT(is_reliable(measure, printed + Rate{1, 20000}));
    if (printed > Rate{1, 20000}) {
      RC_ASSERT(!is_reliable(measure, printed - Rate{1, 20000} - Rate{1, 1000000000}));
    }
  }));
}
