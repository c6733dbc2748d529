// Any bytes as a table of assessments: the short way says and writes what the exact one does.
#include <cstdlib>
#include <iostream>

#include "support/random_tables.hpp"
#include "support/same_bulk.hpp"

namespace {

constexpr const char* header =
    "assessment_id,person_id,provider,date,super_class,item_1,item_2,item_3,item_4,item_5,item_6,"
    "item_7,item_8,item_9,item_10,item_11,item_12,item_13,item_a,item_b,item_c,item_d,item_e\n";

const pbr::ClusterPack& pack() {
  static const pbr::ClusterPack made = [] {
    pbr::test::Draws draws(7);
    return pbr::test::random_pack(draws, pbr::Method::profile);
  }();
  return made;
}

}  // namespace

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  // The first byte: how the rest becomes a table, and how small the chunks are.
  std::string table;
  if (data[0] % 2 == 0) {
    pbr::test::Draws draws(std::span(data, size).subspan(1));
    table = pbr::test::random_table(draws);
  } else {
    table = header + std::string(reinterpret_cast<const char*>(data + 1), size - 1);
  }
  const pbr::test::BulkSetting setting{.threads = 1 + data[0] / 2 % 2U,
                                       .chunk_bytes = 16U + data[0] / 4 * 16U};
  const auto expected = pbr::test::told_by_rows(table, pack());
  const auto found = pbr::test::told_by_bulk(table, pack(), setting);
  if (found != expected) {
    std::cerr << "row by row:\n" << expected << "\nin bulk:\n" << found << "\n";
    std::abort();
  }
  return 0;
}
