// Adding months names what the end of a short month means.
// expect: too few arguments to function
// expect: no matching function for call to 'add_months'
#include "pbr/date.hpp"

pbr::Date due(pbr::Date from) {
#ifdef PBR_CONTROL
  return pbr::add_months(from, 6, pbr::MonthEnd::clip);
#else
  return pbr::add_months(from, 6);
#endif
}
