// What the processor the program runs on can do, beyond what every one of its kind can.
//
// In place of hwy::SupportedTargets(): its library measures the timer as soon as it is loaded,
// which takes longer than a small table. With this the Highway headers do without the library.
#pragma once

namespace pbr {

enum class Processor {
  baseline,
  avx2,       ///< what Highway's HWY_AVX2 is compiled for
  avx512,     ///< HWY_AVX3
  avx512_dl,  ///< HWY_AVX3_DL
};

/// The best of them; those in front of it can be used too.
[[nodiscard]] Processor processor();

}  // namespace pbr
