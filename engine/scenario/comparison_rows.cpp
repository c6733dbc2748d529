#include "scenario/comparison_rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "scheme/levels.hpp"

namespace pbr::scenario {
namespace {

// From the whole to its parts, as people read it.
constexpr std::array levels{Level::all, Level::commissioner, Level::provider, Level::contract};

struct Amounts {
  Pence baseline, reform;
};

int order(Level level) {
  return static_cast<int>(std::find(levels.begin(), levels.end(), level) - levels.begin());
}

class SchemeRows {
 public:
  void add(const SchemeResult& paid, Pence Amounts::*side) {
    for (const Payment& payment : paid.payments) {
      const std::size_t component = component_of(payment.component);
      for (const Level level : levels) {
        const ContractKey key = named_at(payment.contract, level);
        amounts_[{order(level), key, 0}].*side += payment.amount;
        amounts_[{order(level), key, component}].*side += payment.amount;
      }
    }
  }

  void write(const SchemeId& scheme, std::vector<AmountComparison>& rows) const {
    for (const auto& [place, amounts] : amounts_) {
      const auto& [level, contract, component] = place;
      AmountComparison row;
      row.scheme = scheme;
      row.level = levels[static_cast<std::size_t>(level)];
      row.contract = contract;
      row.component = component == 0 ? "" : components_[component - 1];
      row.baseline = amounts.baseline;
      row.reform = amounts.reform;
      row.change = amounts.reform - amounts.baseline;
      rows.push_back(std::move(row));
    }
  }

 private:
  std::size_t component_of(const std::string& id) {
    const auto known = std::find(components_.begin(), components_.end(), id);
    if (known != components_.end()) {
      return static_cast<std::size_t>(known - components_.begin()) + 1;
    }
    components_.push_back(id);
    return components_.size();
  }

  std::vector<std::string> components_;  // in the order of the scheme
  std::map<std::tuple<int, ContractKey, std::size_t>, Amounts> amounts_;
};

SchemeId id_of(const SchemeResult& result) { return SchemeId(result.scheme->header.id); }

}  // namespace

std::vector<AmountComparison> comparisons(const Payments& baseline, const Payments& reform) {
  std::vector<AmountComparison> rows;
  for (std::size_t i = 0; i < baseline.schemes.size(); ++i) {
    SchemeRows scheme;
    scheme.add(baseline.schemes[i], &Amounts::baseline);
    scheme.add(reform.schemes.at(i), &Amounts::reform);
    scheme.write(id_of(baseline.schemes[i]), rows);
  }
  return rows;
}

std::vector<ClusterComparison> cluster_comparisons(const PayInputs& baseline,
                                                   const PayInputs& reform) {
  std::map<std::tuple<bool, ProviderId, ClusterCode>, Amounts> amounts;  // false: of all
  const auto add = [&](const PayInputs& inputs, Pence Amounts::*side) {
    for (const auto& [key, contract] : inputs.contracts) {
      for (const auto& [cluster, sums] : contract.clusters) {
        amounts[{false, ProviderId{}, cluster}].*side += sums.amount;
        amounts[{true, key.provider, cluster}].*side += sums.amount;
      }
    }
  };
  add(baseline, &Amounts::baseline);
  add(reform, &Amounts::reform);
  std::vector<ClusterComparison> rows;
  for (const auto& [key, both] : amounts) {
    const auto& [provider, code, cluster] = key;
    rows.push_back(
        {provider ? Level::provider : Level::all, code, cluster, both.baseline, both.reform});
  }
  return rows;
}

}  // namespace pbr::scenario
