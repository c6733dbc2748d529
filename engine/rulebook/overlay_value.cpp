#include "rulebook/overlay_value.hpp"

#include "rulebook/decimal.hpp"

namespace pbr::rulebook {

using yaml::Document;
using yaml::Kind;
using yaml::Node;

Node* find(Node& mapping, std::string_view key) {
  for (auto& entry : mapping.entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::optional<Date> day_of(const Node* node) {
  if (node == nullptr || node->kind != Kind::scalar) return std::nullopt;
  const auto day = Date::parse(node->text);
  return day ? std::optional(*day) : std::nullopt;
}

namespace {

Period validity(const Document& document) {
  const Node* valid = document.root.find("valid");
  const auto from = valid == nullptr ? std::nullopt : day_of(valid->find("from"));
  const auto to = valid == nullptr ? std::nullopt : day_of(valid->find("to"));
  return from && to && *from <= *to ? Period::inclusive(*from, *to) : Period{};
}

void put(Node& mapping, std::string_view key, Node value) {
  if (Node* old = find(mapping, key)) {
    *old = std::move(value);
    return;
  }
  mapping.entries.push_back({std::string(key), value.line, value.column, std::move(value)});
}

}  // namespace

void ValueEdit::into(const Target& target) {
  pack_ = target.pack;
  keys_ = &target.keys;
  document_ = packs_[pack_].document;
  valid_ = validity(*document_);
}

bool ValueEdit::ends_before() {
  if (!change_.from || valid_.empty() || *change_.from < valid_.end) return false;
  edited_.ended.push_back(valid_.last_day());
  return true;
}

void ValueEdit::refuse_date() {
  if (!edited_.problems.empty()) return;
  edited_.problems.push_back(
      {Severity::error, "SN012", change_.at, "a date at a value that has none", path_text(*keys_),
       "a change without `from`, or the path of a price, a market forces factor, an adjustment or "
       "capitation",
       "take `from` out: the value holds all the time", change_.path_line});
}

std::uint32_t ValueEdit::origin() {
  auto& others = document_->others;
  const bool have = !others.empty() && others.back().file == change_.amount_at.file &&
                    others.back().source_line == change_.amount_line;
  if (!have) others.push_back({change_.amount_at.file, change_.amount_line});
  return static_cast<std::uint32_t>(others.size());
}

void ValueEdit::stand_at_change(Node& node) {
  node.origin = origin();
  node.line = change_.amount_at.line;
  node.column = change_.amount_at.column;
}

// The value's text after the change, or nothing with SN015.
std::optional<std::string> ValueEdit::changed(const Node& node) {
  if (change_.kind == ChangeKind::value) return change_.amount;
  const bool money = is_money(keys_->size() > 1 ? keys_->at(keys_->size() - 2) : "", keys_->back());
  auto text = node.kind == Kind::scalar
                  ? changed_number(node.text, change_.kind, change_.amount, money)
                  : std::nullopt;
  if (text) return text;
  const bool number = node.kind == Kind::scalar && parse_decimal(node.text).has_value();
  edited_.problems.push_back({Severity::error, "SN015", change_.amount_at,
                              number ? "the result has more digits than can be kept exactly"
                                     : "a factor or an addition to what is no number",
                              path_text(*keys_) + ": " + node.text,
                              number ? "fewer digits" : "a number in the pack",
                              number ? "" : "give a value instead", change_.amount_line});
  return text;
}

void ValueEdit::note(const Node& node, std::optional<Date> from, std::string before,
                     std::string after) {
  const Location at{node.origin == 0 ? document_->file : document_->others[node.origin - 1].file,
                    node.line, node.column};
  edited_.applied.push_back(
      {index_, {}, path_text(*keys_), from, std::move(before), std::move(after), at});
  edited_.packs.push_back(pack_);
}

void ValueEdit::change_value(Node& node, std::optional<Date> from) {
  const auto text = changed(node);
  if (!text) return;
  note(node, from, node.text, *text);
  if (same_value(node.text, *text)) return;
  node.kind = Kind::scalar;
  node.text = *text;
  node.quoted = false;
  stand_at_change(node);
}

Node ValueEdit::scalar(std::string text) {
  Node node;
  node.kind = Kind::scalar;
  node.text = std::move(text);
  stand_at_change(node);
  return node;
}

// A copy of an entry that begins on the day of the change; nothing where it would say the same.
std::optional<Node> ValueEdit::split_off(const Node& entry, std::string_view value_key) {
  const bool mapping = entry.kind == Kind::mapping;
  const Node* value = mapping ? entry.find(value_key) : &entry;
  const auto text = value == nullptr ? std::nullopt : changed(*value);
  if (!text) return std::nullopt;
  note(*value, change_.from, value->text, *text);
  if (same_value(value->text, *text)) return std::nullopt;
  Node copy;
  if (mapping) copy = entry;
  copy.kind = Kind::mapping;
  stand_at_change(copy);
  put(copy, value_key, scalar(*text));
  put(copy, "from", scalar(to_text(*change_.from)));
  return copy;
}

}  // namespace pbr::rulebook
