#include <algorithm>
#include <set>

#include "pbr/sweep.hpp"
#include "scenario/point_payer.hpp"

namespace pbr {
namespace {

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

Pence amount_of(const PaidPoint& point, std::size_t scheme, const Target& target) {
  Pence sum;
  for (std::size_t i = 0; i < point.contracts->size(); ++i) {
    if (is_of((*point.contracts)[i], target)) sum += point.schemes[scheme][i];
  }
  return sum;
}

void check_who(const Target& target, const std::vector<ContractKey>& contracts,
               Diagnostics& problems) {
  if (target.level != Level::provider && target.level != Level::commissioner) return;
  const bool provider = target.level == Level::provider;
  std::set<std::string> known;
  for (const auto& contract : contracts) {
    known.insert(provider ? contract.provider.text() : contract.commissioner.text());
  }
  if (known.contains(target.who)) return;
  problems.push_back(unknown(provider ? "provider" : "commissioner", target.who, known));
}

// Each provider that is paid, where the target names none.
std::vector<Target> spelt_out(const std::vector<Target>& targets,
                              const std::vector<ContractKey>& contracts) {
  std::vector<Target> all;
  for (const Target& target : targets) {
    if (target.level != Level::provider || !target.who.empty()) {
      all.push_back(target);
      continue;
    }
    std::set<std::string> providers;
    for (const auto& contract : contracts) providers.insert(contract.provider.text());
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
  const PaidPoint* as_it_is = nullptr;

  [[nodiscard]] Pence at(const PaidPoint& point, const Target& target) const {
    const Pence amount = amount_of(point, scheme, target);
    if (target.amount) return amount - *target.amount;
    return amount - amount_of(target.against ? point : *as_it_is, against, target);
  }
};

std::optional<Looked> looked_at(const PointPayer& payer, const Target& target,
                                Diagnostics& problems) {
  Looked looked;
  looked.scheme = place_of(payer.schemes(), target.scheme, problems);
  looked.against =
      target.against ? place_of(payer.schemes(), *target.against, problems) : looked.scheme;
  if (has_errors(problems)) return std::nullopt;
  looked.as_it_is = &payer.without();
  return looked;
}

}  // namespace

Loaded<SoughtResults> seek(const Study& study, const Variant& over, const SweepParameter& parameter,
                           const std::vector<Target>& targets, const RunOptions& options) {
  Loaded<SoughtResults> loaded;
  Diagnostics& problems = loaded.problems;
  if (parameter.values.empty() || targets.empty()) return loaded;
  check_parameter(parameter, problems);
  if (has_errors(problems)) return loaded;
  std::vector<std::vector<std::string>> points;
  for (const auto& value : parameter.values) points.push_back({value});
  PointPayer payer(study, over, options);
  problems = payer.read_packs({parameter}, points);
  if (has_errors(problems)) return loaded;
  const auto looked = looked_at(payer, targets.front(), problems);
  if (!looked) return loaded;
  problems = payer.prepare();
  if (has_errors(problems)) return loaded;
  SoughtResults found;
  const auto& contracts = *payer.without().contracts;
  found.targets = spelt_out(targets, contracts);
  for (const Target& target : found.targets) check_who(target, contracts, problems);
  if (has_errors(problems)) return loaded;
  std::vector<std::vector<Pence>> amounts(found.targets.size());
  const auto paid = payer.pay({parameter}, points, [&](std::size_t, const PaidPoint& point) {
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      amounts[i].push_back(looked->at(point, found.targets[i]));
    }
  });
  problems.insert(problems.end(), paid.begin(), paid.end());
  if (has_errors(problems)) return loaded;
  for (const auto& of_target : amounts) {
    found.results.push_back(turns_of(parameter.values, of_target));
  }
  loaded.value = std::move(found);
  return loaded;
}

}  // namespace pbr
