#include "rulebook/contradictions.hpp"

#include <set>

#include "rulebook/pack.hpp"
#include "rulebook/premise.hpp"

namespace pbr::rulebook {

using yaml::Node;
using yaml::Reader;

void read_ages(Reader& reader, const Node& root, Instrument& pack) {
  const Node* node = root.find("ages");
  if (node == nullptr || !reader.only_keys(*node, "ages", keys::instrument_ages)) return;
  constexpr std::int64_t oldest = 150;
  const auto years = [&](std::string_view key) -> std::optional<std::int64_t> {
    const Node* value = reader.required(*node, key);
    return value == nullptr ? std::nullopt : reader.whole(*value, key, 0, oldest);
  };
  const auto lowest = years("from");
  const auto highest = years("to");
  const auto source = reader.text_of(*node, "source");
  if (!lowest || !highest || !source) return;
  if (*highest < *lowest) {
    reader.problem("RB056", *node, "the ages end before they begin",
                   std::to_string(*lowest) + " to " + std::to_string(*highest),
                   "from at or below to");
    return;
  }
  pack.ages = {static_cast<int>(*lowest), static_cast<int>(*highest), *source};
}

namespace {

void read_one(Reader& reader, const Node& node, PremiseReader& premises, std::set<std::string>& ids,
              Instrument& pack) {
  if (!reader.only_keys(node, "a contradiction", keys::contradiction)) return;
  Contradiction rule;
  rule.at = reader.where(node);
  if (const Node* id = reader.required(node, "id")) {
    rule.id = read_id(reader, *id, "a contradiction").value_or("");
    if (!rule.id.empty() && !ids.insert(rule.id).second) {
      reader.problem("RB019", *id, "two contradictions have the same id", rule.id, "an id once");
    }
  }
  if (const Node* severity = reader.required(node, "severity")) {
    const auto word = reader.one_of(*severity, "severity", {"note", "warning"});
    rule.severity = word.value_or(0) == 1 ? Severity::warning : Severity::note;
  }
  rule.says = reader.text_of(node, "says").value_or("");
  rule.source = reader.text_of(node, "source").value_or("");
  if (const Node* when = reader.required(node, "when")) {
    rule.when = premises.read(*when);
    if (when->kind == yaml::Kind::mapping && when->entries.empty()) {
      reader.problem("RB019", *when, "a contradiction asks nothing", "an empty mapping",
                     "items and the ratings that do not go together, such as item_13: 2-4");
    }
  }
  pack.contradictions.push_back(std::move(rule));
}

}  // namespace

void read_contradictions(Reader& reader, const Node& root, Instrument& pack) {
  const Node* node = root.find("contradictions");
  if (node == nullptr) return;
  PremiseReader premises(reader, pack.values);
  std::set<std::string> ids;
  for (const Node* one : reader.sequence(*node, "contradictions")) {
    read_one(reader, *one, premises, ids, pack);
  }
}

}  // namespace pbr::rulebook
