#include <algorithm>

#include "contrast/paid_again.hpp"
#include "pbr/integrity.hpp"
#include "pbr/rank_agreement.hpp"
#include "scheme/exact.hpp"
#include "scheme/levels.hpp"

namespace pbr {
namespace {

/// Counts enter schemes whole: a thousandth of a pair is kept by counting everything in
/// thousandths.
constexpr std::int64_t fine = 1000;

struct Explained {
  Exact improved, not_worse, recovered;
};
using BandKey = std::pair<std::uint32_t, std::uint8_t>;
using ExplainedBy = std::map<std::pair<ContractKey, std::uint32_t>, Explained>;

// Of `many` people at the rate of some others; nobody among those: nothing.
Exact at_rate(std::int64_t many, std::int64_t some, std::int64_t of) {
  return of == 0 ? Exact{} : Exact{many} * Exact{some, of};
}

void add_at_rates(const StratumSums& sums, const StratumSums& rates, int sign, Explained& into) {
  into.improved += at_rate(sums.paired, rates.improved, rates.paired) * sign;
  into.not_worse += at_rate(sums.paired, rates.paired - rates.deteriorated, rates.paired) * sign;
  into.recovered += at_rate(sums.cases, rates.recovered, rates.cases) * sign;
}

// What the bands of the intake score alone explain, by contract and measure.
ExplainedBy explained_by_intake(const OutcomeStrata& strata) {
  std::map<BandKey, StratumSums> bands;
  std::map<std::uint32_t, StratumSums> everybody;
  std::map<std::pair<ContractKey, BandKey>, StratumSums> contracts;
  for (const auto& [key, sums] : strata.strata()) {
    const BandKey band{key.measure, key.intake};
    bands[band] += sums;
    everybody[key.measure] += sums;
    contracts[{key.contract, band}] += sums;
  }
  ExplainedBy explained;
  for (const auto& [key, sums] : contracts) {
    Explained& into = explained[{key.first, key.second.first}];
    add_at_rates(sums, bands.at(key.second), 1, into);
    add_at_rates(sums, everybody.at(key.second.first), -1, into);
  }
  return explained;
}

std::int64_t in_thousandths(const Exact& count) {
  return round_pence(count * fine, Rounding::half_up).value();
}

std::int64_t without(std::int64_t counted, const Exact& explained, std::int64_t of) {
  return std::clamp<std::int64_t>(counted - in_thousandths(explained), 0, of);
}

Rate without(Rate expected, const Exact& explained) {
  const Rate left = expected - Rate{in_thousandths(explained)};
  return left < Rate{0} ? Rate{0} : left;
}

MeasureSums in_thousandths(const MeasureSums& sums) {
  MeasureSums many;
  for (std::int64_t MeasureSums::*field :
       {&MeasureSums::eligible, &MeasureSums::paired, &MeasureSums::improved,
        &MeasureSums::deteriorated, &MeasureSums::cases, &MeasureSums::recovered,
        &MeasureSums::yes}) {
    many.*field = sums.*field * fine;
  }
  return many;
}

void take_out(const Explained& explained, MeasureSums& sums) {
  sums.improved = without(sums.improved, explained.improved, sums.paired);
  const std::int64_t not_worse =
      without(sums.paired - sums.deteriorated, explained.not_worse, sums.paired);
  sums.deteriorated = sums.paired - not_worse;
  sums.recovered = without(sums.recovered, explained.recovered, sums.cases);
}

PayInputs without_regression(PayInputs inputs, const ExplainedBy& explained) {
  for (auto& [contract, sums] : inputs.contracts) {
    for (std::size_t m = 0; m < sums.measures.size(); ++m) {
      sums.measures[m] = in_thousandths(sums.measures[m]);
      const auto found = explained.find({contract, static_cast<std::uint32_t>(m)});
      const Explained by_intake = found == explained.end() ? Explained{} : found->second;
      take_out(by_intake, sums.measures[m]);
      if (m >= sums.expected.size()) continue;
      ExpectedSums& expected = sums.expected[m];
      expected.improved = without(expected.improved * Rate{fine}, by_intake.improved);
      expected.not_worse = without(expected.not_worse * Rate{fine}, by_intake.not_worse);
      expected.recovered = without(expected.recovered * Rate{fine}, by_intake.recovered);
    }
  }
  return inputs;
}

}  // namespace

std::vector<RegressionRow> regression_of(const OutcomeStrata& strata, const PayInputs& inputs,
                                         const Payments& payments) {
  const PayInputs changed = without_regression(inputs, explained_by_intake(strata));
  std::vector<RegressionRow> rows;
  for (const SchemeResult& paid : payments.schemes) {
    if (!rests_on_outcomes(*paid.scheme)) continue;
    const auto as_is = paid_over(*paid.scheme, inputs);
    const auto again = paid_over(*paid.scheme, changed);
    const auto add = [&](RegressionRow& row, const ContractKey& contract, Pence amount) {
      row.amount += amount;
      row.without += again.at(contract);
    };
    append_by_level(SchemeId{paid.scheme->header.id}, as_is, add, rows);
  }
  return rows;
}

Integrity integrity_of(const IntegritySums& sums, const OutcomeStrata& strata,
                       const PayInputs& inputs, const Payments& payments) {
  Integrity integrity;
  integrity.bunching = bunching_of(sums, inputs.measures, payments);
  integrity.upcoding = upcoding_of(sums, inputs);
  for (const auto& [key, contract] : inputs.contracts) integrity.activity += contract.activity;
  integrity.unmeasured = unmeasured_of(inputs, payments);
  integrity.regression = regression_of(strata, inputs, payments);
  return integrity;
}

}  // namespace pbr
