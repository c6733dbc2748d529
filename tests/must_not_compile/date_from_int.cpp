// A day is not a number such as 20140401.
// expect: no matching function for call to 'pbr::Date::Date(int)'
// expect: no matching conversion for functional-style cast
#include "pbr/date.hpp"

pbr::Date day() {
#ifdef PBR_CONTROL
  return pbr::Date(2014, 4, 1);
#else
  return pbr::Date(20140401);
#endif
}
