#include "pbr/rulebook.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

namespace {

namespace fs = std::filesystem;
using pbr::Date;
using pbr::Pence;
using pbr::Rate;
using pbr::TariffUnit;

const pbr::RulePaths shipped{{PBR_SOURCE_DIR "/rules"}};
const pbr::Period year = pbr::Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));

const pbr::RuleReferences study{
    "england/instruments/mhct-18",
    "england/clusters/illustrative",
    "england/tariffs/illustrative-2014",
    "england/disclosure/mhsds",
    {"england/measures/honos", "england/measures/reqol-10", "england/measures/ascof"},
    {"block", "activity", "results-20"},
    "england/episodes/illustrative"};

// A failed load shows what is wrong with the pack.
template <class T>
const T& good(const pbr::Loaded<T>& loaded) {
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  return *loaded.value;
}

// Measures of which a figure is not read in a source, or all are examples.
const std::set<std::string> with_unread_figures{"england-honos-four-factor", "england-reqol-20",
                                                "england-core-10", "england-own-instruments"};

void check_header(const pbr::PackHeader& header) {
  INFO(header.file);
  CHECK(header.status != pbr::PackStatus::official);
  CHECK_FALSE(header.licence.empty());
  CHECK_FALSE(header.sources.empty());
  const bool ours =
      std::set<std::string>{"clusters", "tariff", "scheme", "episodes"}.contains(header.kind) ||
      with_unread_figures.contains(header.id);
  CHECK((header.status == pbr::PackStatus::illustrative) == ours);
}

TEST_CASE("the shipped packs load together without a problem") {
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  const auto& book = good(loaded);
  std::vector<std::string> ids;
  for (const auto* header : book.headers()) ids.push_back(header->kind + " " + header->id);
  CHECK(ids ==
        std::vector<std::string>{"instrument england-mhct-18", "clusters england-illustrative",
                                 "tariff england-illustrative", "measure england-honos",
                                 "measure england-reqol-10", "measure england-ascof",
                                 "scheme block", "scheme activity", "scheme results-20",
                                 "disclosure england-mhsds", "episodes england-illustrative"});
}

// Files of one country's packs, without the cases that test them.
std::vector<std::string> pack_files(const std::string& country) {
  std::vector<std::string> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(PBR_SOURCE_DIR "/rules") / country)) {
    const bool pack = entry.path().extension() == ".yaml";
    const bool cases = entry.path().parent_path().filename() == "tests";
    if (pack && !cases) files.push_back(entry.path().string());
  }
  return files;
}

TEST_CASE(
    "every English pack is named by a study of all packs, and none is illustrative in secret") {
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  const auto& book = good(loaded);
  for (const auto* header : book.headers()) check_header(*header);
  std::size_t other_books = 0, other_measures = 0, schemes = 0;
  for (const auto& file : pack_files("england")) {
    if (file.find("england/measures/") != std::string::npos) {
      ++other_measures;
      check_header(good(pbr::load_measures(file, shipped)).header);
    }
    if (file.find("england/schemes/") != std::string::npos) {
      ++schemes;
      check_header(good(pbr::load_scheme(file, shipped)).header);
    }
    if (file == book.tariff.header.file || file.find("/tariffs/") == std::string::npos) continue;
    ++other_books;
    pbr::RuleReferences other = study;
    other.tariff = file;
    check_header(good(pbr::load_rulebook(other, shipped, year)).tariff.header);
  }
  CHECK(other_books == 4);
  other_measures -= study.measures.size();
  CHECK(other_measures == 17);
  CHECK(schemes == 16);
  schemes -= study.schemes.size();
  CHECK(pack_files("england").size() ==
        book.headers().size() + other_books + other_measures + schemes);
}

TEST_CASE("all measures of all English packs fit into one study") {
  pbr::RuleReferences all = study;
  all.measures.clear();
  for (const auto& file : pack_files("england")) {
    if (file.find("england/measures/") != std::string::npos) all.measures.push_back(file);
  }
  const auto loaded = pbr::load_rulebook(all, shipped, year);
  CHECK(good(loaded).measures().size() == 76);
}

TEST_CASE("every pack of another country loads, and none is illustrative in secret") {
  std::size_t files = 0;
  for (const auto* country : {"netherlands", "australia"}) {
    for (const auto& file : pack_files(country)) {
      INFO(file);
      const auto kind = fs::path(file).parent_path().filename();
      if (kind == "tariffs") continue;  // price weights: tests/nwau/packs_test.cpp
      ++files;
      if (kind == "instruments") {
        check_header(good(pbr::load_instrument(file, shipped)).header);
      } else {
        REQUIRE(kind == "clusters");
        check_header(good(pbr::load_clusters(file, shipped)).header);
      }
    }
  }
  CHECK(files == 3);
}

