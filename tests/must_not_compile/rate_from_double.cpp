// 0.982 as a double is not 0.982; a rate is read from its text.
// expect: use of deleted function
// expect: uses deleted function
#include "pbr/money.hpp"

pbr::Rate factor() {
#ifdef PBR_CONTROL
  return pbr::Rate(491, 500);
#else
  return pbr::Rate(0.982);
#endif
}
