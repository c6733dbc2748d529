// Probabilities of the best and of its lead, in doubles, a row a lane. Where a millionth's rounding
// hangs on more than they are right to, -1 asks for a closer look.
#if defined(PBR_SCORECARD_SOFTMAX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_SOFTMAX_INL
#undef PBR_SCORECARD_SOFTMAX_INL
#else
#define PBR_SCORECARD_SOFTMAX_INL
#endif

#include <span>

#include "allocation/probability.hpp"
#include "scorecard/points-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

using Real = Lane<double>;

/// 2 to the power of x, for x <= 0: exactly 1 at 0, less than 1e-300 below -1000, and elsewhere
/// right to 2.2e-12 of itself. The whole part goes into the exponent; the rest, a half at most,
/// through the polynomial of the eighth degree that meets the power in Chebyshev's points.
HWY_INLINE Real power_of_two(Real x) {
  const Tag<double> d;
  const Tag<std::int64_t> di;
  x = hn::Max(x, hn::Set(d, -1000.0));
  // Added to a number this large, x is rounded to a whole number that stands in the lowest bits.
  const auto large = hn::Set(d, 0x1.8p52);
  const auto whole = hn::Add(x, large);
  const auto rest = hn::Sub(x, hn::Sub(whole, large));
  constexpr double factors[] = {
      1.325080551750225e-06, 1.5303700711365693e-05, 0.00015403475186530786,
      0.0013333478473685416, 0.00961812913523614,    0.055504109063258665,
      0.24022650695888503,   0.6931471805568324,     1.0};
  auto sum = hn::Set(d, factors[0]);
#pragma GCC unroll 8
  for (std::size_t at = 1; at < 9; ++at) sum = hn::MulAdd(sum, rest, hn::Set(d, factors[at]));
  const auto exponent = hn::ShiftLeft<52>(hn::BitCast(di, whole));
  return hn::BitCast(d, hn::Add(hn::BitCast(di, sum), exponent));
}

/// A probability is off by as much of itself as its sum is, a lead by that and by its weight's
/// error: 4.4e-6 millionths together, and the sum and the quotient round off less than 1e-7.
inline constexpr double unsure_millionths = 1e-5;
static_assert(unsure_millionths > millionth_guard);

/// Costs of one register of rows less the best of each; 0 weight where there is no candidate.
template <class T>
class Weights {
 public:
  /// `scale` makes a cost a power of two; it is negative.
  HWY_INLINE explicit Weights(double scale) : scale_(hn::Set(Tag<double>{}, scale)) {}

  HWY_INLINE Real of(const T* cost, const T* best) const {
    const Tag<double> d;
    if constexpr (sizeof(T) == 8) {
      const auto loaded = hn::Load(Tag<T>{}, cost);
      const auto apart = hn::ConvertTo(d, hn::Sub(loaded, hn::Load(Tag<T>{}, best)));
      const auto none = hn::Eq(loaded, hn::Set(Tag<T>{}, no_cost<T>));
      return hn::IfThenZeroElse(hn::RebindMask(d, none), power_of_two(hn::Mul(apart, scale_)));
    } else {
      const auto loaded = real(cost);
      const auto apart = hn::Sub(loaded, real(best));
      const auto none = hn::Eq(loaded, hn::Set(d, double{no_cost<T>}));
      return hn::IfThenZeroElse(none, power_of_two(hn::Mul(apart, scale_)));
    }
  }

 private:
  HWY_INLINE static Real real(const T* from) {
    const Tag<double> d;
    const auto loaded = hn::Load(hn::Rebind<T, Tag<double>>{}, from);
    if constexpr (sizeof(T) == 2) {
      return hn::PromoteTo(d, hn::PromoteTo(hn::Rebind<std::int32_t, Tag<double>>{}, loaded));
    } else {
      return hn::PromoteTo(d, loaded);
    }
  }

  Real scale_;
};

/// In whole millionths; -1 where that could go either way.
struct Millionths {
  Column<double> probability, margin;
};

HWY_INLINE void store_rounded(Real probability, double* to) {
  const Tag<double> d;
  const auto raised = hn::MulAdd(probability, hn::Set(d, 1e6), hn::Set(d, 0.5));
  const auto from_whole = hn::Abs(hn::Sub(raised, hn::Round(raised)));
  const auto unsure = hn::Le(from_whole, hn::Set(d, unsure_millionths));
  hn::Store(hn::IfThenElse(unsure, hn::Set(d, -1.0), hn::Floor(raised)), d, to);
}

/// `costs` of the pages that were ranked, as rank_pages() leaves them.
template <class T>
inline void fill_millionths(const Card& card, std::span<const Column<T>> costs,
                            const Ranked<T>& ranked, Millionths& millionths) {
  const Tag<double> d;
  const Weights<T> weights(card.weight_scale);
  for (std::size_t row = 0; row < row_count; row += lane_count<double>) {
    const T* best = ranked.best.cost.row + row;
    auto sum = hn::Zero(d);
    for (const Column<T>& page : costs) sum = hn::Add(sum, weights.of(page.row + row, best));
    const auto one = hn::Set(d, 1.0);
    const auto lead = hn::Sub(one, weights.of(ranked.second.cost.row + row, best));
    store_rounded(hn::Div(one, sum), millionths.probability.row + row);
    store_rounded(hn::Div(lead, sum), millionths.margin.row + row);
  }
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