TEST_CASE("the Dutch instrument is the English one and a nineteenth item") {
  const auto loaded = pbr::load_instrument("netherlands/instruments/honos-plus-19", shipped);
  const auto& pack = good(loaded);
  const auto english = pbr::load_instrument(study.instrument, shipped);
  for (std::size_t item = 0; item < pbr::mhct_item_count; ++item) {
    INFO(item);
    CHECK(pack.items[item].name == good(english).items[item].name);
    CHECK(pack.items[item].snomed.empty());
  }
  CHECK(pack.items[pbr::mhct_item_count].label == "Q");
  CHECK(pack.items[pbr::mhct_item_count].name.find("label not obtained") != std::string::npos);
  CHECK(pack.subscales == good(english).subscales);
}

TEST_CASE("the instrument has the published items, ratings and codes") {
  const auto loaded = pbr::load_instrument(study.instrument, shipped);
  const auto& pack = good(loaded);
  CHECK(pack.unknown == 9);
  CHECK(pack.items[6].label == "7");
  CHECK(pack.items[6].name == "Depressed mood");
  CHECK(pack.items[16].label == "D");
  CHECK(pack.items[16].name == "Engagement");
  CHECK(pack.items[0].snomed == "979641000000103");
  CHECK(pack.items[11].snomed == "979751000000109");
  CHECK(pack.items[12].snomed == "985071000000105");
  CHECK(pack.items[17].snomed == "985141000000103");
  CHECK(pack.item_8_types.size() == 10);
  CHECK(pack.item_8_types.at('G') == "eating");
  CHECK(pack.subscales.at("impairment") == std::vector<std::size_t>{3, 4});
  CHECK(pack.items[pbr::mhct_item_count].name.empty());  // item Q is not English
  for (std::size_t item = 0; item < pbr::mhct_item_count; ++item) {
    INFO(pack.items[item].label);
    CHECK(pack.items[item].lowest == 0);
    CHECK(pack.items[item].highest == 4);
    CHECK(pack.items[item].historical == (item >= 13));
    CHECK(pack.items[item].snomed_assumed == (item >= 12));
    if (item > 0) CHECK(pack.items[item - 1].snomed < pack.items[item].snomed);
  }
}

