// An amount and a factor do not add.
// expect: no match for 'operator+'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

pbr::ExactPence uplift(pbr::Pence amount, pbr::Rate factor) {
#ifdef PBR_CONTROL
  return amount * factor;
#else
  return pbr::ExactPence{amount + factor};
#endif
}
