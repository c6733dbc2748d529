#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/bulk.hpp"
#include "pbr/report.hpp"
#include "support/random_packs.hpp"
#include "support/same_bulk.hpp"

namespace {

using namespace pbr;

const ClusterPack& pack() {
  static const ClusterPack made = [] {
    test::Draws draws(3);
    return test::random_pack(draws, Method::profile);
  }();
  return made;
}

struct Allocated {
  Loaded<BulkResult> loaded;
  std::string text;
};

Allocated allocated(const std::string& csv, BulkOptions options = {}) {
  std::istringstream in(csv);
  std::ostringstream out;
  auto loaded = allocate_table(in, "t.csv", pack(), options, out);
  return {std::move(loaded), out.str()};
}

constexpr const char* head = "assessment_id,person_id,provider,date,item_1,item_2\n";

TEST_CASE("the header alone gives a header alone") {
  const auto found = allocated(head);
  REQUIRE(found.loaded.value);
  CHECK(found.loaded.value->rows == 0);
  CHECK(found.text == allocations_head());
}

TEST_CASE("a missing column is told, and nothing is a result") {
  const auto found = allocated("assessment_id,person,provider,date,item_1\na,b,c,2014-04-01,1\n");
  CHECK_FALSE(found.loaded.value);
  CHECK(render(found.loaded.problems) ==
        "t.csv:1: error[IN001]: the assessments table has no column \"person_id\"\n"
        "  expected: a column named \"person_id\", in any place\n"
        "  help: rename the column \"person\" if that is what it holds\n");
}

TEST_CASE("what ends the reading is told with its line in the file, in whatever chunk it stands") {
  std::string csv = head;
  for (int row = 0; row < 200; ++row) csv += "a" + std::to_string(row) + ",p,R,2014-04-01,1,2\n";
  for (const std::size_t chunk : {16, 100, 100'000}) {
    BulkOptions options;
    options.chunk_bytes = chunk;
    options.threads = 2;
    const auto nul = allocated(csv + std::string("b,p\0,R,2014-04-01,1,2\n", 22), options);
    CHECK_FALSE(nul.loaded.value);
    CHECK(render(nul.loaded.problems) ==
          "t.csv:202:4: error[CSV003]: a NUL byte\n  found: 0x00\n"
          "  expected: a text file in UTF-8\n  help: save the table as CSV in UTF-8\n");
    const auto open = allocated(csv + "\"b,p,R\n", options);
    CHECK_FALSE(open.loaded.value);
    CHECK(render(open.loaded.problems).starts_with("t.csv:202:1: error[CSV007]"));
  }
}

TEST_CASE("rows of a form of one's own are numbered as in the file") {
  BulkOptions options;
  options.chunk_bytes = 60;
  options.form.before_number = "#";
  options.form.row = [](std::string& out, const Assessment& a, const Allocation&) {
    out += " " + a.assessment.text() + "\n";
  };
  const std::string rows = "a,p,R,2014-04-01,1,2\n\nb,p,R,2014-04-01,9,2\nc,p,R,2014-04-01,1,2\n";
  for (options.threads = 1; options.threads <= 3; ++options.threads) {
    CHECK(allocated(head + rows, options).text == "#1 a\n#2 b\n#3 c\n");
  }
}

TEST_CASE("every row is allocated by itself: a repeated id is none of its business") {
  const auto found = allocated(std::string(head) + "a,p,R,2014-04-01,1,2\na,p,R,2014-04-01,1,2\n");
  REQUIRE(found.loaded.value);
  CHECK(found.loaded.value->findings.counts().empty());
  const auto lines = found.text.substr(allocations_head().size());
  CHECK(lines.substr(0, lines.size() / 2) == lines.substr(lines.size() / 2));
}

TEST_CASE("the long form gives what its rows say together") {
  const std::string csv =
      "assessment_id,item,rating,person_id,provider,date\n"
      "a,1,3,p,R,2014-04-01\nb,1,4,q,R,2014-04-02\na,2,4,,,\nb,2,9,,,\n";
  CHECK(test::told_by_bulk(csv, pack(), {}) ==
        test::told_by_rows(csv, pack())
            .replace(test::told_by_rows(csv, pack()).find("2 rows"), 6, "4 rows"));
}

// A stream whose device is full.
class Full : public std::streambuf {
 protected:
  std::streamsize xsputn(const char*, std::streamsize) override {
    throw std::runtime_error("no space left");
  }
};

TEST_CASE("a full disk ends the work, on any number of threads") {
  std::string csv = head;
  for (int row = 0; row < 5'000; ++row) csv += "a,p,R,2014-04-01,1,2\n";
  Full full;
  for (const unsigned threads : {1U, 4U}) {
    std::istringstream in(csv);
    std::ostream out(&full);
    out.exceptions(std::ios::badbit);
    BulkOptions options;
    options.threads = threads;
    options.chunk_bytes = 1'000;
    CHECK_THROWS_WITH(allocate_table(in, "t.csv", pack(), options, out), "no space left");
  }
}

}  // namespace
