#include "pbr/rank_agreement.hpp"

#include <algorithm>
#include <cmath>

namespace pbr {
namespace {

int order(Rate a, Rate b) {
  if (a == b) return 0;
  return a < b ? -1 : 1;
}

void check_sizes(std::span<const Rate> a, std::span<const Rate> b) {
  if (a.size() != b.size()) throw InternalError("two rankings of different things");
}

// Twice the mean rank of each value, counted from 1: whole numbers.
std::vector<std::int64_t> doubled_ranks(std::span<const Rate> values) {
  std::vector<Rate> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::int64_t> ranks;
  ranks.reserve(values.size());
  for (const Rate value : values) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    ranks.push_back((first - sorted.begin()) + 1 + (last - sorted.begin()));
  }
  return ranks;
}

}  // namespace

std::optional<double> kendall_tau_b(std::span<const Rate> a, std::span<const Rate> b) {
  check_sizes(a, b);
  std::int64_t together = 0, apart_in_a = 0, apart_in_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = i + 1; j < a.size(); ++j) {
      const std::int64_t in_a = order(a[i], a[j]);
      const std::int64_t in_b = order(b[i], b[j]);
      together += in_a * in_b;
      apart_in_a += in_a != 0;
      apart_in_b += in_b != 0;
    }
  }
  if (apart_in_a == 0 || apart_in_b == 0) return std::nullopt;
  return static_cast<double>(together) /
         std::sqrt(static_cast<double>(apart_in_a) * static_cast<double>(apart_in_b));
}

std::optional<double> spearman_rho(std::span<const Rate> a, std::span<const Rate> b) {
  check_sizes(a, b);
  const auto ranks_a = doubled_ranks(a);
  const auto ranks_b = doubled_ranks(b);
  const auto mean = static_cast<std::int64_t>(a.size()) + 1;  // doubled like the ranks
  Int128 together = 0, within_a = 0, within_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Int128 from_a = ranks_a[i] - mean;
    const Int128 from_b = ranks_b[i] - mean;
    together += from_a * from_b;
    within_a += from_a * from_a;
    within_b += from_b * from_b;
  }
  if (within_a == 0 || within_b == 0) return std::nullopt;
  return static_cast<double>(together) /
         std::sqrt(static_cast<double>(within_a) * static_cast<double>(within_b));
}

}  // namespace pbr
