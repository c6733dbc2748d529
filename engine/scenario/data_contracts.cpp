#include <algorithm>
#include <set>

#include "pbr/scenario.hpp"
#include "scenario/data_change.hpp"

namespace pbr {
namespace {

std::vector<std::int64_t> weights_of(const std::vector<Contract*>& rows) {
  std::vector<std::int64_t> weights;
  weights.reserve(rows.size());
  for (const Contract* row : rows) weights.push_back(row->amount.value());
  const bool none = std::all_of(weights.begin(), weights.end(), [](auto w) { return w == 0; });
  if (none) weights.front() = 1;
  return weights;
}

void change_rows(const Change& change, const std::vector<Contract*>& rows) {
  if (change.kind == ChangeKind::factor) {
    const Rate factor = *Rate::parse(change.amount);
    for (Contract* row : rows) row->amount = round(row->amount * factor, Rounding::half_up);
    return;
  }
  Pence total = *parse_pounds(change.amount);
  if (change.kind == ChangeKind::add) {
    for (const Contract* row : rows) total += row->amount;
  }
  const auto parts = share_out(total, weights_of(rows));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i]->amount = parts[i];
}

Diagnostic no_contract(const Change& change, const std::vector<std::string>& keys,
                       const std::vector<Contract>& contracts) {
  if (contracts.empty()) {
    return scenario::changes_nothing(change, "the study has no contracts table");
  }
  std::set<std::string> codes;
  for (const auto& row : contracts) {
    codes.insert(row.provider.text());
    codes.insert(row.commissioner.text());
  }
  std::string help;
  for (const std::size_t at : {std::size_t{1}, std::size_t{2}}) {
    if (keys[at] == "*" || codes.contains(keys[at])) continue;
    help = scenario::did_you_mean(keys[at], {codes.begin(), codes.end()});
    if (!help.empty()) break;
  }
  return scenario::changes_nothing(
      change, "no contract of " + keys[1] + " and " + keys[2] + " has a value in the period", help);
}

}  // namespace

ChangeReach reach_of(const Change& change) {
  const auto word = std::string_view(change.path).substr(0, change.path.find('.'));
  if (word == "schemes") return ChangeReach::schemes;
  if (word == "tariff") return ChangeReach::tariff;
  if (word == "contracts") return ChangeReach::contracts;
  if (word == "providers") return ChangeReach::records;
  return names_a_pack(change.path) ? ChangeReach::rules : ChangeReach::sums;
}

std::map<ProviderId, ProviderId> mergers_of(const std::vector<Change>& changes) {
  std::map<ProviderId, ProviderId> mergers;
  for (const auto& change : changes) {
    const auto keys = scenario::keys_of(change, "providers");
    if (keys.size() != 2) continue;
    const ProviderId from(keys[1]);
    const ProviderId into(change.amount);
    if (from == into) continue;
    for (auto& [first, last] : mergers) {
      if (last == from) last = into;
    }
    mergers.try_emplace(from, into);  // one that has gone elsewhere has no records left
  }
  std::erase_if(mergers, [](const auto& merger) { return merger.first == merger.second; });
  return mergers;
}

Diagnostics change_contracts(const std::vector<Change>& changes, Period period,
                             std::vector<Contract>& contracts) {
  Diagnostics notices;
  for (const auto& change : changes) {
    const auto keys = scenario::keys_of(change, "contracts");
    if (keys.size() != 4) continue;
    std::map<ContractKey, std::vector<Contract*>> met;
    for (auto& row : contracts) {
      const bool named = scenario::names(keys[1], row.provider.text()) &&
                         scenario::names(keys[2], row.commissioner.text());
      if (!named || overlap(row.period, period).empty()) continue;
      met[{row.provider, row.commissioner}].push_back(&row);
    }
    for (const auto& [contract, rows] : met) change_rows(change, rows);
    if (met.empty()) notices.push_back(no_contract(change, keys, contracts));
  }
  return notices;
}

std::vector<Change> Variant::changes() const {
  std::vector<Change> all;
  for (const auto& layer : layers) {
    all.insert(all.end(), layer.changes.begin(), layer.changes.end());
  }
  return all;
}

Overlay Variant::overlay() const {
  Overlay overlay;
  for (const auto& change : changes()) {
    if (names_a_pack(change.path)) overlay.changes.push_back(change);
  }
  return overlay;
}

}  // namespace pbr
