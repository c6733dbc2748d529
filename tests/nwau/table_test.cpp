#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/nwau.hpp"

namespace {

const std::string head =
    "class,los,same_day,contacts_present,contacts_absent,indigenous,patient_remoteness,"
    "treatment_remoteness,specialist_paediatric,private,state";
const std::string added = ",category,w01,gwau,nwau,error\n";

const pbr::NwauPack& nep25() {
  static const auto loaded = pbr::load_nwau("australia/tariffs/nep25", {{PBR_SOURCE_DIR "/rules"}});
  REQUIRE(loaded.value);
  return *loaded.value;
}

struct Priced {
  std::string out, problems;
  std::optional<pbr::NwauSummary> summary;
};

Priced priced(const std::string& text, const pbr::NwauOptions& options = {}) {
  std::istringstream in(text);
  std::ostringstream out;
  auto loaded = price_nwau_table(in, "activity.csv", nep25(), options, out);
  return {out.str(), render(loaded.problems), std::move(loaded.value)};
}

TEST_CASE("the input's cells stay as they are, and five columns follow") {
  const auto result = priced("ward,\"team, or unit\"," + head +
                             "\nw1,\"a, \"\"b\"\"\",101Z,2.0,,,,,,,,,\n"
                             ",,222A,,,10,4,,,,,,\n\nw3,\"x\ny\",101Z,,,,,,,,,,\n");
  CHECK(result.problems.empty());
  CHECK(result.out == "ward,\"team, or unit\"," + head + added +
                          "w1,\"a, \"\"b\"\"\",101Z,2.0,,,,,,,,,,"
                          "inlier,1.7474,1.7474000000,1.7474000000,0\n"
                          ",,222A,,,10,4,,,,,,,community,0.6310,0.6310000000,0.6310000000,0\n"
                          "w3,\"x\ny\",101Z,,,,,,,,,,,,0.0000,0.0000000000,0.0000000000,3\n");
  REQUIRE(result.summary);
  CHECK(result.summary->rows == 3);
  CHECK(result.summary->errors() == 1);
  CHECK(result.summary->by_error == std::array<std::uint64_t, 5>{2, 0, 0, 1, 0});
  CHECK(result.summary->by_category == std::array<std::uint64_t, 6>{1, 0, 1, 0, 0, 1});
  CHECK(pbr::to_decimal(result.summary->total(), 10) == "2.3784000000");
}

TEST_CASE("a table without rows is priced: its header and nothing") {
  const auto result = priced(head + "\n");
  CHECK(result.out == head + added);
  REQUIRE(result.summary);
  CHECK(result.summary->rows == 0);
  CHECK(result.summary->total() == 0);
}

TEST_CASE("another form of the rows is given the same cells") {
  pbr::NwauOptions options;
  options.row = [](std::string& out, const pbr::NwauRow& row) {
    out += std::to_string(row.row) + " " + row.columns[0] + "=" + std::string(row.cells[0]) + "\n";
  };
  CHECK(priced(head + "\n101Z,1,,,,,,,,,\n222A,,,,,,,,,,\n", options).out ==
        "1 class=101Z\n2 class=222A\n");
}

TEST_CASE("what is missing or in the way is told at once") {
  const auto result = priced(
      "class,LOS,same_day,contacts_present,contacts_absent,indigenous,"
      "patient_remoteness,specialist_paediatric,private,state,error,nwau\n");
  CHECK_FALSE(result.summary);
  CHECK(result.problems ==
        "activity.csv:1: error[NW001]: the table has no column \"los\"\n"
        "  expected: a column named \"los\", in any place\n"
        "  help: rename the column \"LOS\" if that is what it holds\n"
        "activity.csv:1: error[NW001]: the table has no column \"treatment_remoteness\"\n"
        "  expected: a column named \"treatment_remoteness\", in any place\n"
        "  help: add the column; a cell may be empty where its row does not need it\n"
        "activity.csv:1: error[NW002]: the table has a column \"nwau\" already\n"
        "  expected: none of category, w01, gwau, nwau and error: they are added\n"
        "  help: rename the column, or leave it out where it comes from an earlier pricing\n"
        "activity.csv:1: error[NW002]: the table has a column \"error\" already\n"
        "  expected: none of category, w01, gwau, nwau and error: they are added\n"
        "  help: rename the column, or leave it out where it comes from an earlier pricing\n");
}

TEST_CASE("a table of semicolons is told once") {
  CHECK(priced("class;los;same_day\n101Z;1;0\n").problems ==
        "activity.csv:1: error[NW001]: the columns are not separated by commas\n"
        "  found: semicolons\n  expected: a comma between two columns\n"
        "  help: save the table as CSV with commas\n");
}

TEST_CASE(
    "malformed rows are all told, with no word of what stands in them, and stop the pricing") {
  const auto result = priced(head + "\n101Z,1,,,,,,,,,\nSMITH,1\n101Z,1,,,,,,,,,\n1,2,3\n");
  CHECK_FALSE(result.summary);
  CHECK(result.problems.find("activity.csv:3: error[CSV004]") != std::string::npos);
  CHECK(result.problems.find("activity.csv:5: error[CSV004]") != std::string::npos);
  CHECK(result.problems.find("SMITH") == std::string::npos);
}

TEST_CASE("of many malformed rows twenty are told and all are counted") {
  std::string text = head + "\n";
  for (int i = 0; i < 1234; ++i) text += "101Z\n";
  const auto result = priced(text);
  CHECK_FALSE(result.summary);
  CHECK(result.problems.find("activity.csv:21: error[CSV004]") != std::string::npos);
  CHECK(result.problems.find("activity.csv:22:") == std::string::npos);
  CHECK(result.problems.ends_with(
      "activity.csv: error[NW003]: more rows are malformed\n"
      "  found: 1234 in all; the first 20 are told above\n"
      "  help: look at how the file was made: a separator or quote inside a field?\n"));
}

TEST_CASE("a file that is not there, or is no table, is said to be so") {
  std::ostringstream out;
  const auto missing = pbr::price_nwau_table("/no/such/file.csv", nep25(), {}, out);
  CHECK_FALSE(missing.value);
  CHECK(render(missing.problems).find("CSV008") != std::string::npos);
  CHECK(priced("").problems.find("CSV001") != std::string::npos);
  CHECK(priced(head + "\n101Z,\"1,,\n").problems.find("CSV007") != std::string::npos);
}

}  // namespace
