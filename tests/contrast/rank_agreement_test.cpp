#include "pbr/rank_agreement.hpp"

#include <catch2/catch.hpp>

#include "contrast/small_inputs.hpp"

using namespace pbr_test;

namespace {

std::vector<Rate> rates(std::initializer_list<int> values) {
  std::vector<Rate> made;
  for (const int value : values) made.emplace_back(value);
  return made;
}

}  // namespace

// source: worked by hand. (1 2 3 4 5) against (2 1 4 3 5): two of ten pairs turned round, tau 0.6;
// squared differences of ranks 4, rho = 1 - 6 x 4 / (5 x 24) = 0.8.
TEST_CASE("tau-b and rho of two rankings") {
  const auto a = rates({1, 2, 3, 4, 5}), b = rates({2, 1, 4, 3, 5});
  CHECK(*kendall_tau_b(a, b) == Approx(0.6));
  CHECK(*spearman_rho(a, b) == Approx(0.8));
  CHECK(*kendall_tau_b(a, a) == Approx(1.0));
  const auto turned = rates({5, 4, 3, 2, 1});
  CHECK(*kendall_tau_b(a, turned) == Approx(-1.0));
  CHECK(*spearman_rho(a, turned) == Approx(-1.0));
}

// constructed by us: ranks (1, 2.5, 2.5, 4) and (1, 2, 3, 4): rho = 4.5 / sqrt(4.5 x 5); five pairs
// together and one tied in a: tau-b = 5 / sqrt(5 x 6).
TEST_CASE("ties") {
  const auto a = rates({1, 2, 2, 3}), b = rates({1, 2, 3, 4});
  CHECK(*spearman_rho(a, b) == Approx(4.5 / std::sqrt(4.5 * 5)));
  CHECK(*kendall_tau_b(a, b) == Approx(5 / std::sqrt(30.0)));
}

TEST_CASE("nothing to rank") {
  const auto one = rates({1}), level = rates({2, 2, 2}), other = rates({1, 2, 3});
  CHECK_FALSE(kendall_tau_b(one, one));
  CHECK_FALSE(spearman_rho(one, one));
  CHECK_FALSE(spearman_rho(level, other));
  CHECK_FALSE(spearman_rho({}, {}));
  CHECK_THROWS_AS(spearman_rho(one, other), InternalError);
}

// constructed by us: amounts per person. Activity: RA1 30, RB2 20, RC3 10, RD4 without people.
// Block shares 9,000 by people, 3,000 each for one person: all equal.
TEST_CASE("providers by amount per person") {
  const PayInputs inputs = inputs_of({{contract("RA1"), contract_of({{"03", 1, 6000, 2}})},
                                      {contract("RB2"), contract_of({{"03", 1, 2000, 1}})},
                                      {contract("RC3"), contract_of({{"03", 1, 1000, 1}})},
                                      {contract("RD4"), contract_of({{"03", 1, 10, 0}})}});
  const std::vector<Scheme> schemes{activity(), half(), block(), results()};
  const auto rows = agreement_of_schemes(payments_of(schemes, inputs), inputs);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].providers == 3);
  CHECK(*rows[0].tau == Approx(1.0));
  CHECK(rows[0].places == 1);
  CHECK(rows[0].moved == 0);
  CHECK(rows[0].quarter == 1);
  CHECK(rows[0].top_both == 1);
  CHECK(rows[0].bottom_both == 1);
  CHECK_FALSE(rows[0].sampled);
  CHECK(rows[2].sampled);
  CHECK(rows[1].first.text() == "activity");
  CHECK(rows[1].second.text() == "block");
}

TEST_CASE("any scheme ranks like itself") {
  REQUIRE(rc::check("itself", [] {
    const PayInputs inputs = random_inputs();
    const std::vector<Scheme> schemes{results(), results()};
    const auto rows = agreement_of_schemes(payments_of(schemes, inputs), inputs);
    RC_ASSERT(rows.size() == 1U);
    RC_ASSERT(rows[0].moved == 0U);
    RC_ASSERT(rows[0].top_both == rows[0].quarter);
    if (rows[0].tau) RC_ASSERT(*rows[0].tau > 0.999999);
  }));
}
