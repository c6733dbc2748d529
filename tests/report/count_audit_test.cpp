#include "report/count_audit.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace {

using namespace pbr;

constexpr std::int64_t open_end = CountRange::unbounded;

std::size_t exact(CountSystem& system, std::int64_t count) {
  return system.add({"t", "r", "c", {count, count}});
}
/// Printed to the nearest 5.
std::size_t rounded(CountSystem& system, std::int64_t shown) {
  PublishedCount count{"t", "r", "c", {std::max<std::int64_t>(shown - 2, 5), shown + 2}};
  count.may_hide = true;
  return system.add(count);
}
std::size_t small(CountSystem& system) { return system.add({"t", "r", "c", {0, 4}, true, true}); }

TEST_CASE("a total less its exact parts gives the hidden one away") {
  CountSystem system;
  const auto total = exact(system, 20);
  const auto hidden = small(system);
  system.add_total(total, {exact(system, 18), hidden});
  CHECK(possible_ranges(system)[hidden] == CountRange{2, 2});
}

TEST_CASE("a rounded part leaves a range, and the least of the rule narrows it") {
  CountSystem system;
  const auto total = exact(system, 7);
  const auto hidden = small(system);
  system.add_total(total, {rounded(system, 5), hidden});  // 5 to 7
  CHECK(possible_ranges(system)[hidden] == CountRange{0, 2});
}

TEST_CASE("two rounded parts leave a small one all it may be") {
  CountSystem system;
  const auto total = exact(system, 33);
  const auto hidden = small(system);
  system.add_total(total, {rounded(system, 15), rounded(system, 15), hidden});
  CHECK(possible_ranges(system)[hidden] == CountRange{0, 4});
}

TEST_CASE("a share in whole percent tells of a hidden part") {
  CountSystem system;
  const auto whole = exact(system, 10);
  const auto part = system.add({"t", "r", "c", {}, true, false});
  system.add_percent(part, whole, 30);
  CHECK(possible_ranges(system)[part] == CountRange{3, 3});
}

TEST_CASE("62.5 and 63.4 percent both print 63") {
  for (const std::int64_t part : {625, 634}) {
    CountSystem system;
    const auto whole = exact(system, 1000);
    const auto count = system.add({"t", "r", "c", {}, true, false});
    system.add_percent(count, whole, 63);
    const CountRange range = possible_ranges(system)[count];
    CHECK(range == CountRange{625, 634});
    CHECK((range.low <= part && part <= range.high));
  }
}

TEST_CASE("what no relation holds keeps its range") {
  CountSystem system;
  const auto free = system.add({"t", "r", "c", {0, open_end}, true, false});
  CHECK(possible_ranges(system)[free] == CountRange{0, open_end});
}

TEST_CASE("ends are tried out: two sums that share their parts") {
  // a + b = 4, a + c = 4, b + c = 4 leaves 2 each, which no sum alone shows.
  CountSystem system;
  const auto four = exact(system, 4);
  const auto a = small(system);
  const auto b = small(system);
  const auto c = small(system);
  system.add_total(four, {a, b});
  system.add_total(four, {a, c});
  system.add_total(four, {b, c});
  CHECK(possible_ranges(system)[a] == CountRange{2, 2});
}

TEST_CASE("counts that contradict each other are a fault of ours") {
  CountSystem system;
  const auto total = exact(system, 20);
  system.add_total(total, {small(system), small(system)});
  CHECK_THROWS_WITH(possible_ranges(system), "the counts of a page contradict each other");
}

TEST_CASE("a second count is hidden where the total gives the small one away") {
  CountSystem system;
  const auto total = exact(system, 11);
  const auto hidden = small(system);
  const auto shown = rounded(system, 5);
  system.add_total(total, {shown, hidden});  // 5 to 7 and 0 to 4 make 11 only as 7 and 4
  REQUIRE(possible_ranges(system)[hidden].single());
  CHECK(protect_counts(system) == std::vector<std::size_t>{shown});
  CHECK(possible_ranges(system)[hidden] == CountRange{0, 4});
}

