#include "rulebook/overlay_edit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rulebook/overlay_value.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Kind;
using yaml::Node;

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
      : values_(packs, change, index) {}

  void make(const Target& target) {
    values_.into(target);
    if (values_.change().from && target.dated == DatedAs::undated) return values_.refuse_date();
    if (values_.ends_before()) return;
    if (target.dated == DatedAs::value) return change_dated(*target.node);
    values_.change_value(*target.node, element_start(target));
  }

  // Elements of one list, all with the same key: `from` may add elements.
  void make(const std::vector<const Target*>& targets) {
    values_.into(*targets.front());
    if (values_.ends_before()) return;
    Node& list = *targets.front()->list;
    std::set<std::vector<std::string>> kinds;
    for (const Target* target : targets) {
      kinds.insert(kind_of(list.items[target->place], targets.front()->keys.at(1)));
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

  Edited take() { return values_.take(); }

 private:
  // The day a target's element begins; nothing for what has no dates.
  [[nodiscard]] std::optional<Date> element_start(const Target& target) const {
    if (target.dated != DatedAs::element) return std::nullopt;
    return start_of(target.list->items[target.place]);
  }
  [[nodiscard]] Date start_of(const Node& element) const {
    return day_of(element.find("from")).value_or(values_.first_day());
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
    const auto fate = fates(starts, values_.change().from, values_.change().kind);
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
      if (value != nullptr) values_.note(*value, start, value->text, "");
      return;
    }
    if (fate == EntryFate::changed && value != nullptr) values_.change_value(*value, start);
    auto more = fate == EntryFate::split ? values_.split_off(entry, "value") : std::nullopt;
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
    const auto fate = fates(starts, values_.change().from, values_.change().kind);
    for (std::size_t i = 0; i < members.size(); ++i) {
      Node& element = list.items[members[i].place];
      const auto& keys = members[i].keys;
      values_.at(keys);
      if (fate[i] == EntryFate::changed) values_.change_value(*members[i].node, starts[i]);
      if (fate[i] == EntryFate::dropped) {
        values_.note(*members[i].node, starts[i], members[i].node->text, "");
        dropped.push_back(members[i].place);
      }
      if (fate[i] != EntryFate::split) continue;
      if (auto more = values_.split_off(element, keys.back())) {
        after.emplace(members[i].place, std::move(*more));
      }
    }
  }

  ValueEdit values_;
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