TEST_CASE("the measures say what the reference data say") {
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  const auto& book = good(loaded);
  const auto* honos = book.find_measure(pbr::MeasureId("honos"));
  REQUIRE(honos != nullptr);
  CHECK(honos->kind == pbr::MeasureKind::item_total);
  CHECK(honos->items == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  CHECK(honos->highest == Rate(48));
  CHECK_FALSE(honos->higher_is_better);
  CHECK(honos->reliable_change == Rate(8));
  CHECK_FALSE(honos->cut_off);
  CHECK(honos->most_missing == 3);
  const auto* reqol = book.find_measure(pbr::MeasureId("reqol-10"));
  REQUIRE(reqol != nullptr);
  CHECK(reqol->highest == Rate(40));
  CHECK(reqol->higher_is_better);
  CHECK(reqol->reliable_change == Rate(5));
  CHECK(reqol->cut_off == Rate(25));
  for (const auto* id : {"settled", "employed"}) {
    const auto* status = book.find_measure(pbr::MeasureId(id));
    REQUIRE(status != nullptr);
    CHECK(status->kind == pbr::MeasureKind::status);
    CHECK(status->status_field == id);
    CHECK(status->status_months == 12);
    CHECK(status->age_from == 18);
    CHECK(status->age_to == 69);
  }
  CHECK(book.find_measure(pbr::MeasureId("phq-9")) == nullptr);
}

TEST_CASE("the price book stays inside the published range and prices every cluster") {
  const auto loaded = pbr::load_rulebook(study, shipped, year);
  const auto& book = good(loaded);
  const pbr::PriceView prices(book.tariff, {}, {});
  std::int64_t day_sum = 0;
  std::int64_t bed_sum = 0;
  for (const auto& cluster : book.clusters.clusters) {
    INFO(cluster.code.text());
    const auto* day = prices.price(cluster.code, TariffUnit::non_admitted_day, year.first).price;
    const auto* bed = prices.price(cluster.code, TariffUnit::admitted_day, year.last_day()).price;
    REQUIRE(day != nullptr);
    REQUIRE(bed != nullptr);
    CHECK((Pence(340) <= day->value && day->value <= Pence(3730)));
    CHECK((Pence(32420) <= bed->value && bed->value <= Pence(39640)));
    CHECK_FALSE(day->source.empty());
    CHECK(day->at.line > 0);
    CHECK(prices.price(cluster.code, TariffUnit::initial_assessment, year.first).price != nullptr);
    day_sum += day->value.value();
    bed_sum += bed->value.value();
  }
  CHECK(day_sum == 920 * 21);
  CHECK(bed_sum == 36190 * 21);
  for (const auto unit : book.tariff.paid.units) {
    const auto* nothing = prices.price(book.clusters.unusable, unit, year.first).price;
    REQUIRE(nothing != nullptr);
    CHECK(nothing->value == Pence(0));
  }
  REQUIRE(book.tariff.adjustments.size() == 1);
  CHECK(book.tariff.adjustments[0].factor.value == Rate(982, 1000));
  CHECK(book.tariff.adjustments[0].factor.valid == year);
  CHECK(book.tariff.rounding == pbr::Rounding::half_up);
}

TEST_CASE("outside its validity the book has no price, not the nearest") {
  const auto loaded = pbr::load_tariff(study.tariff, shipped);
  const auto& book = good(loaded);
  const pbr::PriceView prices(book, {}, {});
  const auto on = [&](const char* cluster, Date day) {
    return prices.price(pbr::ClusterCode(cluster), TariffUnit::admitted_day, day).price;
  };
  CHECK(on("08", Date(2015, 3, 31)) != nullptr);
  CHECK(on("08", Date(2015, 4, 1)) == nullptr);
  CHECK(on("08", Date(2014, 3, 31)) == nullptr);
  CHECK(on("09", Date(2014, 5, 1)) == nullptr);
}

TEST_CASE("results-20 puts a fifth of the payment at risk on recovery and social inclusion") {
  const auto loaded = pbr::load_scheme("england/schemes/results-20", shipped);
  const auto& scheme = good(loaded);
  REQUIRE(scheme.components.size() == 2);
  CHECK(std::get<pbr::ActivityComponent>(scheme.components[0].terms).share == Rate(4, 5));
  const auto& outcome = std::get<pbr::OutcomeComponent>(scheme.components[1].terms);
  CHECK(outcome.share == Rate(1, 5));
  REQUIRE(outcome.domains.size() == 2);
  CHECK(outcome.domains[0].id == "recovery");
  CHECK(outcome.domains[0].indicators.size() == 3);
  CHECK(outcome.domains[1].id == "social_inclusion");
  CHECK(outcome.domains[1].indicators.size() == 2);
  const auto block = pbr::load_scheme("england/schemes/block", shipped);
  const auto& terms = good(block).components.at(0).terms;
  CHECK(std::get<pbr::BlockComponent>(terms).share_by_people_without_contracts);
}

TEST_CASE(
    "every shipped scheme loads beside the measures of the example, and none looks official") {
  pbr::RuleReferences all = study;
  all.schemes.clear();
  for (const auto& entry : fs::directory_iterator(shipped.folders[0] + "/england/schemes")) {
    all.schemes.push_back(entry.path().stem().string());
  }
  CHECK(all.schemes.size() >= 14);
  const auto loaded = pbr::load_rulebook(all, shipped, year);
  for (const auto& scheme : good(loaded).schemes) check_header(scheme.header);
}

TEST_CASE("a scheme says what it is paid over, when, and who holds it") {
  const auto cquin = pbr::load_scheme("england/schemes/cquin-2022-23", shipped);
  CHECK(good(cquin).plan.monthly);
  const auto& deducted = std::get<pbr::OutcomeComponent>(good(cquin).components.at(1).terms);
  CHECK(deducted.form == pbr::OutcomeForm::deducted);
  CHECK(deducted.base.of == pbr::PaymentBase::Of::value);
  CHECK(deducted.share == Rate(125, 10'000));
  REQUIRE(deducted.domains.at(0).indicators.size() == 5);
  for (const auto& indicator : deducted.domains[0].indicators) {
    CHECK(indicator.weight * deducted.share == Rate(25, 10'000));
  }
  const auto iapt = pbr::load_scheme("england/schemes/iapt-shaped", shipped);
  const auto& bonus = std::get<pbr::OutcomeComponent>(good(iapt).components.at(1).terms);
  CHECK(bonus.base.components == std::vector<std::string>{"episodes"});
  CHECK(bonus.reweight_missing);
  const auto home = pbr::load_scheme("england/schemes/home-health-shaped", shipped);
  const auto& outcome = std::get<pbr::OutcomeComponent>(good(home).components.at(1).terms);
  CHECK(outcome.domains.at(0).indicators.at(0).thresholds_of_providers);
  CHECK(outcome.domains[0].indicators[0].scoring == pbr::Scoring::home_health);
}

TEST_CASE("the disclosure rule is the national one") {
  const auto loaded = pbr::load_disclosure(study.disclosure, shipped);
  const auto& rule = good(loaded);
  CHECK(rule.suppress_below == 5);
  CHECK(rule.round_to == 5);
  CHECK(rule.mark == "*");
  CHECK(rule.exempt_levels == std::vector<std::string>{"England"});
}

TEST_CASE("the episode rules are those built in, with early reviews and clusters to go back to") {
  const auto loaded = pbr::load_episode_rules(study.episodes, shipped);
  const auto& rules = good(loaded);
  const pbr::EpisodeRules built_in;
  CHECK(rules.overlap == built_in.overlap);
  CHECK(rules.between_providers == built_in.between_providers);
  CHECK(rules.bridge_days == built_in.bridge_days);
  CHECK(rules.re_referral_days == built_in.re_referral_days);
  CHECK(rules.early_days == 28);
  std::string codes;
  for (const auto& code : rules.revert) codes += code.text() + " ";
  CHECK(codes == "07 08 10 16 17 ");
  CHECK(rules.sources.size() == 6);
  CHECK_FALSE(rules.built_in());
  CHECK(built_in.built_in());
}

}  // namespace
