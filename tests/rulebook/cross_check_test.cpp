#include "rulebook/cross_check.hpp"

#include <catch2/catch.hpp>

namespace {

using pbr::Date;
using pbr::Rulebook;

const pbr::RulePaths shipped{{PBR_SOURCE_DIR "/rules"}};
const pbr::Period year = pbr::Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));

pbr::RuleReferences references() {
  return {"england/instruments/mhct-18",
          "england/clusters/illustrative",
          "england/tariffs/illustrative-2014",
          "england/disclosure/mhsds",
          {"england/measures/honos", "england/measures/reqol-10", "england/measures/ascof"},
          {"block", "activity", "results-20"}};
}

// The shipped packs, with short file names so that messages can be written out.
Rulebook book() {
  auto loaded = pbr::load_rulebook(references(), shipped, year);
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  Rulebook rules = *loaded.value;
  rules.clusters.header.file = "clusters.yaml";
  rules.tariff.header.file = "tariff.yaml";
  for (auto& scheme : rules.schemes) scheme.header.file = scheme.header.id + ".yaml";
  return rules;
}

pbr::SchemeIndicator& first_indicator(Rulebook& rules) {
  auto& indicator = std::get<pbr::OutcomeComponent>(rules.schemes[2].components[1].terms)
                        .domains[0]
                        .indicators[0];
  indicator.at = {"results.yaml", 27, 15};
  return indicator;
}

std::string problems(const Rulebook& rules, pbr::Period period = year,
                     const std::string& expected_id = "") {
  return render(pbr::rulebook::cross_check(rules, period, expected_id));
}

TEST_CASE("the shipped packs stand together") { CHECK(problems(book()).empty()); }

TEST_CASE("RB080: an indicator of a measure that no pack has") {
  auto rules = book();
  first_indicator(rules).measure = pbr::MeasureId("reqol10");
  CHECK(
      problems(rules) ==
      "results.yaml:27:15: error[RB080]: indicator reqol-improved names a measure that no pack of "
      "the study has\n"
      "  found: reqol10\n"
      "  expected: honos, reqol-10, settled, employed\n"
      "  help: did you mean \"reqol-10\"?\n");
  first_indicator(rules).measure = pbr::MeasureId("satisfaction");
  CHECK(problems(rules).find("help: add the measure's pack to the study's rules\n") !=
        std::string::npos);
}

TEST_CASE("RB081 and RB087: clusters without a price, and prices without a cluster") {
  auto rules = book();
  for (const auto unit : pbr::priced_units) {
    rules.tariff.prices.erase({pbr::ClusterCode("08"), unit});
    rules.tariff.prices.erase({pbr::ClusterCode("99"), unit});
  }
  rules.tariff.prices[{pbr::ClusterCode("80"), pbr::priced_units[0]}] = {};
  CHECK(problems(rules) ==
        "tariff.yaml: error[RB081]: cluster 08 has no price\n"
        "  expected: a price, 0.00 where nothing is paid\n"
        "tariff.yaml: error[RB081]: cluster 99 has no price\n"
        "  expected: a price, 0.00 where nothing is paid\n"
        "tariff.yaml: warning[RB087]: a price for code 80, which has no page in "
        "england-illustrative\n"
        "  expected: prices for the pack's clusters\n");
}

TEST_CASE("RB082: a pack that ends before the period does") {
  const auto longer = pbr::Period::inclusive(Date(2014, 4, 1), Date(2015, 4, 1));
  CHECK(problems(book(), longer) ==
        "tariff.yaml: error[RB082]: the tariff pack england-illustrative is not valid on every day "
        "of the period\n"
        "  found: valid 2014-04-01 to 2015-03-31\n"
        "  expected: valid for all of 2014-04-01 to 2015-04-01\n"
        "  help: name a pack of that period, or change the study's period\n");
  const auto earlier = pbr::Period::inclusive(Date(2014, 3, 31), Date(2014, 4, 30));
  CHECK_FALSE(problems(book(), earlier).empty());
  const auto inside = pbr::Period::inclusive(Date(2014, 5, 1), Date(2014, 5, 31));
  CHECK(problems(book(), inside).empty());
}

TEST_CASE("RB083: a grid that was written for another instrument") {
  auto rules = book();
  rules.clusters.instrument = "england/instruments/honos-65";
  CHECK(problems(rules) ==
        "clusters.yaml: error[RB083]: the clusters pack was written for another instrument\n"
        "  found: england/instruments/mhct-18\n"
        "  expected: england/instruments/honos-65\n"
        "  help: name that instrument in the study, or write the pack for this one\n");
  CHECK(problems(rules, year, "england-mhct-18").empty());  // a copy that keeps the id
}

TEST_CASE("RB084: a statistic that its measure cannot give") {
  using pbr::Statistic;
  struct Case {
    const char* measure;
    Statistic statistic;
    const char* missing;  // "" where the measure has all it takes
  };
  const Case cases[] = {
      {"honos", Statistic::improved, ""},
      {"honos", Statistic::not_worse, ""},
      {"honos", Statistic::recovered, "a measure with a reliable_change and a cut_off"},
      {"honos", Statistic::status_yes, "a measure of kind status"},
      {"reqol-10", Statistic::recovered, ""},
      {"settled", Statistic::status_yes, ""},
      {"settled", Statistic::improved, "a measure with a reliable_change"},
  };
  for (const auto& one : cases) {
    auto rules = book();
    first_indicator(rules).measure = pbr::MeasureId(one.measure);
    first_indicator(rules).statistic = one.statistic;
    const std::string statistic(to_text(one.statistic));
    const std::string expected = *one.missing == '\0'
                                     ? ""
                                     : "results.yaml:27:15: error[RB084]: indicator reqol-improved "
                                       "asks for a statistic that "
                                       "its measure cannot give\n  found: " +
                                           statistic + " of " + one.measure +
                                           "\n  expected: " + one.missing + "\n";
    CHECK(problems(rules) == expected);
  }
}

