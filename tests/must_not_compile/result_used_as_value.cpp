// A failure must be looked at before the value is used.
// expect: could not convert
// expect: no viable conversion
#include "pbr/money.hpp"

pbr::Pence price() {
#ifdef PBR_CONTROL
  return pbr::parse_pounds("9.20").value();
#else
  return pbr::parse_pounds("9.20");
#endif
}
