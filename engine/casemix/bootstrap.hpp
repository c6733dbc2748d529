// Poisson(1) weights from a counter: no state, so neither order nor threads nor parts matter.
#pragma once

#include <cstdint>

namespace pbr {

/// Where a person's stream of weights starts.
[[nodiscard]] std::uint64_t stream_start(std::uint64_t seed, std::uint64_t person);
/// The weight at that place of the stream; bootstrap_weight() is both in one.
[[nodiscard]] std::uint32_t weight_at(std::uint64_t start, std::uint32_t replicate);

}  // namespace pbr
