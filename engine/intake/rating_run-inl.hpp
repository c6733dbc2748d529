// The ratings that follow one another in a row, to codes at one go; read once for each target.
#if defined(PBR_INTAKE_RATING_RUN_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_INTAKE_RATING_RUN_INL
#undef PBR_INTAKE_RATING_RUN_INL
#else
#define PBR_INTAKE_RATING_RUN_INL
#endif

#include <hwy/highway.h>

#include <bit>
#include <cstring>

#include "intake/assessment_scan.hpp"

#if HWY_ARCH_X86_64
#include <immintrin.h>
#endif

HWY_BEFORE_NAMESPACE();
namespace pbr::intake::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::uint8_t unknown = RatingBlock::unknown;

// Highway lists targets best first: a smaller number has more.
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX2
/// The place of the bit that has so many set bits below it; 64 where there is none.
HWY_INLINE unsigned place_of_bit(std::uint64_t bits, unsigned below) {
  return static_cast<unsigned>(_tzcnt_u64(_pdep_u64(std::uint64_t{1} << below, bits)));
}
/// The bytes whose bit is set, one behind the other.
HWY_INLINE std::uint64_t pick_bytes(std::uint64_t bytes, std::uint64_t bits) {
  return _pext_u64(bytes, _pdep_u64(bits, 0x0101010101010101U) * 0xFF);
}
#else
HWY_INLINE unsigned place_of_bit(std::uint64_t bits, unsigned below) {
  for (; below > 0; --below) bits &= bits - 1;
  return static_cast<unsigned>(std::countr_zero(bits));
}
HWY_INLINE std::uint64_t pick_bytes(std::uint64_t bytes, std::uint64_t bits) {
  std::uint64_t picked = 0;
  for (unsigned shift = 0; bits != 0; bits &= bits - 1, shift += 8) {
    picked |= (bytes >> (8U * static_cast<unsigned>(std::countr_zero(bits))) & 0xFFU) << shift;
  }
  return picked;
}
#endif

/// What stands before each end, one behind the other: a field of one character, or the end of the
/// field before an empty one. Reads from the byte in front of `start`.
HWY_INLINE void pick_in_turn(const char* start, std::uint64_t ends, unsigned size,
                             std::uint8_t* before) {
  unsigned at = 0;
  for (unsigned byte = 0; byte < size; byte += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, start - 1 + byte, sizeof eight);
    const std::uint64_t bits = ends >> byte & 0xFFU;
    const std::uint64_t packed = pick_bytes(eight, bits);
    std::memcpy(before + at, &packed, sizeof packed);
    at += static_cast<unsigned>(std::popcount(bits));
  }
}

// 32 bytes at a time. What has smaller registers (with Clang, the portable target too) goes byte by
// byte.
#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
/// Ratings as they stand, or the separator where there is none, to codes; false where a byte is
/// neither.
HWY_INLINE bool to_codes(const char* start, std::uint64_t ends, unsigned size, unsigned count,
                         std::uint8_t* codes, bool& any_known) {
  std::uint8_t before[AssessmentScan::run_room + 8];
  pick_in_turn(start, ends, size, before);
  any_known = false;
  for (unsigned at = 0; at < count; ++at) {
    const std::uint8_t byte = before[at];
    const bool rated = byte >= '0' && byte <= '4';
    if (!rated && byte != '9' && byte != ',') return false;
    codes[at] = rated ? static_cast<std::uint8_t>(byte - '0') : unknown;
    any_known |= rated;
  }
  return true;
}
#else
using Tag32 = hn::FixedTag<std::uint8_t, AssessmentScan::run_room>;

HWY_INLINE hn::Vec<Tag32> picked(const char* start, std::uint64_t ends, unsigned size) {
#if HWY_ARCH_X86_64 && HWY_TARGET <= HWY_AVX3_DL
  static_cast<void>(size);
  const __m512i bytes = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(start - 1));
  return hn::Vec<Tag32>{_mm512_castsi512_si256(bytes)};
#else
  alignas(32) std::uint8_t before[AssessmentScan::run_room + 8];
  pick_in_turn(start, ends, size, before);
  return hn::Load(Tag32{}, before);
#endif
}

HWY_INLINE bool to_codes(const char* start, std::uint64_t ends, unsigned size, unsigned count,
                         std::uint8_t* codes, bool& any_known) {
  // By the low half of a byte: the one character it may be, and its code.
  alignas(16) static constexpr std::uint8_t may_be[16] = {'0', '1', '2', '3', '4', 0, 0, 0,
                                                          0,   '9', 0,   0,   ',', 0, 0, 0};
  alignas(16) static constexpr std::uint8_t means[16] = {0, 1,       2, 3, 4,       0, 0, 0,
                                                         0, unknown, 0, 0, unknown, 0, 0, 0};
  const Tag32 d;
  const auto bytes =
      hn::IfThenElse(hn::FirstN(d, count), picked(start, ends, size), hn::Set(d, '9'));
  const auto low = hn::And(bytes, hn::Set(d, 0x0F));
  const auto code = hn::TableLookupBytes(hn::LoadDup128(d, means), low);
  hn::Store(code, d, codes);
  any_known = !hn::AllTrue(d, hn::Eq(code, hn::Set(d, unknown)));
  return hn::AllTrue(d, hn::Eq(hn::TableLookupBytes(hn::LoadDup128(d, may_be), low), bytes));
}
#endif

/// Codes of a run of fields of at most one character; false where it is not one. `ends` are the
/// bits from the run's first byte on.
HWY_INLINE bool read_run(const char* start, std::uint64_t ends, unsigned count, std::uint8_t* codes,
                         unsigned& size, bool& any_known) {
  const unsigned last = place_of_bit(ends, count - 1);
  if (last >= 2 * count) return false;
  size = last + 1;
  const std::uint64_t inside = (std::uint64_t{2} << last) - 1;
  const std::uint64_t characters = ~ends & inside;
  if ((characters & (characters >> 1)) != 0) return false;
  return to_codes(start, ends & inside, size, count, codes, any_known);
}

}  // namespace pbr::intake::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // per-target guard
