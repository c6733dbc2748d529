#include "scenario/notices.hpp"

#include <algorithm>
#include <set>

#include "scenario/data_change.hpp"

namespace pbr::scenario {
namespace {

struct Known {
  std::set<std::string> providers, commissioners, clusters;
};

Known known_of(const PayInputs& inputs) {
  Known known;
  for (const auto& [key, contract] : inputs.contracts) {
    known.providers.insert(key.provider.text());
    known.commissioners.insert(key.commissioner.text());
    for (const auto& [code, sums] : contract.clusters) known.clusters.insert(code.text());
  }
  return known;
}

// Why a value of a pack holds for nobody, or "".
std::string nobody(const AppliedChange& applied, const Known& known) {
  const auto keys = keys_of_path(applied.path);
  const auto at = [&](std::size_t i) { return i < keys.size() ? keys[i] : std::string{}; };
  const bool list = at(1) == "price_lists" && at(3) == "prices";
  const bool prices = at(0) == "tariff" && (at(1) == "prices" || list);
  if (prices) {
    const std::string code = at(list ? 4 : 2);
    const std::string padded = code.size() == 1 ? "0" + code : code;
    return known.clusters.contains(padded) ? "" : "nobody is in cluster " + padded;
  }
  const bool forces =
      at(0) == "tariff" && at(1) == "market_forces" && at(2) == "providers" && keys.size() == 4;
  if (forces)
    return known.providers.contains(at(3)) ? "" : "no provider " + at(3) + " in the study";
  const bool page = at(0) == "clusters" && at(2) == "review";
  return page && !known.clusters.contains(at(1)) ? "nobody is in cluster " + at(1) : "";
}

}  // namespace

Diagnostics unmet(const std::vector<Change>& changes, const std::vector<AppliedChange>& applied,
                  const PayInputs& as_it_is, bool providers) {
  const Known known = known_of(as_it_is);
  std::map<std::size_t, std::string> reasons;  // by change; "" once a value holds for somebody
  for (const auto& each : applied) {
    if (!changes_value(each)) continue;
    const std::string why = nobody(each, known);
    const auto [reason, is_new] = reasons.try_emplace(each.change, why);
    if (!is_new && why.empty()) reason->second.clear();
  }
  Diagnostics notices;
  std::size_t of_pack = 0;
  for (const auto& change : changes) {
    const auto merger = keys_of(change, "providers");
    if (providers && merger.size() == 2 && !known.providers.contains(merger[1])) {
      notices.push_back(changes_nothing(
          change, "no provider " + merger[1] + " in the study",
          did_you_mean(merger[1], {known.providers.begin(), known.providers.end()})));
    }
    if (!names_a_pack(change.path)) continue;
    const auto reason = reasons.find(of_pack++);
    if (reason == reasons.end() || reason->second.empty()) continue;
    notices.push_back(changes_nothing(change, reason->second));
  }
  return notices;
}

std::vector<std::string> sentences(const Diagnostics& problems) {
  std::vector<std::string> said;
  for (const auto& d : problems) {
    if (d.code != "SN014") continue;
    std::string text = d.message + ": " + d.found;
    if (!d.help.empty()) text += "; " + d.help;
    if (!text.ends_with('?')) text += ".";
    if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(std::move(text));
  }
  return said;
}

}  // namespace pbr::scenario
