// A price meets a number only as an exact Rate.
// expect: no match for 'operator*'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

pbr::ExactPence price(pbr::Pence day) {
#ifdef PBR_CONTROL
  return day * pbr::Rate{2};
#else
  return day * 2.0;
#endif
}
