#include "pbr/study.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/golden.hpp"

using namespace pbr;

namespace {
const std::filesystem::path folder = std::string(PBR_SOURCE_DIR) + "/tests/study";
}

TEST_CASE("a complete study is read as it stands") {
  const auto loaded = load_study((folder / "good.yaml").string());
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  const Study& study = *loaded.value;
  CHECK(study.name == "a complete study");
  CHECK(study.period == Period::inclusive(Date{2014, 4, 1}, Date{2015, 3, 31}));
  CHECK(study.seed == 7);
  CHECK(study.replicates == 200);
  CHECK(study.uncertainty.losses == std::vector{Rate{0}, Rate{1, 40}});
  CHECK(study.uncertainty.band_large == Rate{1, 10});
  CHECK(study.uncertainty.band_none == Rate{1, 1000});  // not given: the default
  CHECK(study.uncertainty.pilots == std::vector<std::int64_t>{100, 400});
  CHECK(study.inputs.at(TableKind::assessments) == "a.csv");
  CHECK(study.inputs.at(TableKind::contracts) == "k.csv");
  CHECK(study.inputs.size() == 10);
  CHECK(study.rules.clusters == "england/clusters/illustrative");
  CHECK(study.rules.measures.size() == 2);
  CHECK(study.rules.schemes == std::vector<std::string>{"block", "activity", "results-20"});
  CHECK(study.groups == std::vector<std::string>{"sex", "group_rurality"});
  CHECK(study.output == "results/");
  CHECK(study.assumptions == std::vector<std::string>{"codes are taken in ascending order",
                                                      "the day's end is midnight"});
}

TEST_CASE("packs are searched beside the study first") {
  Study study;
  study.folder = "there";
  CHECK(rule_paths(study, {"a", "b"}).folders == std::vector<std::string>{"there/rules", "a", "b"});
}

TEST_CASE("every study under bad/ gives exactly the problems beside it") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "bad")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 8);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      auto loaded = load_study(file.string());
      CHECK_FALSE(loaded.value);
      for (auto& problem : loaded.problems) problem.at.file = file.filename().string();
      const auto text = render(loaded.problems);
      auto expected = file;
      expected.replace_extension(".expected");
      CHECK(text == test::golden(expected.string(), text));
    }
  }
}
