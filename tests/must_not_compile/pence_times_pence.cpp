// Money times money means nothing.
// expect: no match for 'operator*'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

pbr::Pence amount(pbr::Pence a, pbr::Pence b) {
#ifdef PBR_CONTROL
  return a + b;
#else
  return a * b;
#endif
}
