// Two kinds of ids never compare.
// expect: no match for 'operator=='
// expect: invalid operands to binary expression
#include "pbr/id.hpp"

bool same(const pbr::PersonId& person, const pbr::PersonId& other,
          const pbr::ProviderId& provider) {
#ifdef PBR_CONTROL
  return person == other && !provider.empty();
#else
  return person == provider && other.empty();
#endif
}
