#include <algorithm>
#include <set>

#include "pbr/sweep.hpp"
#include "scenario/data_change.hpp"
#include "scenario/point_payer.hpp"

namespace pbr {
namespace {

using scenario::ContractAmounts;
using scenario::PaidPoint;
using scenario::PointPayer;

Diagnostic unknown(std::string_view what, const std::string& name,
                   const std::set<std::string>& known) {
  Diagnostic d;
  d.code = "SW010";
  d.message = "no " + std::string(what) + " \"" + name + "\" in the study";
  std::string all;
  for (const auto& each : known) all += (all.empty() ? "" : ", ") + each;
  d.expected = all;
  const auto near = nearest_name(name, {known.begin(), known.end()});
  if (!near.empty()) d.help = "did you mean \"" + std::string(near) + "\"?";
  return d;
}

std::size_t place_of(const std::vector<SchemeId>& schemes, const SchemeId& sought,
                     Diagnostics& problems) {
  const auto found = std::find(schemes.begin(), schemes.end(), sought);
  if (found == schemes.end()) {
    std::set<std::string> known;
    for (const auto& each : schemes) known.insert(each.text());
    problems.push_back(unknown("scheme", sought.text(), known));
  }
  return static_cast<std::size_t>(found - schemes.begin());
}

bool is_of(const ContractKey& contract, const Target& target) {
  if (target.level == Level::provider) return contract.provider.text() == target.who;
  if (target.level == Level::commissioner) return contract.commissioner.text() == target.who;
  return true;
}

Pence amount_of(const ContractAmounts& contracts, const Target& target) {
  Pence sum;
  for (const auto& [contract, amount] : contracts) {
    if (is_of(contract, target)) sum += amount;
  }
  return sum;
}

void check_who(const Target& target, const ContractAmounts& contracts, Diagnostics& problems) {
  if (target.level != Level::provider && target.level != Level::commissioner) return;
  const bool provider = target.level == Level::provider;
  std::set<std::string> known;
  for (const auto& [contract, amount] : contracts) {
    known.insert(provider ? contract.provider.text() : contract.commissioner.text());
  }
  if (known.contains(target.who)) return;
  problems.push_back(unknown(provider ? "provider" : "commissioner", target.who, known));
}

// Each provider that is paid, where the target names none.
std::vector<Target> spelt_out(const std::vector<Target>& targets,
                              const ContractAmounts& contracts) {
  std::vector<Target> all;
  for (const Target& target : targets) {
    if (target.level != Level::provider || !target.who.empty()) {
      all.push_back(target);
      continue;
    }
    std::set<std::string> providers;
    for (const auto& [contract, amount] : contracts) providers.insert(contract.provider.text());
    for (const auto& provider : providers) {
      all.push_back(target);
      all.back().who = provider;
    }
  }
  return all;
}

// Of the scheme and of the one it is held against, by value.
struct Looked {
  std::size_t scheme = 0, against = 0;
  const ContractAmounts* as_it_is = nullptr;

  [[nodiscard]] Pence at(const PaidPoint& point, const Target& target) const {
    const ContractAmounts& other = target.against ? point.schemes[against] : *as_it_is;
    const Pence less = target.amount ? *target.amount : amount_of(other, target);
    return amount_of(point.schemes[scheme], target) - less;
  }
};

std::optional<Looked> looked_at(const PointPayer& payer, const Target& target,
                                Diagnostics& problems) {
  Looked looked;
  looked.scheme = place_of(payer.schemes(), target.scheme, problems);
  looked.against =
      target.against ? place_of(payer.schemes(), *target.against, problems) : looked.scheme;
  if (has_errors(problems)) return std::nullopt;
  looked.as_it_is = &payer.without().schemes[looked.scheme];
  return looked;
}

}  // namespace

Loaded<SoughtResults> seek(const Study& study, const Variant& over, const SweepParameter& parameter,
                           const std::vector<Target>& targets, const RunOptions& options) {
  Loaded<SoughtResults> loaded;
  std::vector<std::vector<Change>> points;
  for (const auto& value : parameter.values) {
    points.push_back(scenario::changes_of({parameter}, {value}));
  }
  if (points.empty() || targets.empty()) return loaded;
  scenario::check_path(points.front().front(), loaded.problems);
  if (has_errors(loaded.problems)) return loaded;
  PointPayer payer(study, over, options);
  loaded.problems = payer.prepare();
  if (has_errors(loaded.problems)) return loaded;
  const auto looked = looked_at(payer, targets.front(), loaded.problems);
  if (!looked) return loaded;
  SoughtResults found;
  found.targets = spelt_out(targets, *looked->as_it_is);
  for (const Target& target : found.targets) {
    check_who(target, *looked->as_it_is, loaded.problems);
  }
  if (has_errors(loaded.problems)) return loaded;
  auto paid = payer.pay(points);
  loaded.problems = std::move(paid.problems);
  if (!paid.value) return loaded;
  for (const Target& target : found.targets) {
    std::vector<Pence> amounts;
    for (const PaidPoint& point : *paid.value) amounts.push_back(looked->at(point, target));
    found.results.push_back(turns_of(parameter.values, amounts));
  }
  loaded.value = std::move(found);
  return loaded;
}

}  // namespace pbr
