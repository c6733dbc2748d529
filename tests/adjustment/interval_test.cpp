#include "pbr/interval.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace pbr;

namespace {

struct Share {
  std::int64_t yes, of;
  double low, high;
};

// P(R <= r) of n, term by term from the left, in long double: another way than the engine's.
long double below_or_at(std::int64_t r, std::int64_t n, long double p) {
  long double chance = std::pow(1 - p, static_cast<long double>(n));
  long double sum = 0;
  for (std::int64_t k = 0; k <= r; ++k) {
    sum += chance;
    chance *= static_cast<long double>(n - k) / static_cast<long double>(k + 1) * p / (1 - p);
  }
  return sum;
}

}  // namespace

TEST_CASE("Wilson's interval of a share") {
  // Newcombe, Statistics in Medicine 1998, 17, 857-872, table I, method 3.
  const Share share = GENERATE(Share{81, 263, 0.2553, 0.3662}, Share{15, 148, 0.0624, 0.1605},
                               Share{0, 20, 0, 0.1611}, Share{1, 29, 0.0061, 0.1718});
  const auto interval = wilson(share.yes, share.of);
  REQUIRE(interval);
  CHECK(interval->low == Approx(share.low).margin(0.00005));
  CHECK(interval->high == Approx(share.high).margin(0.00005));
}

TEST_CASE("nobody has no interval, none and all end where they must") {
  CHECK_FALSE(wilson(0, 0));
  CHECK(wilson(0, 7)->low == 0);
  CHECK(wilson(7, 7)->high == 1);
  CHECK_FALSE(mean_interval(1, 5, 25));
  CHECK(byar(0).low == 0);
}

TEST_CASE("Student's interval of a mean") {
  // 1, 2, 3, 4: mean 2.5, s = 1.290994, t(0.975, 3) = 3.182446.
  const auto interval = mean_interval(4, 10, 30);
  REQUIRE(interval);
  CHECK(interval->low == Approx(2.5 - 3.182446305 * 1.2909944487 / 2));
  CHECK(interval->high == Approx(2.5 + 3.182446305 * 1.2909944487 / 2));
  // All alike: no doubt is left, and nothing below 0 under the root.
  CHECK(mean_interval(3, 30'000'000'003, Int128{10'000'000'001} * 10'000'000'001 * 3)->low ==
        10'000'000'001);
  CHECK(student_975(1) == Approx(12.7062047364).epsilon(1e-9));
  CHECK(student_975(30) == Approx(2.0422724563).epsilon(1e-9));
}

TEST_CASE("Byar's interval of a count") {
  // By hand: 10 (1 - 1/90 - 1.96/(3 sqrt 10))^3 and 11 (1 - 1/99 + 1.96/(3 sqrt 11))^3; the exact
  // Poisson limits of 10 are 4.795 and 18.390.
  CHECK(byar(10).low == Approx(4.7874).margin(0.0001));
  CHECK(byar(10).high == Approx(18.3915).margin(0.0001));
  CHECK(byar(0).high == Approx(3.6680).margin(0.0001));
}

TEST_CASE("limits of a share lie where the binomial tails say") {
  // 2 of 2, p = 0.5: P(0) = 0.25 > 0.025, so r = 0: -(0.25 - 0.025)/0.25 is below 0.
  CHECK(binomial_limits(0.5, 2, FunnelLimit::p95).low == 0);
  // 10 of p = 0.5: P(R <= 1) = 11/1024, P(R <= 2) = 56/1024 > 0.025; (2 - (56/1024 - 0.025) /
  // (45/1024)) / 10, and the same from above.
  const double low = (2 - (56.0 / 1024 - 0.025) / (45.0 / 1024)) / 10;
  CHECK(binomial_limits(0.5, 10, FunnelLimit::p95).low == Approx(low));
  CHECK(binomial_limits(0.5, 10, FunnelLimit::p95).high == Approx(0.9 - low));
  CHECK(binomial_limits(0, 10, FunnelLimit::p95).high == 0);
  CHECK(binomial_limits(1, 10, FunnelLimit::p95).low == 1);
}

TEST_CASE("limits hold for every size and rate") {
  rc::check("tails, order and narrowing", [] {
    const auto n = *rc::gen::inRange<std::int64_t>(1, 400);
    const double p = *rc::gen::inRange(1, 1000) / 1000.0;
    const Interval limits = binomial_limits(p, n, FunnelLimit::p95);
    const Interval wide = binomial_limits(p, n, FunnelLimit::p998);
    RC_ASSERT(wide.low <= limits.low && limits.high <= wide.high);
    RC_ASSERT(0 <= wide.low && wide.high <= 1);
    // The step below the low limit leaves no more than the tail, the step above it more.
    const auto at = static_cast<std::int64_t>(std::floor(limits.low * static_cast<double>(n)));
    if (limits.low > 0) {
      RC_ASSERT(below_or_at(at, n, static_cast<long double>(p)) <= 0.025L + 1e-9L);
      RC_ASSERT(below_or_at(at + 1, n, static_cast<long double>(p)) >= 0.025L - 1e-9L);
    }
  });
}

TEST_CASE("an interval holds its share and is the mirror of that of the others") {
  rc::check("Wilson", [] {
    const auto n = *rc::gen::inRange<std::int64_t>(1, 100'000);
    const auto k = *rc::gen::inRange<std::int64_t>(0, n + 1);
    const auto yes = wilson(k, n);
    const auto no = wilson(n - k, n);
    const double share = static_cast<double>(k) / static_cast<double>(n);
    RC_ASSERT(yes->low <= share + 1e-12 && share <= yes->high + 1e-12);
    RC_ASSERT(std::abs(yes->low + no->high - 1) < 1e-9);
  });
}
