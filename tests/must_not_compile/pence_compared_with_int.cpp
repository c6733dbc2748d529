// A threshold in pounds compared with pence would be a hundred times off.
// expect: no match for 'operator<'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

bool small(pbr::Pence amount) {
#ifdef PBR_CONTROL
  return amount < pbr::Pence{500};
#else
  return amount < 500;
#endif
}
