#include <algorithm>
#include <numeric>

#include "base/int128.hpp"
#include "pbr/money.hpp"

namespace pbr {
namespace {

Int128 sum_of(std::span<const std::int64_t> weights) {
  Int128 sum = 0;
  for (const auto weight : weights) {
    if (weight < 0) throw InternalError("a share with a negative weight");
    sum += weight;
  }
  return sum;
}

// Where the part's whole pence end and what is left of it, in units of 1/sum of weights.
struct Share {
  Int128 pence;
  Int128 remainder;
};

// Gives the pence that whole shares leave over to the largest remainders, the earlier first.
void give_rest(std::vector<Share>& shares, Int128 rest) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return shares[a].remainder > shares[b].remainder;
  });
  for (auto next = order.begin(); rest > 0; ++next, --rest) ++shares[*next].pence;
}

}  // namespace

// Works on the magnitude, so that a negative total is shared as its positive would be.
std::vector<Pence> share_out(Pence total, std::span<const std::int64_t> weights) {
  const Int128 sum = sum_of(weights);
  if (sum == 0) {
    if (total != Pence{}) throw InternalError("nothing to share an amount by");
    return std::vector<Pence>(weights.size());
  }
  const Int128 whole = magnitude(total.value());
  std::vector<Share> shares;
  shares.reserve(weights.size());
  Int128 rest = whole;
  for (const auto weight : weights) {
    const Int128 product = whole * weight;  // at most 2^126: fits
    shares.push_back({product / sum, product % sum});
    rest -= shares.back().pence;
  }
  give_rest(shares, rest);
  const int sign = total < Pence{} ? -1 : 1;
  std::vector<Pence> parts;
  parts.reserve(shares.size());
  for (const auto& share : shares) {
    parts.emplace_back(static_cast<std::int64_t>(share.pence * sign));
  }
  return parts;
}

}  // namespace pbr
