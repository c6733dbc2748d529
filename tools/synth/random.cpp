#include "random.hpp"

#include "pbr/result.hpp"

namespace pbr::synth {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output bit.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15U;

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t person, Stream stream)
    : key_(mixed(mixed(mixed(seed + golden_ratio) + person) + static_cast<std::uint64_t>(stream))) {
}

std::uint64_t Random::next() { return mixed(key_ + ++counter_ * golden_ratio); }

// The high half of a 128-bit product: the bias is below n / 2^64.
std::uint64_t Random::below(std::uint64_t n) {
  __extension__ using UInt128 = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<UInt128>(next()) * n) >> 64);
}

int Random::between(int lowest, int highest) {
  return lowest + static_cast<int>(below(static_cast<std::uint64_t>(highest - lowest) + 1));
}

bool Random::chance(int per_mille) { return between(0, 999) < per_mille; }

std::size_t Random::pick(std::span<const int> weights) {
  int total = 0;
  for (const int weight : weights) total += weight;
  if (total <= 0) throw InternalError("weights to pick from add up to nothing");
  int left = between(0, total - 1);
  std::size_t index = 0;
  while (left >= weights[index]) left -= weights[index++];
  return index;
}

std::size_t Random::pick(std::initializer_list<int> weights) {
  return pick(std::span(weights.begin(), weights.size()));
}

int Random::bell(int width) {
  int sum = 0;
  for (int draw = 0; draw < 4; ++draw) sum += between(-width, width);
  return sum;
}

int Quantiles::draw(Random& random) const {
  constexpr int fine = 1000;  // draws fall on millionths, so that steep tails stay smooth
  const int at = random.between(0, 1000 * fine - 1);
  std::size_t upper = 1;
  while (at >= points_[upper].per_mille * fine) ++upper;
  const Point& a = points_[upper - 1];
  const Point& b = points_[upper];
  const std::int64_t rise = b.value - a.value;
  const std::int64_t along = at - std::int64_t{a.per_mille} * fine;
  return a.value +
         static_cast<int>(rise * along / (std::int64_t{b.per_mille - a.per_mille} * fine));
}

}  // namespace pbr::synth
