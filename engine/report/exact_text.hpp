// Amounts that were not rounded yet, in full.
#pragma once

#include <string>

#include "pbr/money.hpp"

namespace pbr {

/// Pounds exactly: a decimal of two places or more where there is one of up to 18 ("153.192"), else
/// a fraction in lowest terms ("925/168").
[[nodiscard]] std::string exact_pounds(ExactPence amount);

}  // namespace pbr
