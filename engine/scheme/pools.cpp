#include "scheme/pools.hpp"

#include <algorithm>

namespace pbr {
namespace {

bool covers(const PoolComponent& terms, const std::string& component) {
  return std::find(terms.covers.begin(), terms.covers.end(), component) != terms.covers.end();
}

bool of_pool(const PoolTerms& pool, const CommissionerId& commissioner) {
  const auto& list = pool.commissioners;
  return std::find(list.begin(), list.end(), commissioner) != list.end();
}

/// One pool of the component: its partners and what is theirs.
struct Fund {
  const PoolTerms* pool = nullptr;
  std::vector<PartnerShare> partners;
  std::vector<Pence> weights;  ///< what each contributed
  Pence total;

  Fund(const PoolTerms& terms, const Funds& funds, const PartnerShare& like,
       const std::map<std::string, Holder>& kinds)
      : pool(&terms) {
    for (const auto& [partner, amount] : funds.at(terms.pool)) {
      PartnerShare share = like;
      share.pool = terms.pool;
      share.partner = partner;
      share.kind = kinds.at(partner);
      share.contributed = amount;
      partners.push_back(std::move(share));
      weights.push_back(amount);
      total += amount;
    }
  }
};

void pay_out(const Payment& payment, Fund& fund, Partnership& to) {
  const auto parts = taken_apart(payment.amount, fund.weights);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    fund.partners[p].paid += parts[p];
    to.payments.push_back({payment.scheme, fund.pool->pool, fund.partners[p].partner,
                           payment.contract, payment.component, fund.partners[p].kind, parts[p]});
  }
}

// What each pool is relieved of less what it carries.
std::vector<Pence> moved(const StopLoss& terms, const std::vector<Fund>& funds,
                         const CostlyCases& costly) {
  std::vector<Pence> result, weights;
  Pence relief;
  for (const Fund& fund : funds) {
    Pence excess;
    for (const auto& commissioner : fund.pool->commissioners) {
      excess += costly.above(terms.above, commissioner).excess;
    }
    result.push_back(round(excess * terms.share, Rounding::half_up));
    relief += result.back();
    weights.push_back(fund.total);
  }
  const auto carried = taken_apart(relief, weights);
  for (std::size_t f = 0; f < result.size(); ++f) result[f] -= carried[f];
  return result;
}

}  // namespace

Funds funds_of(const std::vector<Contribution>& contributions, Period period) {
  Funds funds;
  for (const Contribution& row : contributions) {
    const int days = overlap(row.period, period).days();
    if (days == 0) continue;
    const Pence amount = round(row.amount * Rate{days, row.period.days()}, Rounding::half_up);
    funds[row.pool][row.partner] += amount;
  }
  return funds;
}

std::vector<Pence> taken_apart(Pence total, std::span<const Pence> weights) {
  std::vector<std::int64_t> whole;
  whole.reserve(weights.size());
  for (const Pence weight : weights) whole.push_back(weight.value());
  if (total >= Pence{}) return share_out(total, whole);
  auto parts = share_out(-total, whole);
  for (Pence& part : parts) part = -part;
  return parts;
}

void add_pool(const SchemeResult& scheme, const SchemeComponent& component,
              const PoolComponent& terms, const Funds& funds, const CostlyCases& costly,
              Partnership& to) {
  PartnerShare like;
  like.scheme = SchemeId{scheme.scheme->header.id};
  like.component = component.id;
  std::vector<Fund> all;
  for (const PoolTerms& pool : terms.pools) all.emplace_back(pool, funds, like, terms.partners);
  std::sort(all.begin(), all.end(),
            [](const Fund& a, const Fund& b) { return a.pool->pool < b.pool->pool; });
  for (const Payment& payment : scheme.payments) {
    if (!covers(terms, payment.component)) continue;
    const auto fund = std::find_if(all.begin(), all.end(), [&](const Fund& one) {
      return of_pool(*one.pool, payment.contract.commissioner);
    });
    if (fund != all.end()) pay_out(payment, *fund, to);
  }
  if (terms.stop_loss) {
    const auto nets = moved(*terms.stop_loss, all, costly);
    for (std::size_t f = 0; f < all.size(); ++f) {
      const auto parts = taken_apart(nets[f], all[f].weights);
      for (std::size_t p = 0; p < parts.size(); ++p) all[f].partners[p].stop_loss = parts[p];
    }
  }
  for (Fund& fund : all) {
    for (PartnerShare& share : fund.partners) {
      share.balance = share.contributed - share.paid + share.stop_loss;
      to.partners.push_back(std::move(share));
    }
  }
}

}  // namespace pbr
