// A number of days is a Rate too, so that the product is exact and checked.
// expect: no match for 'operator*'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

pbr::ExactPence price(pbr::Pence day, int days) {
#ifdef PBR_CONTROL
  return day * pbr::Rate{days};
#else
  return day * days;
#endif
}
