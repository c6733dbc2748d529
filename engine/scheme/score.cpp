#include "scheme/score.hpp"

namespace pbr {

Scorer::Entry Scorer::entry(IndicatorTerms indicator, Rate weight) {
  Known<Exact> exactly{pbr::exact(weight), indicator.marks<Exact>()};
  Known<Fixed> fixed{Fixed{weight}, indicator.marks<Fixed>()};
  return {std::move(indicator), weight, std::move(exactly), fixed};
}

Scorer::Scorer(const std::vector<SchemeDomain>& domains, bool reweight_missing,
               std::size_t least_domains, const PayInputs& inputs,
               const std::vector<ContractRow>& rows)
    : reweight_missing_(reweight_missing), least_domains_(least_domains), contracts_(rows.size()) {
  for (const SchemeDomain& domain : domains) {
    Group group{pbr::exact(domain.weight), Fixed{domain.weight}, {}};
    for (const SchemeIndicator& indicator : domain.indicators) {
      group.entries.push_back(entry({indicator, &domain, inputs, rows}, indicator.weight));
    }
    groups_.push_back(std::move(group));
  }
}

Scorer::Scorer(const std::vector<SchemeIndicator>& indicators, const PayInputs& inputs,
               const std::vector<ContractRow>& rows)
    : contracts_(rows.size()) {
  Group group{1, Fixed(1), {}};
  for (const SchemeIndicator& indicator : indicators) {
    group.entries.push_back(
        entry({indicator, nullptr, inputs, rows}, indicator.points.value_or(Rate{})));
  }
  groups_.push_back(std::move(group));
}

bool Scorer::rests_on_outcomes() const {
  for (const Group& group : groups_) {
    for (const Entry& entry : group.entries) {
      if (entry.indicator.terms().statistic != Statistic::given) return true;
    }
  }
  return false;
}

Scores::Scores(const Scorer& scorer, const SumsTable& sums) : scorer_(scorer), sums_(sums) {
  std::size_t count = 0;
  for (const auto& group : scorer.groups_) count += group.entries.size();
  found_fixed_.resize(count);
  found_exact_.resize(count);
}

bool Scores::any(std::size_t contract) const {
  for (const auto& group : scorer_.groups_) {
    for (const Entry& entry : group.entries) {
      if (entry.indicator.count(contract, sums_).counts()) return true;
    }
  }
  return false;
}

template <class Number>
Scores::Found<Number>& Scores::found() const {
  if constexpr (std::is_same_v<Number, Exact>) {
    return found_exact_;
  } else {
    return found_fixed_;
  }
}

template <class Number>
const scoring::Marks<Number>& Scores::marks(const Entry& entry, std::size_t at) const {
  if (!entry.indicator.terms().thresholds_of_providers) return entry.known<Number>().marks;
  auto& place = found<Number>()[at];
  if (place) return *place;
  std::vector<Number> values;
  for (std::size_t c = 0; c < scorer_.contracts_; ++c) {
    const Counted counted = entry.indicator.count(c, sums_);
    if (counted.counts()) values.push_back(entry.indicator.value<Number>(c, counted));
  }
  place.emplace();
  if (values.empty()) return *place;
  place->lower = middle_of(values);
  place->upper = mean_of_best(values, (values.size() + 9) / 10);
  return *place;
}

template <class Number>
Number Scores::score_one(std::size_t contract, const Entry& entry, const Counted& counted,
                         std::size_t at) const {
  return scoring::score<Number>(
      entry.indicator.terms().scoring, entry.indicator.value<Number>(contract, counted),
      marks<Number>(entry, at), entry.indicator.baseline<Number>(contract));
}

template <class Number>
Number Scores::total(std::size_t contract) const {
  Number total(0);
  Number weights(0);
  std::size_t left = 0;
  std::size_t at = 0;
  for (const auto& group : scorer_.groups_) {
    Number sum(0);
    Number inside(0);
    bool weighs = false;
    for (const Entry& entry : group.entries) {
      const Counted counted = entry.indicator.count(contract, sums_);
      if (counted.counts()) {
        const Number& weight = entry.known<Number>().weight;
        sum += Number(weight * score_one<Number>(contract, entry, counted, at));
        inside += weight;
        weighs = weighs || entry.weight > Rate{};
      }
      ++at;
    }
    if (!weighs) continue;
    ++left;
    const Number& weight = group.known<Number>();
    total += Number(weight * (scorer_.reweight_missing_ ? Number(sum / inside) : sum));
    weights += weight;
  }
  if (!scorer_.reweight_missing_) return total;
  if (left < scorer_.least_domains_) return Number(0);
  if (at_least(Number(0), weights)) return Number(0);
  return Number(total / weights);
}

Pence Scores::earned(std::size_t contract, Factor factor, Rounding mode) const {
  if (factor.numerator == 0) return Pence{};
  try {
    return round_times(factor.numerator, factor.denominator, fixed(contract), mode);
  } catch (const Unsure&) {
    return round_times(factor.numerator, factor.denominator, exact(contract), mode);
  }
}

Pence Scores::lost(std::size_t contract, Factor factor, Rounding mode) const {
  if (factor.numerator == 0) return Pence{};
  try {
    return round_times(factor.numerator, factor.denominator, Fixed(1) - fixed(contract), mode);
  } catch (const Unsure&) {
    return round_times(factor.numerator, factor.denominator, Exact(1 - exact(contract)), mode);
  }
}

// Each indicator's part of the whole score; what is left out has none.
std::vector<Exact> Scores::weights_used(std::size_t contract) const {
  std::vector<Exact> used;
  Exact weights;
  std::size_t left = 0;
  for (const auto& group : scorer_.groups_) {
    Exact inside;
    for (const Entry& entry : group.entries) {
      if (entry.indicator.count(contract, sums_).counts()) inside += entry.exact.weight;
    }
    if (inside != 0) ++left;
    if (inside != 0) weights += group.exact;
    for (const Entry& entry : group.entries) {
      const bool counts = entry.indicator.count(contract, sums_).counts();
      Exact weight = group.exact * entry.exact.weight;
      if (scorer_.reweight_missing_)
        weight = counts && inside != 0 ? Exact(weight / inside) : Exact{};
      used.push_back(weight);
    }
  }
  if (!scorer_.reweight_missing_) return used;
  for (Exact& weight : used) {
    if (left < scorer_.least_domains_) weight = 0;
    if (weight != 0) weight /= weights;
  }
  return used;
}

std::vector<IndicatorScore> Scores::details(std::size_t contract) const {
  std::vector<IndicatorScore> details;
  const std::vector<Exact> weights = weights_used(contract);
  std::size_t at = 0;
  for (const auto& group : scorer_.groups_) {
    for (const Entry& entry : group.entries) {
      const Counted counted = entry.indicator.count(contract, sums_);
      const SchemeDomain* domain = entry.indicator.domain();
      IndicatorScore row{domain == nullptr ? "" : domain->id,
                         entry.indicator.terms().id,
                         counted.numerator,
                         counted.denominator,
                         counted.known,
                         counted.eligible,
                         counted.complete_enough,
                         "",
                         ""};
      Exact score;
      if (counted.has_value()) {
        row.value = six_decimals(entry.indicator.value<Exact>(contract, counted));
      }
      if (counted.counts()) score = score_one<Exact>(contract, entry, counted, at);
      row.score = six_decimals(score);
      if (domain == nullptr) row.points = six_decimals(entry.exact.weight * score);
      if (domain != nullptr) row.weight = six_decimals(weights[at]);
      if (const auto expected = entry.indicator.expected(contract)) {
        row.expected = six_decimals(pbr::exact(*expected));
      }
      details.push_back(std::move(row));
      ++at;
    }
  }
  return details;
}

}  // namespace pbr
