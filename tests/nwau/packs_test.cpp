#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <set>

#include "pbr/csv.hpp"
#include "pbr/nwau.hpp"

// The shipped packs against IHACPA's published tables, cell by cell, where a copy of them stands
// beside this checkout: they are not part of it.
namespace {

using Row = std::map<std::string, std::string>;

const pbr::RulePaths shipped{{PBR_SOURCE_DIR "/rules"}};
const std::string published = PBR_SOURCE_DIR "/../shared/facts/data/amhcc";

std::vector<Row> table(const std::string& year, const std::string& name) {
  auto csv = pbr::CsvReader::open(published + "/" + year + "_" + name + ".csv");
  std::vector<Row> rows;
  while (const auto record = csv.next()) {
    Row row;
    for (std::size_t at = 0; at < record->fields.size(); ++at) {
      row[csv.header()[at]] = std::string(record->fields[at].text);
    }
    rows.push_back(std::move(row));
  }
  INFO(name);
  REQUIRE_FALSE(csv.error());
  REQUIRE_FALSE(rows.empty());
  return rows;
}

// A published number in millionths.
std::int64_t millionths(const std::string& text) {
  const auto rate = pbr::Rate::parse(text);
  INFO(text);
  REQUIRE(rate.has_value());
  const auto scaled = *rate * pbr::Rate{1'000'000};
  REQUIRE(scaled.denominator() == 1);
  return scaled.numerator();
}

std::size_t code(const std::string& text) {
  return static_cast<std::size_t>(millionths(text) / 1'000'000);
}

pbr::NwauPack load(const std::string& year) {
  auto loaded = pbr::load_nwau("australia/tariffs/" + year, shipped);
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  return std::move(*loaded.value);
}

void check_admitted(const pbr::NwauPack& pack, const std::string& year) {
  const auto rows = table(year, "mh_adm_price_weights");
  CHECK(pack.admitted.size() == rows.size());
  for (const auto& row : rows) {
    INFO(row.at("amhcc"));
    const auto found = pack.admitted.find(row.at("amhcc"));
    REQUIRE(found != pack.admitted.end());
    const auto& weight = found->second;
    CHECK(weight.per_diem == (code(row.at("priceCat")) == 0));
    CHECK(weight.sso_base == millionths(row.at("amhcc_pw_sso_base")));
    CHECK(weight.lso_perdiem == millionths(row.at("amhcc_pw_lso_perdiem")));
    CHECK(row.at("amhcc_inlier_lb").empty() == weight.per_diem);
    if (weight.per_diem) continue;
    CHECK(weight.inlier_lb * 1'000'000 == millionths(row.at("amhcc_inlier_lb")));
    CHECK(weight.inlier_ub * 1'000'000 == millionths(row.at("amhcc_inlier_ub")));
    CHECK(weight.sso_perdiem == millionths(row.at("amhcc_pw_sso_perdiem")));
    CHECK(weight.inlier == millionths(row.at("amhcc_pw_inlier")));
  }
}

void check_community(const pbr::NwauPack& pack, const std::string& year) {
  const auto rows = table(year, "mh_cmty_price_weights");
  CHECK(pack.community.size() == rows.size());
  for (const auto& row : rows) {
    INFO(row.at("amhcc"));
    const auto found = pack.community.find(row.at("amhcc"));
    REQUIRE(found != pack.community.end());
    CHECK(found->second.consumer_present == millionths(row.at("_cmty_sc_pat_pw")));
    CHECK(found->second.consumer_absent == millionths(row.at("_cmty_sc_nopat_pw")));
  }
}

void check_private(const pbr::NwauPack& pack, const std::string& year) {
  std::size_t cells = 0;
  for (const auto& [klass, service] : pack.ppsa) {
    CHECK(service.national);
    for (const auto& share : service.states) cells += share.has_value() ? 1 : 0;
  }
  const auto rows = table(year, "mh_ppsa");
  CHECK(cells == rows.size());
  for (const auto& row : rows) {
    INFO(row.at("amhccV1code") << " " << row.at("state"));
    const auto& service = pack.ppsa.at(row.at("amhccV1code"));
    CHECK(service.states.at(code(row.at("state")) - 1) == millionths(row.at("PPSA")));
    CHECK(service.national == millionths(row.at("ppsaNat")));
  }
  const auto states = table(year, "mh_adj_priv_acc");
  CHECK(states.size() == pbr::nwau_state_count);
  for (const auto& row : states) {
    const auto& rates = pack.accommodation.at(code(row.at("State")) - 1);
    REQUIRE(rates);
    CHECK(rates->overnight == millionths(row.at("state_adj_privpat_accomm_on")));
    CHECK(rates->same_day == millionths(row.at("state_adj_privpat_accomm_sd")));
  }
}

void check_adjustments(const pbr::NwauPack& pack, const std::string& year) {
  CHECK(pack.indigenous ==
        millionths(table(year, "aa_mh_sa_na_ed_adj_ind").at(1).at("adj_indigenous")));
  CHECK(pack.specialist_paediatric ==
        millionths(table(year, "mh_adj_specpaed").at(1).at("adj_specpaed")));
  for (const auto& row : table(year, "aa_mh_sa_na_adj_rem")) {
    CHECK(pack.patient_remoteness.at(code(row.at("_pat_remoteness"))) ==
          millionths(row.at("adj_remoteness")));
  }
  for (const auto& row : table(year, "aa_mh_sa_na_adj_treat_rem")) {
    CHECK(pack.treatment_remoteness.at(code(row.at("_treat_remoteness"))) ==
          millionths(row.at("adj_treat_remoteness")));
  }
}

TEST_CASE("the packs hold every cell of the published tables and no other") {
  if (!std::filesystem::exists(published)) {
    std::cerr << "SKIPPED: IHACPA's tables are not beside this checkout\n";
    return;
  }
  const auto* year = GENERATE("nep24", "nep25");
  INFO(year);
  const auto pack = load(year);
  check_admitted(pack, year);
  check_community(pack, year);
  check_private(pack, year);
  check_adjustments(pack, year);
}

TEST_CASE("the packs say whose figures they are, which year, and which formula") {
  const auto nep24 = load("nep24");
  const auto nep25 = load("nep25");
  for (const auto* pack : {&nep24, &nep25}) {
    CHECK(pack->header.kind == "nwau");
    CHECK(pack->header.status == pbr::PackStatus::transcribed);
    CHECK(pack->header.licence.find("IHACPA, Creative Commons BY") != std::string::npos);
    CHECK_FALSE(pack->national_ppsa);
    CHECK(pack->w01_places == 4);
    CHECK(pack->gwau_places == 10);
    CHECK(pack->nwau_places == 10);
  }
  CHECK(nep24.header.valid == pbr::Period::inclusive({2024, 7, 1}, {2025, 6, 30}));
  CHECK(nep25.header.valid == pbr::Period::inclusive({2025, 7, 1}, {2026, 6, 30}));
}

TEST_CASE("what changed from 2024-25 to 2025-26 beside the numbers: two classes") {
  const auto nep24 = load("nep24");
  const auto nep25 = load("nep25");
  std::set<std::string> gone;
  for (const auto& [klass, weight] : nep24.admitted) {
    if (nep25.admitted.count(klass) == 0) gone.insert(klass);
  }
  CHECK(gone == std::set<std::string>{"141A", "141B"});
  CHECK(nep25.admitted.size() + gone.size() == nep24.admitted.size());
  for (const auto& [klass, weight] : nep25.admitted) {
    CHECK(weight.per_diem == nep24.admitted.at(klass).per_diem);
  }
  for (const auto& [klass, weight] : nep25.community) CHECK(nep24.community.count(klass) == 1);
  CHECK(nep24.community.size() == nep25.community.size());
}

}  // namespace
