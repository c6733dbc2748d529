#include "rulebook/transitions.hpp"

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Node;
using yaml::Reader;

// The end of a transition as the table has it: a page's code, or the word for no cluster at all.
std::optional<std::string> end_of(const ClusterPack& pack, const std::string& text,
                                  std::string_view no_cluster) {
  if (text == no_cluster) return text;
  const auto code = cluster_code(text);
  if (!code || pack.find(*code) == nullptr) return std::nullopt;
  return code->text();
}

void read_targets(Reader& reader, const std::string& from, const Entry& list,
                  TransitionStatus status, ClusterPack& pack) {
  for (const Node* node : reader.sequence(list.value, list.key)) {
    const auto text = reader.text(*node, "a cluster");
    if (!text) continue;
    const auto to = end_of(pack, *text, "discharge");
    if (!to) {
      reader.problem("RB028", *node, "a transition leads to no page of this pack", *text,
                     "the code of a page, or discharge");
    } else if (!pack.transitions.try_emplace({from, *to}, status).second) {
      reader.problem("RB029", *node, "a transition is listed twice", from + " to " + *to,
                     "each cluster once in likely, possible or rare");
    }
  }
}

TransitionStatus status_of(std::string_view key) {
  for (const auto status :
       {TransitionStatus::likely, TransitionStatus::possible, TransitionStatus::rare}) {
    if (to_text(status) == key) return status;
  }
  return TransitionStatus::unlisted;  // only_keys() has already refused the key
}

}  // namespace

void read_transitions(Reader& reader, const Node& node, ClusterPack& pack) {
  if (!is_mapping(reader, node, "transitions")) return;
  for (const auto& entry : node.entries) {
    const auto from = end_of(pack, entry.key, "initial");
    if (!from) {
      reader.problem("RB028", entry, "a transition comes from no page of this pack", entry.key,
                     "the code of a page, or initial");
    }
    if (!reader.only_keys(entry.value, "a transition", keys::transition) || !from) continue;
    for (const auto& list : entry.value.entries) {
      const auto status = status_of(list.key);
      if (status != TransitionStatus::unlisted) read_targets(reader, *from, list, status, pack);
    }
  }
}

}  // namespace pbr::rulebook
