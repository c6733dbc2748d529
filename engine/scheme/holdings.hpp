// Both sides of every payment: whose money it is and who holds it.
#pragma once

#include "pbr/partners.hpp"

namespace pbr {

/// The holdings of one scheme; `of` has its partners, payments and budgets already.
void add_holdings(const SchemeResult& scheme, const Partnership& of,
                  std::vector<Holding>& holdings);

}  // namespace pbr
