// Pence leave their type by value() alone.
// expect: cannot convert 'pbr::Pence' to 'int64_t'
// expect: no viable conversion from returned value of type 'pbr::Pence'
#include "pbr/money.hpp"

std::int64_t number(pbr::Pence amount) {
#ifdef PBR_CONTROL
  return amount.value();
#else
  return amount;
#endif
}
