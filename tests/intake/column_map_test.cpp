#include "pbr/column_map.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace pbr;

namespace {

/// Files of one test, away afterwards.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "pbr_column_map_test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }
  /// The text without where the folder stands.
  [[nodiscard]] std::string portable(std::string text) const {
    const std::string where = path_.string() + "/";
    for (auto at = text.find(where); at != std::string::npos; at = text.find(where)) {
      text.erase(at, where.size());
    }
    return text;
  }

 private:
  std::filesystem::path path_;
};

// What is wrong with a map, without source lines.
std::string problems_of(const std::string& yaml) {
  const Folder folder;
  auto loaded = load_column_map(folder.write("map.yaml", yaml));
  for (auto& problem : loaded.problems) problem.source_line.clear();
  CHECK(loaded.value.has_value() == loaded.problems.empty());
  return folder.portable(render(loaded.problems));
}

// The table as the map shows it, a line a record; problems where there are any.
std::string shown(const std::string& yaml, const std::string& csv, TableKind kind) {
  const Folder folder;
  const auto map = load_column_map(folder.write("map.yaml", yaml));
  if (!map.value) return folder.portable(render(map.problems));
  Diagnostics problems;
  auto reader = open_through(*map.value, kind, folder.write("t.csv", csv), problems);
  if (!reader) return folder.portable(render(problems));
  std::string text;
  const auto add = [&text](std::string_view cell, bool last) {
    text.append(cell).append(last ? "\n" : "|");
  };
  for (const auto& name : reader->header()) add(name, &name == &reader->header().back());
  while (const auto record = reader->next()) {
    for (const auto& field : record->fields) add(field.text, &field == &record->fields.back());
    if (record->problem) text += folder.portable(render(*record->problem));
  }
  if (reader->error()) text += folder.portable(render(*reader->error()));
  return text;
}

constexpr auto assessments = TableKind::assessments;
constexpr auto contacts = TableKind::contacts;

}  // namespace

TEST_CASE("a mapped table has canonical columns, constants and translated cells") {
  CHECK(shown("map: contacts\n"
              "columns: {person_id: Client No, date: \"Date, seen\", kind: Outcome}\n"
              "values: {provider: RV5}\n"
              "dates: dd/mm/yyyy\n"
              "codes: {kind: {Attended: attended, DNA: not_attended}}\n"
              "missing: [\"NULL\"]\n"
              "ignore: [Notes]\n",
              "Notes,\"Date, seen\",Client No,Outcome,minutes,Team\n"
              "x,1/4/2014,c1,DNA,NULL,north\n"
              "\"y\nz\",2014-04-02,c2,Attended,30,NULL\n"
              ",31/02/2014,c3,Cancelled,,\n",
              contacts) ==
        "date|person_id|kind|minutes|Team|provider\n"
        "2014-04-01|c1|not_attended||north|RV5\n"
        "2014-04-02|c2|attended|30|NULL|RV5\n"
        "2014-02-31|c3|Cancelled|||RV5\n");
}

TEST_CASE("columns may change their names among themselves") {
  CHECK(shown("map: stays\ncolumns: {start: end, end: start}\n", "start,end\n1,2\n",
              TableKind::stays) == "end|start\n1|2\n");
}

TEST_CASE("ratings share their codes unless an item has its own") {
  CHECK(shown("map: assessments\n"
              "codes: {ratings: {\"2 - mild\": 2, \"-\": \"\"}, item_2: {\"2 - mild\": 3}}\n",
              "item_1,item_2,item_3,setting\n2 - mild,2 - mild,-,-\n",
              assessments) == "item_1|item_2|item_3|setting\n2|3||-\n");
}

TEST_CASE("a malformed record keeps the fields of its file") {
  CHECK(shown("map: contacts\ncolumns: {person_id: Client}\nvalues: {provider: RV5}\n",
              "Client,date\nc1\nc2,2014-04-01\n", contacts) ==
        "person_id|date|provider\nc1\n"
        "t.csv:2: error[CSV004]: a record of another size\n"
        "  found: 1 field\n  expected: 2 fields, as in the header\n"
        "  help: put a field that holds a comma into quotes\n"
        "c2|2014-04-01|RV5\n");
}

