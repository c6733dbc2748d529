#include "pbr/pairing_table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace pbr;

namespace {

const std::string header =
    "case,episode_start,episode_end,first_session,last_session,instrument,measure_date\n";

std::string problems_of(const std::string& text, const PairingTerms& terms = {}) {
  std::istringstream in(text);
  const auto table = read_pairing_table(in, "scores.csv", terms);
  CHECK_FALSE(table.value);
  return render(table.problems);
}

// What is written for a table that is good.
std::string pairs_of(const std::string& text, const PairingTerms& terms,
                     std::optional<Date> last_day = {}) {
  std::istringstream in(text);
  const auto table = read_pairing_table(in, "scores.csv", terms);
  INFO(render(table.problems));
  REQUIRE(table.value);
  std::ostringstream out;
  write_pairs(*table.value, terms, last_day, out);
  return out.str();
}

const PairingTerms cquin{PairingRule::cquin, false};
const PairingTerms window{PairingRule::window, false};

}  // namespace

TEST_CASE("one row a case in the order of first appearance, rows anywhere, empty where none") {
  CHECK(pairs_of(header + "2,2014-04-01,2015-04-01,,,x,2015-04-01\n"
                          "1,2014-04-01,,,,,\n"
                          "2,2014-04-01,2015-04-01,,,x,2014-04-01\n",
                 window) == "case,before_date,after_date\n2,2014-04-01,2015-04-01\n1,,\n");
  CHECK(pairs_of(header, window) == "case,before_date,after_date\n");
}

TEST_CASE("columns stand in any order, others are named and not read") {
  const std::string text =
      "role,measure_date,instrument,last_session,first_session,episode_end,episode_start,case\n"
      ",2014-04-01,x,,,2015-04-01,2014-04-01,\"a, b\"\n";
  CHECK(pairs_of(text, window) == "case,before_date,after_date\n\"a, b\",2014-04-01,\n");
  std::istringstream in(text);
  CHECK(read_pairing_table(in, "scores.csv", window).value->ignored ==
        std::vector<std::string>{"role"});
}

TEST_CASE("contacts: as given, else two days of sessions or none known are enough") {
  struct Case {
    const char *why, *sessions, *contacts, *pair;
  };
  const Case cases[] = {{"given", "2014-04-02,2014-04-20", "2", "2014-04-01,2015-04-01"},
                        {"too few", "2014-04-02,2014-04-20", "1", ","},
                        {"two days", "2014-04-02,2014-04-20", "", "2014-04-01,2015-04-01"},
                        {"one day", "2014-04-02,2014-04-02", "", ","},
                        {"no session known", ",", "", "2014-04-01,2015-04-01"}};
  for (const Case& c : cases) {
    INFO(c.why);
    const std::string row = std::string("1,2014-04-01,2015-04-01,") + c.sessions + ",x,";
    const std::string rest = std::string(",") + c.contacts + "\n";
    CHECK(pairs_of("case,episode_start,episode_end,first_session,last_session,instrument,"
                   "measure_date,contacts\n" +
                       row + "2014-04-01" + rest + row + "2015-04-01" + rest,
                   cquin) == std::string("case,before_date,after_date\n1,") + c.pair + "\n");
  }
}

TEST_CASE("the last day looked at is the latest date of the table unless somebody says another") {
  const std::string text = header +
                           "1,2014-04-01,,,,x,2014-04-01\n1,2014-04-01,,,,x,2014-05-01\n"
                           "2,2014-09-30,2014-10-01,,,x,2014-10-01\n";
  const PairingTerms first_last;
  CHECK(pairs_of(text, cquin) == "case,before_date,after_date\n1,2014-04-01,2014-05-01\n2,,\n");
  CHECK(pairs_of(text, cquin, Date(2014, 9, 30)) == "case,before_date,after_date\n1,,\n2,,\n");
  CHECK(pairs_of(text, first_last, Date(2014, 4, 30)) ==
        "case,before_date,after_date\n1,2014-04-01,\n2,,\n");
}

TEST_CASE("settings are asked for only where like ones are paired") {
  const std::string table =
      "case,episode_start,episode_end,first_session,last_session,instrument,measure_date,setting\n"
      "1,2014-04-01,2015-04-01,,,x,2014-04-01,in_patient\n"
      "1,2014-04-01,2015-04-01,,,x,2014-05-01,inpatient\n"
      "1,2014-04-01,2015-04-01,,,x,2015-04-01,community\n";
  CHECK(pairs_of(table, {PairingRule::first_last, false}) ==
        "case,before_date,after_date\n1,2014-04-01,2015-04-01\n");
  CHECK(pairs_of(table, {PairingRule::first_last, true}) ==
        "case,before_date,after_date\n1,2014-04-01,2014-05-01\n");
  CHECK(problems_of(header, {PairingRule::first_last, true}) ==
        "scores.csv:1: error[PA001]: the table has no column \"setting\"\n"
        "  expected: a column named \"setting\", in any place\n"
        "  help: add the column, with in_patient or community in each row; or leave out "
        "--like-settings\n");
}

