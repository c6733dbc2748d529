#include "pbr/reliable_change.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace pbr {
namespace {

// Of two rates' squares and a third rate: at most 330 bits.
using Whole = boost::multiprecision::int512_t;

// 1.96 x 1.96 = 3.8416 = 2401 / 625.
constexpr std::int64_t square_above = 2401, square_below = 625;

struct Fraction {
  Whole above, below;
};

Fraction squared_criterion(const JacobsonTruax& terms) {
  const Whole sd_above = terms.sd.numerator(), sd_below = terms.sd.denominator();
  const Whole whole = terms.reliability.denominator();
  return {2 * square_above * sd_above * sd_above * (whole - terms.reliability.numerator()),
          square_below * sd_below * sd_below * whole};
}

}  // namespace

bool is_reliable(const Measure& measure, Rate change) {
  if (measure.reliable_change) {
    return change >= *measure.reliable_change || Rate{} - change >= *measure.reliable_change;
  }
  if (!measure.jacobson_truax) return false;
  const Fraction square = squared_criterion(*measure.jacobson_truax);
  const Whole above = change.numerator(), below = change.denominator();
  return above * above * square.below >= square.above * below * below;
}

std::string criterion_text(const JacobsonTruax& terms, int places) {
  Whole ten = 1;
  for (int i = 0; i < places; ++i) ten *= 10;
  const Fraction square = squared_criterion(terms);
  // Twice the criterion in units of the last place, cut off; one more and halved is half up.
  const Whole twice = sqrt(Whole(4 * ten * ten * square.above / square.below));
  const Whole units = (twice + 1) / 2;
  std::string digits = units.str();
  const auto decimals = static_cast<std::size_t>(places);
  if (decimals == 0) return digits;
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, ".");
}

}  // namespace pbr
