#include "rulebook/derived.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

// The ranges that the reader reasons with, held against all ratings one by one.
namespace {

using pbr::DerivedValue;
using pbr::Rating;
using pbr::rulebook::ItemLimits;
using pbr::rulebook::Range;

constexpr std::size_t items = 4;
constexpr Rating missing = 5;  // beside the ratings 0 to 4
using Ratings = std::array<Rating, items>;

DerivedValue any_value() {
  DerivedValue value;
  value.counts = *rc::gen::arbitrary<bool>();
  const auto count = *rc::gen::inRange<std::size_t>(1, items + 1);
  for (std::size_t item = 0; item < count; ++item) {
    value.terms.push_back({item, value.counts ? 1 : *rc::gen::inRange(-3, 4)});
  }
  value.from = *rc::gen::inRange<Rating>(0, 5);
  value.to = *rc::gen::inRange<Rating>(value.from, 5);
  value.most_missing = *rc::gen::inRange<std::size_t>(0, count + 1);
  return value;
}

ItemLimits any_limits() {
  ItemLimits limits;
  for (std::size_t item = 0; item < items; ++item) {
    const int kind = *rc::gen::inRange(0, 4);
    if (kind == 1) limits.unknown.at(item) = true;
    if (kind != 2) continue;
    const int lowest = *rc::gen::inRange(0, 5);
    limits.rated.at(item) = Range{lowest, *rc::gen::inRange(lowest, 5)};
  }
  return limits;
}

bool within(const Ratings& ratings, const ItemLimits& limits) {
  for (std::size_t item = 0; item < items; ++item) {
    const auto& rated = limits.rated.at(item);
    const int rating = ratings.at(item);
    if (limits.unknown.at(item) && rating != missing) return false;
    if (rated && (rating < rated->lowest || rated->highest < rating)) return false;
  }
  return true;
}

std::optional<int> value_of(const DerivedValue& value, const Ratings& ratings) {
  int sum = 0;
  std::size_t unknown = 0;
  for (const auto& term : value.terms) {
    const Rating rating = ratings.at(term.item);
    if (rating == missing) {
      ++unknown;
    } else if (!value.counts) {
      sum += term.weight * rating;
    } else if (value.from <= rating && rating <= value.to) {
      ++sum;
    }
  }
  return unknown > value.most_missing ? std::nullopt : std::optional(sum);
}

struct Seen {
  std::optional<Range> known;
  bool unknown = false;
};

Seen all_ratings(const DerivedValue& value, const ItemLimits& limits) {
  Seen seen;
  Ratings ratings{};
  for (unsigned code = 0; code < 6 * 6 * 6 * 6; ++code) {
    unsigned rest = code;
    for (auto& rating : ratings) {
      rating = static_cast<Rating>(rest % 6);
      rest /= 6;
    }
    if (!within(ratings, limits)) continue;
    const auto result = value_of(value, ratings);
    if (!result) {
      seen.unknown = true;
    } else if (!seen.known) {
      seen.known = Range{*result, *result};
    } else {
      seen.known->lowest = std::min(seen.known->lowest, *result);
      seen.known->highest = std::max(seen.known->highest, *result);
    }
  }
  return seen;
}

TEST_CASE("the reach of a derived value is what all ratings show") {
  const auto holds = rc::check([] {
    const auto value = any_value();
    const auto limits = any_limits();
    const auto seen = all_ratings(value, limits);
    const auto range = reach(value, limits);
    RC_ASSERT(range.has_value() == seen.known.has_value());
    if (range) {
      RC_ASSERT(range->lowest == seen.known->lowest);
      RC_ASSERT(range->highest == seen.known->highest);
    }
    RC_ASSERT(can_be_unknown(value, limits) == seen.unknown);
  });
  CHECK(holds);
}

}  // namespace
