#include "base/processor.hpp"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace pbr {
namespace {

#if defined(__x86_64__)
// Not every compiler's builtin knows these three: bits of ECX, by Intel's and AMD's manuals.
constexpr unsigned lzcnt = 5;  // leaf 80000001H, ABM
constexpr unsigned f16c = 29;  // leaf 1
constexpr unsigned vaes = 9;   // leaf 7

bool says(unsigned leaf, unsigned bit) {
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  return __get_cpuid_count(leaf, 0, &a, &b, &c, &d) != 0 && (c >> bit & 1U) != 0;
}

// The compiler's builtin asks the operating system too whether it keeps the wide registers.
bool can_avx2() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
         __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0 &&
         says(0x80000001U, lzcnt) && says(1, f16c) && __builtin_cpu_supports("aes") != 0 &&
         __builtin_cpu_supports("pclmul") != 0;
}

bool can_avx512() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512cd") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512bw") != 0;
}

bool can_avx512_dl() {
  return __builtin_cpu_supports("avx512vnni") != 0 && __builtin_cpu_supports("vpclmulqdq") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         says(7, vaes) && __builtin_cpu_supports("avx512vpopcntdq") != 0 &&
         __builtin_cpu_supports("avx512bitalg") != 0 && __builtin_cpu_supports("gfni") != 0;
}
#endif

Processor find() {
#if defined(__x86_64__)
  if (!can_avx2()) return Processor::baseline;
  if (!can_avx512()) return Processor::avx2;
  return can_avx512_dl() ? Processor::avx512_dl : Processor::avx512;
#else
  return Processor::baseline;
#endif
}

}  // namespace

Processor processor() {
  static const Processor found = find();
  return found;
}

}  // namespace pbr
