#include <algorithm>
#include <map>

#include "pbr/sweep.hpp"

namespace pbr {
namespace {

struct Mean {
  Pence sum;
  std::int64_t points = 0;
  [[nodiscard]] Pence rounded() const {
    return round(ExactPence{sum} * Rate(1, points), Rounding::half_up);
  }
};

std::optional<std::vector<Rate>> numbers(const SweepResult& result, std::size_t parameter) {
  std::vector<Rate> values;
  for (const auto& point : result.points) {
    const auto value = Rate::parse(point[parameter]);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

// By point; of a scheme.
using Totals = std::vector<Pence>;

std::map<SchemeId, Totals> totals_of(const SweepResult& result) {
  std::map<SchemeId, Totals> totals;
  for (const SweepRow& row : result.totals) totals[row.scheme].push_back(row.amount);
  return totals;
}

std::optional<Pence> moves(const std::vector<Rate>& values, const Totals& totals) {
  if (values.empty() || values.size() != totals.size()) return std::nullopt;
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const Rate middle = (*least + *most) * Rate(1, 2);
  Mean below;
  Mean above;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == middle) continue;
    Mean& half = values[i] < middle ? below : above;
    half.sum += totals[i];
    ++half.points;
  }
  if (below.points == 0 || above.points == 0) return std::nullopt;
  return above.rounded() - below.rounded();
}

std::int64_t size_of(const SweepEffect& effect) {
  return effect.moves ? std::abs(effect.moves->value()) : -1;
}

}  // namespace

std::vector<SweepRange> ranges_of(const SweepResult& result) {
  std::vector<SweepRange> ranges;
  for (std::size_t i = 0; i < result.totals.size(); ++i) {
    const SweepRow& row = result.totals[i];
    const auto found = std::find_if(ranges.begin(), ranges.end(), [&](const SweepRange& each) {
      return each.scheme == row.scheme;
    });
    if (found == ranges.end()) {
      ranges.push_back({row.scheme, i, i});
      continue;
    }
    if (row.amount < result.totals[found->lowest].amount) found->lowest = i;
    if (row.amount > result.totals[found->highest].amount) found->highest = i;
  }
  return ranges;
}

std::vector<SweepEffect> effects_of(const SweepResult& result) {
  const auto totals = totals_of(result);
  std::vector<SweepEffect> effects;
  for (const SweepRange& range : ranges_of(result)) {
    const auto first = static_cast<std::ptrdiff_t>(effects.size());
    for (std::size_t p = 0; p < result.parameters.size(); ++p) {
      const auto values = numbers(result, p);
      effects.push_back(
          {range.scheme, p, values ? moves(*values, totals.at(range.scheme)) : std::nullopt});
    }
    std::stable_sort(
        effects.begin() + first, effects.end(),
        [](const SweepEffect& a, const SweepEffect& b) { return size_of(a) > size_of(b); });
  }
  return effects;
}

}  // namespace pbr
