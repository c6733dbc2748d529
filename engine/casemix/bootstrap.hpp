// Poisson(1) weights from a counter: no state, so neither order nor threads nor parts matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace pbr {

/// Where a person's stream of weights starts.
[[nodiscard]] std::uint64_t stream_start(std::uint64_t seed, std::uint64_t person);
/// The weight of one replicate of a stream.
[[nodiscard]] std::uint32_t weight_at(std::uint64_t start, std::size_t replicate);

/// What a batch of people adds: person i has the weights of the stream starts[i], the amount
/// amounts[i], and adds times[j] x weight to the column slots[j] for j in [ends[i - 1], ends[i]).
/// The times of a batch add up to no more than most_times, so that 32 bits hold a column.
struct WeightedBatch {
  std::span<const std::uint64_t> starts;
  std::span<const std::int64_t> amounts;
  std::span<const std::size_t> ends;
  std::span<const std::uint32_t> slots, times;
};
inline constexpr std::uint64_t most_times = 100'000'000;
/// Columns are cut into blocks that stay in the fastest cache while a batch is added to them.
inline constexpr std::size_t replicates_a_block = 256;

/// The sums of a batch over a block of replicates from `first` on, added to `columns`, by slot and
/// replicate, and `amounts`, by replicate; each replicates_a_block wide. The sums of a block go
/// beyond the last replicate where there are fewer.
void add_block(const WeightedBatch& batch, std::size_t first, std::span<std::uint32_t> columns,
               std::span<std::int64_t> amounts);
/// The uniform 64-bit number behind bootstrap_weight(seed, key, number).
[[nodiscard]] std::uint64_t drawn(std::uint64_t seed, std::uint64_t key, std::uint64_t number);

}  // namespace pbr
