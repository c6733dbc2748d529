#include "adjustment/standardise.hpp"

#include <algorithm>

#include "adjustment/case_mix.hpp"
#include "adjustment/fit.hpp"

namespace pbr {
namespace {

constexpr double thousand = 1000;

double value_of(Rate rate) {
  return static_cast<double>(rate.numerator()) / static_cast<double>(rate.denominator());
}

OutcomeModelKind model_of(OutcomeStatistic statistic) {
  switch (statistic) {
    case OutcomeStatistic::improved:
      return OutcomeModelKind::improved;
    case OutcomeStatistic::not_worse:
      return OutcomeModelKind::not_worse;
    case OutcomeStatistic::recovered:
      return OutcomeModelKind::recovered;
    default:
      return OutcomeModelKind::after;
  }
}

double expected_of(OutcomeStatistic statistic, const ExpectedSums& sums) {
  switch (statistic) {
    case OutcomeStatistic::improved:
      return value_of(sums.improved);
    case OutcomeStatistic::not_worse:
      return value_of(sums.not_worse);
    default:
      return value_of(sums.recovered);
  }
}

std::vector<OutcomeStatistic> statistics_of(const Measure& measure) {
  using enum OutcomeStatistic;
  if (!has_strata(measure)) return {};
  if (!has_reliable_change(measure)) return {mean_change};
  if (!measure.cut_off) return {improved, not_worse, mean_change};
  return {improved, not_worse, recovered, mean_change};
}

class ComparisonTables {
 public:
  ComparisonTables(const OutcomeStrata& strata, const std::vector<const Measure*>& measures,
                   const std::vector<OutcomeModel>& models)
      : measures_(measures),
        models_(models),
        rates_(case_mix_rates(strata)),
        mix_(by_case_mix(strata)),
        expected_(expected_sums(strata, measures)) {
    for (const auto& [key, sums] : mix_) contracts_[key.measure][key.contract] += sums;
  }

  [[nodiscard]] std::vector<ComparisonTable> all() const {
    std::vector<ComparisonTable> tables;
    for (const auto& [measure, contracts] : contracts_) {
      for (const OutcomeStatistic statistic : statistics_of(*measures_.at(measure))) {
        for (const auto method : {AdjustmentMethod::strata, AdjustmentMethod::regression}) {
          ComparisonTable table{measure, statistic, method, {}, 0};
          if (fill(table) && !table.contracts.empty()) tables.push_back(std::move(table));
        }
      }
    }
    return tables;
  }

 private:
  bool fill(ComparisonTable& table) const {
    for (const auto& [contract, sums] : contracts_.at(table.measure)) {
      const Comparison observed = observed_of(table, sums);
      if (observed.size > 0) table.contracts[contract] = observed;
    }
    if (table.method == AdjustmentMethod::regression) return add_model(table);
    if (table.statistic == OutcomeStatistic::mean_change) {
      add_changes(table);
    } else {
      for (auto& [contract, comparison] : table.contracts) {
        comparison.expected =
            expected_of(table.statistic, expected_.at(contract).at(table.measure));
      }
    }
    return true;
  }

  [[nodiscard]] Comparison observed_of(const ComparisonTable& table,
                                       const StratumSums& sums) const {
    if (table.statistic == OutcomeStatistic::mean_change) {
      return {sums.paired, changes_of(sums, *measures_.at(table.measure)).change, 0};
    }
    const YesNo yes = yes_no(sums, model_of(table.statistic));
    return {yes.pairs, yes.yes, 0};
  }

  void add_changes(ComparisonTable& table) const {
    const Measure& measure = *measures_.at(table.measure);
    for (const auto& [key, sums] : mix_) {
      if (key.measure != table.measure) continue;
      const ChangeSums all = changes_of(rates_.at({key.measure, key.cluster, key.intake}), measure);
      table.contracts[key.contract].expected += static_cast<double>(sums.paired) *
                                                static_cast<double>(all.change) / thousand /
                                                static_cast<double>(all.paired);
    }
    table.variance = variance_inside(table.measure, measure);
  }

  // Pooled over clusters and intake bands.
  [[nodiscard]] double variance_inside(std::uint32_t index, const Measure& measure) const {
    double squares = 0;
    std::int64_t freedom = 0;
    for (const auto& [key, sums] : rates_) {
      if (key.measure != index) continue;
      const ChangeSums all = changes_of(sums, measure);
      const Int128 spread = all.change_change * all.paired - Int128{all.change} * all.change;
      squares += static_cast<double>(spread) / static_cast<double>(all.paired);
      freedom += all.paired - 1;
    }
    if (freedom == 0) return 0;
    return squares / static_cast<double>(freedom) / (thousand * thousand);
  }

  bool add_model(ComparisonTable& table) const {
    const auto found = std::find_if(models_.begin(), models_.end(), [&](const OutcomeModel& model) {
      return model.measure == table.measure && model.kind == model_of(table.statistic);
    });
    if (found == models_.end() || !found->fitted) return false;
    table.variance = found->residual_sd * found->residual_sd;
    const double sign = measures_.at(table.measure)->higher_is_better ? 1 : -1;
    for (auto& [contract, comparison] : table.contracts) {
      comparison.expected = found->expected.at(contract);
      if (table.statistic != OutcomeStatistic::mean_change) continue;
      const StratumSums& sums = contracts_.at(table.measure).at(contract);
      comparison.expected =
          sign * (comparison.expected - static_cast<double>(sums.before) / thousand);
    }
    return true;
  }

  const std::vector<const Measure*>& measures_;
  const std::vector<OutcomeModel>& models_;
  CaseMixRates rates_;
  std::map<ContractMixKey, StratumSums> mix_;
  std::map<ContractKey, std::vector<ExpectedSums>> expected_;
  std::map<std::uint32_t, std::map<ContractKey, StratumSums>> contracts_;
};

}  // namespace

Comparison& Comparison::operator+=(const Comparison& other) {
  size += other.size;
  observed_units += other.observed_units;
  expected += other.expected;
  return *this;
}

std::vector<ComparisonTable> comparisons(const OutcomeStrata& strata,
                                         const std::vector<const Measure*>& measures,
                                         const std::vector<OutcomeModel>& models) {
  return ComparisonTables(strata, measures, models).all();
}

}  // namespace pbr
