#include <algorithm>
#include <numeric>

#include "casemix/bootstrap.hpp"
#include "pbr/sweep.hpp"

namespace pbr {
namespace {

// The text of a number that was rounded to so many places, as short as it can be.
std::string rounded_text(Rate value, int decimals) {
  return to_text(Rate::parse(to_decimal(value, decimals)).value());
}

std::vector<std::string> drawn_values(const Sweep& sweep, std::size_t number) {
  const SweepParameter& parameter = sweep.parameters[number];
  std::vector<std::size_t> order(sweep.points);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::uint64_t> draws;
  draws.reserve(order.size());
  for (const std::size_t point : order) draws.push_back(drawn(sweep.seed, number + 1, point));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return draws[a] != draws[b] ? draws[a] < draws[b] : a < b;
  });
  std::vector<std::string> values(sweep.points);
  const Rate width = parameter.highest - parameter.lowest;
  for (std::size_t part = 0; part < order.size(); ++part) {
    const Rate middle(static_cast<std::int64_t>(2 * part + 1),
                      static_cast<std::int64_t>(2 * sweep.points));
    values[order[part]] = rounded_text(parameter.lowest + middle * width, parameter.decimals);
  }
  return values;
}

std::vector<std::vector<std::string>> hypercube(const Sweep& sweep) {
  std::vector<std::vector<std::string>> points(sweep.points);
  for (std::size_t number = 0; number < sweep.parameters.size(); ++number) {
    auto values = drawn_values(sweep, number);
    for (std::size_t i = 0; i < points.size(); ++i) points[i].push_back(std::move(values[i]));
  }
  return points;
}

}  // namespace

std::vector<std::vector<std::string>> points_of(const Sweep& sweep) {
  if (sweep.design == SweepDesign::latin_hypercube) return hypercube(sweep);
  std::vector<std::vector<std::string>> points{{}};
  for (const SweepParameter& parameter : sweep.parameters) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& point : points) {
      for (const std::string& value : parameter.values) {
        longer.push_back(point);
        longer.back().push_back(value);
      }
    }
    points = std::move(longer);
  }
  return points;
}

std::string_view to_text(PaidOver way) {
  switch (way) {
    case PaidOver::sums:
      return "sums";
    case PaidOver::price_cells:
      return "price cells";
    case PaidOver::people:
      return "people";
  }
  throw InternalError("no such way to pay a point");
}

SoughtResult turns_of(const std::vector<std::string>& values, const std::vector<Pence>& amounts) {
  SoughtResult found;
  found.looked_at = values.size();
  if (values.empty()) return found;
  found.lowest = values.front();
  found.highest = values.back();
  found.at_lowest = amounts.front();
  found.at_highest = amounts.back();
  const auto sign = [&](std::size_t i) {
    return amounts[i] == Pence{} ? 0 : amounts[i] < Pence{} ? -1 : 1;
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (sign(i) == 0) {
      std::size_t last = i;
      while (last + 1 < values.size() && sign(last + 1) == 0) ++last;
      found.turns.push_back({values[i], values[last], Pence{}, Pence{}});
      i = last;
    } else if (i + 1 < values.size() && sign(i) * sign(i + 1) < 0) {
      found.turns.push_back({values[i], values[i + 1], amounts[i], amounts[i + 1]});
    }
  }
  return found;
}

}  // namespace pbr
