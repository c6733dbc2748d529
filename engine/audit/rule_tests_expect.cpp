#include "audit/rule_tests_expect.hpp"

#include <algorithm>
#include <array>

#include "audit/rule_tests_keys.hpp"
#include "rulebook/decimal.hpp"
#include "rulebook/pack.hpp"

namespace pbr::audit {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Node;

constexpr std::int64_t most_points = 1'000'000'000'000;
constexpr std::int64_t most_derived = 1'000'000;

bool is_none(const Node& node) {
  return node.kind == Kind::scalar && (node.text == "none" || node.text == "-");
}

std::string shown(const Node& node) {
  return node.kind == Kind::scalar ? node.text : std::string{};
}

std::optional<Method> method_of(Fact fact) {
  switch (fact) {
    case Fact::page_essential_met:
    case Fact::broken:
    case Fact::penalty:
    case Fact::points:
      return Method::profile;
    case Fact::excluded:
    case Fact::score:
    case Fact::probability:
      return Method::logit;
    case Fact::rule:
      return Method::table;
    default:
      return std::nullopt;
  }
}

// Tables rank no pages, so nothing can be said of one.
bool fits(Fact fact, Method method) {
  if (fact >= Fact::candidate && fact <= Fact::probability && method == Method::table) return false;
  return method_of(fact).value_or(method) == method;
}

std::string method_words(Fact fact) {
  const auto method = method_of(fact);
  return method ? "a pack of method " + std::string(to_text(*method))
                : "a pack of method profile or logit";
}

std::string key_of(Fact fact) {
  const std::string name = name_of({fact, "", "", {}});
  const auto colon = name.find(": ");
  return colon == std::string::npos ? name : name.substr(colon + 2);
}

}  // namespace

std::optional<Fact> outcome_fact(std::string_view key) {
  const auto* at = std::find(keys::expect.begin(), keys::expect.end(), key);
  if (at == keys::expect.end()) return std::nullopt;
  return static_cast<Fact>(at - keys::expect.begin());
}

std::optional<Fact> page_fact(std::string_view key) {
  const auto* at = std::find(keys::page.begin(), keys::page.end(), key);
  if (at == keys::page.end()) return std::nullopt;
  return static_cast<Fact>(static_cast<std::ptrdiff_t>(Fact::candidate) +
                           (at - keys::page.begin()));
}

template <class At>
bool ExpectReader::method_has(const At& at, Fact fact) {
  if (pack_ == nullptr || fits(fact, pack_->method)) return true;
  in_.problem("RT007", at,
              "a pack of method " + std::string(to_text(pack_->method)) + " says nothing about " +
                  (fact == Fact::rule ? "rules" : key_of(fact)),
              {}, method_words(fact));
  return false;
}
template bool ExpectReader::method_has(const Node&, Fact);
template bool ExpectReader::method_has(const Entry&, Fact);

template <class At>
std::optional<std::string> ExpectReader::page_code(const At& at, const std::string& text) {
  const auto code = rulebook::cluster_code(text);
  const bool known = code && (pack_ == nullptr || pack_->find(*code) != nullptr);
  if (known) return code->text();
  in_.problem("RT006", at, "the pack has no page with this code", text,
              "the code of a page, in quotes, such as \"04\"");
  return std::nullopt;
}
template std::optional<std::string> ExpectReader::page_code(const Node&, const std::string&);
template std::optional<std::string> ExpectReader::page_code(const Entry&, const std::string&);

void ExpectReader::refuse(const Node& node, std::string_view what, std::string expected) {
  in_.problem("YML023", node, std::string(what) + " is not a decimal", shown(node),
              std::move(expected));
}

std::optional<std::string> ExpectReader::code_or_none(Fact fact, const Node& node) {
  if (fact == Fact::runner_up && is_none(node)) return "none";
  const auto text = in_.text(node, key_of(fact));
  if (!text) return std::nullopt;
  const auto code = rulebook::cluster_code(*text);
  if (fact == Fact::cluster && code && pack_ != nullptr && *code == pack_->unusable) {
    return code->text();
  }
  return page_code(node, *text);
}

std::optional<std::string> ExpectReader::decimal(Fact fact, const Node& node) {
  if (fact == Fact::margin && is_none(node)) return "none";
  if (node.kind == Kind::scalar && rulebook::parse_decimal(node.text)) return node.text;
  refuse(node, key_of(fact), "a decimal with a point, such as 2 or 0.25");
  return std::nullopt;
}

std::optional<std::string> ExpectReader::broken(const Node& node) {
  if (is_none(node)) return "none";
  std::vector<std::size_t> items;
  for (const Node* each : in_.sequence(node, "broken")) {
    if (const auto item = rulebook::read_item(in_, *each)) items.push_back(*item);
  }
  std::sort(items.begin(), items.end());
  std::string text;
  for (const auto item : items) text.append(text.empty() ? "" : ", ").append(item_column(item));
  return text.empty() ? "none" : text;
}

