// The short way of pbr/bulk.hpp against the readers and the interpreter, one row at a time.
#pragma once

#include <string>

#include "pbr/cluster_pack.hpp"

namespace pbr::test {

/// What `allocate_table` should do, told as text: rows, counts, findings and problems.
[[nodiscard]] std::string told_by_rows(const std::string& csv, const ClusterPack& pack);

struct BulkSetting {
  unsigned threads = 1;
  std::size_t chunk_bytes = 1 << 10;
};
/// What it does, told alike.
[[nodiscard]] std::string told_by_bulk(const std::string& csv, const ClusterPack& pack,
                                       BulkSetting setting);

}  // namespace pbr::test
