#include <algorithm>

#include "report/html_figure.hpp"
#include "report/html_outcomes.hpp"
#include "report/html_sections.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

constexpr int steps = 60;  // of a limit's line

struct Points {
  FigureColumn names{"name", "Provider", FigureUnit::words};
  FigureColumn sizes{"size", "Pairs of scores", FigureUnit::count};
  FigureColumn values{"value", "Standardised share improved", FigureUnit::percent};
  FigureColumn outside{"outside", "Beyond the limits of chance", FigureUnit::words};
  FigureColumn keys{"key", "Key", FigureUnit::words};
  std::int64_t most_pairs = 1, beyond = 0;
  double rate = 0;
};

// Providers as they may be shown: pairs as the rule rounds them, a whole percent.
Points points_of(const ReportView& view, const std::vector<AdjustedOutcome>& providers) {
  Points points;
  for (const AdjustedOutcome& row : providers) {
    points.rate = row.of_all;
    if (!may_be_shown(view, row)) continue;
    const std::int64_t pairs = std::stoll(disclosed_count(view.rule, row.level, row.size));
    points.names.add(shown_name(row.provider));
    points.keys.add(row.provider);
    points.sizes.add(pairs);
    points.values.add_decimal(decimal_text(100 * *row.standardised, 0));
    points.outside.add(outside_words(row.outside));
    points.most_pairs = std::max(points.most_pairs, pairs);
    points.beyond += row.outside == Outside::none ? 0 : 1;
  }
  return points;
}

std::vector<FigureColumn> limits_of(const Points& points) {
  FigureColumn size("size", "Pairs of scores", FigureUnit::count);
  FigureColumn rate("rate", "All", FigureUnit::percent);
  FigureColumn low_95("low_95", "95% limit, low", FigureUnit::percent);
  FigureColumn high_95("high_95", "95% limit, high", FigureUnit::percent);
  FigureColumn low_998("low_998", "99.8% limit, low", FigureUnit::percent);
  FigureColumn high_998("high_998", "99.8% limit, high", FigureUnit::percent);
  const auto percent = [](double share) { return decimal_text(100 * share, 1); };
  std::int64_t last = 0;
  for (int step = 0; step <= steps; ++step) {
    // Sizes too small to show have no limits to draw either.
    const std::int64_t pairs =
        std::max<std::int64_t>(5, points.most_pairs * 21 * step / (std::int64_t{20} * steps));
    if (pairs == last) continue;
    last = pairs;
    const Interval inner = binomial_limits(points.rate, pairs, FunnelLimit::p95);
    const Interval outer = binomial_limits(points.rate, pairs, FunnelLimit::p998);
    size.add(pairs);
    rate.add_decimal(percent(points.rate));
    low_95.add_decimal(percent(inner.low));
    high_95.add_decimal(percent(inner.high));
    low_998.add_decimal(percent(outer.low));
    high_998.add_decimal(percent(outer.high));
  }
  return {size, rate, low_95, high_95, low_998, high_998};
}

}  // namespace

void write_funnel_figure(const ReportView& view, const std::vector<AdjustedOutcome>& providers,
                         HtmlPage& page) {
  const Points points = points_of(view, providers);
  if (points.names.size() < 2) return;
  const Measure& measure = measure_of(view, providers.front().measure);
  const auto all = static_cast<std::int64_t>(points.names.size());
  write_figure(
      {.id = "funnel-" + measure.id.text(),
       .kind = FigureKind::funnel,
       .title = points.beyond == 0
                    ? measure.name + ": none of " + counted(all, "provider") +
                          " lies beyond the limits of chance"
                    : measure.name + ": " + grouped(points.beyond) + " of " +
                          counted(all, "provider") + (points.beyond == 1 ? " lies" : " lie") +
                          " beyond the limits of chance",
       .shown = "Standardised share improved, by pairs of scores",
       .text = "A point a provider, between lines that close in from the left: the 95% and the "
               "99.8% limits of chance about the share of all. A provider beyond them has an open "
               "ring and its name. The table that follows has the figures.",
       .columns = {points.names, points.sizes, points.values, points.outside, points.keys},
       .lines = limits_of(points)},
      view.rule.mark, page);
}

}  // namespace pbr
