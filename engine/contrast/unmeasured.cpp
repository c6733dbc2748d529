#include "contrast/paid_again.hpp"
#include "pbr/integrity.hpp"
#include "pbr/rank_agreement.hpp"
#include "scheme/exact.hpp"
#include "scheme/levels.hpp"

namespace pbr {
namespace {

enum class Answer : bool { worst, best };

MeasureSums as_measured(MeasureSums sums, bool status, Answer answer) {
  const std::int64_t missing = sums.eligible - sums.paired;
  sums.paired = sums.eligible;
  if (status) {
    if (answer == Answer::best) sums.yes += missing;
    return sums;
  }
  sums.cases += missing;
  if (answer == Answer::worst) {
    sums.deteriorated += missing;
  } else {
    sums.improved += missing;
    sums.recovered += missing;
  }
  return sums;
}

// To the millionth, as expected counts are.
Rate scaled(Rate count, std::int64_t to, std::int64_t from) {
  if (from == 0 || to == from) return count;
  const Exact exactly = exact(count) * Exact{to, from} * 1'000'000;
  return Rate{round_pence(exactly, Rounding::half_up).value(), 1'000'000};
}

PayInputs all_measured(PayInputs inputs, Answer answer) {
  for (auto& [key, contract] : inputs.contracts) {
    for (std::size_t m = 0; m < contract.measures.size(); ++m) {
      const MeasureSums before = contract.measures[m];
      const bool status = inputs.measures.at(m)->kind == MeasureKind::status;
      contract.measures[m] = as_measured(before, status, answer);
      if (m >= contract.expected.size()) continue;
      ExpectedSums& expected = contract.expected[m];
      const MeasureSums& after = contract.measures[m];
      expected.improved = scaled(expected.improved, after.paired, before.paired);
      expected.not_worse = scaled(expected.not_worse, after.paired, before.paired);
      expected.recovered = scaled(expected.recovered, after.cases, before.cases);
    }
  }
  return inputs;
}

}  // namespace

std::vector<UnmeasuredRow> unmeasured_of(const PayInputs& inputs, const Payments& payments) {
  const PayInputs worst = all_measured(inputs, Answer::worst);
  const PayInputs best = all_measured(inputs, Answer::best);
  std::vector<UnmeasuredRow> rows;
  for (const SchemeResult& paid : payments.schemes) {
    if (!rests_on_outcomes(*paid.scheme)) continue;
    const auto as_is = paid_over(*paid.scheme, inputs);
    const auto if_worst = paid_over(*paid.scheme, worst);
    const auto if_best = paid_over(*paid.scheme, best);
    const auto add = [&](UnmeasuredRow& row, const ContractKey& contract, Pence amount) {
      row.amount += amount;
      row.if_worst += if_worst.at(contract);
      row.if_best += if_best.at(contract);
    };
    append_by_level(SchemeId{paid.scheme->header.id}, as_is, add, rows);
  }
  return rows;
}

}  // namespace pbr
