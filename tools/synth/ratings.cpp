#include "ratings.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace pbr::synth {
namespace {

constexpr int rated_not_known = 12;    // per mille of first ratings
constexpr int essential_is_met = 975;  // per mille of rows that must be in an R cell
constexpr int rises_all_the_same = 70;
constexpr std::size_t first_historical = 13;

// How likely a rating of each kind of cell is, where nothing forces it.
int weight(Cell cell) {
  switch (cell) {
    case Cell::must:
      return 100;
    case Cell::expected:
      return 60;
    case Cell::may:
      return 10;
    case Cell::unlikely:
      return 1;
  }
  return 0;
}

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

Rating rating_in(const GridRow& row, bool only_must, Random& random) {
  std::array<int, 5> weights{};
  for (std::size_t rating = 0; rating < weights.size(); ++rating) {
    const Cell cell = row.cells[rating];
    // Of cells of one kind the lower rating is the more common.
    const int common = 6 - static_cast<int>(rating);
    weights[rating] = only_must && cell != Cell::must ? 0 : weight(cell) * common;
  }
  return static_cast<Rating>(random.pick(weights));
}

// One starred row is the one that must be met; which one differs from person to person.
const GridRow* chosen_star(const Cluster& cluster, Random& random) {
  std::vector<const GridRow*> starred;
  for (const GridRow& row : cluster.grid) {
    if (row.starred && has_must(row)) starred.push_back(&row);
  }
  return starred.empty() ? nullptr : starred[random.below(starred.size())];
}

}  // namespace

Ratings rate(const Cluster& cluster, Random& random) {
  Ratings ratings = none_rated();
  const std::span rated(ratings.data(), mhct_item_count);
  for (Rating& rating : rated) rating = static_cast<Rating>(random.pick({72, 22, 5, 1, 0}));
  const GridRow* star = chosen_star(cluster, random);
  for (const GridRow& row : cluster.grid) {
    const bool essential = row.starred ? &row == star : has_must(row);
    ratings[row.item] = rating_in(row, essential && random.chance(essential_is_met), random);
  }
  for (Rating& rating : rated) {
    if (random.chance(rated_not_known)) rating = not_known;
  }
  return ratings;
}

Ratings rate_again(const Ratings& before, int improves, Random& random) {
  Ratings after = before;
  for (std::size_t item = 0; item < mhct_item_count; ++item) {
    if (after[item] == not_known) continue;
    const int part = item < first_historical ? 1 : 5;
    if (after[item] > 0 && random.chance(improves / part)) {
      --after[item];
    } else if (after[item] < 4 && random.chance(rises_all_the_same / part)) {
      ++after[item];
    }
  }
  return after;
}

}  // namespace pbr::synth
