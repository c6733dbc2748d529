#include "casemix/bootstrap.hpp"

#include "casemix/poisson.hpp"
#include "pbr/casemix.hpp"

namespace pbr {

using bootstrap::gamma;
using bootstrap::mix;

std::uint64_t stream_start(std::uint64_t seed, std::uint64_t person) {
  // The seed is mixed first: seeds and keys that differ in few bits start far apart.
  return mix(person ^ mix(seed + gamma));
}

std::uint64_t drawn(std::uint64_t seed, std::uint64_t key, std::uint64_t number) {
  return mix(stream_start(seed, key) + (number + 1) * gamma);
}

std::uint32_t weight_at(std::uint64_t start, std::size_t replicate) {
  return bootstrap::weight_of(mix(start + (std::uint64_t{replicate} + 1) * gamma));
}

std::uint32_t bootstrap_weight(std::uint64_t seed, std::uint64_t person, std::uint32_t replicate) {
  return weight_at(stream_start(seed, person), replicate);
}

std::uint64_t bootstrap_key(const PersonId& person) {
  // FNV-1a over the bytes, then mixed: FNV alone leaves ids that differ in the last character
  // close together.
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : person.text()) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return mix(hash);
}

}  // namespace pbr