TEST_CASE("a total of one small part cannot be helped") {
  CountSystem system;
  const auto total = exact(system, 3);
  const auto hidden = small(system);
  system.add_total(total, {hidden});
  CHECK(protect_counts(system).empty());
  CHECK(possible_ranges(system)[hidden] == CountRange{3, 3});
}

/// Every page consistent with the system, by trying all: the least and most of each count.
std::vector<CountRange> by_brute_force(const CountSystem& system, std::int64_t most) {
  const std::size_t size = system.counts.size();
  std::vector<CountRange> found(size, CountRange{open_end, -1});
  std::vector<std::int64_t> value(size);
  const auto consistent = [&] {
    for (const CountRelation& relation : system.relations) {
      std::int64_t sum = 0;
      for (const auto& [count, factor] : relation.terms) sum += factor * value[count];
      if (sum < relation.sum.low || sum > relation.sum.high) return false;
    }
    return true;
  };
  const auto try_all = [&](auto&& self, std::size_t at) -> void {
    if (at == size) {
      if (!consistent()) return;
      for (std::size_t one = 0; one < size; ++one) {
        found[one].low = std::min(found[one].low, value[one]);
        found[one].high = std::max(found[one].high, value[one]);
      }
      return;
    }
    const CountRange& range = system.counts[at].range;
    for (value[at] = range.low; value[at] <= std::min(range.high, most); ++value[at]) {
      self(self, at + 1);
    }
  };
  try_all(try_all, 0);
  return found;
}

/// A table of two rows and some columns with its margins, shown by the rule.
CountSystem random_table(bool& one_relation) {
  const auto number = [](int least, int beyond) { return *rc::gen::inRange(least, beyond); };
  CountSystem system;
  const auto shown = [&](std::int64_t count, bool national) {
    if (national) return exact(system, count);
    return count < 5 ? small(system) : rounded(system, (count + 2) / 5 * 5);
  };
  const std::size_t rows = static_cast<std::size_t>(number(1, 3));
  const std::size_t columns = static_cast<std::size_t>(number(1, 4));
  one_relation = rows == 1;
  std::vector<std::vector<std::size_t>> by_column(columns);
  std::vector<std::int64_t> sums(columns);
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::size_t> parts;
    std::int64_t sum = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      const std::int64_t count = number(0, 9);
      parts.push_back(shown(count, false));
      by_column[column].push_back(parts.back());
      sums[column] += count;
      sum += count;
    }
    system.add_total(shown(sum, number(0, 2) == 0), parts);
  }
  if (rows == 1) return system;
  for (std::size_t column = 0; column < columns; ++column) {
    system.add_total(shown(sums[column], number(0, 2) == 0), by_column[column]);
  }
  return system;
}

TEST_CASE("the audit's ranges hold every consistent page, and of one relation nothing else") {
  REQUIRE(rc::check("against all pages", [] {
    bool one_relation = false;
    const CountSystem system = random_table(one_relation);
    const auto audited = possible_ranges(system);
    const auto exactly = by_brute_force(system, 40);
    for (std::size_t at = 0; at < audited.size(); ++at) {
      RC_ASSERT(audited[at].low <= exactly[at].low);
      RC_ASSERT(audited[at].high >= exactly[at].high);
      if (one_relation) RC_ASSERT(audited[at] == exactly[at]);
    }
  }));
}

TEST_CASE("what protection leaves recoverable has nothing left to hide") {
  REQUIRE(rc::check("protected", [] {
    bool one_relation = false;
    CountSystem system = random_table(one_relation);
    protect_counts(system);
    const auto ranges = possible_ranges(system);
    for (std::size_t at = 0; at < ranges.size(); ++at) {
      if (!system.counts[at].small || !ranges[at].single()) continue;
      for (const CountRelation& relation : system.relations) {
        bool of_it = false;
        for (const auto& term : relation.terms) of_it = of_it || term.first == at;
        for (const auto& term : relation.terms) {
          RC_ASSERT(!of_it || !system.counts[term.first].may_hide);
        }
      }
    }
  }));
}

}  // namespace