TEST_CASE("RB085 and RB086: schemes and measures with one id") {
  auto rules = book();
  rules.schemes[1].header.id = "block";
  CHECK(problems(rules) ==
        "activity.yaml: error[RB085]: two schemes of the study have the same id\n"
        "  found: block\n"
        "  expected: an id of its own for each scheme\n");
  rules = book();
  rules.measure_packs.push_back(rules.measure_packs[0]);
  rules.measure_packs.back().measures[0].at = {"again.yaml", 12, 5};
  CHECK(problems(rules) ==
        "again.yaml:12:5: error[RB086]: two measures of the study have the same id\n"
        "  found: honos\n"
        "  expected: an id of its own for each measure\n");
}

TEST_CASE("RB088: an R where the instrument has no such rating") {
  auto rules = book();
  rules.instrument.items[5].highest = 2;  // item 6 of cluster 14 must be 3 or 4
  const auto found = problems(rules);
  CHECK(found.find("error[RB088]: the essential criteria of cluster 14 cannot be met\n") !=
        std::string::npos);
  CHECK(found.find("  found: an R only where item 6 is never rated\n"
                   "  expected: an R from 0 to 2\n") != std::string::npos);
}

TEST_CASE("RB089: an item that the instrument does not have, wherever the pack asks about it") {
  const std::string expected =
      "clusters.yaml:50:7: error[RB089]: the clusters pack asks about an item that the instrument "
      "lacks\n"
      "  found: item_q\n"
      "  expected: items of england-mhct-18\n"
      "  help: name the instrument that the pack was written for\n";
  const pbr::Location at{"clusters.yaml", 50, 7};
  const std::size_t item = pbr::mhct_item_count;
  auto rules = book();
  auto& page = rules.clusters.clusters.at(1);
  page.grid.push_back({item, {}, false, false, "", at});
  CHECK(problems(rules) == expected);
  page.coefficients.push_back({item, {}, {"clusters.yaml", 60, 7}});
  CHECK(problems(rules) == expected);  // once, where it is first asked about
  page.grid.pop_back();
  page.coefficients.back().at = at;
  CHECK(problems(rules) == expected);
  page.coefficients.clear();
  page.excluded_by.push_back({{{5, 4}, {item, 0}}, "", at});
  CHECK(problems(rules) == expected);
  page.excluded_by.clear();
  rules.clusters.derived.push_back({"q", {{item, 1}}, false, 0, 4, 0, at});
  CHECK(problems(rules) == expected);
}

TEST_CASE("a bare scheme name is looked up in the packs' country") {
  auto study = references();
  study.schemes = {"blok"};
  const auto loaded = pbr::load_rulebook(study, {{"rules"}}, year);
  CHECK_FALSE(loaded.value);
  CHECK(render(loaded.problems).find("no rule pack \"england/schemes/blok\"") != std::string::npos);
}

TEST_CASE("every pack that cannot be loaded is reported, not only the first") {
  auto study = references();
  study.tariff = "england/tariffs/none";
  study.disclosure = "england/disclosure/none";
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  CHECK_FALSE(loaded.value);
  REQUIRE(loaded.problems.size() == 2);
  CHECK(loaded.problems[0].code == "RB001");
  CHECK(loaded.problems[1].code == "RB001");
}

TEST_CASE("RB090: an episodes pack that goes back to a cluster without a page") {
  auto rules = book();
  rules.episodes.header.file = "episodes.yaml";
  rules.episodes.revert = {pbr::ClusterCode("08"), pbr::ClusterCode("80")};
  CHECK(problems(rules) ==
        "episodes.yaml: error[RB090]: the episodes pack goes back to cluster 80, which has no page "
        "in england-illustrative\n"
        "  found: 80\n"
        "  expected: codes of the clusters pack's pages\n"
        "  help: take the code out of revert\n");
}

TEST_CASE("a study may name an episodes pack, and it must be valid in the period") {
  auto study = references();
  study.episodes = "england/episodes/illustrative";
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  REQUIRE(loaded.value);
  CHECK(loaded.value->headers().back() == &loaded.value->episodes.header);
  auto rules = *loaded.value;
  rules.episodes.header.file = "episodes.yaml";
  rules.episodes.header.valid.end = Date(2014, 12, 1);
  CHECK(problems(rules) ==
        "episodes.yaml: error[RB082]: the episodes pack england-illustrative is not valid on every "
        "day of the period\n"
        "  found: valid 2009-04-01 to 2014-11-30\n"
        "  expected: valid for all of 2014-04-01 to 2015-03-31\n"
        "  help: name a pack of that period, or change the study's period\n");
  study.episodes = "england/episodes/none";
  CHECK_FALSE(pbr::load_rulebook(study, shipped, year).value);
}

}  // namespace
