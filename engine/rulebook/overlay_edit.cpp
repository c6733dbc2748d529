#include "rulebook/overlay_edit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rulebook/decimal.hpp"

namespace pbr::rulebook {
namespace {

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

Period validity(const Document& document) {
  const Node* valid = document.root.find("valid");
  const auto from = valid == nullptr ? std::nullopt : day_of(valid->find("from"));
  const auto to = valid == nullptr ? std::nullopt : day_of(valid->find("to"));
  return from && to && *from <= *to ? Period::inclusive(*from, *to) : Period{};
}

// What elements of a list must have alike to follow each other.
std::vector<std::string> kind_of(const Node& element, std::string_view list) {
  const bool heads = list == "capitation";
  std::vector<std::string> kind;
  for (const std::string_view key : {"id", "provider", "commissioner", "units"}) {
    const Node* node = heads && (key == "id" || key == "units") ? nullptr : element.find(key);
    std::string text = node == nullptr ? "" : node->text;
    if (node != nullptr) {
      for (const Node& item : node->items) text += "," + item.text;
    }
    kind.push_back(std::move(text));
  }
  return kind;
}

class Edit {
 public:
  Edit(const std::vector<PackTree>& packs, const Change& change, std::size_t index)
      : packs_(packs), change_(change), index_(index) {}

  void make(const Target& target) {
    into(target);
    if (change_.from && target.dated == DatedAs::undated) return refuse_date();
    if (ends_before()) return;
    if (target.dated == DatedAs::value) return change_dated(*target.node);
    change_value(*target.node, element_start(target));
  }

  // Elements of one list, all with the same key: `from` may add elements.
  void make(const std::vector<const Target*>& targets) {
    into(*targets.front());
    if (ends_before()) return;
    Node& list = *targets.front()->list;
    std::set<std::vector<std::string>> kinds;
    for (const Target* target : targets) {
      kinds.insert(kind_of(list.items[target->place], keys_->at(1)));
    }
    std::map<std::size_t, Node> after;
    std::vector<std::size_t> dropped;
    for (const auto& kind : kinds) {
      const auto members = members_of(*targets.front(), kind);
      change_elements(list, members, after, dropped);
    }
    std::vector<Node> items;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const bool gone = std::find(dropped.begin(), dropped.end(), i) != dropped.end();
      if (!gone) items.push_back(std::move(list.items[i]));
      if (const auto more = after.find(i); more != after.end()) items.push_back(more->second);
    }
    list.items = std::move(items);
  }

  Edited take() { return std::move(edited_); }

 private:
  void into(const Target& target) {
    pack_ = target.pack;
    keys_ = &target.keys;
    document_ = packs_[pack_].document;
    valid_ = validity(*document_);
  }

  void add(std::string code, std::string message, std::string found, std::string expected,
           std::string help, const Location& at, const std::string& line) {
    edited_.problems.push_back({Severity::error, std::move(code), at, std::move(message),
                                std::move(found), std::move(expected), std::move(help), line});
  }

  void refuse_date() {
    if (!edited_.problems.empty()) return;
    add("SN012", "a date at a value that has none", path_text(*keys_),
        "a change without `from`, or the path of a price, a market forces factor, an adjustment or "
        "capitation",
        "take `from` out: the value holds all the time", change_.at, change_.path_line);
  }

  bool ends_before() {
    if (!change_.from || valid_.empty() || *change_.from < valid_.end) return false;
    edited_.ended.push_back(valid_.last_day());
    return true;
  }

  // The day a target's element begins; nothing for what has no dates.
  [[nodiscard]] std::optional<Date> element_start(const Target& target) const {
    if (target.dated != DatedAs::element) return std::nullopt;
    return start_of(target.list->items[target.place]);
  }
  [[nodiscard]] Date start_of(const Node& element) const {
    return day_of(element.find("from")).value_or(valid_.first);
  }

  [[nodiscard]] std::uint32_t origin() {
    auto& others = document_->others;
    const bool have = !others.empty() && others.back().file == change_.amount_at.file &&
                      others.back().source_line == change_.amount_line;
    if (!have) others.push_back({change_.amount_at.file, change_.amount_line});
    return static_cast<std::uint32_t>(others.size());
  }

  void stand_at_change(Node& node) {
    node.origin = origin();
    node.line = change_.amount_at.line;
    node.column = change_.amount_at.column;
  }

  // The value's text after the change, or nothing with SN015.
  std::optional<std::string> changed(const Node& node) {
    const bool money =
        is_money(keys_->size() > 1 ? keys_->at(keys_->size() - 2) : "", keys_->back());
    if (change_.kind == ChangeKind::value) return change_.amount;
    auto text = node.kind == Kind::scalar
                    ? changed_number(node.text, change_.kind, change_.amount, money)
                    : std::nullopt;
    if (!text) {
      const bool number = node.kind == Kind::scalar && parse_decimal(node.text).has_value();
      add("SN015",
          number ? "the result has more digits than can be kept exactly"
                 : "a factor or an addition to what is no number",
          path_text(*keys_) + ": " + node.text, number ? "fewer digits" : "a number in the pack",
          number ? "" : "give a value instead", change_.amount_at, change_.amount_line);
    }
    return text;
  }

  void note(const Node& node, std::optional<Date> from, std::string before, std::string after) {
    const Location at{node.origin == 0 ? document_->file : document_->others[node.origin - 1].file,
                      node.line, node.column};
    edited_.applied.push_back(
        {index_, {}, path_text(*keys_), from, std::move(before), std::move(after), at});
    edited_.packs.push_back(pack_);
  }

