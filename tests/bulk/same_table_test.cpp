#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "support/random_tables.hpp"
#include "support/same_bulk.hpp"

namespace {

using namespace pbr;

TEST_CASE("a table in bulk says and writes what its rows do one at a time") {
  REQUIRE(rc::check("any table, pack, chunk and number of threads", [] {
    test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const auto method = static_cast<Method>(draws.below(3));
    const auto pack = test::random_pack(draws, method);
    const auto table = test::random_table(draws);
    const test::BulkSetting setting{
        .threads = static_cast<unsigned>(1 + draws.below(3)),
        .chunk_bytes = 1 + draws.below(draws.percent(50) ? 300 : 40'000)};
    RC_ASSERT(test::told_by_bulk(table, pack, setting) == test::told_by_rows(table, pack));
  }));
}

}  // namespace
