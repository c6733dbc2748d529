// "08" is not 8, and "00" is not 0.
// expect: use of deleted function
// expect: uses deleted function
#include "pbr/id.hpp"

pbr::ClusterCode variance() {
#ifdef PBR_CONTROL
  return pbr::ClusterCode("00");
#else
  return pbr::ClusterCode(0);
#endif
}
