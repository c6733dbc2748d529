#include "uncertainty/pilots.hpp"

#include <cmath>
#include <functional>
#include <map>

#include "uncertainty/analytic.hpp"
#include "uncertainty/paid_table.hpp"

namespace pbr::uncertainty {
namespace {

using boost::multiprecision::cpp_int;

// The normal distribution's 97.5th and 80th percentiles together: 5% two-sided, 80% power.
constexpr double z = 1.959963985 + 0.841621234;

Exact whole(Int128 value) { return Exact{cpp_int{value}}; }

std::string decimal(double value, int places) {
  const double one = places == 6 ? 1e6 : 100;
  return fraction_text(static_cast<Int128>(std::llround(value * one)),
                       static_cast<Int128>(std::llround(one)), places);
}

UnitSums sum_of(const std::vector<UnitSums>& providers) {
  UnitSums all;
  for (const UnitSums& provider : providers) all += provider;
  return all;
}

// Of all units around their mean; 0 of fewer than two.
double deviation(const UnitSums& all) {
  if (all.units < 2) return 0;
  const Exact n = all.units;
  const Exact mean = whole(all.sum) / n;
  return std::sqrt(
      static_cast<double>(Exact{(whole(all.squares) - whole(all.sum) * mean) / (n - 1)}));
}

struct Looked {
  std::string of, name, value;
  std::vector<UnitSums> providers;
  /// The difference that so many units an arm show, as text.
  std::function<std::string(double)> detectable;
};

void add_rows(const Looked& at, const std::vector<std::int64_t>& people,
              std::vector<PilotRow>& rows) {
  const auto effect = design_effect(at.providers);
  for (const std::int64_t n : people) {
    PilotRow row{at.of, at.name, at.value, n, at.detectable(static_cast<double>(n)), "", ""};
    if (effect) {
      row.design_effect = six_decimals(*effect);
      row.detectable_clustered =
          at.detectable(static_cast<double>(n) / static_cast<double>(*effect));
    }
    rows.push_back(std::move(row));
  }
}

std::vector<UnitSums> values_of(const std::map<ProviderId, UnitSums>& sums) {
  std::vector<UnitSums> list;
  for (const auto& [provider, of] : sums) {
    if (of.units > 0) list.push_back(of);
  }
  return list;
}

std::optional<Looked> improved(const PayInputs& inputs, std::size_t measure) {
  const Measure& terms = *inputs.measures[measure];
  if (terms.kind == MeasureKind::status || !has_reliable_change(terms)) return std::nullopt;
  std::map<ProviderId, UnitSums> sums;
  for (const auto& [key, contract] : inputs.contracts) {
    const MeasureSums& of = contract.measures[measure];
    sums[key.provider] += {of.paired, of.improved, of.improved};
  }
  Looked at{"improved", terms.id.text(), "", values_of(sums), {}};
  const UnitSums all = sum_of(at.providers);
  if (all.units == 0) return std::nullopt;
  at.value = fraction_text(all.sum, all.units, 6);
  const double share = static_cast<double>(all.sum) / static_cast<double>(all.units);
  at.detectable = [share](double n) {
    const auto difference = detectable_share(share, n);
    return difference ? decimal(*difference, 6) : std::string{};
  };
  return at;
}

std::optional<Looked> amount(const PayInputs& inputs, const Casemix& casemix,
                             const Scheme& scheme) {
  const Nature nature = nature_of(scheme, inputs.values_given);
  if (nature.by != SureBy::analytic) return std::nullopt;
  std::map<ProviderId, UnitSums> sums;
  for (const auto& [key, people] : casemix.replicates()) {
    const AmountSpread& spread = people.spread();
    sums[key.provider] += {spread.people, spread.sum, spread.squares};
  }
  Looked at{"amount_per_person", scheme.header.id, "", values_of(sums), {}};
  const UnitSums all = sum_of(at.providers);
  if (all.units == 0) return std::nullopt;
  at.value = fraction_text(all.sum * nature.factor, Int128{all.units} * 100, 2);
  const double s = deviation(all) * static_cast<double>(nature.factor) / 100;
  at.detectable = [s](double n) { return decimal(z * s * std::sqrt(2 / n), 2); };
  return at;
}

}  // namespace

UnitSums& UnitSums::operator+=(const UnitSums& other) {
  units += other.units;
  sum += other.sum;
  squares += other.squares;
  return *this;
}

std::optional<Exact> design_effect(const std::vector<UnitSums>& providers) {
  const UnitSums all = sum_of(providers);
  const auto groups = static_cast<std::int64_t>(providers.size());
  if (groups < 2 || all.units <= groups) return std::nullopt;
  const Exact n = all.units;
  Exact of_means;  // the sum over providers of n x mean^2
  Exact of_sizes;
  for (const UnitSums& provider : providers) {
    of_means += whole(provider.sum) * whole(provider.sum) / provider.units;
    of_sizes += Exact{provider.units} * provider.units;
  }
  const Exact between = (of_means - whole(all.sum) * whole(all.sum) / n) / (groups - 1);
  const Exact within = (whole(all.squares) - of_means) / (n - groups);
  const Exact size = (n - of_sizes / n) / (groups - 1);
  const Exact total = between + (size - 1) * within;
  if (total <= 0 || between <= within) return Exact{1};
  return Exact{1 + (n / groups - 1) * (between - within) / total};
}

// (k + 1) d^2 - (1 - 2p) d - 2 p (1 - p) = 0 with k = n / z^2: both variances are in p and d. For a
// fall the same with p and 1 - p changed about.
std::optional<double> detectable_share(double share, double n) {
  const double k = n / (z * z);
  const double slope = 1 - 2 * share;
  const double root = std::sqrt(slope * slope + 8 * (k + 1) * share * (1 - share));
  const double rise = (slope + root) / (2 * (k + 1));
  if (rise > 0 && share + rise <= 1) return rise;
  const double fall = (root - slope) / (2 * (k + 1));
  if (fall > 0 && share - fall >= 0) return fall;
  return std::nullopt;
}

std::vector<PilotRow> pilots(const PayInputs& inputs, const Casemix& casemix,
                             const std::vector<Scheme>& schemes,
                             const std::vector<std::int64_t>& people) {
  std::vector<PilotRow> rows;
  for (std::size_t m = 0; m < inputs.measures.size(); ++m) {
    if (const auto at = improved(inputs, m)) add_rows(*at, people, rows);
  }
  for (const Scheme& scheme : schemes) {
    if (const auto at = amount(inputs, casemix, scheme)) add_rows(*at, people, rows);
  }
  return rows;
}

}  // namespace pbr::uncertainty
