// Half a penny does not exist.
// expect: use of deleted function
// expect: uses deleted function
#include "pbr/money.hpp"

pbr::Pence amount() {
#ifdef PBR_CONTROL
  return pbr::Pence(2);
#else
  return pbr::Pence(2.5);
#endif
}
