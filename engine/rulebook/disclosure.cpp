#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

void read_disclosure(Reader& reader, const Node& root, DisclosureRule& rule) {
  constexpr std::int64_t largest = 1000;
  if (const Node* below = reader.required(root, "suppress_below")) {
    rule.suppress_below = reader.whole(*below, "suppress_below", 0, largest).value_or(0);
  }
  if (const Node* to = reader.required(root, "round_to")) {
    rule.round_to = reader.whole(*to, "round_to", 1, largest).value_or(1);
  }
  if (const Node* mark = reader.required(root, "mark")) {
    rule.mark = reader.text(*mark, "mark").value_or("");
    if (mark->kind == yaml::Kind::scalar &&
        rule.mark.find_first_not_of("0123456789.,- ") == std::string::npos) {
      reader.problem("RB070", *mark, "the mark for a hidden count could be read as a number",
                     rule.mark, "a sign that is no number, such as *");
    }
  }
  const Node* levels = reader.required(root, "exempt_levels");
  if (levels == nullptr) return;
  for (const Node* level : reader.sequence(*levels, "exempt_levels")) {
    if (reader.one_of(*level, "a level", {"England", "provider", "commissioner"})) {
      rule.exempt_levels.push_back(level->text);
    }
  }
}

}  // namespace

Loaded<DisclosureRule> rulebook::read_disclosure_pack(const std::string& reference,
                                                      const yaml::Document& document,
                                                      Diagnostics problems) {
  return read_pack<DisclosureRule>("disclosure", keys::disclosure, reference, document,
                                   std::move(problems), read_disclosure);
}

Loaded<DisclosureRule> load_disclosure(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_disclosure_pack);
}

}  // namespace pbr
