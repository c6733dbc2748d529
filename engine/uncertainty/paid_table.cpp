#include "uncertainty/paid_table.hpp"

#include <array>
#include <map>

#include "base/int128.hpp"

namespace pbr::uncertainty {
namespace {

constexpr std::array levels{Level::contract, Level::provider, Level::commissioner, Level::all};

ContractKey named(const ContractKey& contract, Level level) {
  const bool provider = level == Level::contract || level == Level::provider;
  const bool commissioner = level == Level::contract || level == Level::commissioner;
  return {provider ? contract.provider : ProviderId{},
          commissioner ? contract.commissioner : CommissionerId{}};
}

}  // namespace

std::string fraction_text(Int128 numerator, Int128 denominator, int places) {
  const std::int64_t one = power_of_ten(static_cast<std::size_t>(places));
  const Int128 scaled =
      round_quotient(checked_product(numerator, one), denominator, Rounding::half_up);
  if (!fits64(scaled)) throw AmountOverflow("a decimal does not fit 64 bits");
  return to_decimal(Rate{static_cast<std::int64_t>(scaled), one}, places);
}

PaidTable::PaidTable(const PayInputs& inputs, const Casemix& casemix,
                     const std::vector<Scheme>& schemes, const Payments& payments)
    : replicated_(replicate_amounts(inputs, casemix, schemes)) {
  std::map<ContractKey, std::size_t> places;
  for (const auto& [key, contract] : inputs.contracts) places.emplace(key, places.size());
  std::vector<bool> paid(places.size());
  for (const SchemeResult& scheme : payments.schemes) {
    auto& amounts = amounts_.emplace_back(places.size());
    for (const Payment& payment : scheme.payments) {
      const std::size_t at = places.at(payment.contract);
      amounts[at] += payment.amount;
      paid[at] = true;
    }
  }
  for (const Level level : levels) {
    std::map<ContractKey, Group> groups;
    for (const auto& [key, at] : places) {
      if (!paid[at]) continue;
      Group& group = groups[named(key, level)];
      group.level = level;
      group.contract = named(key, level);
      group.contracts.push_back(at);
      group.people += inputs.contracts.at(key).people;
    }
    for (auto& [key, group] : groups) groups_.push_back(std::move(group));
  }
}

std::vector<Group> PaidTable::groups(Level level) const {
  std::vector<Group> wanted;
  for (const Group& group : groups_) {
    if (group.level == level) wanted.push_back(group);
  }
  return wanted;
}

Pence PaidTable::amount(std::size_t scheme, const Group& group) const {
  Pence sum;
  for (const std::size_t contract : group.contracts) sum += amounts_[scheme][contract];
  return sum;
}

std::vector<Pence> PaidTable::replicates(std::size_t scheme, const Group& group) const {
  if (replicated_.empty()) return {};
  const ReplicateAmounts& of = replicated_[scheme];
  std::vector<Pence> sums(of.replicates);
  for (const std::size_t contract : group.contracts) {
    for (std::size_t r = 0; r < sums.size(); ++r) sums[r] += of.at(contract, r);
  }
  return sums;
}

}  // namespace pbr::uncertainty
