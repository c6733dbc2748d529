#include "rulebook/overlay_targets.hpp"

#include <algorithm>

#include "rulebook/decimal.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Kind;
using yaml::Node;

constexpr std::string_view any = "*";
constexpr std::string_view any_depth = "...";

struct Child {
  std::string name;
  Node* node = nullptr;
};

std::vector<Child> children_of(Node& node) {
  std::vector<Child> children;
  for (auto& entry : node.entries) children.push_back({entry.key, &entry.value});
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node* id = node.items[i].find("id");
    const bool named = id != nullptr && id->kind == Kind::scalar;
    children.push_back({named ? id->text : std::to_string(i + 1), &node.items[i]});
  }
  return children;
}

// keys: from the root of a tariff.
DatedAs dated_as(const std::vector<std::string>& keys) {
  const std::size_t n = keys.size();
  const auto is = [&](std::size_t i, std::string_view key) { return i < n && keys[i] == key; };
  const bool price =
      (n == 3 && is(0, "prices")) || (n == 5 && is(0, "price_lists") && is(2, "prices"));
  if (price) return keys.back() == "source" ? DatedAs::undated : DatedAs::value;
  const bool forces =
      is(0, "market_forces") && ((n == 3 && is(1, "providers")) || (n == 2 && is(1, "others")));
  if (forces) return DatedAs::value;
  const bool element =
      n == 3 && ((is(0, "adjustments") && is(2, "factor")) ||
                 (is(0, "capitation") && (is(2, "heads") || is(2, "a_head_a_year"))));
  return element ? DatedAs::element : DatedAs::undated;
}

class Search {
 public:
  Search(const std::vector<PackTree>& packs, const std::vector<std::string>& keys)
      : packs_(packs), keys_(keys) {}

  Targets find() {
    for (pack_ = 0; pack_ < packs_.size(); ++pack_) {
      if (packs_[pack_].word == keys_.front()) enter(packs_[pack_]);
    }
    if (!found_.values.empty() || !found_.containers.empty()) found_.dead_end.reset();
    return std::move(found_);
  }

 private:
  void enter(const PackTree& pack) {
    Node& root = pack.document->root;
    trail_ = {std::string(pack.word)};
    if (pack.word == "schemes") return enter_scheme(pack, root);
    if (pack.word == "measures") return enter_below(root, "measures");
    const bool page = pack.word == "clusters" && keys_.size() > 1 && keys_[1] != any_depth &&
                      root.find(keys_[1]) == nullptr;
    if (page) return enter_below(root, "pages");
    walk(root, 1);
  }

  void enter_below(Node& root, std::string_view key) {
    for (auto& entry : root.entries) {
      if (entry.key == key) walk(entry.value, 1);
    }
  }

  void enter_scheme(const PackTree& pack, Node& root) {
    if (keys_.size() < 2) return stop(1, pack.names);
    trail_.push_back(pack.names.front());
    if (keys_[1] == any_depth) return walk(root, 1);
    const bool named = keys_[1] == any || std::find(pack.names.begin(), pack.names.end(),
                                                    keys_[1]) != pack.names.end();
    if (named) return walk(root, 2);
    trail_.pop_back();
    stop(1, {pack.names.front()});
  }

  [[nodiscard]] DatedAs dated() const {
    if (trail_.front() != "tariff") return DatedAs::undated;
    return dated_as({trail_.begin() + 1, trail_.end()});
  }

  void walk(Node& node, std::size_t i) {
    // Several dated entries, or one.
    const bool is_list = node.kind == Kind::sequence;
    const bool entries = dated() == DatedAs::value && (is_list || node.find("value") != nullptr);
    if (i == keys_.size()) return accept(node, entries);
    if (keys_[i] == any_depth) walk(node, i + 1);
    if (entries && is_list) return;
    const auto children = children_of(node);
    bool met = keys_[i] == any_depth;
    for (std::size_t place = 0; place < children.size(); ++place) {
      const auto& [name, child] = children[place];
      const bool deeper = keys_[i] == any_depth;
      if (!deeper && keys_[i] != any && keys_[i] != name) continue;
      met = true;
      trail_.push_back(name);
      if (node.kind == Kind::sequence) {
        list_ = &node;
        place_ = place;
      }
      walk(*child, deeper ? i : i + 1);
      trail_.pop_back();
    }
    if (!met) stop(i, names_of(children));
  }

  static std::vector<std::string> names_of(const std::vector<Child>& children) {
    std::vector<std::string> names;
    names.reserve(children.size());
    for (const auto& child : children) names.push_back(child.name);
    return names;
  }

  void accept(Node& node, bool entries) {
    const bool value = entries || node.kind == Kind::scalar || node.kind == Kind::null;
    auto& targets = value ? found_.values : found_.containers;
    const bool passed = value && keys_.back() == any && !entries && !parse_decimal(node.text);
    const auto same = [&](const Target& target) { return target.node == &node; };
    if (passed || std::any_of(targets.begin(), targets.end(), same)) return;
    Target target{pack_, trail_, &node, dated(), nullptr, 0};
    if (target.dated == DatedAs::element) {
      target.list = list_;
      target.place = place_;
    }
    targets.push_back(std::move(target));
  }

  // The end that went furthest is what somebody meant; of equal ones, all that could stand there.
  void stop(std::size_t key, const std::vector<std::string>& candidates) {
    auto& end = found_.dead_end;
    if (end && end->key > key) return;
    if (!end || end->key < key) end = DeadEnd{key, trail_, {}};
    for (const auto& name : candidates) {
      const bool known =
          std::find(end->candidates.begin(), end->candidates.end(), name) != end->candidates.end();
      if (!known) end->candidates.push_back(name);
    }
  }

  const std::vector<PackTree>& packs_;
  const std::vector<std::string>& keys_;
  std::size_t pack_ = 0;
  std::vector<std::string> trail_;
  Node* list_ = nullptr;
  std::size_t place_ = 0;
  Targets found_;
};

}  // namespace

Targets find_targets(const std::vector<PackTree>& packs, const std::vector<std::string>& keys) {
  return Search(packs, keys).find();
}

std::string path_text(const std::vector<std::string>& keys) {
  std::string text;
  for (const auto& key : keys) {
    const bool joined = text.empty() || key == any_depth || text.ends_with(any_depth);
    if (!joined) text += '.';
    const bool quoted = key != any_depth && key.find('.') != std::string::npos;
    text += quoted ? '"' + key + '"' : key;
  }
  return text;
}

}  // namespace pbr::rulebook
