// Care cluster codes of MHS801 and MHS803.
#pragma once

#include <string>

#include "mhsds/rows.hpp"

namespace pbr::mhsds {

/// The code with two digits; MH014 where the pack has no such cluster, and it stays as it stands.
[[nodiscard]] std::string cluster_code(Rows& row, Field field, const ClusterPack& pack);

}  // namespace pbr::mhsds
