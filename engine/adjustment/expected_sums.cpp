#include <boost/multiprecision/cpp_int.hpp>

#include "adjustment/case_mix.hpp"
#include "pbr/adjustment.hpp"

namespace pbr {
namespace {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t finer = 1'000'000'000'000;  // parts of a millionth

/// A sum of n x yes / of, to the millionth. Each part is cut off at 10^-18, which decides nearly
/// always; where the sum may lie on either side of a half, fractions do.
class ExpectedCount {
 public:
  void add(std::int64_t people, std::int64_t yes, std::int64_t of) {
    if (people == 0 || yes == 0) return;
    parts_.push_back({people, yes, of});
    const Int128 product = Int128{people} * yes;
    whole_ += static_cast<std::int64_t>(product / of);
    fraction_ += product % of * (Int128{million} * finer) / of;
  }

  [[nodiscard]] Rate value() const {
    const Int128 left_out = static_cast<Int128>(parts_.size());
    const auto rounded = [](Int128 units) {
      return static_cast<std::int64_t>((2 * units + finer) / (Int128{2} * finer));
    };
    std::int64_t millionths = rounded(fraction_);
    if (millionths != rounded(fraction_ + left_out)) millionths = exactly();
    return Rate{whole_} + Rate{millionths, million};
  }

 private:
  struct Part {
    std::int64_t people, yes, of;
  };

  [[nodiscard]] std::int64_t exactly() const {
    cpp_rational sum = 0;
    for (const Part& part : parts_) {
      sum += cpp_rational(cpp_int(part.people) * part.yes % part.of, cpp_int(part.of));
    }
    const cpp_rational twice = sum * 2 * million + 1;
    return static_cast<std::int64_t>(cpp_int(numerator(twice) / (2 * denominator(twice))));
  }

  std::vector<Part> parts_;
  std::int64_t whole_ = 0;
  Int128 fraction_ = 0;
};

struct ExpectedCounts {
  ExpectedCount improved, not_worse, recovered;
};

}  // namespace

std::map<ContractKey, std::vector<ExpectedSums>> expected_sums(
    const OutcomeStrata& strata, const std::vector<const Measure*>& measures) {
  const CaseMixRates all = case_mix_rates(strata);
  std::map<ContractKey, std::vector<ExpectedCounts>> counts;
  for (const auto& [key, own] : by_case_mix(strata)) {
    const StratumSums& rates = all.at({key.measure, key.cluster, key.intake});
    auto& of_contract = counts[key.contract];
    of_contract.resize(measures.size());
    ExpectedCounts& expected = of_contract.at(key.measure);
    expected.improved.add(own.paired, rates.improved, rates.paired);
    expected.not_worse.add(own.paired, rates.paired - rates.deteriorated, rates.paired);
    if (rates.cases > 0) expected.recovered.add(own.cases, rates.recovered, rates.cases);
  }
  std::map<ContractKey, std::vector<ExpectedSums>> sums;
  for (const auto& [contract, of_measures] : counts) {
    auto& expected = sums[contract];
    for (const ExpectedCounts& measure : of_measures) {
      expected.push_back(
          {measure.improved.value(), measure.not_worse.value(), measure.recovered.value()});
    }
  }
  return sums;
}

}  // namespace pbr
