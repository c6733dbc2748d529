// Why a rule, and why no other: method table.
#include <algorithm>
#include <ostream>
#include <set>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"

namespace pbr {
namespace {

// The tree's super-class where it was asked: what the rules were read with.
SuperClass read_with(const ExplanationView& view) { return view.explanation.super_class; }

// " (items 9, 10, 11, 12)"; nothing for an item itself.
std::string made_of(const DerivedValue& value) {
  if (derived_name(value) != value.id) return {};
  std::string text;
  for (const DerivedValue::Term& term : value.terms) {
    text += (text.empty() ? "" : ", ") + std::string(item_label(term.item));
  }
  return " (items " + text + ")";
}

std::string found_words(const ExplanationView& view, const Condition& condition) {
  const DerivedValue& value = view.pack.derived.at(condition.derived);
  const auto& found = view.explanation.derived.at(condition.derived);
  return derived_name(value) + made_of(value) + " is " +
         (found ? std::to_string(*found) : "unknown");
}

void write_conditions(const ExplanationView& view, const Premise& premise,
                      const PremiseVerdict& verdict, std::ostream& out) {
  const auto is_failed = [&](const Condition& condition) {
    return std::find(verdict.failed.begin(), verdict.failed.end(), &condition) !=
           verdict.failed.end();
  };
  for (const Condition& condition : premise.conditions) {
    out << "    " << found_words(view, condition) << ", must be "
        << condition_words(view.pack, condition) << (is_failed(condition) ? ": no" : ": yes")
        << " (" << rule_place(view.pack, condition.at) << ")\n";
  }
  if (!for_every_super_class(premise)) {
    out << "    super-class is " << to_text(read_with(view)) << ", must be "
        << super_classes_words(premise) << (verdict.super_class_fits ? ": yes\n" : ": no\n");
  }
  if (premise.conditions.empty() && for_every_super_class(premise)) {
    out << "    asks for nothing, so it always holds\n";
  }
}

std::string outcome_words(const ExplanationView& view, std::size_t at) {
  const PremiseVerdict& verdict = view.explanation.rules.at(at);
  const TableRule& rule = view.pack.table.rules.at(at);
  if (!verdict.holds) return first_failure(view, rule.when, verdict, read_with(view));
  const auto decided = static_cast<std::size_t>(view.explanation.decision.nearest);
  const std::string first = view.pack.table.rules.at(decided).id;
  if (rule.cluster == view.pack.table.rules.at(decided).cluster) return "holds too";
  return view.pack.table.hit == HitPolicy::first ? "holds too, but rule " + first + " comes first"
                                                 : "holds too";
}

void write_why(const ExplanationView& view, std::int16_t index, std::ostream& out) {
  const auto at = static_cast<std::size_t>(index);
  const TableRule& rule = view.pack.table.rules.at(at);
  out << "\nWhy rule " << rule.id << " holds\n";
  write_conditions(view, rule.when, view.explanation.rules.at(at), out);
  if (!rule.basis.empty()) out << "    basis: " << rule.basis << '\n';
}

// The first rule of a cluster says its name and, where it was not given, the nearest change.
void write_rule_line(const ExplanationView& view, std::size_t at, bool first, std::ostream& out) {
  const TableRule& rule = view.pack.table.rules.at(at);
  const bool given = rule.cluster == view.explanation.allocation.cluster;
  const bool decides = static_cast<std::int16_t>(at) == view.explanation.decision.nearest;
  out << "  " << rule.id << " -> "
      << (first ? cluster_words(view.pack, rule.cluster) : rule.cluster.text()) << ": "
      << (decides ? "holds" : outcome_words(view, at));
  const Cluster* cluster = view.pack.find(rule.cluster);
  if (first && !given && cluster != nullptr) out << "; " << change_words(view, *cluster);
  out << '\n';
}

void write_rules(const ExplanationView& view, bool everything, std::ostream& out) {
  const auto& rules = view.pack.table.rules;
  const std::size_t shown = everything ? rules.size() : std::min(rules.size(), most_lines);
  std::set<ClusterCode> told;
  out << "\nEvery rule in its order\n";
  for (std::size_t at = 0; at < shown; ++at) {
    write_rule_line(view, at, told.insert(rules[at].cluster).second, out);
    if (everything) write_conditions(view, rules[at].when, view.explanation.rules.at(at), out);
  }
  write_cut(rules.size() - shown, "more rules", out);
}

}  // namespace

void write_table(const ExplanationView& view, bool everything, std::ostream& out) {
  const Decision& decision = view.explanation.decision;
  for (const std::int16_t index : {decision.nearest, decision.conflict}) {
    if (index != Decision::none) write_why(view, index, out);
  }
  write_rules(view, everything, out);
}

void write_rules_of(const ExplanationView& view, const Cluster& cluster, std::ostream& out) {
  const auto& rules = view.pack.table.rules;
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (rules[at].cluster != cluster.code) continue;
    out << "  rule " << rules[at].id << " (" << rule_place(view.pack, rules[at].at)
        << "): " << (view.explanation.rules.at(at).holds ? "holds" : "does not hold") << '\n';
    write_conditions(view, rules[at].when, view.explanation.rules.at(at), out);
    if (!rules[at].basis.empty()) out << "    basis: " << rules[at].basis << '\n';
  }
}

}  // namespace pbr
