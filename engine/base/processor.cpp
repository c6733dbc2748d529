#include "base/processor.hpp"

namespace pbr {
namespace {

#if defined(__x86_64__)
// The compiler's builtin asks the operating system too whether it keeps the wide registers.
bool can_avx2() {
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
         __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0 &&
         __builtin_cpu_supports("lzcnt") != 0 && __builtin_cpu_supports("f16c") != 0 &&
         __builtin_cpu_supports("aes") != 0 && __builtin_cpu_supports("pclmul") != 0;
}

bool can_avx512() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512cd") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
         __builtin_cpu_supports("avx512bw") != 0;
}

bool can_avx512_dl() {
  return __builtin_cpu_supports("avx512vnni") != 0 && __builtin_cpu_supports("vpclmulqdq") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("vaes") != 0 && __builtin_cpu_supports("avx512vpopcntdq") != 0 &&
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
