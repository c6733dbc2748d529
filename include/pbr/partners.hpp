// Who pays into a pool, what comes out of it, and who holds each pound.
//
// Pool. A partner's contributions count by the days that a row has in the period, rounded half up
// once a row. What the pool pays is the sum of the covered components of its commissioners'
// contracts. A pound in the pool has lost its origin: every payment is taken apart again by partner
// in proportion to the contributions, by largest remainder (pbr/money.hpp: share_out), partners by
// code. Contributed - paid + stop_loss = balance, a partner's and a pool's, to the penny.
// Stop-loss. What one person costs a commissioner in the period (the lines of the person's episodes
// and the person's other lines) above the limit, added up over a pool's people, times the share,
// rounded half up once a pool, is what the pool is relieved of. The relief of all pools together is
// carried by all pools in proportion to their contributions, by largest remainder, pools by code.
// Relieved less carried is the pool's stop_loss; over all pools it adds up to nothing. It is taken
// apart by partner as payments are. Personal budgets. The contract's payment of the component named
// is taken apart by cluster in proportion to the amounts of its lines, by largest remainder; of a
// cluster that the pack names, times the take-up and rounded as the scheme rounds, three parts by
// largest remainder: core services, which cannot be unbundled, the in-patient risk pool, and the
// budget. So budgets never come to more than the cluster's income. A local authority's second line
// is per head x people_closing of the cluster x take-up, rounded once; it comes on top. Holders.
// Every payment of a scheme is paid by somebody and held by somebody; by commissioner both sides
// add up to its payments and second lines. Paid by: the NHS, but for covered components the kinds
// of the pool's partners, for second lines the local authority. Held by: the provider's kind; risk
// pools the NHS; a notional budget the NHS, another the voluntary or independent third party or the
// person, and its second line likewise. What stop-loss moves between pools is in neither.
#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

/// What people cost above a limit, by limit and commissioner; merges in any order.
class CostlyCases {
 public:
  struct Sums {
    std::int64_t people = 0;  ///< above the limit
    Pence excess;             ///< what they cost above it
    friend bool operator==(const Sums&, const Sums&) = default;
  };

  CostlyCases() = default;
  explicit CostlyCases(std::vector<Pence> limits) : limits_(std::move(limits)) {}

  /// Once a person.
  void add(std::span<const Episode> episodes, std::span<const std::vector<Line>> lines,
           std::span<const LoneLine> lone_lines);
  void merge(const CostlyCases& other);
  /// Nothing where nobody is above it.
  [[nodiscard]] Sums above(Pence limit, const CommissionerId& commissioner) const;

 private:
  std::vector<Pence> limits_;
  std::map<std::pair<Pence, CommissionerId>, Sums> sums_;
};

/// The limits of all schemes, ascending, each once.
[[nodiscard]] std::vector<Pence> stop_loss_limits(const std::vector<Scheme>& schemes);

/// A row of partners.csv: one partner of one pool under one scheme.
struct PartnerShare {
  SchemeId scheme;
  std::string component, pool, partner;
  Holder kind = Holder::nhs;
  Pence contributed, paid, stop_loss, balance;
};

/// A row of pool_payments.csv: a payment's part that one partner's money pays.
struct PoolPayment {
  SchemeId scheme;
  std::string pool, partner;
  ContractKey contract;
  std::string component;  ///< the one covered
  Holder kind = Holder::nhs;
  Pence amount;
};

/// A row of budgets.csv.
struct PersonalBudget {
  SchemeId scheme;
  std::string component;
  ContractKey contract;
  ClusterCode cluster;
  std::int64_t people = 0;  ///< closing in the cluster, whether or not they take a budget
  Pence income;             ///< of the cluster, before take-up
  Pence core, risk_pool, budget, second_line;
  BudgetHolder holder = BudgetHolder::notional;
};

/// A row of holders.csv.
struct Holding {
  enum class Side : std::uint8_t { paid_by, held_by };
  SchemeId scheme;
  CommissionerId commissioner;
  Side side = Side::paid_by;
  Holder holder = Holder::nhs;
  Pence amount;
};

struct Partnership {
  std::vector<PartnerShare> partners;   ///< by scheme, component, pool, partner
  std::vector<PoolPayment> payments;    ///< by scheme, component, contract, covered, partner
  std::vector<PersonalBudget> budgets;  ///< by scheme, component, contract, cluster
  std::vector<Holding> holdings;        ///< by scheme, commissioner, side, holder; none of 0
};

/// What keeps the contributions from paying these schemes' pools: SC120 a pool without a pound in
/// the period; SC121 a partner of unknown kind; SC122 (warning) a pool that contributions name and
/// a scheme with pools does not.
[[nodiscard]] Diagnostics check_pools(const std::vector<Scheme>& schemes,
                                      const std::vector<Contribution>& contributions,
                                      Period period);

/// Of every scheme; needs contributions that check_pools() has no error against.
[[nodiscard]] Partnership partnership(const Payments& payments, const PayInputs& inputs,
                                      const std::vector<Contribution>& contributions,
                                      const CostlyCases& costly);

}  // namespace pbr
