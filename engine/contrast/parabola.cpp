#include "contrast/parabola.hpp"

#include <array>

namespace pbr {
namespace {

using Column = std::array<double, 3>;

double determinant(const Column& a, const Column& b, const Column& c) {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) +
         c[0] * (a[1] * b[2] - a[2] * b[1]);
}

}  // namespace

// The normal equations, three of them, by Cramer's rule.
Parabola fit(const std::vector<Point>& points) {
  std::array<double, 5> x{};
  Column y{};
  for (const Point& point : points) {
    double power = 1.0;
    for (std::size_t at = 0; at < x.size(); ++at) {
      x.at(at) += power;
      if (at < y.size()) y.at(at) += power * point.y;
      power *= point.x;
    }
  }
  const Column a{x[0], x[1], x[2]};
  const Column b{x[1], x[2], x[3]};
  const Column c{x[2], x[3], x[4]};
  const double whole = determinant(a, b, c);
  return {determinant(y, b, c) / whole, determinant(a, y, c) / whole, determinant(a, b, y) / whole};
}

}  // namespace pbr
