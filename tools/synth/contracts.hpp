// Block contracts and pooled funds of the invented area. Illustrative, and derived so:
//
//   planned people  = people x the commissioner's share x the share of them who go to the provider
//   planned value   = planned people x planned spells a person x value of a mean spell
//   contract        = planned value x the provider's plan factor x 0.982, rounded half up
//
// The value of a mean spell is that of the published means of 2014/15 (PMC6946607): 106.8 days not
// admitted at 9.20 pounds and 2.5 admitted at 361.90. The plan factor is what the provider's
// contract was, last year, against a plan that treats all alike. 0.982 is the net change of mental
// health prices for 2014/15. A pool is fed by its health commissioner and its council, 70 to 30, by
// 15% of the commissioner's contracts.
#pragma once

#include <cstdint>
#include <vector>

#include "text_row.hpp"

namespace pbr::synth {

/// Rows of the contracts table, by provider and commissioner.
[[nodiscard]] std::vector<TextRow> contract_rows(std::uint64_t people);
/// Rows of the contributions table, two for each commissioner.
[[nodiscard]] std::vector<TextRow> contribution_rows(std::uint64_t people);

}  // namespace pbr::synth
