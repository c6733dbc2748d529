// Poisson(1) weights from a counter: no state, so neither order nor threads nor parts matter.
#pragma once

#include <cstdint>
#include <span>

namespace pbr {

/// Where a person's stream of weights starts.
[[nodiscard]] std::uint64_t stream_start(std::uint64_t seed, std::uint64_t person);
/// The uniform 64-bit number behind bootstrap_weight(seed, key, number).
[[nodiscard]] std::uint64_t drawn(std::uint64_t seed, std::uint64_t key, std::uint64_t number);
/// The weights of the first replicates, as bootstrap_weight() gives each.
void weights_from(std::uint64_t start, std::span<std::uint32_t> weights);

}  // namespace pbr
