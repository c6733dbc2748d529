#include "rulebook/overlay_apply.hpp"

#include <algorithm>

#include "rulebook/overlay_edit.hpp"

namespace pbr::rulebook {
namespace {

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i > 0 ? ", " : "") + names[i];
  if (names.size() > most) text += " and " + std::to_string(names.size() - most) + " more";
  return text;
}

std::string did_you_mean(const std::vector<std::string>& keys, std::size_t wrong,
                         const std::vector<std::string>& known) {
  const auto nearest = nearest_name(keys[wrong], {known.begin(), known.end()});
  if (nearest.empty()) return {};
  auto meant = keys;
  meant[wrong] = nearest;
  return "did you mean \"" + path_text(meant) + "\"?";
}

class Work {
 public:
  explicit Work(const OverlayTerms& terms) : terms_(terms) {
    work_.changed_by.resize(terms.packs.size());
  }

  OverlayWork go() {
    const auto& changes = terms_.overlay->changes;
    for (std::size_t i = 0; i < changes.size(); ++i) make(changes[i], i);
    return std::move(work_);
  }

 private:
  void tell(Severity severity, std::string code, const Change& change, std::string message,
            std::string found, std::string expected = {}, std::string help = {}) {
    work_.problems.push_back({severity, std::move(code), change.at, std::move(message),
                              std::move(found), std::move(expected), std::move(help),
                              change.path_line});
  }

  void changes_nothing(const Change& change, std::string why, std::string help = {}) {
    tell(Severity::warning, "SN014", change, "\"" + change.path + "\" changes nothing",
         std::move(why), {}, std::move(help));
  }

  void make(const Change& change, std::size_t index) {
    const auto keys = keys_of_path(change.path);
    if (keys.empty() || !names_a_pack(change.path)) return no_path(change, keys);
    const Targets targets = find_targets(terms_.packs, keys);
    if (targets.values.empty()) return no_value(change, keys, targets);
    const auto before = work_.applied.size();
    std::vector<Date> ended;
    const bool parted = change.from && keys.back() == "*";
    if (parted) {
      for (const auto& key : last_keys(targets)) {
        auto one = keys;
        one.back() = key;
        take(edit(terms_.packs, find_targets(terms_.packs, one).values, change, index), ended);
      }
    } else {
      take(edit(terms_.packs, targets.values, change, index), ended);
    }
    notice(change, before, ended);
  }

  // A date may add elements to a list, so that places found before no longer hold.
  static std::set<std::string> last_keys(const Targets& targets) {
    std::set<std::string> keys;
    for (const auto& target : targets.values) keys.insert(target.keys.back());
    return keys;
  }

  void take(Edited edited, std::vector<Date>& ended) {
    for (std::size_t i = 0; i < edited.applied.size(); ++i) {
      auto& applied = edited.applied[i];
      const std::size_t pack = edited.packs[i];
      applied.pack = terms_.ids[pack];
      const auto& scenario = terms_.overlay->changes[applied.change].scenario;
      auto& names = work_.changed_by[pack];
      const bool known = std::find(names.begin(), names.end(), scenario) != names.end();
      if (changes_value(applied)) work_.touched.insert(pack);
      if (changes_value(applied) && !known) names.push_back(scenario);
      work_.applied.push_back(std::move(applied));
    }
    ended.insert(ended.end(), edited.ended.begin(), edited.ended.end());
    auto& problems = work_.problems;
    problems.insert(problems.end(), edited.problems.begin(), edited.problems.end());
  }

  void notice(const Change& change, std::size_t before, const std::vector<Date>& ended) {
    if (has_errors(work_.problems)) return;
    const auto first = work_.applied.begin() + static_cast<std::ptrdiff_t>(before);
    const bool same = std::none_of(first, work_.applied.end(),
                                   [](const AppliedChange& each) { return changes_value(each); });
    if (first == work_.applied.end() && !ended.empty()) {
      return changes_nothing(
          change, "the pack ends on " + to_text(ended.front()),
          "a change from " + to_text(*change.from) + " needs a pack of that time");
    }
    if (same && first != work_.applied.end()) {
      const bool one = work_.applied.end() - first == 1;
      return changes_nothing(change, one ? "the value that was there: " + first->before
                                         : "every value is what it was");
    }
    if (change.from && !terms_.period.empty() && *change.from >= terms_.period.end) {
      changes_nothing(change, "the study ends on " + to_text(terms_.period.last_day()),
                      "it begins on " + to_text(*change.from) + ", behind the study's period");
    }
  }

  void no_path(const Change& change, const std::vector<std::string>& keys) {
    if (keys.empty()) {
      tell(Severity::error, "SN010", change, "this is no path", change.path,
           "keys parted by dots, such as tariff.prices.03.non_admitted_day",
           "put a key that holds a dot into double quotes");
      return;
    }
    const std::vector<std::string> words{"tariff",   "schemes",    "measures",  "clusters",
                                         "episodes", "instrument", "disclosure"};
    tell(Severity::error, "SN010", change, "\"" + keys.front() + "\" is no kind of pack",
         change.path, listed(words), did_you_mean(keys, 0, words));
  }

  void no_value(const Change& change, const std::vector<std::string>& keys,
                const Targets& targets) {
    if (!targets.containers.empty()) {
      const auto& first = targets.containers.front();
      const bool list = first.node->kind == yaml::Kind::sequence;
      tell(Severity::error, "SN011", change,
           list ? "the path names a list, not a value" : "the path names a mapping, not a value",
           path_text(first.keys), "a path that goes on: " + listed(names_in(*first.node)));
      return;
    }
    if (keys.front() == "schemes" && keys.size() > 2 && terms_.is_a_scheme(keys[1])) {
      return changes_nothing(change, "the study does not compare the scheme " + keys[1]);
    }
    if (!targets.dead_end) {
      const bool present = std::any_of(terms_.packs.begin(), terms_.packs.end(),
                                       [&](const PackTree& p) { return p.word == keys.front(); });
      tell(Severity::error, "SN010", change,
           present ? "the path names no value" : "the study names no pack of " + keys.front(),
           change.path, present ? "a key, and no `...`, at the end" : "",
           present ? "" : "name one in the study's `rules`");
      return;
    }
    const auto& end = *targets.dead_end;
    const bool some = end.key < keys.size();
    tell(Severity::error, "SN010", change,
         some ? "no \"" + keys[end.key] + "\" in " + path_text(end.keys) : "the path is too short",
         change.path,
         end.candidates.empty() ? "a path that ends at " + path_text(end.keys)
                                : listed(end.candidates),
         some ? did_you_mean(keys, end.key, end.candidates) : "");
  }

  static std::vector<std::string> names_in(const yaml::Node& node) {
    std::vector<std::string> names;
    for (const auto& entry : node.entries) names.push_back(entry.key);
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const auto* id = node.items[i].find("id");
      names.push_back(id == nullptr ? std::to_string(i + 1) : id->text);
    }
    return names;
  }

  const OverlayTerms& terms_;
  OverlayWork work_;
};

}  // namespace

OverlayWork apply_overlay(const OverlayTerms& terms) { return Work(terms).go(); }

}  // namespace pbr::rulebook
