#include <algorithm>
#include <cmath>

#include "contrast/parabola.hpp"
#include "contrast/score_bins.hpp"
#include "pbr/integrity.hpp"

namespace pbr {
namespace {

constexpr int window_below = -7, window_above = 6;
constexpr std::int64_t least_scores = 30;
constexpr std::size_t least_bins = 3;
constexpr std::int64_t least_contracts = 5;

using Histogram = std::map<int, std::int64_t>;

std::int64_t count_in(const Histogram& bins, int bin) {
  const auto found = bins.find(bin);
  return found == bins.end() ? 0 : found->second;
}

/// The share of bins -1 and 0 that the neighbours expect in bin 0.
std::optional<double> share_suggested(const Histogram& bins, const ScoreLine& line) {
  std::vector<Point> neighbours;
  std::size_t below = 0, above = 0;
  std::int64_t scores = count_in(bins, -1) + count_in(bins, 0);
  for (int bin = std::max(window_below, line.lowest_bin);
       bin <= std::min(window_above, line.highest_bin); ++bin) {
    if (bin == -1 || bin == 0) continue;
    neighbours.push_back({bin + 0.5, static_cast<double>(count_in(bins, bin))});
    scores += count_in(bins, bin);
    (bin < 0 ? below : above) += 1;
  }
  if (below < least_bins || above < least_bins || scores < least_scores) return std::nullopt;
  const Parabola fitted = fit(neighbours);
  const double over = std::max(fitted.at(0.5), 0.0);
  const double under = std::max(fitted.at(-0.5), 0.0);
  if (over + under <= 0.0) return std::nullopt;
  return over / (over + under);
}

void test(BunchingRow& row, std::optional<double> share) {
  row.expected_share = share;
  const std::int64_t both = row.just_below + row.just_over;
  if (share && both > 0) row.p = binomial_upper(both, row.just_over, *share);
}

void append_scores(const IntegritySums& sums, const std::vector<const Measure*>& measures,
                   std::vector<BunchingRow>& rows) {
  std::map<std::pair<std::uint32_t, ScoreKind>, std::map<ProviderId, Histogram>> histograms;
  for (const auto& [key, count] : sums.bins()) {
    auto& of = histograms[{key.measure, key.kind}];
    of[key.provider][key.bin] += count;
    if (!key.provider.empty()) of[ProviderId{}][key.bin] += count;
  }
  for (const auto& [which, providers] : histograms) {
    const Measure& measure = *measures.at(which.first);
    const auto line = line_of(measure, which.second);
    if (!line) continue;
    for (const auto& [provider, bins] : providers) {
      BunchingRow row;
      row.item = measure.id.text();
      row.line = to_text(which.second);
      row.provider = provider;
      row.at = to_text(line->at);
      row.just_below = count_in(bins, -1);
      row.just_over = count_in(bins, 0);
      test(row, share_suggested(bins, *line));
      rows.push_back(std::move(row));
    }
  }
}

const std::vector<SchemeDomain>* domains_of(const SchemeComponent& component) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    return &outcome->domains;
  }
  if (const auto* tournament = std::get_if<TournamentComponent>(&component.terms)) {
    return &tournament->domains;
  }
  return nullptr;
}

std::vector<std::pair<std::string, SchemeIndicator>> indicators_of(const SchemeComponent& of) {
  std::vector<std::pair<std::string, SchemeIndicator>> indicators;
  if (const auto* domains = domains_of(of)) {
    for (const SchemeDomain& domain : *domains) {
      for (const auto& indicator : domain.indicators) indicators.emplace_back(domain.id, indicator);
    }
  }
  if (const auto* points = std::get_if<PointsComponent>(&of.terms)) {
    for (const auto& indicator : points->indicators) indicators.emplace_back("", indicator);
  }
  return indicators;
}

/// The values of one indicator, a contract each.
std::vector<Rate> values_of(const SchemeResult& paid, const std::string& component,
                            const std::string& domain, const std::string& indicator) {
  std::vector<Rate> values;
  for (const Payment& payment : paid.payments) {
    if (payment.component != component) continue;
    for (const IndicatorScore& score : payment.indicators) {
      const bool same = score.indicator == indicator && (domain.empty() || score.domain == domain);
      const auto value = Rate::parse(score.value);
      if (same && value) values.push_back(*value);
    }
  }
  return values;
}

void append_threshold(BunchingRow row, Rate at, Rate width, const std::vector<Rate>& values,
                      std::vector<BunchingRow>& rows) {
  for (const Rate value : values) {
    row.just_over += value >= at && value < at + width;
    row.just_below += value < at && value >= at - width;
  }
  row.at = to_text(at);
  const bool enough = row.just_over + row.just_below >= least_contracts;
  test(row, enough ? std::optional{0.5} : std::nullopt);
  rows.push_back(std::move(row));
}

void append_thresholds(const SchemeResult& paid, std::vector<BunchingRow>& rows) {
  for (const SchemeComponent& component : paid.scheme->components) {
    for (const auto& [domain, indicator] : indicators_of(component)) {
      if (indicator.thresholds_of_providers) continue;  // they move with the values
      const bool two = indicator.scoring != Scoring::yes_no && indicator.lower < indicator.upper;
      const Rate width = two ? (indicator.upper - indicator.lower) * Rate{1, 10} : Rate{1, 20};
      const auto values = values_of(paid, component.id, domain, indicator.id);
      BunchingRow row;
      row.scheme = SchemeId{paid.scheme->header.id};
      row.item = component.id + "/" + (domain.empty() ? "" : domain + "/") + indicator.id;
      row.line = "lower";
      append_threshold(row, indicator.lower, width, values, rows);
      row.line = "upper";
      if (two) append_threshold(row, indicator.upper, width, values, rows);
    }
  }
}

}  // namespace

std::string_view to_text(ScoreKind kind) { return kind == ScoreKind::change ? "change" : "after"; }

double binomial_upper(std::int64_t trials, std::int64_t successes, double share) {
  if (successes <= 0) return 1.0;
  if (successes > trials || share <= 0.0) return 0.0;
  if (share >= 1.0) return 1.0;
  const auto log_factorial = [](std::int64_t n) { return std::lgamma(static_cast<double>(n) + 1); };
  double sum = 0.0;
  for (std::int64_t k = successes; k <= trials; ++k) {
    sum += std::exp(log_factorial(trials) - log_factorial(k) - log_factorial(trials - k) +
                    static_cast<double>(k) * std::log(share) +
                    static_cast<double>(trials - k) * std::log1p(-share));
  }
  return std::min(sum, 1.0);
}

std::vector<BunchingRow> bunching_of(const IntegritySums& sums,
                                     const std::vector<const Measure*>& measures,
                                     const Payments& payments) {
  std::vector<BunchingRow> rows;
  append_scores(sums, measures, rows);
  for (const SchemeResult& paid : payments.schemes) append_thresholds(paid, rows);
  const auto tests = static_cast<double>(
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.p.has_value(); }));
  for (BunchingRow& row : rows) row.notable = row.p && *row.p * tests < 0.05;
  return rows;
}

}  // namespace pbr
