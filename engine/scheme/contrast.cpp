#include "scheme/contrast.hpp"

#include <algorithm>
#include <map>

#include "base/int128.hpp"
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
  Int128 sum = 0;
  for (const Pence value : changes) sum += value.value();
  const Int128 mean = round_quotient(sum, static_cast<Int128>(changes.size()), Rounding::half_up);
  return Pence{static_cast<std::int64_t>(mean)} - change;
}

}  // namespace

Pence nearest_rank(std::vector<Pence>& values, std::size_t permille) {
  const std::size_t rank = std::max<std::size_t>((values.size() * permille + 999) / 1000, 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

MoneyInterval interval_of(std::vector<Pence>& replicates, Pence estimate,
                          std::optional<Pence> least, std::optional<Pence> most) {
  const Pence error = mean_error(replicates, estimate);
  const auto moved = [&](std::size_t permille) {
    const Pence value = nearest_rank(replicates, permille) - error;
    if (least && value < *least) return *least;
    return most && value > *most ? *most : value;
  };
  return {std::min(moved(25), estimate), std::max(moved(975), estimate)};
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
        const MoneyInterval interval = interval_of(sum.changes, row.change, sum.least, sum.most);
        row.change_low = interval.low;
        row.change_high = interval.high;
      }
      contrasts.push_back(std::move(row));
    }
  }
  return contrasts;
}

}  // namespace pbr
