// A bare number may be pounds or pence: it must say so.
// expect: no match for 'operator+'
// expect: invalid operands to binary expression
#include "pbr/money.hpp"

pbr::Pence more(pbr::Pence amount) {
#ifdef PBR_CONTROL
  return amount + pbr::Pence{1};
#else
  return amount + 1;
#endif
}
