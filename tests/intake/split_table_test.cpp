#include "pbr/split_table.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "rapidcheck.h"

using namespace pbr;

namespace {

const std::string file = PBR_SOURCE_DIR "/tests/intake/cases/statuses__mixed.csv";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

const std::vector<std::string>& lines() {
  static const std::vector<std::string> all = [] {
    std::ifstream in(file, std::ios::binary);
    return lines_of({std::istreambuf_iterator<char>(in), {}});
  }();
  return all;
}

}  // namespace

TEST_CASE("whatever rows are marked, each is in exactly one table, in order") {
  REQUIRE(lines().size() > 3);
  CHECK(rc::check([] {
    const std::uint64_t rows = lines().size() - 1;
    RowMarks marks;
    std::vector<std::string> bad{lines()[0]};
    std::vector<std::string> good{lines()[0]};
    for (Row row = 1; row <= rows; ++row) {
      const auto severity = *rc::gen::element(0, 1, 2, 3);
      if (severity > 0) marks.mark(TableKind::statuses, row, static_cast<Severity>(severity - 1));
      (severity >= 2 ? bad : good).push_back(lines()[row]);
    }
    marks.mark(TableKind::stays, 1, Severity::error);  // of another table
    std::ostringstream valid;
    std::ostringstream invalid;
    SplitRows counted;
    RC_ASSERT(split_table(TableKind::statuses, file, marks, Severity::warning, rows, valid, invalid,
                          counted)
                  .empty());
    RC_ASSERT(lines_of(valid.str()) == good);
    RC_ASSERT(lines_of(invalid.str()) == bad);
    RC_ASSERT(counted.valid == good.size() - 1);
    RC_ASSERT(counted.invalid == bad.size() - 1);
  }));
}

TEST_CASE("a table that is gone or has other rows than were checked is told") {
  std::ostringstream out;
  SplitRows counted;
  auto problems =
      split_table(TableKind::statuses, "no/such.csv", {}, Severity::error, 1, out, out, counted);
  CHECK(render(problems) == "no/such.csv: error[CSV008]: the file does not exist\n");
  problems = split_table(TableKind::statuses, file, {}, Severity::error, lines().size(), out, out,
                         counted);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "the file changed while it was checked");
}
