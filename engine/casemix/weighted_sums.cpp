// Highway reads this file once for each target, and where nothing is compared the compiler turns
// loops into lanes by itself; -march stays what it is, and the processor is asked when the program
// runs.
#include "base/processor.hpp"
#include "casemix/bootstrap.hpp"
#include "casemix/poisson.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "casemix/weighted_sums.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef PBR_WEIGHTED_SUMS_STEPS
#define PBR_WEIGHTED_SUMS_STEPS
namespace pbr {
/// How far the numbers of a block lie from its start: a product of 64 bits is dear in lanes.
inline constexpr auto steps = [] {
  std::array<std::uint64_t, replicates_a_block> made{};
  for (std::size_t r = 0; r < made.size(); ++r) made[r] = (r + 1) * bootstrap::gamma;
  return made;
}();
}  // namespace pbr
#endif

HWY_BEFORE_NAMESPACE();
namespace pbr::HWY_NAMESPACE {

constexpr std::size_t width = replicates_a_block;
using Uniforms = std::uint64_t[width];
using Weights = std::uint32_t[width];

// Weights are compared without asking up to here, as a processor can only guess them; six in ten
// thousand are above.
constexpr std::uint32_t common = 6;

inline void draw(std::uint64_t start, Uniforms& uniforms) {
  for (std::size_t r = 0; r < width; ++r) {
    std::uint64_t x = start + steps[r];
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    uniforms[r] = x ^ (x >> 31);
  }
}

// How many of the common bounds a uniform reaches. Lanes are compared with a sign, so both sides
// are moved by half of what 64 bits hold; u >= bound is u > bound - 1, as no bound is 0.
inline void count(const Uniforms& uniforms, Uniforms& weights) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::ScalableTag<std::int64_t> d;
  constexpr std::uint64_t half = std::uint64_t{1} << 63;
  const auto bound = [&](std::size_t k) {
    return hn::Set(d, static_cast<std::int64_t>((bootstrap::poisson_1[k] - 1) ^ half));
  };
  const auto first = bound(0), second = bound(1), third = bound(2);
  const auto fourth = bound(3), fifth = bound(4), sixth = bound(5);
  const auto one = hn::Set(d, 1);
  const auto moved_by = hn::Set(d, static_cast<std::int64_t>(half));
  for (std::size_t r = 0; r < width; r += hn::Lanes(d)) {
    const auto given = hn::LoadU(d, reinterpret_cast<const std::int64_t*>(uniforms + r));
    const auto u = hn::Xor(given, moved_by);
    auto weight = hn::IfThenElseZero(hn::Gt(u, first), one);
    weight = hn::Add(weight, hn::IfThenElseZero(hn::Gt(u, second), one));
    weight = hn::Add(weight, hn::IfThenElseZero(hn::Gt(u, third), one));
    weight = hn::Add(weight, hn::IfThenElseZero(hn::Gt(u, fourth), one));
    weight = hn::Add(weight, hn::IfThenElseZero(hn::Gt(u, fifth), one));
    weight = hn::Add(weight, hn::IfThenElseZero(hn::Gt(u, sixth), one));
    hn::StoreU(weight, d, reinterpret_cast<std::int64_t*>(weights + r));
  }
}

inline void weigh(std::uint64_t start, Weights& weights) {
  Uniforms uniforms;
  Uniforms counted;
  draw(start, uniforms);
  count(uniforms, counted);
  std::uint32_t most = 0;
  for (std::size_t r = 0; r < width; ++r) {
    weights[r] = static_cast<std::uint32_t>(counted[r]);
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
