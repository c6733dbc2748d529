// How a value becomes a score, as pbr/scheme.hpp states it, over Exact and Fixed alike.
#pragma once

#include <algorithm>
#include <optional>
#include <type_traits>

#include "pbr/scheme_terms.hpp"
#include "scheme/fixed.hpp"

namespace pbr::scoring {

/// Lower and upper threshold, or threshold and benchmark, or median and mean of the top decile.
template <class Number>
struct Marks {
  Number lower{}, upper{};
};

inline Exact not_below_0(const Exact& value) { return value < 0 ? Exact{0} : value; }
inline Fixed not_below_0(const Fixed& value) { return value.not_below_0(); }
inline Exact not_above_1(const Exact& value) { return value > 1 ? Exact{1} : value; }
inline Fixed not_above_1(const Fixed& value) { return value.not_above_1(); }

template <class Number>
Number number(Rate rate) {
  if constexpr (std::is_same_v<Number, Exact>) {
    return exact(rate);
  } else {
    return Number(rate);
  }
}

template <class Number>
Number between(const Number& value, const Number& from, const Number& to) {
  return not_above_1(Number(not_below_0(Number(value - from)) / Number(to - from)));
}

template <class Number>
Number linear(const Number& value, const Marks<Number>& marks) {
  if (at_least(marks.lower, marks.upper)) return Number(at_least(value, marks.upper) ? 1 : 0);
  return between(value, marks.lower, marks.upper);
}

/// Points of 10.
template <class Number>
std::int64_t achievement(const Number& value, const Marks<Number>& marks) {
  if (at_least(value, marks.upper)) return 10;
  if (!at_least(value, marks.lower)) return 0;
  const Number reached = between(value, marks.lower, marks.upper);
  // Nine times the way and a half, and halves go up: one more than the whole of it.
  const std::int64_t points =
      nearest_whole(Number(Number(9) * reached + number<Number>(Rate{1, 2})));
  return std::clamp<std::int64_t>(points, 1, 9);
}

template <class Number>
std::int64_t improvement(const Number& value, const Number& baseline, const Number& benchmark) {
  if (at_least(baseline, benchmark) || at_least(baseline, value)) return 0;
  const Number way = between(value, baseline, benchmark);
  const std::int64_t points = nearest_whole(Number(Number(10) * way - number<Number>(Rate{1, 2})));
  return std::min<std::int64_t>(points, 9);
}

template <class Number>
Number part_of_way(const Number& value, const Number& from, const Number& to) {
  return at_least(from, to) ? Number(0) : between(value, from, to);
}

template <class Number>
Number score(Scoring rule, const Number& value, const Marks<Number>& marks,
             const std::optional<Number>& baseline) {
  switch (rule) {
    case Scoring::linear:
      return linear(value, marks);
    case Scoring::yes_no:
      return Number(at_least(value, marks.lower) ? 1 : 0);
    case Scoring::achievement_or_improvement: {
      std::int64_t points = achievement(value, marks);
      if (baseline) points = std::max(points, improvement(value, *baseline, marks.upper));
      return number<Number>(Rate{points, 10});
    }
    case Scoring::home_health: {
      Number achieved = part_of_way(value, marks.lower, marks.upper);
      if (!baseline) return achieved;
      return greater(achieved, part_of_way(value, *baseline, marks.upper));
    }
  }
  throw InternalError("no such scoring");
}

}  // namespace pbr::scoring
