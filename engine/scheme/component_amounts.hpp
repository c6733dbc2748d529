// What a component without a score pays one contract.
#pragma once

#include "scheme/contracts.hpp"

namespace pbr {

[[nodiscard]] Pence capitation_amount(const CapitationComponent& terms,
                                      const ContractInputs& inputs, Period period, Rounding mode);
[[nodiscard]] Pence episode_amount(const EpisodeComponent& terms, const ContractInputs& inputs);
[[nodiscard]] Pence gain_loss_amount(const GainLossComponent& terms, Pence plan, Pence actual,
                                     Rounding mode);
/// What of each contract's part is paid where unearned money is shared: `parts` and `earned` are
/// those of one commissioner's contracts.
[[nodiscard]] std::vector<Pence> with_shared(const std::vector<Pence>& parts,
                                             const std::vector<Pence>& earned);

}  // namespace pbr
