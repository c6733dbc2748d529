#include "audit/rule_tests_facts.hpp"

#include <algorithm>

#include "rulebook/decimal.hpp"

namespace pbr::audit {
namespace {

constexpr const char* no_trace = "nothing, for the ratings cannot be used";
constexpr int millionth_places = 6;

std::string truth(bool value) { return value ? "true" : "false"; }

std::string broken_text(const PageVerdict& page) {
  std::vector<std::size_t> items;
  for (const GridRow* row : page.broken) items.push_back(row->item);
  std::sort(items.begin(), items.end());
  std::string text;
  for (const auto item : items) text.append(text.empty() ? "" : ", ").append(item_column(item));
  return text.empty() ? "none" : text;
}

std::string page_text(const ClusterPack& pack, const PageVerdict& page, Fact fact) {
  switch (fact) {
    case Fact::candidate:
      return truth(page.candidate);
    case Fact::in_super_class:
      return truth(page.in_super_class);
    case Fact::in_branch:
      return truth(page.in_branch);
    case Fact::page_essential_met:
      return truth(page.essential_met);
    case Fact::excluded:
      return truth(!page.excluded_by.empty());
    case Fact::broken:
      return broken_text(page);
    case Fact::penalty:
      return std::to_string(page.penalty);
    case Fact::score:
      return decimal_text(page.points, pack.logit.places);
    case Fact::probability:
      return page.probability ? decimal_text(*page.probability, millionth_places) : "none";
    default:
      return std::to_string(page.points);
  }
}

std::string rule_text(const ClusterPack& pack, const Explanation& explanation,
                      const std::string& id) {
  for (std::size_t at = 0; at < explanation.rules.size(); ++at) {
    if (pack.table.rules[at].id == id) return truth(explanation.rules[at].holds);
  }
  return "not asked";
}

std::string derived_text(const ClusterPack& pack, const Explanation& explanation,
                         const std::string& id) {
  for (std::size_t at = 0; at < explanation.derived.size(); ++at) {
    if (pack.derived[at].id != id) continue;
    const auto& value = explanation.derived[at];
    return value ? std::to_string(*value) : "unknown";
  }
  return "not asked";
}

}  // namespace

bool is_outcome(Fact fact) { return fact <= Fact::reason; }

std::string outcome_text(const Allocation& allocation, Fact fact) {
  switch (fact) {
    case Fact::cluster:
      return allocation.cluster.text();
    case Fact::runner_up:
      return allocation.runner_up ? allocation.runner_up->text() : "none";
    case Fact::margin:
      return allocation.margin ? to_text(*allocation.margin) : "none";
    case Fact::essential_met:
      if (!allocation.essential_met) return "none";
      return *allocation.essential_met ? "Y" : "N";
    default:
      return allocation.reason;
  }
}

std::string fact_text(const ClusterPack& pack, const Explanation& explanation,
                      const RuleCheck& check) {
  if (is_outcome(check.fact)) return outcome_text(explanation.allocation, check.fact);
  if (!explanation.usable) return no_trace;
  const auto step = explanation.decision.tree_step;
  switch (check.fact) {
    case Fact::super_class:
      return std::string(to_text(explanation.super_class));
    case Fact::branch:
      return explanation.branch;
    case Fact::tree_step:
      return step >= 0 ? std::to_string(step + 1) : "none";
    case Fact::derived:
      return derived_text(pack, explanation, check.of);
    case Fact::rule:
      return rule_text(pack, explanation, check.of);
    default:
      break;
  }
  for (const PageVerdict& page : explanation.pages) {
    if (page.cluster->code.text() == check.of) return page_text(pack, page, check.fact);
  }
  return "not ranked";  // the variance cluster
}

bool same(Fact fact, const std::string& expected, const std::string& got) {
  if (expected == got) return true;
  if (fact != Fact::margin && fact != Fact::score && fact != Fact::probability) return false;
  const auto a = rulebook::parse_decimal(expected);
  const auto b = rulebook::parse_decimal(got);
  if (!a || !b) return false;
  const int places = std::max(a->places, b->places);
  return rulebook::scaled(*a, places) == rulebook::scaled(*b, places);
}

std::string decimal_text(std::int64_t units, int places) {
  const bool negative = units < 0;
  std::string digits = std::to_string(units).substr(negative ? 1 : 0);
  const auto wanted = static_cast<std::size_t>(places);
  if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - wanted, ".");
  return (negative ? "-" : "") + digits;
}

}  // namespace pbr::audit
