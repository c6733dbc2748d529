#include "report/count_audit.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <optional>

#include "pbr/money.hpp"
#include "pbr/result.hpp"

namespace pbr {

namespace {

using Ranges = std::vector<CountRange>;
constexpr std::int64_t unbounded = CountRange::unbounded;

/// The least or the most a relation's terms can come to; how many of them are without bound.
struct Activity {
  Int128 sum = 0;
  int unbounded_terms = 0;
};

Int128 divided_down(Int128 number, Int128 by) {
  const Int128 quotient = number / by;
  return number % by != 0 && (number < 0) != (by < 0) ? quotient - 1 : quotient;
}

/// Adds factor x the bound of the range that makes the term least (or most).
void add_bound(const CountRange& range, std::int64_t factor, bool least, Activity& into) {
  const std::int64_t bound = (factor > 0) == least ? range.low : range.high;
  if (bound == unbounded) {
    ++into.unbounded_terms;
  } else {
    into.sum += Int128{factor} * bound;
  }
}

/// Narrows ranges over one connected part of the system.
class Propagation {
 public:
  Propagation(const CountSystem& system, const std::vector<std::size_t>& relations)
      : system_(system), relations_(relations) {
    for (const std::size_t relation : relations) {
      for (const auto& [count, factor] : system.relations[relation].terms) {
        of_count_[count].push_back(relation);
      }
    }
  }

  /// False where nothing is consistent. Ends after so many steps at the latest: the ranges are then
  /// wider than they could be, and hold every possible value still.
  bool run(Ranges& ranges, const std::vector<std::size_t>& first) const {
    std::deque<std::size_t> waiting(first.begin(), first.end());
    constexpr std::size_t most_steps = 200'000;
    for (std::size_t step = 0; !waiting.empty() && step < most_steps; ++step) {
      const std::size_t relation = waiting.front();
      waiting.pop_front();
      std::vector<std::size_t> changed;
      if (!narrow(system_.relations[relation], ranges, changed)) return false;
      for (const std::size_t count : changed) {
        for (const std::size_t other : of_count_.at(count)) {
          const bool there = std::find(waiting.begin(), waiting.end(), other) != waiting.end();
          if (!there) waiting.push_back(other);
        }
      }
    }
    return true;
  }

  bool run(Ranges& ranges) const { return run(ranges, relations_); }

  [[nodiscard]] const std::vector<std::size_t>& relations_of(std::size_t count) const {
    return of_count_.at(count);
  }

 private:
  static bool narrow(const CountRelation& relation, Ranges& ranges,
                     std::vector<std::size_t>& changed) {
    Activity least;
    Activity most;
    for (const auto& [count, factor] : relation.terms) {
      add_bound(ranges[count], factor, true, least);
      add_bound(ranges[count], factor, false, most);
    }
    for (const auto& [count, factor] : relation.terms) {
      CountRange& range = ranges[count];
      const CountRange before = range;
      Activity others_least = least;
      Activity others_most = most;
      take_out(before, factor, true, others_least);
      take_out(before, factor, false, others_most);
      // factor x count <= high - least of the others; >= low - most of the others.
      if (relation.sum.high != unbounded && others_least.unbounded_terms == 0) {
        bound(range, factor, Int128{relation.sum.high} - others_least.sum, true);
      }
      if (others_most.unbounded_terms == 0) {
        bound(range, factor, Int128{relation.sum.low} - others_most.sum, false);
      }
      if (range.low > range.high) return false;
      if (range != before) {
        changed.push_back(count);
        add_bound(range, factor, true, least = others_least);
        add_bound(range, factor, false, most = others_most);
      }
    }
    return true;
  }

  static void take_out(const CountRange& range, std::int64_t factor, bool least, Activity& from) {
    Activity own;
    add_bound(range, factor, least, own);
    from.sum -= own.sum;
    from.unbounded_terms -= own.unbounded_terms;
  }

  /// factor x count is at most (or at least) the limit.
  static void bound(CountRange& range, std::int64_t factor, Int128 limit, bool at_most) {
    const bool from_above = at_most == (factor > 0);
    if (from_above) {
      const Int128 high = divided_down(limit, factor);
      if (high < range.high) range.high = static_cast<std::int64_t>(std::max<Int128>(high, -1));
    } else {
      const Int128 low = -divided_down(-limit, factor);
      if (low > range.low) range.low = static_cast<std::int64_t>(low);
    }
  }