TEST_CASE("what is wrong with a map is told with its place, all at once") {
  CHECK(problems_of("map: assessments\n"
                    "columns: {persn_id: \"Client No\", item_1: H1, item_2: H1}\n"
                    "values: {item_1: 3, item_3: 7, date: 01/04/2014}\n"
                    "codes: {reason: {Initial: first}}\n"
                    "dates: dd/mm/yy\n"
                    "ignore: [H1]\n") ==
        "map.yaml:2:11: error[MP001]: the assessments table has no column \"persn_id\"\n"
        "  expected: a column of the table; pbr schema assessments names them\n"
        "  help: did you mean person_id?\n"
        "map.yaml:5:8: error[YML024]: dates is not one of the words known here\n"
        "  found: dd/mm/yy\n"
        "  expected: yyyy-mm-dd, yyyy-mm-dd hh:mm:ss, yyyymmdd, dd/mm/yyyy, dd/mm/yyyy hh:mm:ss, "
        "mm/dd/yyyy or dd-mmm-yyyy\n"
        "  help: did you mean \"dd/mm/yyyy\"?\n"
        "map.yaml:4:27: error[MP004]: column \"reason\" does not take this\n"
        "  found: first\n"
        "  expected: initial, review, discharge, other or empty\n"
        "map.yaml:2:54: error[MP003]: a heading is given to two columns\n"
        "  found: H1\n  expected: each heading once\n"
        "map.yaml:3:10: error[MP003]: column \"item_1\" is given twice\n"
        "  expected: a heading under `columns` or a text under `values`\n"
        "map.yaml:6:10: error[MP003]: a heading is given to a column and ignored\n"
        "  found: H1\n  expected: one of the two\n"
        "map.yaml:3:29: error[MP004]: column \"item_3\" does not take this\n"
        "  found: 7\n  expected: 0, 1, 2, 3, 4, 9 or empty\n"
        "map.yaml:3:38: error[MP004]: column \"date\" does not take this\n"
        "  found: 01/04/2014\n  expected: a date as YYYY-MM-DD\n");
  CHECK_THAT(problems_of("map: asessments\n"),
             Catch::Contains("error[YML024]") && Catch::Contains("did you mean \"assessments\"?"));
  CHECK_THAT(problems_of("columns: {}\n"), Catch::Contains("key \"map\" is missing"));
  CHECK_THAT(problems_of("map: persons\ncolumn: {}\n"), Catch::Contains("error[YML020]"));
  CHECK_THAT(problems_of("map: persons\ncolumns: [a]\n"),
             Catch::Contains("columns is not a mapping"));
  CHECK(problems_of("map: persons\ncolumns: {group_team: Team}\n").empty());
}

TEST_CASE("a table given as a map is not opened") {
  const Folder folder;
  const auto loaded = load_column_map(folder.write("t.csv", "943 476 5919,x\n"));
  CHECK_FALSE(loaded.value);
  CHECK(folder.portable(render(loaded.problems)) ==
        "t.csv: error[MP005]: a column map is a YAML file\n"
        "  expected: a name that ends in .yaml or .yml\n"
        "  help: pbr map suggest FILE -o map.yaml writes one\n");
}

TEST_CASE("a map that does not fit its file is told, all at once") {
  CHECK(shown("map: contacts\n"
              "columns: {person_id: Client No, date: Seen}\n"
              "values: {provider: RV5}\n",
              "Client Nr,date,Seen,provider\n", contacts) ==
        "t.csv:1: error[MP002]: the table has no heading \"Client No\"\n"
        "  expected: the heading that map.yaml gives to person_id\n"
        "  help: did you mean \"Client Nr\"?\n"
        "t.csv:1: error[MP003]: the table has a column \"date\", and the map gives it \"Seen\" as "
        "well\n"
        "  expected: one of the two\n  help: put \"date\" under `ignore`\n"
        "t.csv:1: error[MP003]: the table has a column \"provider\", and the map gives it under "
        "`values` as well\n"
        "  expected: one of the two\n  help: put \"provider\" under `ignore`\n");
  CHECK(shown("map: contacts\ncolumns: {date: Seen}\nignore: [date]\n", "date,Seen\n1,2\n",
              contacts) == "date\n2\n");
  CHECK(shown("map: stays\n", "a\n", contacts) ==
        "map.yaml: error[MP006]: the map is for another table\n"
        "  found: stays\n  expected: contacts\n");
}

