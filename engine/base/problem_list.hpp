// Lists of diagnostics, put together.
#pragma once

#include <algorithm>

#include "pbr/diagnostic.hpp"

namespace pbr {

inline void append(Diagnostics& list, const Diagnostics& more) {
  list.insert(list.end(), more.begin(), more.end());
}

/// Appends what is not in the list already, word for word: what several variants, packs or points
/// of one study have to say is said once.
inline void append_new(Diagnostics& list, const Diagnostics& more) {
  for (const auto& problem : more) {
    const auto text = render(problem);
    const bool known = std::any_of(list.begin(), list.end(), [&](const Diagnostic& each) {
      return each.code == problem.code && render(each) == text;
    });
    if (!known) list.push_back(problem);
  }
}

}  // namespace pbr
