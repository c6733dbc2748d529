// Highway reads this file once for each target and the compiler turns its loops into lanes; -march
// stays what it is, and the processor is asked when the program runs.
#include "base/processor.hpp"
#include "casemix/bootstrap.hpp"
#include "casemix/poisson.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "casemix/weighted_sums.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace pbr::HWY_NAMESPACE {

constexpr std::size_t width = replicates_a_block;
using Uniforms = std::uint64_t[width];
using Weights = std::uint32_t[width];

// Weights are compared without asking up to here, as a processor can only guess them; one in a
// million is above.
constexpr std::uint32_t common = 9;

inline void draw(std::uint64_t start, Uniforms& uniforms) {
  for (std::size_t r = 0; r < width; ++r) {
    std::uint64_t x = start + (r + 1) * bootstrap::gamma;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    uniforms[r] = x ^ (x >> 31);
  }
}

inline void weigh(std::uint64_t start, Weights& weights) {
  Uniforms uniforms;
  draw(start, uniforms);
  std::uint32_t most = 0;
  for (std::size_t r = 0; r < width; ++r) {
    std::uint64_t weight = 0;
    for (std::uint32_t k = 0; k < common; ++k) {
      weight += uniforms[r] >= bootstrap::poisson_1[k] ? 1U : 0U;
    }
    weights[r] = static_cast<std::uint32_t>(weight);
    most = weights[r] > most ? weights[r] : most;
  }
  if (most < common) return;
  for (std::size_t r = 0; r < width; ++r) {
    if (weights[r] == common) weights[r] = bootstrap::weight_of(uniforms[r]);
  }
}

inline void add_times(std::uint32_t times, const Weights& weights, std::uint32_t* column) {
  if (times == 1) {
    for (std::size_t r = 0; r < width; ++r) column[r] += weights[r];
  } else {
    for (std::size_t r = 0; r < width; ++r) column[r] += times * weights[r];
  }
}

// Nearly every amount fits 32 bits, and so does a product of half as many instructions.
inline void add_amount(std::int64_t amount, const Weights& weights, std::int64_t* column) {
  if (amount == static_cast<std::int32_t>(amount)) {
    const auto narrow = static_cast<std::int32_t>(amount);
    for (std::size_t r = 0; r < width; ++r) {
      column[r] += std::int64_t{narrow} * static_cast<std::int32_t>(weights[r]);
    }
  } else {
    for (std::size_t r = 0; r < width; ++r) column[r] += amount * std::int64_t{weights[r]};
  }
}

HWY_NOINLINE void add_block(const WeightedBatch& batch, std::size_t first, std::uint32_t* columns,
                            std::int64_t* amounts) {
  const std::uint64_t* starts = batch.starts.data();
  const std::int64_t* owed = batch.amounts.data();
  const std::size_t* ends = batch.ends.data();
  const std::uint32_t* slots = batch.slots.data();
  const std::uint32_t* times = batch.times.data();
  const std::size_t people = batch.starts.size();
  Weights weights;
  std::size_t at = 0;
  for (std::size_t person = 0; person < people; ++person) {
    weigh(starts[person] + first * bootstrap::gamma, weights);
    for (; at < ends[person]; ++at) add_times(times[at], weights, columns + slots[at] * width);
    if (owed[person] != 0) add_amount(owed[person], weights, amounts);
  }
}

}  // namespace pbr::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pbr {
namespace {

using Kernel = void (*)(const WeightedBatch&, std::size_t, std::uint32_t*, std::int64_t*);

Kernel kernel() {
#if HWY_TARGETS & HWY_AVX3
  if (processor() >= Processor::avx512) return N_AVX3::add_block;
#endif
#if HWY_TARGETS & HWY_AVX2
  if (processor() >= Processor::avx2) return N_AVX2::add_block;
#endif
  return HWY_STATIC_DISPATCH(add_block);
}

}  // namespace

void add_block(const WeightedBatch& batch, std::size_t first, std::span<std::uint32_t> columns,
               std::span<std::int64_t> amounts) {
  static const Kernel best = kernel();
  best(batch, first, columns.data(), amounts.data());
}

}  // namespace pbr
#endif  // HWY_ONCE
