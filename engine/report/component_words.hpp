// What a component of a scheme pays, in a sentence.
#pragma once

#include <string>

#include "pbr/scheme_terms.hpp"

namespace pbr {

/// Without a full stop. Other components are named as the scheme names them.
[[nodiscard]] std::string in_words(const SchemeComponent& component, const Scheme& scheme);

}  // namespace pbr
