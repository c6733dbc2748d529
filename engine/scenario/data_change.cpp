#include "scenario/data_change.hpp"

#include <algorithm>
#include <array>

namespace pbr::scenario {
namespace {

enum class Amount : std::uint8_t { share, factor, pounds, code };

struct DataKind {
  std::string_view word, form;
  std::size_t keys = 0;
  bool value = false, factor = false, add = false;
  Amount amount = Amount::share;
};

constexpr std::array<DataKind, 6> kinds{{
    {"contracts", "contracts.<provider>.<commissioner>.value", 4, true, true, true, Amount::pounds},
    {"providers", "providers.<code>", 2, true, false, false, Amount::code},
    {"activity", "activity.<provider>.<cluster>", 3, false, true, false, Amount::factor},
    {"casemix", "casemix.<provider>.<cluster>.<to cluster>", 4, true, false, false, Amount::share},
    {"outcomes", "outcomes.<provider>.<measure>.<improved, recovered or yes>", 4, true, false, true,
     Amount::share},
    {"completeness", "completeness.<provider>.<measure>", 3, true, false, false, Amount::share},
}};

class Check {
 public:
  Check(const Change& change, Diagnostics& problems) : change_(change), problems_(problems) {}

  void path() {
    const auto keys = keys_of_path(change_.path);
    if (keys.empty()) {
      return add("SN010", "this is no path", change_.path,
                 "keys parted by dots, such as tariff.prices.03.non_admitted_day",
                 "put a key that holds a dot into double quotes");
    }
    if (names_a_pack(change_.path)) return;
    const auto* kind = std::find_if(kinds.begin(), kinds.end(), [&](const DataKind& each) {
      return each.word == keys.front();
    });
    if (kind == kinds.end()) return no_word(keys);
    form(*kind, keys);
    if (change_.from) {
      add("SN012", "a date at a change of data", to_text(*change_.from), "a change without `from`",
          "take `from` out: data are changed for the whole period");
    }
    amount(*kind);
  }

 private:
  void add(std::string code, std::string message, std::string found, std::string expected,
           std::string help = {}) {
    problems_.push_back({Severity::error, std::move(code), change_.at, std::move(message),
                         std::move(found), std::move(expected), std::move(help),
                         change_.path_line});
  }

  void no_word(const std::vector<std::string>& keys) {
    std::vector<std::string> words{"tariff",   "schemes",    "measures",  "clusters",
                                   "episodes", "instrument", "disclosure"};
    std::string listed;
    for (const DataKind& kind : kinds) words.emplace_back(kind.word);
    for (const auto& word : words) listed += (listed.empty() ? "" : ", ") + word;
    add("SN010", "\"" + keys.front() + "\" is neither a kind of pack nor of data", change_.path,
        listed, did_you_mean(keys.front(), words));
  }

  void form(const DataKind& kind, const std::vector<std::string>& keys) {
    const auto& last = keys.back();
    const bool deep = std::find(keys.begin(), keys.end(), "...") != keys.end();
    bool fits = keys.size() == kind.keys && !deep;
    if (kind.word == "contracts") fits = fits && last == "value";
    if (kind.word == "outcomes") {
      fits = fits && (last == "improved" || last == "recovered" || last == "yes");
    }
    if (kind.word == "providers" || kind.word == "casemix") fits = fits && last != "*";
    if (!fits) add("SN010", "the path is not of its form", change_.path, std::string(kind.form));
  }

  void amount(const DataKind& kind) {
    const bool taken = change_.kind == ChangeKind::value    ? kind.value
                       : change_.kind == ChangeKind::factor ? kind.factor
                                                            : kind.add;
    if (!taken) return not_taken(kind);
    if (kind.amount == Amount::code) {
      return check(!change_.amount.empty() && change_.amount != "*", "the code of a provider");
    }
    if (kind.amount == Amount::pounds && change_.kind != ChangeKind::factor) {
      const auto pounds = parse_pounds(change_.amount);
      const bool below = pounds && *pounds < Pence{} && change_.kind == ChangeKind::value;
      return check(pounds.has_value() && !below, "pounds such as 1250000.00");
    }
    const auto rate = Rate::parse(change_.amount);
    if (kind.amount == Amount::share) {
      const Rate least = change_.kind == ChangeKind::add ? Rate{-1} : Rate{};
      return check(rate && *rate >= least && *rate <= Rate{1},
                   change_.kind == ChangeKind::add ? "a difference of shares from -1 to 1"
                                                   : "a share from 0 to 1");
    }
    check(rate && *rate >= Rate{}, "a factor of 0 or more, such as 1.03");
  }

  void not_taken(const DataKind& kind) {
    std::string taken;
    for (const auto& [is, word] : {std::pair{kind.value, "value"}, std::pair{kind.factor, "factor"},
                                   std::pair{kind.add, "add"}}) {
      if (is) taken += (taken.empty() ? "" : " or ") + std::string(word);
    }
    problem("this kind of change is not for " + std::string(kind.word), taken);
  }

  void check(bool fine, std::string expected) {
    if (!fine) problem("the amount is out of range", std::move(expected));
  }

  void problem(std::string message, std::string expected) {
    problems_.push_back({Severity::error, "SN016", change_.amount_at, std::move(message),
                         change_.amount, std::move(expected), "", change_.amount_line});
  }

  const Change& change_;
  Diagnostics& problems_;
};

}  // namespace

void check_path(const Change& change, Diagnostics& problems) { Check(change, problems).path(); }

std::vector<std::string> keys_of(const Change& change, std::string_view word) {
  auto keys = keys_of_path(change.path);
  if (keys.empty() || keys.front() != word) keys.clear();
  return keys;
}

Diagnostic changes_nothing(const Change& change, std::string why, std::string help) {
  return {Severity::warning, "SN014", change.at,       "\"" + change.path + "\" changes nothing",
          std::move(why),    {},      std::move(help), change.path_line};
}

std::string did_you_mean(const std::string& name, const std::vector<std::string>& known) {
  const auto nearest = nearest_name(name, {known.begin(), known.end()});
  return nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?";
}

}  // namespace pbr::scenario