TEST_CASE("columns that are missing, all at once") {
  CHECK(problems_of("Case,episode_start,episode_end,first_session,instrument,measure_date\n") ==
        "scores.csv:1: error[PA001]: the table has no column \"case\"\n"
        "  expected: a column named \"case\", in any place\n"
        "  help: rename the column \"Case\" if that is what it holds\n"
        "scores.csv:1: error[PA001]: the table has no column \"last_session\"\n"
        "  expected: a column named \"last_session\", in any place\n"
        "  help: add the column; docs/measures.md says which fields may be empty\n");
  CHECK(problems_of("case;episode_start\n") ==
        "scores.csv:1: error[PA001]: the columns are not separated by commas\n"
        "  found: semicolons\n"
        "  expected: a comma between two columns\n"
        "  help: save the table as CSV with commas\n");
  CHECK(problems_of("") ==
        "scores.csv: error[CSV001]: the table has no header\n"
        "  expected: a first line with the column names\n");
}

TEST_CASE("fields that cannot be read, periods that end before they begin, all at once") {
  CHECK(problems_of("case,episode_start,episode_end,first_session,last_session,instrument,"
                    "measure_date,contacts,setting\n"
                    "Ann Smith,2014-02-30,,,,x,01/05/2014,2.5,ward\n"
                    ",,,,,x,,,\n"
                    "3,2014-05-01,2014-04-01,2014-06-01,2014-05-31,,2014-05-01,,\n"
                    "4,2014-05-01\n") ==
        R"(scores.csv:2:11: error[PA002]: episode_start cannot be read
  expected: a day that exists: February 2014 has 28 days
  help: write the date as 2014-04-01
scores.csv:2:27: error[PA002]: measure_date cannot be read
  expected: a date as YYYY-MM-DD
  help: write the date as 2014-04-01
scores.csv:2:38: error[PA002]: contacts cannot be read
  expected: a whole number of attended contacts
  help: leave it empty where it is not known
scores.csv:2:42: error[PA002]: setting cannot be read
  expected: in_patient or community
  help: leave it empty where it is not known
scores.csv:3:1: error[PA002]: case is empty
  expected: a filled field
  help: say which case the row belongs to
scores.csv:3:2: error[PA002]: episode_start is empty
  expected: a filled field
  help: every period of care begins on a day
scores.csv:3:8: error[PA002]: measure_date is empty
  expected: a filled field
  help: every score has a date; leave instrument empty too where there is none
scores.csv:4:14: error[PA003]: the period of care ends before it begins
  expected: episode_end on or after episode_start
  help: correct one of the two dates
scores.csv:4:36: error[PA003]: the last session is before the first
  expected: last_session on or after first_session
  help: correct one of the two dates
scores.csv:4:47: error[PA002]: instrument is empty
  expected: a filled field
  help: say what was scored; a pair is of one instrument
scores.csv:5: error[CSV004]: a record of another size
  found: 2 fields
  expected: 9 fields, as in the header
  help: put a field that holds a comma into quotes
)");
}

TEST_CASE("rows of one case that contradict each other") {
  const std::string wide =
      "case,episode_start,episode_end,first_session,last_session,instrument,measure_date,"
      "contacts\n";
  std::string expected;
  for (const char* what : {"3: error[PA004]: episode_start", "14: error[PA004]: episode_end",
                           "15: error[PA004]: first_session", "26: error[PA004]: last_session",
                           "50: error[PA004]: contacts"}) {
    expected +=
        "scores.csv:4:" + std::string(what) +
        " is not that of its case\n  expected: what line 2 says\n  help: give each period of "
        "care a case of its own, or correct one of the rows\n";
  }
  CHECK(problems_of(wide + "1,2014-04-01,2015-04-01,2014-04-02,2015-03-31,x,2014-04-01,2\n"
                           "2,2014-04-01,,,,x,2014-04-01,\n"
                           "1,2014-04-02,,2014-04-03,2015-03-30,x,2014-04-01,3\n") == expected);
}

TEST_CASE("more problems than are told are counted") {
  std::string text = header;
  for (int i = 0; i < 25; ++i) text += "1,2014-04-01,,,,x,soon\n";
  const auto said = problems_of(text);
  CHECK(said.find("scores.csv:21:19: error[PA002]") != std::string::npos);
  CHECK(said.find("scores.csv:22:19: error[PA002]") == std::string::npos);
  CHECK(
      said.ends_with("scores.csv: error[PA005]: more fields and rows are wrong\n"
                     "  found: 25 in all; the first 20 are told above\n"
                     "  help: look at how the file was made: a column moved, or dates in "
                     "another form?\n"));
}
