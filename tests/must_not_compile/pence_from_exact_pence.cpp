// Only round() makes pence of an exact amount.
// expect: no matching function for call to 'pbr::Pence::Pence(
// expect: no matching conversion for functional-style cast from 'pbr::ExactPence'
#include "pbr/money.hpp"

pbr::Pence amount(pbr::ExactPence exact) {
#ifdef PBR_CONTROL
  return pbr::round(exact, pbr::Rounding::half_up);
#else
  return pbr::Pence(exact);
#endif
}
