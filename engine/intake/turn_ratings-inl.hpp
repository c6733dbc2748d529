// Ratings that stand a row a row into columns, as the kernels want them; read once for each target.
#if defined(PBR_INTAKE_TURN_RATINGS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_INTAKE_TURN_RATINGS_INL
#undef PBR_INTAKE_TURN_RATINGS_INL
#else
#define PBR_INTAKE_TURN_RATINGS_INL
#endif

#include <hwy/highway.h>

#include "intake/assessment_scan.hpp"

HWY_BEFORE_NAMESPACE();
namespace pbr::intake::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t side = 16;

#if HWY_TARGET == HWY_SCALAR
constexpr std::size_t turned_columns = 0;
inline void turn(const AssessmentScan::RunCodes&, std::uint32_t, RatingBlock&) {}
#else
constexpr std::size_t turned_columns = side;

/// The first sixteen codes of sixteen rows at a time: interleaving row n with row n + 8 four times
/// over turns rows into columns.
inline void turn(const AssessmentScan::RunCodes& codes, std::uint32_t item, RatingBlock& block) {
  const hn::FixedTag<std::uint8_t, side> d;
  for (std::size_t row = 0; row < block.rows; row += side) {
    hn::Vec<decltype(d)> lines[side], shuffled[side];
    for (std::size_t i = 0; i < side; ++i) lines[i] = hn::Load(d, codes[row + i].data());
    for (int time = 0; time < 4; ++time) {
      for (std::size_t i = 0; i < side / 2; ++i) {
        shuffled[2 * i] = hn::InterleaveLower(d, lines[i], lines[i + side / 2]);
        shuffled[2 * i + 1] = hn::InterleaveUpper(d, lines[i], lines[i + side / 2]);
      }
      for (std::size_t i = 0; i < side; ++i) lines[i] = shuffled[i];
    }
    for (std::size_t i = 0; i < side; ++i) {
      hn::Store(lines[i], d, block.ratings[item + i].data() + row);
    }
  }
}
#endif

}  // namespace pbr::intake::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // per-target guard
