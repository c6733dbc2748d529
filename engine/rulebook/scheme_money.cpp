#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/scheme_parts.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

std::vector<GainLossBand> read_bands(Reader& in, const Node& node, std::string_view what) {
  std::vector<GainLossBand> bands;
  for (const Node* item : in.sequence(node, what)) {
    if (!in.only_keys(*item, "a band", keys::gain_loss_band)) continue;
    const auto from = in.rate_of(*item, "from");
    const auto rate = part_of_one(in, *item, "rate");
    if (!from) continue;
    const Node& at = *item->find("from");
    if (bands.empty() && *from != Rate{}) {
      in.problem("RB152", at, std::string(what) + " does not begin at 0", to_text(*from),
                 "a first band from: 0", "where nothing is shared at first, give it rate: 0");
    } else if (!bands.empty() && *from <= bands.back().from) {
      in.problem("RB152", at, "bands do not ascend", to_text(*from),
                 "more than " + to_text(bands.back().from));
    }
    bands.push_back({*from, rate.value_or(Rate{})});
  }
  return bands;
}

std::optional<Rate> read_limit(Reader& in, const Node& mapping, std::string_view key) {
  const Node* node = mapping.find(key);
  if (node == nullptr) return std::nullopt;
  const auto limit = in.rate(*node, key);
  if (limit && *limit < Rate{}) {
    in.problem(
        "RB153", *node, std::string(key) + " is below 0", to_text(*limit),
        "a share of the plan, 0 or more, such as 0.03",
        key == "collar" ? "a collar is written as what may be taken off, without a minus" : "");
  }
  return limit;
}

Pence read_amount(Reader& in, const Node& mapping, std::string_view key) {
  const Node* node = in.required(mapping, key);
  return node == nullptr ? Pence{} : read_price(in, *node).value_or(Pence{});
}

}  // namespace

BlockComponent read_block(Reader& in, const Node& node) {
  BlockComponent block;
  if (!in.only_keys(node, "block", keys::block)) return block;
  if (const Node* rule = in.required(node, "without_contracts")) {
    const auto word = in.one_of(*rule, "without_contracts", {"refuse", "share_by_people"});
    block.share_by_people_without_contracts = word == 1U;
  }
  if (node.find("share") != nullptr) block.share = part_of_one(in, node, "share").value_or(Rate{});
  return block;
}

ActivityComponent read_activity(Reader& in, const Node& node) {
  if (!in.only_keys(node, "activity", keys::activity)) return {};
  return {part_of_one(in, node, "share").value_or(Rate{})};
}

CapitationComponent read_capitation(Reader& in, const Node& node) {
  if (!in.only_keys(node, "capitation", keys::scheme_capitation)) return {};
  return {read_amount(in, node, "per_head")};
}

EpisodeComponent read_episode(Reader& in, const Node& node) {
  EpisodeComponent episode;
  if (!in.only_keys(node, "episode", keys::scheme_episode)) return episode;
  const Node* prices = in.required(node, "prices");
  if (prices == nullptr || !is_mapping(in, *prices, "prices")) return episode;
  for (const auto& entry : prices->entries) {
    const auto code = cluster_code(entry.key);
    if (!code) {
      in.problem("RB031", entry, "this is no cluster code", entry.key,
                 "one to eight digits or capital letters, such as 08");
      continue;
    }
    const auto price = read_price(in, entry.value);
    if (!episode.prices.emplace(*code, price.value_or(Pence{})).second) {
      in.problem("RB044", entry, "cluster " + code->text() + " is priced twice", entry.key,
                 "one price a cluster");
    }
  }
  if (prices->entries.empty()) {
    in.problem("RB164", *prices, "an episode component has no price", "an empty mapping",
               "a price for each cluster that is paid so");
  }
  return episode;
}

GainLossComponent read_gain_loss(const ComponentReader& reader, const Node& node) {
  Reader& in = reader.in;
  GainLossComponent shared;
  if (!in.only_keys(node, "gain_loss", keys::gain_loss)) return shared;
  if (const Node* plan = in.required(node, "plan")) shared.plan = read_base(reader, *plan, "plan");
  if (const Node* actual = in.required(node, "actual")) {
    shared.actual = read_base(reader, *actual, "actual");
  }
  if (const Node* over = node.find("over")) shared.over = read_bands(in, *over, "over");
  if (const Node* under = node.find("under")) shared.under = read_bands(in, *under, "under");
  if (shared.over.empty() && shared.under.empty() && node.find("over") == nullptr &&
      node.find("under") == nullptr) {
    in.problem("RB152", node, "a gain or loss share has no band", {},
               "over, under or both, each a list of bands from: 0");
  }
  shared.cap = read_limit(in, node, "cap");
  shared.collar = read_limit(in, node, "collar");
  return shared;
}

}  // namespace pbr::rulebook
