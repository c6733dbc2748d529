// The parabola of least squares through some points.
#pragma once

#include <vector>

namespace pbr {

struct Point {
  double x = 0, y = 0;
};
struct Parabola {
  double constant = 0, linear = 0, square = 0;
  [[nodiscard]] double at(double x) const { return constant + (linear + square * x) * x; }
};

/// Of at least three points that do not share fewer than three places.
[[nodiscard]] Parabola fit(const std::vector<Point>& points);

}  // namespace pbr
