#include "scheme/indicator_terms.hpp"

#include <algorithm>

namespace pbr {
namespace {

struct Share {
  std::int64_t numerator = 0, denominator = 0;
};

Share share_of(Statistic statistic, const MeasureSums& sums) {
  switch (statistic) {
    case Statistic::improved:
      return {sums.improved, sums.paired};
    case Statistic::not_worse:
      return {sums.paired - sums.deteriorated, sums.paired};
    case Statistic::recovered:
      return {sums.recovered, sums.cases};
    case Statistic::status_yes:
      return {sums.yes, sums.eligible};
    case Statistic::complete:
      return {sums.paired, sums.eligible};
    case Statistic::given:
      break;  // the pack's own numbers
  }
  throw InternalError("no such statistic");
}

Rate expected_of(Statistic statistic, const ExpectedSums& sums) {
  switch (statistic) {
    case Statistic::improved:
      return sums.improved;
    case Statistic::not_worse:
      return sums.not_worse;
    case Statistic::recovered:
      return sums.recovered;
    default:
      throw InternalError("an indicator is adjusted that nothing is expected of");
  }
}

std::size_t measure_index(const PayInputs& inputs, const MeasureId& id) {
  const auto found = std::find_if(inputs.measures.begin(), inputs.measures.end(),
                                  [&](const Measure* measure) { return measure->id == id; });
  if (found == inputs.measures.end()) {
    throw InternalError("a scheme's indicator reads a measure the casemix does not have");
  }
  return static_cast<std::size_t>(found - inputs.measures.begin());
}

bool reaches(std::int64_t known, std::int64_t eligible, Rate least) {
  return Int128{known} * least.denominator() >= Int128{eligible} * least.numerator();
}

}  // namespace

SumsTable sums_of(const PayInputs& inputs) {
  SumsTable table;
  for (const auto& [key, contract] : inputs.contracts) table.emplace_back(contract.measures);
  return table;
}

IndicatorTerms::IndicatorTerms(const SchemeIndicator& indicator, const SchemeDomain* domain,
                               const PayInputs& inputs, const std::vector<ContractRow>& rows)
    : indicator_(&indicator), domain_(domain) {
  const bool is_given = indicator.statistic == Statistic::given;
  if (!is_given) measure_ = measure_index(inputs, indicator.measure);
  for (const ContractRow& row : rows) {
    const auto own = indicator.baseline.find(row.key->provider);
    baselines_.push_back(own == indicator.baseline.end() ? std::nullopt
                                                         : std::optional(own->second));
    const auto numbers = indicator.given.find(row.key->provider);
    if (is_given) {
      given_.push_back(numbers == indicator.given.end() ? GivenCount{} : numbers->second);
    }
  }
  if (indicator.adjusted) adjust(inputs, rows);
}

void IndicatorTerms::adjust(const PayInputs& inputs, const std::vector<ContractRow>& rows) {
  const SumsTable sums = sums_of(inputs);
  Share everybody;
  for (const auto& of_contract : sums) {
    const Share share = share_of(indicator_->statistic, of_contract[measure_]);
    everybody.numerator += share.numerator;
    everybody.denominator += share.denominator;
  }
  for (std::size_t c = 0; c < rows.size(); ++c) {
    adjustments_.emplace_back();
    const auto& expected = rows[c].inputs->expected;
    if (expected.empty() || everybody.denominator == 0) continue;
    const Rate count = expected_of(indicator_->statistic, expected.at(measure_));
    const Share share = share_of(indicator_->statistic, sums[c][measure_]);
    if (count <= Rate{} || share.denominator == 0) continue;
    const Exact by =
        Exact{share.denominator} / exact(count) * Exact{everybody.numerator, everybody.denominator};
    adjustments_.back() = Adjustment{by, Fixed{by}, count};
  }
}

Counted IndicatorTerms::count(std::size_t contract, const SumsTable& sums) const {
  if (indicator_->statistic == Statistic::given) {
    const auto [numerator, denominator] = given_[contract];
    return {numerator, denominator, denominator, denominator, denominator > 0, true};
  }
  const MeasureSums& of = sums[contract][measure_];
  const Share share = share_of(indicator_->statistic, of);
  // Nobody eligible is not complete, whatever the gate: there is nothing to be complete about.
  const bool enough =
      of.eligible > 0 && reaches(of.paired, of.eligible, indicator_->least_complete);
  const bool comparable = !indicator_->adjusted || adjustments_[contract].has_value();
  return {share.numerator, share.denominator, of.paired, of.eligible, enough, comparable};
}

std::optional<Rate> IndicatorTerms::expected(std::size_t contract) const {
  if (!indicator_->adjusted || !adjustments_[contract]) return std::nullopt;
  return adjustments_[contract]->expected;
}

}  // namespace pbr
