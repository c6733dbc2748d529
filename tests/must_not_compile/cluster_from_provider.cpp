// An id of one kind is never given where another is meant.
// expect: no match for 'operator='
// expect: no viable overloaded '='
#include "pbr/id.hpp"

void set(pbr::ClusterCode& cluster, const pbr::ProviderId& provider) {
#ifdef PBR_CONTROL
  cluster = pbr::ClusterCode{provider.text()};
#else
  cluster = provider;
#endif
}
