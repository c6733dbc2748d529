// source: the regulator's example of 19 answers, as the published implementation has it
#include <catch2/catch.hpp>

#include "pbr/allocation.hpp"

using namespace pbr;

TEST_CASE("the regulator's own example of answer codes") {
  const std::array<Rating, item_count> severities{0, 3, 1, 1, 0, 1, 4, 0, 0, 0,
                                                  0, 0, 0, 1, 4, 1, 1, 1, 1};
  const std::array<int, item_count> codes{1,  9,  12, 17, 21, 27, 35, 36, 41, 46,
                                          51, 56, 61, 67, 75, 77, 82, 87, 92};
  for (std::size_t item = 0; item < item_count; ++item) {
    INFO(item);
    CHECK(answer_code(item, severities.at(item)) == codes.at(item));
  }
}

TEST_CASE("an answer that is not known has no code, and no two answers share one") {
  std::vector<bool> seen(5 * item_count + 1, false);
  for (std::size_t item = 0; item < item_count; ++item) {
    CHECK_FALSE(answer_code(item, not_known));
    for (Rating rating = 0; rating <= 4; ++rating) {
      const auto code = answer_code(item, rating);
      REQUIRE(code);
      REQUIRE(*code >= 1);
      REQUIRE(*code <= 95);
      CHECK_FALSE(seen.at(static_cast<std::size_t>(*code)));
      seen.at(static_cast<std::size_t>(*code)) = true;
    }
  }
}
