#include "allocation/probability.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <vector>

namespace {

using namespace pbr;

constexpr std::int64_t most = std::int64_t{1} << 61;

Softmax of(std::vector<std::int64_t> points, int places) { return softmax_of_best(points, places); }

}  // namespace

TEST_CASE("probabilities known by heart") {
  CHECK(of({7}, 0) == Softmax{1'000'000, 0});
  CHECK(of({0, 0}, 3) == Softmax{500'000, 0});
  CHECK(of({5, 5, 5}, 0) == Softmax{333'333, 0});
  // e / (1 + e) = 0.731058578..., tanh(1/2) = 0.462117157...
  CHECK(of({3, 2}, 0) == Softmax{731'059, 462'117});
  CHECK(of({3'000, 2'000}, 3) == Softmax{731'059, 462'117});
  CHECK(of({-20, -30}, 1) == Softmax{731'059, 462'117});
}

TEST_CASE("half a millionth goes up where it is exact, and down where weights are lost below it") {
  std::vector<std::int64_t> scores(128, 4);
  CHECK(softmax_of_best(scores, 0).probability == 7'813);  // 7812.5
  // One more candidate of weight exp(-2^61): the exact value is below the half by less than any
  // number of digits shows.
  scores.push_back(4 - most);
  CHECK(softmax_of_best(scores, 0).probability == 7'812);
  CHECK(probability_of(scores, 0, 0) == 7'812);
  CHECK(probability_of(scores, 128, 0) == 0);
}

TEST_CASE("scores beside a rounding boundary are decided by their exact value") {
  // Computed with 60 digits: the lead in units of 10^-15 just below and just above the boundary.
  const auto lead = [](std::int64_t units) { return of({units, 0}, 15); };
  CHECK(lead(999'999'600'075'151) == Softmax{731'058, 462'117});
  CHECK(lead(999'999'600'075'152) == Softmax{731'059, 462'117});
  CHECK(lead(2'000'000'000) == Softmax{500'000, 1});
  CHECK(lead(2'000'000'001) == Softmax{500'001, 1});
  CHECK(lead(14'508'657'238'524'094) == Softmax{999'999, 999'999});
  CHECK(lead(14'508'657'238'524'095) == Softmax{1'000'000, 999'999});
}

TEST_CASE("scores as far apart as a pack may have them neither overflow nor vanish") {
  CHECK(of({most, -most}, 0) == Softmax{1'000'000, 1'000'000});
  CHECK(of({most, most, -most}, 15) == Softmax{500'000, 0});
  CHECK(of({-most, -most}, 15) == Softmax{500'000, 0});
}

TEST_CASE("probabilities of all candidates make one, and the best has the most") {
  CHECK(rc::check("sums and order", [] {
    const auto count = *rc::gen::inRange<std::size_t>(1, 40);
    const auto scores =
        *rc::gen::container<std::vector<std::int64_t>>(count, rc::gen::inRange(-9'000, 9'000));
    std::int64_t sum = 0;
    const auto best =
        static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t each = 0; each < count; ++each) {
      const auto probability = probability_of(scores, each, 3);
      RC_ASSERT(probability <= probability_of(scores, best, 3));
      sum += probability;
    }
    // Each is rounded by half a millionth at most.
    RC_ASSERT(std::abs(sum - 1'000'000) <= static_cast<std::int64_t>(count));
    auto sorted = scores;
    std::sort(sorted.rbegin(), sorted.rend());
    RC_ASSERT(softmax_of_best(sorted, 3).probability == probability_of(scores, best, 3));
  }));
}
