// Every kernel of this machine against the interpreter, on packs and ratings drawn at random.
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "pbr/scorecard.hpp"
#include "support/random_packs.hpp"
#include "support/same_decisions.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

void require_same(const EveryKernel& kernels, const std::vector<Assessment>& assessments) {
  for (std::size_t from = 0; from < assessments.size(); from += RatingBlock::capacity) {
    const auto count = std::min(RatingBlock::capacity, assessments.size() - from);
    const auto difference = kernels.difference(std::span(assessments).subspan(from, count));
    if (difference) RC_FAIL(*difference);
  }
}

// Every item alone at every rating, in every super-class and at both kinds of assessment.
std::vector<Assessment> one_item_known() {
  std::vector<Assessment> result;
  for (std::size_t item = 0; item < item_count; ++item) {
    for (Rating rating = 0; rating <= 4; ++rating) {
      for (int super_class = 0; super_class < 4; ++super_class) {
        for (const auto reason : {AssessmentReason::initial, AssessmentReason::review}) {
          Assessment assessment;
          assessment.ratings[item] = rating;
          assessment.super_class = static_cast<SuperClass>(super_class);
          assessment.reason = reason;
          result.push_back(assessment);
        }
      }
    }
  }
  return result;
}

}  // namespace

TEST_CASE("every kernel decides as the interpreter does") {
  const auto sparse = one_item_known();
  for (const Method method : {Method::profile, Method::logit, Method::table}) {
    CHECK(rc::check(std::string(to_text(method)), [&] {
      Draws draws(*rc::gen::arbitrary<std::uint32_t>());
      const ClusterPack pack = random_pack(draws, method);
      const EveryKernel kernels(pack);
      std::vector<Assessment> assessments(RatingBlock::capacity + draws.below(64));
      for (auto& assessment : assessments) assessment = random_assessment(draws);
      require_same(kernels, assessments);
      if (draws.percent(20)) require_same(kernels, sparse);
    }));
  }
}

TEST_CASE("this machine's fastest kernel is what a scorecard takes") {
  Draws draws(1);
  const ClusterPack pack = random_pack(draws, Method::profile);
  CHECK(kernels().front() == Kernel::scalar);
  CHECK(Scorecard(pack).kernel() == kernels().back());
  CHECK(Scorecard(pack, Kernel::scalar).kernel() == Kernel::scalar);
}

TEST_CASE("blocks of every size, and nothing written behind their rows") {
  for (const Method method : {Method::profile, Method::logit, Method::table}) {
    Draws draws(77);
    const ClusterPack pack = random_pack(draws, method);
    const EveryKernel kernels(pack);
    std::vector<Assessment> assessments;
    RatingBlock block;
    for (std::size_t rows = 0; rows <= RatingBlock::capacity; ++rows) {
      CHECK_FALSE(kernels.difference(assessments).has_value());
      Decision untouched;
      untouched.points = 12345;
      for (const Scorecard& card : kernels.cards()) {
        std::vector<Decision> decisions(RatingBlock::capacity + 1, untouched);
        card.decide(block, decisions);
        CHECK(std::count(decisions.begin() + static_cast<std::ptrdiff_t>(rows), decisions.end(),
                         untouched) == static_cast<std::ptrdiff_t>(decisions.size() - rows));
      }
      assessments.push_back(random_assessment(draws));
      if (rows < RatingBlock::capacity) block.add(assessments.back());
    }
  }
}

TEST_CASE("a list of assessments is allocated as each of them is") {
  for (const Method method : {Method::profile, Method::logit, Method::table}) {
    CHECK(rc::check(std::string(to_text(method)), [&] {
      Draws draws(*rc::gen::arbitrary<std::uint32_t>());
      const ClusterPack pack = random_pack(draws, method);
      std::vector<Assessment> assessments(draws.below(200));
      for (auto& each : assessments) {
        each = random_assessment(draws);
        if (draws.percent(5)) each.ratings = none_rated();
        if (draws.percent(5)) each.ratings[draws.below(item_count)] = 7;
        if (draws.percent(5)) each.unusable = Unusable::bad_date;
      }
      const auto found = Scorecard(pack).allocate(assessments);
      RC_ASSERT(found.size() == assessments.size());
      for (std::size_t at = 0; at < found.size(); ++at) {
        const Allocation expected = allocate(pack, assessments[at]);
        RC_ASSERT(found[at].cluster == expected.cluster);
        RC_ASSERT(found[at].runner_up == expected.runner_up);
        RC_ASSERT(found[at].margin == expected.margin);
        RC_ASSERT(found[at].essential_met == expected.essential_met);
        RC_ASSERT(found[at].reason == expected.reason);
      }
    }));
  }
}
