#include "rulebook/keys.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "text/yaml.hpp"

// The schemas are JSON, and JSON is YAML: our own reader reads them.
namespace {

namespace keys = pbr::rulebook::keys;
using pbr::yaml::Document;
using pbr::yaml::Kind;
using pbr::yaml::Node;

const std::string rules = PBR_SOURCE_DIR "/rules/";

Document parsed(const std::string& path) {
  pbr::Diagnostics problems;
  auto document = pbr::yaml::parse_file(path, problems);
  INFO(render(problems));
  REQUIRE(document);
  return *document;
}

const Node& at(const Node& node, const std::string& key) {
  const Node* value = node.find(key);
  INFO(key);
  REQUIRE(value != nullptr);
  return *value;
}

std::set<std::string> names(const Node& mapping) {
  std::set<std::string> list;
  for (const auto& entry : mapping.entries) list.insert(entry.key);
  return list;
}

struct Part {
  const char* schema;
  const char* part;  // a $def, or "" for the pack itself
  keys::Keys keys;
};

const Part parts[] = {
    {"instrument", "", keys::instrument},
    {"instrument", "valid", keys::valid},
    {"instrument", "ratings", keys::ratings},
    {"instrument", "item", keys::item},
    {"instrument", "ages", keys::instrument_ages},
    {"instrument", "contradiction", keys::contradiction},
    {"clusters", "", keys::clusters},
    {"clusters", "valid", keys::valid},
    {"clusters", "profile", keys::profile},
    {"clusters", "penalty", keys::penalty},
    {"clusters", "occasions", keys::occasions},
    {"clusters", "page", keys::page},
    {"clusters", "review", keys::review},
    {"clusters", "row", keys::row},
    {"clusters", "logit", keys::logit},
    {"clusters", "exclusion", keys::exclusion},
    {"clusters", "derived", keys::derived},
    {"clusters", "table", keys::table},
    {"clusters", "rule", keys::rule},
    {"clusters", "tree", keys::tree},
    {"clusters", "step", keys::step},
    {"clusters", "transition", keys::transition},
    {"tariff", "", keys::tariff},
    {"tariff", "valid", keys::valid},
    {"tariff", "rounding", keys::rounding},
    {"tariff", "adjustment", keys::adjustment},
    {"tariff", "price", keys::price},
    {"tariff", "dated", keys::dated},
    {"tariff", "dated_factor", keys::dated},
    {"tariff", "units", keys::units},
    {"tariff", "review_period", keys::review_period},
    {"tariff", "episode_price", keys::episode_price},
    {"tariff", "assessment_price", keys::assessment_price},
    {"tariff", "market_forces", keys::market_forces},
    {"tariff", "price_list", keys::price_list},
    {"tariff", "agreed_contract", keys::agreed_contract},
    {"tariff", "non_contract", keys::non_contract},
    {"tariff", "capitation", keys::capitation},
    {"measure", "", keys::measure},
    {"measure", "valid", keys::valid},
    {"measure", "item_total", keys::item_total},
    {"measure", "score", keys::score},
    {"measure", "item", keys::level},
    {"measure", "composite", keys::composite},
    {"measure", "reliable_change", keys::reliable_change},
    {"measure", "pairing", keys::pairing},
    {"measure", "status", keys::status},
    {"measure", "range", keys::range},
    {"measure", "ages", keys::ages},
    {"scheme", "", keys::scheme},
    {"scheme", "valid", keys::valid},
    {"scheme", "component", keys::component},
    {"scheme", "block", keys::block},
    {"scheme", "activity", keys::activity},
    {"scheme", "payment", keys::payment_plan},
    {"scheme", "outcome", keys::outcome},
    {"scheme", "capitation", keys::scheme_capitation},
    {"scheme", "episode", keys::scheme_episode},
    {"scheme", "points", keys::points},
    {"scheme", "gain_loss", keys::gain_loss},
    {"scheme", "gain_loss_band", keys::gain_loss_band},
    {"scheme", "tournament", keys::tournament},
    {"scheme", "tournament_band", keys::tournament_band},
    {"scheme", "given", keys::given},
    {"scheme", "pool", keys::pool},
    {"scheme", "stop_loss", keys::stop_loss},
    {"scheme", "personal_budget", keys::personal_budget},
    {"scheme", "budget_shares", keys::budget_shares},
    {"scheme", "domain", keys::domain},
    {"scheme", "indicator", keys::indicator},
    {"disclosure", "", keys::disclosure},
    {"disclosure", "valid", keys::valid},
    {"nwau", "", keys::nwau},
    {"nwau", "valid", keys::valid},
    {"nwau", "formula", keys::nwau_formula},
    {"nwau", "rounding", keys::nwau_rounding},
    {"nwau", "adjustments", keys::nwau_adjustments},
    {"nwau", "accommodation", keys::nwau_accommodation},
    {"nwau", "states", keys::nwau_states},
    {"nwau", "admitted", keys::nwau_admitted},
    {"nwau", "community", keys::nwau_community},
    {"nwau", "ppsa", keys::nwau_ppsa},
    {"episodes", "", keys::episodes},
    {"episodes", "valid", keys::valid},
    {"episodes", "overlap", keys::episode_rule},
    {"episodes", "between_providers", keys::episode_rule},
    {"episodes", "gap", keys::episode_gap},
    {"episodes", "re_referral", keys::episode_re_referral},
    {"episodes", "review", keys::episode_review},
    {"episodes", "revert", keys::episode_revert},
};

TEST_CASE("a schema allows exactly the keys that the reader of its packs knows") {
  for (const auto& part : parts) {
    INFO(part.schema << " " << part.part);
    const auto document = parsed(rules + "schemas/" + part.schema + ".schema.json");
    const Node& object =
        *part.part == '\0' ? document.root : at(at(document.root, "$defs"), part.part);
    CHECK(at(object, "additionalProperties").text == "false");
    CHECK(names(at(object, "properties")) ==
          std::set<std::string>(part.keys.begin(), part.keys.end()));
    for (const auto& required : at(object, "required").items) {
      CHECK(names(at(object, "properties")).count(required.text) == 1);
    }
  }
}

TEST_CASE("no part of a schema is left out of the comparison") {
  std::set<std::string> compared;
  for (const auto& part : parts) compared.insert(std::string(part.schema) + "/" + part.part);
  for (const auto kind : keys::kinds) {
    const auto document = parsed(rules + "schemas/" + std::string(kind) + ".schema.json");
    for (const auto& name : names(at(document.root, "$defs"))) {
      INFO(kind << "/" << name);
      CHECK(compared.count(std::string(kind) + "/" + name) == 1);
    }
  }
}

TEST_CASE("every shipped pack tells its editor which schema it keeps to") {
  namespace fs = std::filesystem;
  std::size_t packs = 0;
  for (const auto& entry : fs::recursive_directory_iterator(rules)) {
    if (entry.path().extension() != ".yaml") continue;
    if (entry.path().parent_path().filename() == "maps") continue;  // lists of words, no packs
    ++packs;
    INFO(entry.path().string());
    const auto document = parsed(entry.path().string());
    const std::string kind = document.root.entries.at(0).key;
    CHECK(document.lines.at(0) ==
          "# yaml-language-server: $schema=../../schemas/" + kind + ".schema.json");
  }
  CHECK(packs >= 10);
}

}  // namespace