std::optional<std::string> ExpectReader::tree_step(const Node& node) {
  if (is_none(node)) return "none";
  const auto step = in_.whole(node, "tree_step", 1, 1'000'000);
  if (!step) return std::nullopt;
  const std::size_t steps = pack_ == nullptr ? 0 : pack_->tree.steps.size();
  if (pack_ != nullptr && static_cast<std::size_t>(*step) > steps) {
    in_.problem("RT008", node, "the pack's tree has no such step", node.text,
                steps == 0 ? "none, for the pack has no tree"
                           : "1 to " + std::to_string(steps) + ", or none");
    return std::nullopt;
  }
  return node.text;
}

std::optional<std::string> ExpectReader::text_of(Fact fact, const std::string& of,
                                                 const Node& node) {
  const std::string what = of.empty() ? key_of(fact) : name_of({fact, of, "", {}});
  const auto digits = [](const std::optional<std::int64_t>& number) {
    return number ? std::optional(std::to_string(*number)) : std::nullopt;
  };
  switch (fact) {
    case Fact::cluster:
    case Fact::runner_up:
      return code_or_none(fact, node);
    case Fact::margin:
    case Fact::score:
    case Fact::probability:
      return decimal(fact, node);
    case Fact::essential_met:
      if (is_none(node)) return "none";
      return in_.one_of(node, what, {"Y", "N", "none"}) ? std::optional(node.text) : std::nullopt;
    case Fact::super_class:
      return in_.one_of(node, what, {"A", "B", "C", "Z"}) ? std::optional(node.text) : std::nullopt;
    case Fact::tree_step:
      return tree_step(node);
    case Fact::derived:
      if (node.kind == Kind::scalar && node.text == "unknown") return node.text;
      return digits(in_.whole(node, what, -most_derived, most_derived));
    case Fact::broken:
      return broken(node);
    case Fact::penalty:
    case Fact::points:
      return digits(in_.whole(node, what, 0, most_points));
    case Fact::reason:
    case Fact::branch:
    case Fact::error:
      return in_.text(node, what);
    default: {
      const auto truth = in_.truth(node, what);
      return truth ? std::optional<std::string>(*truth ? "true" : "false") : std::nullopt;
    }
  }
}

void ExpectReader::one(Fact fact, const std::string& of, const Node& node,
                       std::vector<RuleCheck>& checks) {
  if (const auto text = text_of(fact, of, node)) {
    checks.push_back({fact, of, *text, in_.where(node)});
  }
}

void ExpectReader::expect(const Node& node, std::vector<RuleCheck>& checks) {
  if (!in_.only_keys(node, "expect", keys::expect)) return;
  for (const auto& entry : node.entries) {
    if (const auto fact = outcome_fact(entry.key)) one(*fact, "", entry.value, checks);
  }
}

void ExpectReader::page(const std::string& code, const Node& node, std::vector<RuleCheck>& checks) {
  if (!in_.only_keys(node, "what is said of a page", keys::page)) return;
  for (const auto& entry : node.entries) {
    const auto fact = page_fact(entry.key);
    if (fact && method_has(entry, *fact)) one(*fact, code, entry.value, checks);
  }
}

void ExpectReader::rules(const Node& node, std::vector<RuleCheck>& checks) {
  if (!rulebook::is_mapping(in_, node, "rules")) return;
  for (const auto& entry : node.entries) {
    if (!method_has(entry, Fact::rule)) return;
    const bool known = pack_ == nullptr ||
                       std::any_of(pack_->table.rules.begin(), pack_->table.rules.end(),
                                   [&](const TableRule& rule) { return rule.id == entry.key; });
    if (known) {
      one(Fact::rule, entry.key, entry.value, checks);
    } else {
      in_.problem("RT008", entry, "the pack has no such rule", entry.key,
                  "the id of a rule, or its place counted from 1 where it has none");
    }
  }
}

void ExpectReader::derived(const Node& node, std::vector<RuleCheck>& checks) {
  if (!rulebook::is_mapping(in_, node, "derived")) return;
  for (const auto& entry : node.entries) {
    const bool known = pack_ == nullptr || std::any_of(pack_->derived.begin(), pack_->derived.end(),
                                                       [&](const DerivedValue& value) {
                                                         return value.id == entry.key;
                                                       });
    if (known) {
      one(Fact::derived, entry.key, entry.value, checks);
    } else {
      in_.problem("RT008", entry, "the pack has no such derived value", entry.key,
                  "the id of a value under derived, or an item that a rule names");
    }
  }
}

void ExpectReader::trace(const Node& node, std::vector<RuleCheck>& checks) {
  if (!rulebook::is_mapping(in_, node, "expect_trace")) return;
  for (const auto& entry : node.entries) {
    if (entry.key == "rules") {
      rules(entry.value, checks);
    } else if (entry.key == "derived") {
      derived(entry.value, checks);
    } else if (entry.key == "super_class") {
      one(Fact::super_class, "", entry.value, checks);
    } else if (entry.key == "branch") {
      one(Fact::branch, "", entry.value, checks);
    } else if (entry.key == "tree_step") {
      one(Fact::tree_step, "", entry.value, checks);
    } else if (!rulebook::cluster_code(entry.key)) {
      in_.problem("YML020", entry, "unknown key \"" + entry.key + "\" in expect_trace", {},
                  "the code of a page, super_class, branch, tree_step, derived or rules");
    } else if (const auto code = page_code(entry, entry.key)) {
      page(*code, entry.value, checks);
    }
  }
}

}  // namespace pbr::audit
