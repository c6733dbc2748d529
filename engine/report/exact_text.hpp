// Amounts that were not rounded yet, in full.
#pragma once

#include <string>

#include "pbr/money.hpp"

namespace pbr {

/// Pounds exactly: a decimal of two places or more where there is one of up to 18 ("153.192"), else
/// a fraction in lowest terms ("925/168").
[[nodiscard]] std::string exact_pounds(ExactPence amount);
/// "£1,825.00" where it is whole pence, else as exact_pounds with a pound sign.
[[nodiscard]] std::string exact_pounds_text(ExactPence amount);

}  // namespace pbr
