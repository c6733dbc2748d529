#include "pbr/rank_agreement.hpp"

#include <cmath>

namespace pbr {
namespace {

int order(Rate a, Rate b) {
  if (a == b) return 0;
  return a < b ? -1 : 1;
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const Rate> a, std::span<const Rate> b) {
  if (a.size() != b.size()) throw InternalError("two rankings of different things");
  std::int64_t together = 0, apart_in_a = 0, apart_in_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = i + 1; j < a.size(); ++j) {
      const int in_a = order(a[i], a[j]);
      const int in_b = order(b[i], b[j]);
      together += in_a * in_b;
      apart_in_a += in_a != 0;
      apart_in_b += in_b != 0;
    }
  }
  if (apart_in_a == 0 || apart_in_b == 0) return std::nullopt;
  return static_cast<double>(together) /
         std::sqrt(static_cast<double>(apart_in_a) * static_cast<double>(apart_in_b));
}

}  // namespace pbr
