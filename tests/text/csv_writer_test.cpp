#include "pbr/csv.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <sstream>

#include "pbr/result.hpp"

using namespace pbr;

TEST_CASE("quotes stand only where RFC 4180 needs them") {
  struct Case {
    std::string_view field, written;
  };
  const std::vector<Case> cases{
      {"", ""},
      {"plain text", "plain text"},
      {" spaces ", " spaces "},
      {"a,b", "\"a,b\""},
      {"a\"b", "\"a\"\"b\""},
      {"\"", "\"\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"a\r", "\"a\r\""},
      {"a;b'c", "a;b'c"},
      {"é", "é"},
  };
  for (const auto& c : cases) {
    std::ostringstream out;
    CsvWriter(out, {"x", "y"}).field(c.field).field("z").end();
    CHECK(out.str() == "x,y\n" + std::string(c.written) + ",z\n");
  }
}

TEST_CASE("numbers are plain digits") {
  std::ostringstream out;
  CsvWriter csv(out, {"low", "none", "high"});
  csv.field(std::numeric_limits<std::int64_t>::min())
      .field(std::int64_t{0})
      .field(std::numeric_limits<std::int64_t>::max());
  csv.end();
  CHECK(out.str() == "low,none,high\n-9223372036854775808,0,9223372036854775807\n");
}

TEST_CASE("an only field that is empty is quoted, so that its line is a record") {
  std::ostringstream out;
  CsvWriter csv(out, {"x"});
  csv.field("").end();
  CHECK(out.str() == "x\n\"\"\n");
}

TEST_CASE("a record of another size than the header is our own fault") {
  std::ostringstream out;
  CsvWriter csv(out, {"x", "y"});
  csv.field("1");
  CHECK_THROWS_AS(csv.end(), InternalError);
  csv.field("2");
  CHECK_THROWS_AS(csv.field("3"), InternalError);
  CHECK_THROWS_AS(csv.field(std::int64_t{3}), InternalError);
  CHECK_THROWS_AS(CsvWriter(out, std::span<const std::string>{}), InternalError);
}

TEST_CASE("a stream that takes no more is left in a bad state") {
  class Full final : public std::streambuf {};
  Full full;
  std::ostream sink(&full);
  CsvWriter refused(sink, {"x"});
  CHECK(sink.bad());
}
