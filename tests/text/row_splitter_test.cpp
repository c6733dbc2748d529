#include "text/row_splitter.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/csv.hpp"
#include "rapidcheck.h"

using namespace pbr;

namespace {

struct Dealt {
  std::string first, second;
  std::uint64_t rows = 0;
};

// Every third row to the second, in pieces of `piece` bytes.
Dealt dealt(const std::string& bytes, std::size_t piece) {
  std::ostringstream first;
  std::ostringstream second;
  RowSplitter splitter(first, second, [](std::uint64_t row) { return row % 3 == 0; });
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    splitter.feed(std::string_view(bytes).substr(at, piece));
  }
  return {first.str(), second.str(), splitter.rows()};
}

std::vector<std::vector<std::string>> rows_of(const std::string& bytes) {
  std::istringstream in(bytes);
  CsvReader csv(in, "test");
  std::vector<std::vector<std::string>> rows;
  while (const auto record = csv.next()) {
    auto& row = rows.emplace_back();
    for (const auto& field : record->fields) row.emplace_back(field.text);
  }
  return rows;
}

}  // namespace

TEST_CASE("each row goes to one stream as it stands, the header to both") {
  const auto out = dealt(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"x\ny\"\n\n\r\n2,q\"r\r\n3,\"z\"\"\n\"\r\n4,5",
      7);
  CHECK(out.rows == 4);
  CHECK(out.first ==
        "\xEF\xBB\xBF"
        "a,b\r\n1,\"x\ny\"\n2,q\"r\r\n4,5");
  CHECK(out.second ==
        "\xEF\xBB\xBF"
        "a,b\r\n3,\"z\"\"\n\"\r\n");
}

TEST_CASE("an empty table, blank lines alone and a header alone have no rows") {
  CHECK(dealt("", 1).rows == 0);
  CHECK(dealt("\n\r\n\r", 1).first.empty());
  CHECK(dealt("\xEF\xBB", 1).rows == 0);
  const auto header = dealt("a,b", 1);
  CHECK(header.first == "a,b");
  CHECK(header.second == "a,b");
}

TEST_CASE("rows are cut as the reader cuts them, whatever the pieces, and none is lost") {
  CHECK(rc::check([] {
    const auto tail = *rc::gen::container<std::string>(
        rc::gen::element('a', ',', '"', '\n', '\n', '\r', '"', 'b'));
    const std::string bytes = *rc::gen::element<std::string>("", "\xEF\xBB\xBF") + "h,i\n" + tail;
    const auto read = rows_of(bytes);
    std::istringstream in(bytes);
    CsvReader whole(in, "test");
    while (whole.next()) {
    }
    RC_PRE(!whole.error());  // an open quote ends the reading, and no split is asked for
    const auto out = dealt(bytes, *rc::gen::inRange<std::size_t>(1, 9));
    RC_ASSERT(out.rows == read.size());
    const auto first = rows_of(out.first);
    const auto second = rows_of(out.second);
    RC_ASSERT(first.size() + second.size() == read.size());
    std::size_t one = 0;
    std::size_t two = 0;
    for (std::size_t row = 1; row <= read.size(); ++row) {
      RC_ASSERT(read[row - 1] == (row % 3 == 0 ? second[two++] : first[one++]));
    }
  }));
}