  void change_value(Node& node, std::optional<Date> from) {
    const auto text = changed(node);
    if (!text) return;
    note(node, from, node.text, *text);
    if (same_value(node.text, *text)) return;
    node.kind = Kind::scalar;
    node.text = *text;
    node.quoted = false;
    stand_at_change(node);
  }

  [[nodiscard]] Node scalar(std::string text) {
    Node node;
    node.kind = Kind::scalar;
    node.text = std::move(text);
    stand_at_change(node);
    return node;
  }

  // A copy of an entry that begins on the day of the change; nothing where it would say the same.
  std::optional<Node> split_off(const Node& entry, std::string_view value_key) {
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

  static void put(Node& mapping, std::string_view key, Node value) {
    if (Node* old = find(mapping, key)) {
      *old = std::move(value);
      return;
    }
    mapping.entries.push_back({std::string(key), value.line, value.column, std::move(value)});
  }

  void change_dated(Node& node) {
    std::vector<Node> entries;
    if (node.kind == Kind::sequence) {
      entries = std::move(node.items);
    } else {
      entries.push_back(node);
    }
    std::vector<Date> starts;
    starts.reserve(entries.size());
    for (const Node& entry : entries) starts.push_back(start_of(entry));
    const auto fate = fates(starts, change_.from, change_.kind);
    std::vector<Node> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      change_entry(entries[i], starts[i], fate[i], kept);
    }
    const bool as_it_was = node.kind != Kind::sequence && kept.size() == 1;
    if (as_it_was) {
      node = std::move(kept.front());
      return;
    }
    node.text.clear();
    node.entries.clear();
    node.kind = Kind::sequence;
    node.items = std::move(kept);
  }

  void change_entry(Node& entry, Date start, EntryFate fate, std::vector<Node>& kept) {
    Node* value = entry.kind == Kind::mapping ? find(entry, "value") : &entry;
    if (fate == EntryFate::dropped) {
      if (value != nullptr) note(*value, start, value->text, "");
      return;
    }
    if (fate == EntryFate::changed && value != nullptr) change_value(*value, start);
    auto more = fate == EntryFate::split ? split_off(entry, "value") : std::nullopt;
    kept.push_back(std::move(entry));
    if (more) kept.push_back(std::move(*more));
  }

  // All elements of a kind: those named, and those that follow them.
  static std::vector<Target> members_of(const Target& like, const std::vector<std::string>& kind) {
    std::vector<Target> members;
    const bool by_place = like.keys[1] == "capitation";
    for (std::size_t i = 0; i < like.list->items.size(); ++i) {
      Node& element = like.list->items[i];
      Node* value = find(element, like.keys.back());
      if (value == nullptr || kind_of(element, like.keys[1]) != kind) continue;
      Target member = like;
      member.keys[2] = by_place ? std::to_string(i + 1) : kind.front();
      member.node = value;
      member.place = i;
      members.push_back(std::move(member));
    }
    return members;
  }

  void change_elements(Node& list, const std::vector<Target>& members,
                       std::map<std::size_t, Node>& after, std::vector<std::size_t>& dropped) {
    std::vector<Date> starts;
    starts.reserve(members.size());
    for (const Target& member : members) starts.push_back(start_of(list.items[member.place]));
    const auto fate = fates(starts, change_.from, change_.kind);
    for (std::size_t i = 0; i < members.size(); ++i) {
      Node& element = list.items[members[i].place];
      keys_ = &members[i].keys;
      if (fate[i] == EntryFate::changed) change_value(*members[i].node, starts[i]);
      if (fate[i] == EntryFate::dropped) {
        note(*members[i].node, starts[i], members[i].node->text, "");
        dropped.push_back(members[i].place);
      }
      if (fate[i] != EntryFate::split) continue;
      if (auto more = split_off(element, keys_->back())) {
        after.emplace(members[i].place, std::move(*more));
      }
    }
  }

  const std::vector<PackTree>& packs_;
  const Change& change_;
  std::size_t index_;
  std::size_t pack_ = 0;
  const std::vector<std::string>* keys_ = nullptr;
  Document* document_ = nullptr;
  Period valid_;
  Edited edited_;
};

}  // namespace

std::vector<EntryFate> fates(const std::vector<Date>& starts, std::optional<Date> from,
                             ChangeKind kind) {
  std::vector<EntryFate> fate;
  bool replaced = false;  // a value holds from its day on, so one entry is enough
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const bool over = from && i + 1 < starts.size() && starts[i + 1] <= *from;
    const bool before = from && starts[i] < *from;
    if (over) {
      fate.push_back(EntryFate::kept);
      continue;
    }
    const bool once = from && kind == ChangeKind::value;
    fate.push_back(once && replaced ? EntryFate::dropped
                   : before         ? EntryFate::split
                                    : EntryFate::changed);
    replaced = true;
  }
  return fate;
}

Edited edit(const std::vector<PackTree>& packs, const std::vector<Target>& targets,
            const Change& change, std::size_t index) {
  Edit work(packs, change, index);
  std::vector<std::pair<const yaml::Node*, std::vector<const Target*>>> lists;
  for (const Target& target : targets) {
    if (target.dated != DatedAs::element || !change.from) {
      work.make(target);
      continue;
    }
    const auto same = [&](const auto& each) {
      return each.first == target.list && each.second.front()->keys.back() == target.keys.back();
    };
    auto known = std::find_if(lists.begin(), lists.end(), same);
    if (known == lists.end()) known = lists.insert(known, {target.list, {}});
    known->second.push_back(&target);
  }
  for (const auto& [list, members] : lists) work.make(members);
  return work.take();
}

}  // namespace pbr::rulebook
