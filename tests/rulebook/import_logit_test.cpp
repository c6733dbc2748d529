#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "pbr/rule_import.hpp"
#include "pbr/rulebook.hpp"
#include "support/golden.hpp"

// import/logit/<name>/ holds constants.csv, coefficients.csv, exclusions.csv where there are any,
// and `expected`: every problem as it is printed and, where the lists are good, the pack that is
// written. ALL COEFFICIENTS ARE MADE UP: the regulator's lists were not at hand.
using namespace pbr;

namespace {

namespace fs = std::filesystem;

const std::string folder = PBR_SOURCE_DIR "/tests/rulebook/import/logit/";

const ClusterPack& published() {
  static const auto loaded =
      load_clusters("england/clusters/illustrative", {{PBR_SOURCE_DIR "/rules"}});
  REQUIRE(loaded.value);
  return *loaded.value;
}

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

Loaded<ImportedPack> imported(const std::string& constants, const std::string& coefficients,
                              const std::optional<std::string>& exclusions) {
  std::istringstream first(constants);
  std::istringstream second(coefficients);
  std::istringstream third(exclusions.value_or(""));
  LogitFiles files{{&first, "constants.csv"}, {&second, "coefficients.csv"}, {}};
  if (exclusions) files.exclusions = ImportFile{&third, "exclusions.csv"};
  return import_logit(files,
                      {"made up by us for a test", "test-logit", "1.0.0", "not stated",
                       Period::inclusive(Date(2022, 1, 1), Date(2039, 12, 31)), "logit.yaml"},
                      published());
}

Loaded<ImportedPack> imported(const fs::path& lists) {
  std::optional<std::string> exclusions;
  if (fs::exists(lists / "exclusions.csv")) exclusions = contents(lists / "exclusions.csv");
  return imported(contents(lists / "constants.csv"), contents(lists / "coefficients.csv"),
                  exclusions);
}

std::string told(const Loaded<ImportedPack>& loaded) {
  std::string text = render(loaded.problems);
  if (loaded.value) text += "---\n" + loaded.value->yaml;
  return text;
}

}  // namespace

TEST_CASE("each set of lists gives exactly what is written beside it, all problems at once") {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto loaded = imported(entry.path());
    const bool should_load = entry.path().filename().string().starts_with("good");
    INFO(entry.path().filename() << "\n" << told(loaded));
    CHECK(loaded.value.has_value() == should_load);
    ++(should_load ? good : bad);
    CHECK(test::golden((entry.path() / "expected").string(), told(loaded)) == told(loaded));
  }
  CHECK(good >= 3);
  CHECK(bad >= 9);
}

TEST_CASE("numbers are kept to the last digit, in units of the finest") {
  const auto loaded = imported(folder + "good-small");
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  const ClusterPack& pack = loaded.value->pack;
  CHECK(pack.method == Method::logit);
  CHECK(pack.instrument == "netherlands/instruments/honos-plus-19");
  CHECK(pack.logit.places == 15);
  CHECK(loaded.value->coefficients == 6);
  CHECK(loaded.value->exclusions == 3);
  CHECK_FALSE(loaded.value->answer_codes);
  const Cluster* type = pack.find(ClusterCode{"18"});
  REQUIRE(type != nullptr);
  CHECK(type->super_class == SuperClass::c);
  CHECK(type->constant == 2'000'000'000'000'000);
  REQUIRE(type->coefficients.size() == 2);
  CHECK(type->coefficients[0].item == 3);
  CHECK(type->coefficients[0].coefficients[2] == 1'000'000'000'000'001);
  CHECK(type->coefficients[1].item == 18);
}

TEST_CASE("the regulator's own example of answer codes is read as its severities") {
  // Severities 0 3 1 1 0 1 4 0 0 0 0 0 0 1 4 1 1 1 1 have the codes 1 9 12 17 21 27 35 36 41 46 51
  // 56 61 67 75 77 82 87 92. The coefficient of each was made up as severity, then the item's
  // number.
  const std::array<int, 19> severities{0, 3, 1, 1, 0, 1, 4, 0, 0, 0, 0, 0, 0, 1, 4, 1, 1, 1, 1};
  const auto loaded = imported(folder + "good-answer-codes");
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.value->answer_codes);
  const Cluster* type = loaded.value->pack.find(ClusterCode{"04"});
  REQUIRE(type != nullptr);
  REQUIRE(type->coefficients.size() == 19);
  for (std::size_t item = 0; item < 19; ++item) {
    const auto& row = type->coefficients[item];
    CHECK(row.item == item);
    for (std::size_t rating = 0; rating < 5; ++rating) {
      const bool listed = static_cast<int>(rating) == severities.at(item);
      CHECK(row.coefficients.at(rating) ==
            (listed ? severities.at(item) * 100 + static_cast<int>(item) + 1 : 0));
    }
  }
  REQUIRE(type->excluded_by.size() == 1);
  CHECK(type->excluded_by[0].parts == std::vector<Exclusion::Part>{{5, 4}, {6, 0}});
}

TEST_CASE("the order of rows and of an exclusion's parts does not matter") {
  const std::string constants = "type;value\n1;0\n2;1\n";
  const auto first = imported(constants, "item;severity;type;value\nHV01;1;1;1\nHV02;2;2;2,5\n",
                              "item;severity;item2;severity2;type\nHV01;1;HV02;2;1\nHV03;0;;;1\n");
  const auto second =
      imported("type;value\n02;1\n01;0\n", "item;severity;type;value\nHV02;2;2;2,5\nHV01;1;1;1\n",
               "item;severity;item2;severity2;type\nHV03;0;;;1\nHV02;2;HV01;1;1\n");
  REQUIRE(first.value);
  REQUIRE(second.value);
  CHECK(first.value->yaml == second.value->yaml);
}

TEST_CASE("a pack holds no more exclusions than its reader takes") {
  std::string exclusions = "item;severity;item2;severity2;type\n";
  for (int item = 1; item <= 18; ++item) {
    for (int other = item + 1; other <= 19; ++other) {
      for (int pair = 0; pair < 25; ++pair) {
        exclusions += "HV" + std::to_string(item) + ";" + std::to_string(pair / 5) + ";HV" +
                      std::to_string(other) + ";" + std::to_string(pair % 5) + ";1\n";
      }
    }
  }
  const auto loaded =
      imported("type;value\n1;0\n", "item;severity;type;value\nHV01;1;1;1\n", exclusions);
  CHECK_FALSE(loaded.value);
  CHECK(render(loaded.problems)
            .find("error[IM015]: more exclusions than a pack can hold\n"
                  "  found: 4275\n  expected: at most 4096\n") != std::string::npos);
}
