#include "audit/interval.hpp"

#include <algorithm>
#include <cmath>

namespace pbr::audit {
namespace {

constexpr double normal_975 = 1.959964;

// Variance of a mean whose observations have these influences, people being independent.
template <class Observation, class Influence>
double variance_by_person(std::span<const Observation> observations, const Influence& influence) {
  double sum = 0;
  for (std::size_t at = 0; at < observations.size();) {
    const std::size_t person = observations[at].person;
    double of_person = 0;
    for (; at < observations.size() && observations[at].person == person; ++at) {
      of_person += influence(observations[at]);
    }
    sum += of_person * of_person;
  }
  const auto n = static_cast<double>(observations.size());
  return sum / (n * n);
}

Estimate wilson(double p, double n) {
  const double z2 = normal_975 * normal_975;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = normal_975 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  // At 0 and 1 the limit is the value itself; the arithmetic may miss it by a bit.
  return {p, p == 0 ? 0 : std::max(0.0, centre - half), p == 1 ? 1 : std::min(1.0, centre + half)};
}

class KappaTable {
 public:
  KappaTable(std::span<const RatedPair> pairs, std::size_t categories, KappaWeights weights)
      : categories_(categories), weights_(weights), first_(categories), second_(categories) {
    const auto n = static_cast<double>(pairs.size());
    for (const RatedPair& pair : pairs) {
      first_[pair.first] += 1 / n;
      second_[pair.second] += 1 / n;
      observed_ += weight(pair.first, pair.second) / n;
    }
    row_.resize(categories);
    column_.resize(categories);
    for (std::size_t i = 0; i < categories; ++i) {
      for (std::size_t j = 0; j < categories; ++j) {
        row_[i] += weight(i, j) * second_[j];
        column_[j] += weight(i, j) * first_[i];
        expected_ += weight(i, j) * first_[i] * second_[j];
      }
    }
  }

  [[nodiscard]] double value() const { return (observed_ - expected_) / (1 - expected_); }
  [[nodiscard]] double influence(const RatedPair& pair) const {
    const double rest = 1 - expected_;
    const double chance = row_[pair.first] + column_[pair.second] - 2 * expected_;
    return (weight(pair.first, pair.second) - observed_) / rest -
           (1 - observed_) * chance / (rest * rest);
  }

 private:
  [[nodiscard]] double weight(std::size_t i, std::size_t j) const {
    if (weights_ == KappaWeights::none || categories_ < 2) return i == j ? 1 : 0;
    const auto apart = static_cast<double>(i < j ? j - i : i - j);
    return 1 - apart / static_cast<double>(categories_ - 1);
  }

  std::size_t categories_;
  KappaWeights weights_;
  std::vector<double> first_, second_, row_, column_;
  double observed_ = 0, expected_ = 0;
};

}  // namespace

std::optional<Estimate> share(std::span<const Answer> answers) {
  if (answers.empty()) return std::nullopt;
  const auto n = static_cast<double>(answers.size());
  const auto yes = std::count_if(answers.begin(), answers.end(), [](Answer a) { return a.yes; });
  const double p = static_cast<double>(yes) / n;
  const double variance =
      variance_by_person(answers, [p](Answer a) { return (a.yes ? 1 : 0) - p; });
  return wilson(p, variance > 0 ? std::min(n, p * (1 - p) / variance) : n);
}

std::optional<Estimate> kappa(std::span<const RatedPair> pairs, std::size_t categories,
                              KappaWeights weights) {
  // All pairs in one cell of the diagonal: chance alone agrees always.
  const bool no_choice = std::all_of(pairs.begin(), pairs.end(), [&](const RatedPair& pair) {
    return pair.first == pair.second && pair.first == pairs.front().first;
  });
  if (no_choice) return std::nullopt;
  const KappaTable table(pairs, categories, weights);
  const double value = table.value();
  const double error = std::sqrt(
      variance_by_person(pairs, [&](const RatedPair& pair) { return table.influence(pair); }));
  std::size_t people = 1;
  for (std::size_t at = 1; at < pairs.size(); ++at) {
    people += pairs[at].person == pairs[at - 1].person ? 0 : 1;
  }
  if (people < fewest_people) return Estimate{value, std::nullopt, std::nullopt};
  return Estimate{value, std::max(-1.0, value - normal_975 * error),
                  std::min(1.0, value + normal_975 * error)};
}

}  // namespace pbr::audit
