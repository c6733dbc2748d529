// Small studies and what is sure of them.
#pragma once

#include <string>

#include "pbr/uncertainty.hpp"
#include "scheme/small_scheme.hpp"

namespace pbr_test {

/// Contract values for every scheme that asks: 1,000 pounds a year to the provider.
inline std::vector<Contract> worth(std::initializer_list<const char*> providers) {
  std::vector<Contract> contracts;
  for (const char* provider : providers) {
    Contract row;
    row.provider = ProviderId{provider};
    row.commissioner = CommissionerId{"C1"};
    row.period = year_2014;
    row.amount = Pence{100'000};
    contracts.push_back(row);
  }
  return contracts;
}

struct Sure {
  std::vector<Scheme> schemes;
  PayInputs inputs;
  Payments payments;
  Uncertainty uncertainty;
};

inline Sure sure_of(const Casemix& casemix, std::vector<Scheme> schemes,
                    const std::vector<Contract>& contracts = {},
                    const UncertaintyTerms& terms = {}) {
  Sure sure{std::move(schemes), pay_inputs(casemix, contracts, !contracts.empty()), {}, {}};
  Diagnostics problems;
  sure.payments = pay(sure.inputs, casemix, sure.schemes, problems);
  if (!problems.empty()) throw InternalError(render(problems));
  sure.uncertainty = uncertainty_of(sure.inputs, casemix, sure.schemes, sure.payments, terms);
  return sure;
}

inline const SureAmount& row_of(const Sure& sure, const char* scheme, Level level,
                                const char* provider = "") {
  for (const SureAmount& row : sure.uncertainty.amounts) {
    if (row.scheme == SchemeId{scheme} && row.level == level &&
        row.contract.provider == ProviderId{provider}) {
      return row;
    }
  }
  throw InternalError("no such row");
}

inline std::uint32_t weight(int person, std::uint32_t replicate) {
  return bootstrap_weight(1, bootstrap_key(PersonId{"P" + std::to_string(person)}), replicate);
}

}  // namespace pbr_test
