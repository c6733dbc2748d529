#include "scheme/contrast.hpp"

#include <algorithm>
#include <map>

#include "scheme/levels.hpp"

namespace pbr {
namespace {

void add(PaidTwice& sum, const PaidTwice& contract) {
  sum.baseline += contract.baseline;
  sum.amount += contract.amount;
  sum.changes.resize(contract.changes.size());
  for (std::size_t r = 0; r < contract.changes.size(); ++r) sum.changes[r] += contract.changes[r];
  sum.least += contract.least;
  sum.most += contract.most;
}

// The mean of the changes less the change itself.
Pence mean_error(const std::vector<Pence>& changes, Pence change) {
  ExactPence sum;
  for (const Pence value : changes) sum = sum + ExactPence{value};
  const Rate one_of{1, static_cast<std::int64_t>(changes.size())};
  return round(sum * one_of, Rounding::half_up) - change;
}

}  // namespace

Pence nearest_rank(std::vector<Pence>& values, std::size_t permille) {
  const std::size_t rank = std::max<std::size_t>((values.size() * permille + 999) / 1000, 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

Interval interval_of(PaidTwice& sum) {
  const Pence change = sum.amount - sum.baseline;
  const Pence error = mean_error(sum.changes, change);
  const auto moved = [&](std::size_t permille) {
    return std::clamp(nearest_rank(sum.changes, permille) - error, sum.least, sum.most);
  };
  return {std::min(moved(25), change), std::max(moved(975), change)};
}

std::vector<Contrast> contrasts_of(const SchemeId& baseline, const SchemeId& scheme,
                                   const std::vector<PaidTwice>& pair) {
  std::vector<Contrast> contrasts;
  for (const Level level : all_levels) {
    std::map<ContractKey, PaidTwice> sums;
    for (const PaidTwice& contract : pair) add(sums[named_at(contract.contract, level)], contract);
    for (auto& [key, sum] : sums) {
      Contrast row{
          baseline, scheme, level, key, sum.baseline, sum.amount, sum.amount - sum.baseline,
          {},       {}};
      if (!sum.changes.empty()) {
        const Interval interval = interval_of(sum);
        row.change_low = interval.low;
        row.change_high = interval.high;
      }
      contrasts.push_back(std::move(row));
    }
  }
  return contrasts;
}

}  // namespace pbr
