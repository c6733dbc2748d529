// A scheme over inputs that were changed, contract by contract and added up.
#pragma once

#include <map>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

/// What every contract of the inputs is paid.
[[nodiscard]] std::map<ContractKey, Pence> paid_over(const Scheme& scheme, const PayInputs& inputs);

}  // namespace pbr
