// The growing list of changes, and where in its file a pack says what carries no place.
#pragma once

#include <deque>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "pbr/rule_diff.hpp"
#include "text/yaml.hpp"

namespace pbr::audit {

/// The places of a pack's keys, from its file. Where the file cannot be read, or is no longer the
/// one that was loaded, only the file is known.
class Places {
 public:
  explicit Places(const ClusterPack& pack);

  /// The place of the last of these keys, each below the one before; line 0 where it does not stand
  /// there.
  [[nodiscard]] Location of(std::initializer_list<std::string_view> keys) const;
  /// The same of a page's key.
  [[nodiscard]] Location of_page(const ClusterCode& code, std::string_view key) const;

 private:
  std::string file_;
  std::optional<yaml::Document> document_;
};

/// One side of a comparison: what a pack says, and where.
struct Said {
  std::optional<std::string> value;
  Location at;
};

class Changes {
 public:
  /// Adds a change where the two are not the same.
  void compare(const std::string& part, std::string what, Said before, Said after);
  [[nodiscard]] std::vector<RuleChange> take() { return std::move(list_); }

 private:
  std::vector<RuleChange> list_;
};

/// Both packs and what is found out about them, handed from part to part.
struct Comparison {
  const ClusterPack& before;
  const ClusterPack& after;
  Places before_places, after_places;
  Changes changes{};

  /// A value of both packs that has a key of its own.
  template <class Text>
  void key(const std::string& part, const std::string& what,
           std::initializer_list<std::string_view> keys, Text&& text) {
    changes.compare(part, what, {text(before), before_places.of(keys)},
                    {text(after), after_places.of(keys)});
  }
};

/// Things that two lists have, each told apart by its key, and of one key by place: calls
/// `both(a, b)` with null for a thing that one list lacks, in the order of the first list, then the
/// second's own.
template <class T, class Key, class Both>
void pair_up(const std::vector<T>& before, const std::vector<T>& after, Key&& key, Both&& both) {
  std::map<std::decay_t<decltype(key(before[0]))>, std::deque<const T*>> waiting;
  for (const T& each : after) waiting[key(each)].push_back(&each);
  std::set<const T*> paired;
  for (const T& each : before) {
    const auto at = waiting.find(key(each));
    const T* other = nullptr;
    if (at != waiting.end() && !at->second.empty()) {
      other = at->second.front();
      at->second.pop_front();
      paired.insert(other);
    }
    both(&each, other);
  }
  for (const T& each : after) {
    if (paired.count(&each) == 0) both(static_cast<const T*>(nullptr), &each);
  }
}

void compare_pages(Comparison& comparison);  // rule_diff_pages.cpp
void compare_rules(Comparison& comparison);  // rule_diff_rules.cpp: derived values, table, tree

/// A decimal without the zeros at its end: "0.5", "-1.25", "0".
[[nodiscard]] std::string plain_decimal(std::int64_t units, int places);

}  // namespace pbr::audit
