#include "pbr/episode_rules.hpp"

#include <algorithm>

#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

constexpr std::int64_t longest = 366;  // days; a year is no gap and no haste

class EpisodeRulesReader {
 public:
  EpisodeRulesReader(Reader& reader, const Node& root, EpisodeRules& rules)
      : in_(reader), root_(root), rules_(rules) {}

  void read() {
    if (const auto word = rule_of("overlap", rulebook::keys::episode_rule,
                                  {"later_start", "earlier_stays", "higher_need"})) {
      rules_.overlap = static_cast<OverlapRule>(*word);
    }
    if (const auto word = rule_of("between_providers", rulebook::keys::episode_rule,
                                  {"side_by_side", "later_start", "higher_need"})) {
      rules_.between_providers = static_cast<BetweenProviders>(*word);
    }
    read_gap();
    if (const Node* part = part_of("re_referral", rulebook::keys::episode_re_referral)) {
      rules_.re_referral_days = days_of(*part, "within_days", 0);
    }
    if (const Node* part = part_of("review", rulebook::keys::episode_review)) {
      rules_.early_days = days_of(*part, "early_days", 0);
    }
    if (const Node* part = part_of("revert", rulebook::keys::episode_revert)) read_revert(*part);
  }

 private:
  // A part of the pack: a mapping of those keys, with its source.
  const Node* part_of(const std::string& key, rulebook::keys::Keys known) {
    const Node* part = in_.required(root_, key);
    if (part == nullptr || !in_.only_keys(*part, key, known)) return nullptr;
    rules_.sources.push_back({key, in_.text_of(*part, "source").value_or("")});
    return part;
  }

  std::optional<std::size_t> word_of(const Node& part, const std::string& key,
                                     std::initializer_list<std::string_view> words) {
    const Node* rule = in_.required(part, "rule");
    return rule == nullptr ? std::nullopt : in_.one_of(*rule, "the rule of " + key, words);
  }

  std::optional<std::size_t> rule_of(const std::string& key, rulebook::keys::Keys known,
                                     std::initializer_list<std::string_view> words) {
    const Node* part = part_of(key, known);
    return part == nullptr ? std::nullopt : word_of(*part, key, words);
  }

  int days_of(const Node& part, std::string_view key, std::int64_t lowest) {
    const Node* days = in_.required(part, key);
    if (days == nullptr) return 0;
    return static_cast<int>(in_.whole(*days, key, lowest, longest).value_or(0));
  }

  void read_gap() {
    const Node* part = part_of("gap", rulebook::keys::episode_gap);
    if (part == nullptr) return;
    const auto word = word_of(*part, "gap", {"leave", "bridge"});
    if (!word) return;
    const Node* days = part->find("days");
    if (*word == 1) {
      rules_.bridge_days = days_of(*part, "days", 1);
    } else if (days != nullptr) {
      in_.problem("RB071", *days, "days beside a rule that leaves every gap", days->text,
                  "no days, or the rule bridge");
    }
  }

  void read_revert(const Node& part) {
    const Node* list = in_.required(part, "clusters");
    if (list == nullptr) return;
    for (const Node* node : in_.sequence(*list, "clusters")) {
      const auto text = in_.text(*node, "a cluster");
      if (text) add_revert(*node, *text);
    }
    std::sort(rules_.revert.begin(), rules_.revert.end());
  }

  void add_revert(const Node& node, const std::string& text) {
    const auto code = rulebook::cluster_code(text);
    auto& given = rules_.revert;
    if (!code) {
      in_.problem("RB031", node, "this is no cluster code", text,
                  "one to eight digits or capital letters, such as 08");
    } else if (std::find(given.begin(), given.end(), *code) != given.end()) {
      in_.problem("RB072", node, "cluster " + code->text() + " is named twice", text,
                  "each cluster once");
    } else {
      given.push_back(*code);
    }
  }

  Reader& in_;
  const Node& root_;
  EpisodeRules& rules_;
};

void read_episode_rules(Reader& reader, const Node& root, EpisodeRules& rules) {
  EpisodeRulesReader(reader, root, rules).read();
}

}  // namespace

Loaded<EpisodeRules> rulebook::load_episode_rules_text(std::string_view text,
                                                       const std::string& file) {
  Diagnostics problems;
  const auto document = yaml::parse(file, text, problems);
  if (!document) return {{}, std::move(problems)};
  return read_pack<EpisodeRules>("episodes", keys::episodes, file, *document, std::move(problems),
                                 read_episode_rules);
}

Loaded<EpisodeRules> rulebook::read_episode_rules_pack(const std::string& reference,
                                                       const yaml::Document& document,
                                                       Diagnostics problems) {
  return read_pack<EpisodeRules>("episodes", keys::episodes, reference, document,
                                 std::move(problems), read_episode_rules);
}

Loaded<EpisodeRules> load_episode_rules(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_episode_rules_pack);
}

std::string_view to_text(OverlapRule rule) {
  switch (rule) {
    case OverlapRule::later_start:
      return "later_start";
    case OverlapRule::earlier_stays:
      return "earlier_stays";
    case OverlapRule::higher_need:
      return "higher_need";
  }
  throw InternalError("no such overlap rule");
}

std::string_view to_text(BetweenProviders rule) {
  switch (rule) {
    case BetweenProviders::side_by_side:
      return "side_by_side";
    case BetweenProviders::later_start:
      return "later_start";
    case BetweenProviders::higher_need:
      return "higher_need";
  }
  throw InternalError("no such rule between providers");
}

}  // namespace pbr
