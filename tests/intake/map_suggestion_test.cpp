#include "pbr/map_suggestion.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "intake/headings.hpp"
#include "support/golden.hpp"

using namespace pbr;
using intake::ColumnNames;
using intake::Likeness;

namespace {

const Synonyms& synonyms() {
  static const Synonyms shipped = [] {
    auto loaded = load_synonyms({{std::string(PBR_SOURCE_DIR) + "/rules"}});
    INFO(render(loaded.problems));
    REQUIRE(loaded.value);
    return *loaded.value;
  }();
  return shipped;
}

MapSuggestion suggest(const std::string& csv, TableKind table) {
  std::istringstream in(csv);
  CsvReader reader(in, "extract.csv");
  return suggest_map(reader, table, synonyms());
}

Likeness likeness(const std::string& table, const std::string& column, const std::string& heading) {
  return ColumnNames(table, column, synonyms()).likeness(heading);
}

}  // namespace

TEST_CASE("every file under maps/ gives exactly the map beside it") {
  const std::filesystem::path folder = std::string(PBR_SOURCE_DIR) + "/tests/intake/maps";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  REQUIRE(files.size() >= 5);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      auto csv = CsvReader::open(file.string());
      const std::string stem = file.stem().string();
      const auto table = table_kind(stem.substr(0, stem.find("__")));
      REQUIRE(table);
      CHECK(
          (likely_table(csv, synonyms()) == table || stem.find("__unlikely") != std::string::npos));
      const auto yaml = to_yaml(suggest_map(csv, *table, synonyms()));
      auto expected = file;
      expected.replace_extension(".expected.yaml");
      CHECK(yaml == test::golden(expected.string(), yaml));
      // What is proposed can be read as it stands.
      const auto copy = std::filesystem::temp_directory_path() / "pbr_suggested_map.yaml";
      std::ofstream(copy) << yaml;
      const auto loaded = load_column_map(copy.string());
      std::filesystem::remove(copy);
      INFO(yaml << render(loaded.problems));
      REQUIRE(loaded.value);
      CHECK(apply(*loaded.value, csv.header(), "t.csv").problems.empty());
    }
  }
}

TEST_CASE("headings by their words") {
  using Words = std::vector<std::string>;
  CHECK(intake::words_of("HoNOS_01 (Overactive)") == Words{"ho", "nos", "1", "overactive"});
  CHECK(intake::words_of("ClientNo") == Words{"client", "no"});
  CHECK(intake::words_of("NHSNumberPseudo2") == Words{"nhsnumber", "pseudo", "2"});
  CHECK(intake::words_of(" - ").empty());
  CHECK(intake::words_of("00") == Words{"00"});
}

TEST_CASE("how like a heading is to a column") {
  struct Case {
    std::string column, heading;
    Likeness expected;
  };
  for (const auto& c : std::vector<Case>{
           {"person_id", "PERSON ID", Likeness::same},
           {"person_id", "Client No.", Likeness::same},
           {"person_id", "Client No (RiO)", Likeness::within},
           {"person_id", "Cleint Number", Likeness::typing},
           {"person_id", "Consultant", Likeness::none},
           {"person_id", "", Likeness::none},
           {"item_1", "HoNOS 1", Likeness::same},
           {"item_1", "honos01", Likeness::same},
           {"item_1", "HONOS_1_OVERACTIVE", Likeness::same},
           {"item_1", "HoNOS 1 date", Likeness::within},
           {"item_1", "Overactive or aggressive behaviour", Likeness::within},
           {"item_1", "HoNOS 10", Likeness::none},
           {"item_1", "HoNOS 13", Likeness::none},
           {"item_10", "HoNOS 1", Likeness::none},
           {"item_2", "item1", Likeness::none},
           {"item_a", "Historical A", Likeness::same},
           {"item_a", "Scale A - Agitated", Likeness::same},
           {"item_b", "Scale A - Agitated", Likeness::none},
       }) {
    INFO(c.column << ": " << c.heading);
    CHECK(likeness("assessments", c.column, c.heading) == c.expected);
  }
  // An item's number means nothing in another table.
  CHECK(likeness("contacts", "minutes", "HoNOS 1") == Likeness::none);
}

TEST_CASE("no cell of a column that says who somebody is stands in the map") {
  std::string csv = "Client No,DOB,Gender,Sex at birth\n";
  for (int i = 0; i < 30; ++i) csv += "SECRET" + std::to_string(i) + ",19/05/1953,F,F\n";
  const auto yaml = to_yaml(suggest(csv, TableKind::persons));
  CHECK(yaml.find("SECRET") == std::string::npos);
  CHECK(yaml.find("1953") == std::string::npos);
  CHECK_THAT(yaml, Catch::Contains("or is it \"Sex at birth\"?"));
}

TEST_CASE("days and months are never guessed") {
  const auto yaml = to_yaml(
      suggest("Client No,Contact date\nc1,01/04/2014\nc2,03/02/2014\n", TableKind::contacts));
  CHECK_THAT(yaml, Catch::Contains("# ? dates: dd/mm/yyyy\n# ? dates: mm/dd/yyyy\n"));
  CHECK_THAT(to_yaml(suggest("Client No,Contact date\nc1,01/04/2014\nc2,13/02/2014\n",
                             TableKind::contacts)),
             Catch::Contains("\ndates: dd/mm/yyyy       # reads 2 of 2 dates seen\n"));
}

TEST_CASE("a canonical table needs no map") {
  const auto suggestion =
      suggest("person_id,provider,date,settled,employed,extra\np1,RV5,2014-04-01,Y,N,x\n",
              TableKind::statuses);
  CHECK(suggestion.canonical());
  CHECK(suggestion.to_confirm() == 0);
  CHECK_FALSE(suggest("person,provider,date,settled,employed\n", TableKind::statuses).canonical());
}

TEST_CASE("only the first 1,000 rows are looked at") {
  std::string csv = "person_id,provider,date,settled,employed\n";
  for (int i = 0; i < 1000; ++i) csv += "p,R,2014-04-01,Y,N\n";
  csv += "p,R,2014-04-01,yes,N\n";
  const auto suggestion = suggest(csv, TableKind::statuses);
  CHECK(suggestion.rows == 1000);
  CHECK(suggestion.codes.empty());
}

TEST_CASE("folders without synonyms are told") {
  CHECK(render(load_synonyms({{"/no/such/folder"}}).problems) ==
        "maps/synonyms.yaml: error[MP007]: no folder of rules has the file of synonyms\n"
        "  help: name the folder with --rules\n");
}

TEST_CASE("no synonym stands for two columns of one table") {
  for (std::size_t t = 0; t < table_count; ++t) {
    const auto& schema = schema_of(static_cast<TableKind>(t));
    std::map<std::string, std::string> seen;
    for (const auto& where : {std::string("all"), std::string(schema.name)}) {
      const auto columns = synonyms().columns.find(where);
      if (columns == synonyms().columns.end()) continue;
      for (const auto& [column, names] : columns->second) {
        for (const auto& name : names) {
          const bool has = std::any_of(schema.columns.begin(), schema.columns.end(),
                                       [&](const auto& c) { return c.name == column; });
          if (!has) continue;
          INFO(schema.name << ": " << name);
          CHECK(seen.try_emplace(name, column).first->second == column);
        }
      }
    }
  }
}
