#include "pbr/shift_parts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "contrast/average_inputs.hpp"
#include "scheme/levels.hpp"

namespace pbr {
namespace {

constexpr std::size_t factors = 4;
constexpr std::size_t combinations = 16;
constexpr unsigned all_own = combinations - 1;
/// Weights of sets of 0 to 3 other factors, in 24ths.
constexpr std::array<std::int64_t, factors> shapley_weight{6, 2, 2, 6};
constexpr std::int64_t weights_sum = 24;

/// What one contract is paid at each combination; bit i of its number says factor i is own.
using ByCombination = std::array<Pence, combinations>;
/// By scheme, then contract in order.
using PaidByCombination = std::vector<std::vector<ByCombination>>;
/// By factor, in the order of the header.
using FactorParts = std::array<Pence, factors>;

OwnFactors own_factors(unsigned combination) {
  const auto own = [&](unsigned factor) { return (combination >> factor & 1U) != 0; };
  return {own(0), own(1), own(2), own(3)};
}

std::vector<Pence> totals(const std::vector<std::vector<Pence>>& by_component) {
  std::vector<Pence> sums;
  sums.reserve(by_component.size());
  for (const auto& components : by_component) {
    sums.push_back(std::accumulate(components.begin(), components.end(), Pence{}));
  }
  return sums;
}

PaidByCombination pay_all(const PayInputs& inputs, const std::vector<Scheme>& schemes) {
  const AverageInputs average(inputs);
  PaidByCombination paid(schemes.size(), std::vector<ByCombination>(inputs.contracts.size()));
  for (unsigned combination = 0; combination < combinations; ++combination) {
    const PayInputs made = average.at(own_factors(combination));
    for (std::size_t s = 0; s < schemes.size(); ++s) {
      const std::vector<Pence> sums = totals(amounts(schemes[s], made));
      for (std::size_t c = 0; c < sums.size(); ++c) paid[s].at(c).at(combination) = sums[c];
    }
  }
  return paid;
}

FactorParts sequential_parts(const ByCombination& f) {
  FactorParts parts;
  unsigned before = 0;
  for (unsigned factor = 0; factor < factors; ++factor) {
    const unsigned with = before | 1U << factor;
    parts.at(factor) = f.at(with) - f.at(before);
    before = with;
  }
  return parts;
}

// In 24ths of a penny.
Int128 shapley_24ths(const ByCombination& f, unsigned factor) {
  Int128 sum = 0;
  for (unsigned set = 0; set < combinations; ++set) {
    if ((set >> factor & 1U) != 0) continue;
    const std::int64_t weight = shapley_weight.at(static_cast<std::size_t>(std::popcount(set)));
    sum += Int128{weight} * (f.at(set | 1U << factor) - f.at(set)).value();
  }
  return sum;
}

FactorParts shapley_parts(const ByCombination& f) {
  FactorParts parts;
  std::array<std::int64_t, factors> remainders{};
  Pence left = f.at(all_own) - f.at(0);
  for (unsigned factor = 0; factor < factors; ++factor) {
    const Int128 sum = shapley_24ths(f, factor);
    const auto rest = static_cast<std::int64_t>((sum % weights_sum + weights_sum) % weights_sum);
    parts.at(factor) = Pence{static_cast<std::int64_t>((sum - rest) / weights_sum)};
    remainders.at(factor) = rest;
    left -= parts.at(factor);
  }
  std::array<std::size_t, factors> order{0, 1, 2, 3};
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return remainders.at(a) > remainders.at(b); });
  for (std::size_t i = 0; left > Pence{}; ++i, left -= Pence{1}) parts.at(order.at(i)) += Pence{1};
  return parts;
}

ByCombination difference(const ByCombination& scheme, const ByCombination& baseline) {
  ByCombination f;
  for (std::size_t at = 0; at < f.size(); ++at) f.at(at) = scheme.at(at) - baseline.at(at);
  return f;
}

void add(ShiftParts& into, const ByCombination& f) {
  const FactorParts parts =
      into.method == ShiftMethod::shapley ? shapley_parts(f) : sequential_parts(f);
  into.rules += f.at(0);
  into.volume += parts[0];
  into.casemix += parts[1];
  into.price += parts[2];
  into.outcome += parts[3];
  into.change += f.at(all_own);
}

}  // namespace

std::string_view to_text(ShiftMethod method) {
  return method == ShiftMethod::shapley ? "shapley" : "sequential";
}

std::vector<ShiftParts> shift_parts(const PayInputs& inputs, const std::vector<Scheme>& schemes) {
  std::vector<ShiftParts> rows;
  if (schemes.size() < 2) return rows;
  const PaidByCombination paid = pay_all(inputs, schemes);
  const SchemeId baseline{schemes.front().header.id};
  for (std::size_t s = 1; s < schemes.size(); ++s) {
    const SchemeId scheme{schemes[s].header.id};
    for (const ShiftMethod method : {ShiftMethod::shapley, ShiftMethod::sequential}) {
      for (const Level level : all_levels) {
        std::map<ContractKey, ShiftParts> sums;
        std::size_t c = 0;
        for (const auto& [contract, unused] : inputs.contracts) {
          const ContractKey key = named_at(contract, level);
          const auto place =
              sums.try_emplace(key, ShiftParts{baseline, scheme, method, level, key});
          add(place.first->second, difference(paid[s][c], paid[0][c]));
          ++c;
        }
        for (auto& [key, sum] : sums) rows.push_back(std::move(sum));
      }
    }
  }
  return rows;
}

}  // namespace pbr