TEST_CASE("dates of every form") {
  using enum DateForm;
  struct Case {
    DateForm form;
    std::string text, expected;
  };
  for (const auto& c : std::vector<Case>{
           {yyyy_mm_dd, "2014-04-01", "2014-04-01"},
           {yyyy_mm_dd, "2014-4-1", "2014-04-01"},
           {yyyy_mm_dd, "2014-04-01 00:00:00", "none"},
           {yyyy_mm_dd_time, "2014-04-01 00:00:00", "2014-04-01"},
           {yyyy_mm_dd_time, "2014-04-01T23:59", "2014-04-01"},
           {yyyy_mm_dd_time, "2014-04-01 00:00:00.000", "2014-04-01"},
           {yyyy_mm_dd_time, "2014-04-01", "2014-04-01"},
           {yyyy_mm_dd_time, "2014-04-01 late", "none"},
           {yyyymmdd, "20140401", "2014-04-01"},
           {yyyymmdd, "2014041", "none"},
           {yyyymmdd, "201404011", "none"},
           {dd_mm_yyyy, "01/04/2014", "2014-04-01"},
           {dd_mm_yyyy, "1/4/2014", "2014-04-01"},
           {dd_mm_yyyy, "01-04-2014", "2014-04-01"},
           {dd_mm_yyyy, "01.04.2014", "2014-04-01"},
           {dd_mm_yyyy, "01/04-2014", "none"},
           {dd_mm_yyyy, "01/04/14", "none"},
           {dd_mm_yyyy, "13/13/2014", "2014-13-13"},
           {dd_mm_yyyy, "31/02/2014", "2014-02-31"},
           {dd_mm_yyyy, "001/04/2014", "none"},
           {dd_mm_yyyy, "01/04/2014 00:00", "none"},
           {dd_mm_yyyy_time, "01/04/2014 00:00", "2014-04-01"},
           {mm_dd_yyyy, "04/01/2014", "2014-04-01"},
           {mm_dd_yyyy, "04-01-2014", "none"},
           {dd_mmm_yyyy, "01-Apr-2014", "2014-04-01"},
           {dd_mmm_yyyy, "1 APRIL 2014", "2014-04-01"},
           {dd_mmm_yyyy, "01-Avr-2014", "none"},
           {dd_mmm_yyyy, "01-Apr", "none"},
           {dd_mmm_yyyy, "", "none"},
       }) {
    INFO(to_text(c.form) << ": " << c.text);
    CHECK(iso_date(c.text, c.form).value_or("none") == c.expected);
  }
}

TEST_CASE("laws of dates") {
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  rc::check("a day written in any form comes back", [&] {
    const Date day = Date(1950, 1, 1) + *rc::gen::inRange(0, 40'000);
    const auto ymd = day.ymd();
    const auto d = two(static_cast<unsigned>(ymd.day()));
    const auto m = two(static_cast<unsigned>(ymd.month()));
    const auto y = std::to_string(static_cast<int>(ymd.year()));
    RC_ASSERT(iso_date(d + "/" + m + "/" + y, DateForm::dd_mm_yyyy) == to_text(day));
    RC_ASSERT(iso_date(m + "/" + d + "/" + y, DateForm::mm_dd_yyyy) == to_text(day));
    RC_ASSERT(iso_date(y + m + d, DateForm::yyyymmdd) == to_text(day));
    RC_ASSERT(iso_date(to_text(day) + " 12:30:00", DateForm::yyyy_mm_dd_time) == to_text(day));
  });
  rc::check("no text breaks any form", [](const std::string& text) {
    for (std::size_t i = 0; i < date_form_count; ++i) {
      const auto iso = iso_date(text, static_cast<DateForm>(i));
      RC_ASSERT(!iso || iso->size() == 10);
    }
  });
}

TEST_CASE("a mapped table is read into the records of the canonical one") {
  const Folder folder;
  const auto map = load_column_map(
      folder.write("map.yaml",
                   "map: contacts\ncolumns: {person_id: Client, date: Seen, kind: Outcome}\n"
                   "values: {provider: RV5}\ndates: dd/mm/yyyy\n"));
  REQUIRE(map.value);
  const auto file = folder.write("t.csv",
                                 "Client,Seen,Outcome\n"
                                 "c1,01/04/2014,attended\nc2,2/4/14,attended\n");
  Tables tables;
  Findings findings;
  CHECK(read_table(contacts, file, *map.value, {}, tables, findings).empty());
  REQUIRE(tables.contacts.size() == 1);
  CHECK(tables.contacts[0].person == PersonId("c1"));
  CHECK(tables.contacts[0].provider == ProviderId("RV5"));
  CHECK(tables.contacts[0].date == Date(2014, 4, 1));
  const auto list = findings.sorted();
  REQUIRE(list.size() == 1);
  CHECK(list[0].field == "date");  // the canonical name, and the cell as it stands in the file
  CHECK(list[0].found == "2/4/14");
}
