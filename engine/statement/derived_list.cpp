#include "statement/derived_list.hpp"

#include <algorithm>
#include <set>

#include "tariff/line.hpp"

namespace pbr {
namespace {

std::set<ClusterCode> clusters_in(const PriceView& view) {
  std::set<ClusterCode> codes;
  const auto add = [&](const Prices& prices) {
    for (const auto& [key, entries] : prices) codes.insert(key.first);
  };
  add(view.book().prices);
  for (const PriceList* list : view.lists()) add(list->prices);
  return codes;
}

// The days on which another entry takes over, and the entry; in order.
std::vector<std::pair<Date, PriceInForce>> changes_of(const PriceView& view,
                                                      const ClusterCode& cluster, TariffUnit unit) {
  std::set<Date> days;
  for (const auto* entries : view.entries(cluster, unit)) {
    for (const auto& entry : *entries) days.insert(entry.valid.first);
  }
  std::vector<std::pair<Date, PriceInForce>> changes;
  for (const Date day : days) {
    const PriceInForce now = view.price(cluster, unit, day);
    if (now.price == nullptr) continue;
    if (changes.empty() || changes.back().second != now) changes.emplace_back(day, now);
  }
  return changes;
}

std::string origin(const PriceBook& book, const PriceInForce& from) {
  return "derived from " + to_pounds(from.price->value) + ", " + rule_at(book, from.price->at);
}

Diagnostic two_kinds(const PriceBook& book, const ContractKey& key, const ClusterCode& cluster) {
  Diagnostic problem;
  problem.severity = Severity::warning;
  problem.code = "DP006";
  problem.at = {.file = book.header.file};
  problem.message = "review periods of cluster " + cluster.text() +
                    " cost a day's price in one list and a period's in another";
  problem.found = "provider " + key.provider.text() + ", commissioner " + key.commissioner.text();
  problem.expected = "one of the two on all days";
  problem.help = "price them alike in the reference book; no prices are derived for the two";
  return problem;
}

bool has_two_kinds(const std::vector<std::pair<Date, PriceInForce>>& changes) {
  return std::any_of(changes.begin(), changes.end(), [&](const auto& change) {
    return change.second.is_day_cost != changes.front().second.is_day_cost;
  });
}

}  // namespace

std::optional<PriceList> derived_list(const PriceBook& book, const ContractKey& key,
                                      const Scale& scale, Diagnostics& told) {
  const PriceView view(book, key.provider, key.commissioner);
  PriceList list;
  list.provider = key.provider;
  list.commissioner = key.commissioner;
  for (const ClusterCode& cluster : clusters_in(view)) {
    for (const TariffUnit unit : priced_units) {
      if (unit == TariffUnit::review_period_day) continue;  // read with review_period
      const auto changes = changes_of(view, cluster, unit);
      if (changes.empty()) continue;
      if (has_two_kinds(changes)) {
        told.push_back(two_kinds(book, key, cluster));
        return std::nullopt;
      }
      const bool day_cost = changes.front().second.is_day_cost;
      auto& entries = list.prices[{cluster, day_cost ? TariffUnit::review_period_day : unit}];
      for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& [first, from] = changes[i];
        const Date end = i + 1 < changes.size() ? changes[i + 1].first : book.header.valid.end;
        entries.push_back({{first, end}, scale.of(from.price->value), origin(book, from), {}});
      }
    }
  }
  return list;
}

}  // namespace pbr