  const CountSystem& system_;
  const std::vector<std::size_t>& relations_;
  std::map<std::size_t, std::vector<std::size_t>> of_count_;
};

/// Whether a count can have the value, as far as propagation sees.
bool possible(const Propagation& part, const Ranges& ranges, std::size_t count,
              std::int64_t value) {
  Ranges tried = ranges;
  tried[count] = {value, value};
  return part.run(tried, part.relations_of(count));
}

/// Tries the ends of a small count's range; true where one of them fell.
bool try_ends(const Propagation& part, Ranges& ranges, std::size_t count) {
  bool any = false;
  for (const bool low : {true, false}) {
    CountRange& range = ranges[count];
    while (!range.single() && !possible(part, ranges, count, low ? range.low : range.high)) {
      low ? ++range.low : --range.high;
      any = true;
    }
  }
  return any;
}

/// Relations by connected part: counts that no relation joins tell nothing of each other.
std::vector<std::vector<std::size_t>> parts_of(const CountSystem& system) {
  std::vector<std::size_t> leader(system.counts.size());
  std::iota(leader.begin(), leader.end(), 0);
  const auto find = [&](std::size_t count) {
    while (leader[count] != count) count = leader[count] = leader[leader[count]];
    return count;
  };
  for (const CountRelation& relation : system.relations) {
    for (const auto& [count, factor] : relation.terms) {
      leader[find(count)] = find(relation.terms.front().first);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> parts;
  for (std::size_t at = 0; at < system.relations.size(); ++at) {
    parts[find(system.relations[at].terms.front().first)].push_back(at);
  }
  std::vector<std::vector<std::size_t>> list;
  list.reserve(parts.size());
  for (auto& [count, relations] : parts) list.push_back(std::move(relations));
  return list;
}

void narrow_part(const CountSystem& system, const std::vector<std::size_t>& relations,
                 Ranges& ranges) {
  const Propagation part(system, relations);
  const auto consistent = [](bool is) {
    if (!is) throw InternalError("the counts of a page contradict each other");
  };
  consistent(part.run(ranges));
  std::vector<std::size_t> small;
  for (const std::size_t relation : relations) {
    for (const auto& [count, factor] : system.relations[relation].terms) {
      if (system.counts[count].small && ranges[count].high != unbounded) small.push_back(count);
    }
  }
  std::sort(small.begin(), small.end());
  small.erase(std::unique(small.begin(), small.end()), small.end());
  for (bool again = true; again;) {
    again = false;
    for (const std::size_t count : small) {
      if (!try_ends(part, ranges, count)) continue;
      consistent(part.run(ranges, part.relations_of(count)));
      again = true;
    }
  }
}

/// The count to hide for the sake of one that is given away: of those that share a relation with
/// it, the narrowest and then the smallest; nothing where none may be hidden.
std::optional<std::size_t> cover_for(const CountSystem& system, std::size_t given_away) {
  std::optional<std::size_t> best;
  const auto before = [&](std::size_t a, std::size_t b) {
    const CountRange& one = system.counts[a].range;
    const CountRange& other = system.counts[b].range;
    return std::pair(one.low, a) < std::pair(other.low, b);
  };
  for (const CountRelation& relation : system.relations) {
    const auto is_it = [&](const auto& term) { return term.first == given_away; };
    if (std::none_of(relation.terms.begin(), relation.terms.end(), is_it)) continue;
    for (const auto& [count, factor] : relation.terms) {
      if (system.counts[count].may_hide && (!best || before(count, *best))) best = count;
    }
  }
  return best;
}

}  // namespace

std::vector<CountRange> possible_ranges(const CountSystem& system) {
  Ranges ranges;
  for (const PublishedCount& count : system.counts) ranges.push_back(count.range);
  for (const auto& relations : parts_of(system)) narrow_part(system, relations, ranges);
  return ranges;
}

std::vector<std::size_t> protect_counts(CountSystem& system) {
  std::vector<std::size_t> hid;
  while (true) {
    const Ranges ranges = possible_ranges(system);
    std::optional<std::size_t> cover;
    for (std::size_t at = 0; at < ranges.size() && !cover; ++at) {
      if (system.counts[at].small && ranges[at].single()) cover = cover_for(system, at);
    }
    if (!cover) return hid;
    PublishedCount& count = system.counts[*cover];
    count.range = CountRange{};
    count.hidden = true;
    count.may_hide = false;
    hid.push_back(*cover);
  }
}

}  // namespace pbr
