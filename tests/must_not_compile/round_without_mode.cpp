// A rounding is always named.
// expect: too few arguments to function
// expect: no matching function for call to 'round'
#include "pbr/money.hpp"

pbr::Pence amount(pbr::ExactPence exact) {
#ifdef PBR_CONTROL
  return pbr::round(exact, pbr::Rounding::half_even);
#else
  return pbr::round(exact);
#endif
}
