// Who pays into a pool, what comes out of it, and who holds each pound.
//
// Pool. Contributions of a partner count by the days that their row has in the period, rounded half
// up once a row. What the pool pays is the sum of the covered components of its commissioners'
// contracts. A pound in the pool has lost its origin: every payment is taken apart again by
// partner in proportion to the contributions, by largest remainder, and so is what is left over or
// missing. Contributions - payments - moved by stop-loss = balance, to the penny.
// Stop-loss. What one person costs a commissioner in the period above the limit, times the share,
// is taken out of the pool's charge and carried by all pools of the component in proportion to
// their contributions, by largest remainder: what pools are relieved of and what they carry add up
// to nothing.
// Personal budgets. Of a contract's activity payment in a cluster that the pack names, times the
// take-up, three parts by largest remainder: core services, which cannot be unbundled, the
// in-patient risk pool, and the budget. So budgets never come to more than the cluster's income.
// The provider is paid less by the budget and the risk pool; the whole is paid all the same.
// Holders. Each payment is held by its provider's kind; what pays for it comes from the
// commissioner (NHS) or from the pool's partners; risk pools stay with the NHS; a notional budget
// is held by the NHS, a third party's by the independent or voluntary holder the pack names, a
// direct payment by the person.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {}  // namespace pbr
