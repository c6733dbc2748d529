#include "pbr/rule_diff.hpp"

#include <array>
#include <set>

#include "audit/rule_diff_changes.hpp"

namespace pbr {
namespace {

using audit::Comparison;
using Pack = const ClusterPack&;

std::string truth(bool value) { return value ? "true" : "false"; }

std::string validity(Pack pack) {
  return to_text(pack.header.valid.first) + " to " + to_text(pack.header.valid.last_day());
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

void compare_header(Comparison& two) {
  const std::string part = "pack";
  two.key(part, "id", {"clusters"}, [](Pack p) { return p.header.id; });
  two.key(part, "version", {"version"}, [](Pack p) { return p.header.version; });
  two.key(part, "status", {"status"}, [](Pack p) { return std::string(to_text(p.header.status)); });
  two.key(part, "valid", {"valid"}, validity);
  two.key(part, "licence", {"licence"}, [](Pack p) { return p.header.licence; });
  two.key(part, "sources", {"sources"}, [](Pack p) { return joined(p.header.sources); });
  two.key(part, "instrument", {"instrument"}, [](Pack p) { return p.instrument; });
  two.key(part, "method", {"method"}, [](Pack p) { return std::string(to_text(p.method)); });
  two.key(part, "variance", {"variance"}, [](Pack p) { return p.variance.text(); });
  two.key(part, "unusable", {"unusable"}, [](Pack p) { return p.unusable.text(); });
}

void compare_not_clusters(Comparison& two) {
  std::set<std::string> codes;
  for (const auto* pack : {&two.before, &two.after}) {
    for (const auto& [code, why] : pack->not_clusters) codes.insert(code);
  }
  for (const auto& code : codes) {
    two.key("pack", "no cluster " + code, {"not_clusters", code},
            [&](Pack p) -> std::optional<std::string> {
              const auto at = p.not_clusters.find(code);
              if (at == p.not_clusters.end()) return std::nullopt;
              return at->second;
            });
  }
}

void compare_profile(Comparison& two) {
  const std::string part = "profile";
  constexpr std::array cells{"must", "expected", "may", "unlikely"};
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    two.key(part, std::string("penalty of ") + cells.at(cell),
            {"profile", "penalty", cells.at(cell)},
            [&](Pack p) { return std::to_string(p.profile.penalty.at(cell)); });
  }
  two.key(part, "penalty of unknown", {"profile", "penalty", "unknown"},
          [](Pack p) { return std::to_string(p.profile.penalty_unknown); });
  two.key(part, "essential criteria restrict, initial",
          {"profile", "essential_restricts", "initial"},
          [](Pack p) { return truth(p.profile.essential_restricts_initial); });
  two.key(part, "essential criteria restrict, review", {"profile", "essential_restricts", "review"},
          [](Pack p) { return truth(p.profile.essential_restricts_review); });
  two.key(part, "key scales first, initial", {"profile", "key_scales_first", "initial"},
          [](Pack p) { return truth(p.profile.key_scales_first_initial); });
  two.key(part, "key scales first, review", {"profile", "key_scales_first", "review"},
          [](Pack p) { return truth(p.profile.key_scales_first_review); });
}

void compare_transitions(Comparison& two) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto* pack : {&two.before, &two.after}) {
    for (const auto& [pair, status] : pack->transitions) pairs.insert(pair);
  }
  for (const auto& pair : pairs) {
    two.key("transition from " + pair.first, "to " + pair.second, {"transitions", pair.first},
            [&](Pack p) -> std::optional<std::string> {
              const auto at = p.transitions.find(pair);
              if (at == p.transitions.end()) return std::nullopt;
              return std::string(to_text(at->second));
            });
  }
}

}  // namespace

std::vector<RuleChange> rule_diff(const ClusterPack& before, const ClusterPack& after) {
  Comparison two{before, after, audit::Places(before), audit::Places(after)};
  compare_header(two);
  compare_not_clusters(two);
  if (before.method == after.method) {
    if (before.method == Method::profile) compare_profile(two);
    if (before.method == Method::logit) {
      two.key("logit", "where every type is excluded", {"logit", "all_excluded"}, [](Pack p) {
        return std::string(p.logit.all_excluded_is_variance ? "variance" : "unusable");
      });
    }
  }
  audit::compare_pages(two);
  audit::compare_rules(two);
  compare_transitions(two);
  return two.changes.take();
}

}  // namespace pbr
