#include <set>

#include "tariff/stretches.hpp"

namespace pbr {
namespace {

std::string days_text(Period days) {
  const std::string first = to_text(days.first);
  return days.days() == 1 ? "on " + first : "from " + first + " to " + to_text(days.last_day());
}

Diagnostic no_price(const PriceBook& book, const ClusterCode& cluster, TariffUnit unit,
                    Period days) {
  const std::string name(to_text(unit));
  return {
      .severity = Severity::error,
      .code = "TA001",
      .at = {.file = book.header.file},
      .message = "no price for " + name + " in cluster " + cluster.text() + " " + days_text(days),
      .expected = "a price in force on every day of the reporting period",
      .help = "add " + name + " for cluster " + cluster.text() + " from " + to_text(days.first) +
              "; 0.00 where nothing is paid"};
}

Diagnostic price_too_large(const Dated<Pence>& price) {
  return {.severity = Severity::error,
          .code = "TA002",
          .at = price.at,
          .message = "price times adjustments does not fit an exact amount",
          .found = to_pounds(price.value),
          .expected = "a price and adjustments with fewer digits",
          .help = "look at the price and at the adjustments in force then"};
}

Diagnostic factor_too_large(const PriceBook& book) {
  return {.severity = Severity::error,
          .code = "TA002",
          .at = book.adjustments.front().factor.at,
          .message = "the product of the adjustments in force does not fit an exact factor",
          .expected = "adjustments with fewer digits",
          .help = "round the factors where the agreement says how"};
}

// A month of days is the most that a line can hold.
bool price_fits(const PriceBook& book, const Stretch& stretch) {
  try {
    (void)line_amount(book, 31, stretch.price->value, stretch.factor);
    return true;
  } catch (const AmountOverflow&) {
    return false;
  }
}

// Adjustments hold for every cluster and unit, so any one shows whether their product fits.
bool factors_fit(const PriceBook& book, Period period) {
  try {
    (void)stretches(book, ClusterCode{}, TariffUnit::non_admitted_day, period);
    return true;
  } catch (const AmountOverflow&) {
    return false;
  }
}

void check_unit(const PriceBook& book, const ClusterCode& cluster, TariffUnit unit, Period period,
                Diagnostics& problems) {
  Period missing{period.first, period.first};
  const Dated<Pence>* refused = nullptr;
  const auto report_missing = [&] {
    if (!missing.empty()) problems.push_back(no_price(book, cluster, unit, missing));
  };
  for (const Stretch& stretch : stretches(book, cluster, unit, period)) {
    if (stretch.price == nullptr) {
      missing.end = stretch.days.end;
      continue;
    }
    report_missing();
    missing = {stretch.days.end, stretch.days.end};
    if (stretch.price == refused || price_fits(book, stretch)) continue;
    refused = stretch.price;
    problems.push_back(price_too_large(*refused));
  }
  report_missing();
}

void check_all(const PriceBook& book, const std::set<ClusterCode>& clusters, Period period,
               Diagnostics& problems) {
  for (const ClusterCode& cluster : clusters) {
    for (const TariffUnit unit : tariff_units) check_unit(book, cluster, unit, period, problems);
  }
}

}  // namespace

Diagnostics check_prices(const PriceBook& book, const std::vector<ClusterCode>& clusters,
                         Period period) {
  Diagnostics problems;
  const std::set<ClusterCode> each(clusters.begin(), clusters.end());
  if (factors_fit(book, period)) {
    check_all(book, each, period, problems);
    return problems;
  }
  problems.push_back(factor_too_large(book));
  PriceBook unadjusted = book;  // so that missing prices are still told
  unadjusted.adjustments.clear();
  check_all(unadjusted, each, period, problems);
  return problems;
}

}  // namespace pbr
