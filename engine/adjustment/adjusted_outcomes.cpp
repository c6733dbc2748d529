#include "pbr/adjusted_outcomes.hpp"

#include <array>
#include <cmath>

#include "adjustment/shrink.hpp"
#include "adjustment/standardise.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 2> method_names{"strata", "regression"};
constexpr std::array<std::string_view, 5> outside_names{"none", "below 95%", "below 99.8%",
                                                        "above 95%", "above 99.8%"};
constexpr double thousand = 1000;

struct Place {
  std::string provider, commissioner;
  friend auto operator<=>(const Place&, const Place&) = default;
};
using Places = std::map<Place, Comparison>;

Interval about(double mean, double half) { return {mean - half, mean + half}; }

Outside outside_of(const AdjustedOutcome& row) {
  if (!row.standardised) return Outside::none;
  if (*row.standardised < row.limits_998.low) return Outside::below_998;
  if (*row.standardised > row.limits_998.high) return Outside::above_998;
  if (*row.standardised < row.limits_95.low) return Outside::below_95;
  if (*row.standardised > row.limits_95.high) return Outside::above_95;
  return Outside::none;
}

/// The rows of one table at one level.
class LevelRows {
 public:
  LevelRows(const ComparisonTable& table, std::string level, const Places& places)
      : table_(table), level_(std::move(level)), places_(places) {
    for (const auto& [place, comparison] : places) all_ += comparison;
    rate_ = observed(all_) / static_cast<double>(all_.size);
  }

  void append_to(std::vector<AdjustedOutcome>& rows) const {
    std::vector<Weighed> weighed;
    for (const auto& [place, comparison] : places_) {
      if (const auto of_place = weigh(comparison)) weighed.push_back(*of_place);
    }
    const double mean = counts() ? 1 : rate_;
    const Shrinkage shrinkage(weighed, mean, counts() ? mean * (1 - rate_) : table_.variance);
    for (const auto& [place, comparison] : places_) {
      AdjustedOutcome row = row_of(place, comparison);
      if (const auto of_place = weigh(comparison)) {
        row.shrunk = shrinkage.shrunk(*of_place) * (counts() ? rate_ : 1);
      }
      rows.push_back(std::move(row));
    }
  }

 private:
  [[nodiscard]] bool counts() const { return table_.statistic != OutcomeStatistic::mean_change; }
  [[nodiscard]] double observed(const Comparison& of) const {
    return static_cast<double>(of.observed_units) / (counts() ? 1 : thousand);
  }

  /// Nothing where nothing was to be expected.
  [[nodiscard]] std::optional<Weighed> weigh(const Comparison& of) const {
    const auto size = static_cast<double>(of.size);
    if (!counts()) return Weighed{rate_ + (observed(of) - of.expected) / size, size};
    if (of.expected <= 0) return {};
    return Weighed{observed(of) / of.expected, of.expected};
  }

  [[nodiscard]] AdjustedOutcome row_of(const Place& place, const Comparison& of) const {
    AdjustedOutcome row;
    row.measure = table_.measure;
    row.statistic = table_.statistic;
    row.method = table_.method;
    row.level = level_;
    row.provider = place.provider;
    row.commissioner = place.commissioner;
    row.size = of.size;
    row.observed_units = of.observed_units;
    row.observed = observed(of);
    row.expected = of.expected;
    row.of_all = rate_;
    if (counts()) {
      fill_count(of, row);
    } else {
      fill_mean(of, row);
    }
    row.outside = outside_of(row);
    return row;
  }

  void fill_count(const Comparison& of, AdjustedOutcome& row) const {
    row.limits_95 = binomial_limits(rate_, of.size, FunnelLimit::p95);
    row.limits_998 = binomial_limits(rate_, of.size, FunnelLimit::p998);
    const auto weighed = weigh(of);
    if (!weighed) return;
    const Interval count = byar(of.observed_units);
    row.ratio = weighed->value;
    row.ratio_interval = Interval{count.low / of.expected, count.high / of.expected};
    row.standardised = weighed->value * rate_;
    row.standardised_interval =
        Interval{row.ratio_interval->low * rate_, row.ratio_interval->high * rate_};
  }

  void fill_mean(const Comparison& of, AdjustedOutcome& row) const {
    const double error = std::sqrt(table_.variance / static_cast<double>(of.size));
    row.standardised = weigh(of)->value;
    row.standardised_interval = about(*row.standardised, normal_975 * error);
    row.limits_95 = about(rate_, normal_975 * error);
    row.limits_998 = about(rate_, normal_999 * error);
  }

  const ComparisonTable& table_;
  std::string level_;
  const Places& places_;
  Comparison all_;
  double rate_ = 0;
};

void append_table(const ComparisonTable& table, std::vector<AdjustedOutcome>& rows) {
  Places contracts;
  Places providers;
  Places commissioners;
  for (const auto& [key, comparison] : table.contracts) {
    contracts[{key.provider.text(), key.commissioner.text()}] += comparison;
    providers[{key.provider.text(), ""}] += comparison;
    commissioners[{"", key.commissioner.text()}] += comparison;
  }
  LevelRows(table, "contract", contracts).append_to(rows);
  LevelRows(table, "provider", providers).append_to(rows);
  LevelRows(table, "commissioner", commissioners).append_to(rows);
}

}  // namespace

std::string_view to_text(AdjustmentMethod method) {
  return method_names.at(static_cast<std::size_t>(method));
}
std::string_view to_text(Outside outside) {
  return outside_names.at(static_cast<std::size_t>(outside));
}

std::vector<AdjustedOutcome> adjusted_outcomes(const OutcomeStrata& strata,
                                               const std::vector<const Measure*>& measures,
                                               const std::vector<OutcomeModel>& models) {
  std::vector<AdjustedOutcome> rows;
  for (const ComparisonTable& table : comparisons(strata, measures, models)) {
    append_table(table, rows);
  }
  return rows;
}

}  // namespace pbr
