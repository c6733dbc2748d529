// What can be worked out of the counts of a page: an audit that knows nothing of how they came to
// be shown or hidden, only what is printed and how the counts belong together.
//
// Every count is a whole number. What is shown of it leaves a range: itself where it is exact, what
// rounds to it where it is rounded, under the rule's least where it is hidden for being small, any
// number where it is hidden for another's sake. Counts belong together in relations: a total is the
// sum of its parts, a part is no more than the whole, a share in whole percent holds two counts
// together. The ranges are narrowed by every relation until nothing changes (bound propagation);
// then the ends of the range of each small count are tried out: an end under which no consistent
// page is left by propagation is no possible value. What is left holds every value that a page
// consistent with the printed one can have, and for counts in one relation exactly these.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace pbr {

struct CountRange {
  static constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();
  std::int64_t low = 0;
  std::int64_t high = unbounded;
  [[nodiscard]] bool single() const { return low == high; }
  friend bool operator==(const CountRange&, const CountRange&) = default;
};

/// One count of the page, or one that is not printed but that others are made of.
struct PublishedCount {
  std::string table, row, column;
  CountRange range;       ///< what is shown leaves it
  bool hidden = false;    ///< printed as the mark
  bool small = false;     ///< hidden, and under the rule's least
  bool may_hide = false;  ///< shown, and could be hidden to protect another
};

/// low <= sum of factor x count <= high.
struct CountRelation {
  std::vector<std::pair<std::size_t, std::int64_t>> terms;
  CountRange sum;  ///< low may be negative
};

struct CountSystem {
  std::vector<PublishedCount> counts;
  std::vector<CountRelation> relations;

  std::size_t add(PublishedCount count);
  /// total = sum of parts.
  void add_total(std::size_t total, const std::vector<std::size_t>& parts);
  /// part <= whole.
  void add_part(std::size_t part, std::size_t whole);
  /// part / whole is that many percent, rounded half away from zero.
  void add_percent(std::size_t part, std::size_t whole, std::int64_t percent);
};

/// The range of every count. Throws InternalError where no page is consistent, which one that was
/// made of real counts always is.
[[nodiscard]] std::vector<CountRange> possible_ranges(const CountSystem& system);

/// Hides counts that may be hidden, those of the narrowest range and then the smallest first, until
/// no small count has a single value or nothing more can be hidden. Returns what it hid, in order.
std::vector<std::size_t> protect_counts(CountSystem& system);

}  // namespace pbr
