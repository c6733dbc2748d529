// Two days do not add; a day and a number of days do.
// expect: no match for 'operator+'
// expect: invalid operands to binary expression
#include "pbr/date.hpp"

pbr::Date later(pbr::Date a, pbr::Date b) {
#ifdef PBR_CONTROL
  return a + (b - a);
#else
  return a + b;
#endif
}
