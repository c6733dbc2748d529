#include <algorithm>
#include <set>

#include "pbr/scenario.hpp"
#include "scenario/data_change.hpp"

namespace pbr {
namespace {

using scenario::names;
using Keys = std::vector<std::string>;

// Half up; neither is below zero.
std::int64_t times(std::int64_t count, Rate rate) {
  const Int128 doubled = Int128{count} * rate.numerator() * 2 + rate.denominator();
  return static_cast<std::int64_t>(doubled / (Int128{rate.denominator()} * 2));
}

Pence times(Pence amount, Rate rate) { return round(amount * rate, Rounding::half_up); }

Rate within_one(Rate share) { return std::clamp(share, Rate{}, Rate{1}); }

std::vector<std::string> providers_of(const PayInputs& inputs) {
  std::set<std::string> codes;
  for (const auto& [key, contract] : inputs.contracts) codes.insert(key.provider.text());
  return {codes.begin(), codes.end()};
}

std::vector<std::string> clusters_of(const PayInputs& inputs) {
  std::set<std::string> codes;
  for (const auto& [key, contract] : inputs.contracts) {
    for (const auto& [code, sums] : contract.clusters) codes.insert(code.text());
  }
  return {codes.begin(), codes.end()};
}

std::vector<std::string> measures_of(const PayInputs& inputs) {
  std::vector<std::string> ids;
  for (const Measure* measure : inputs.measures) ids.push_back(measure->id.text());
  return ids;
}

// What a name does not stand for, or "" where each is known somewhere.
struct Unknown {
  std::string why, help;
};
Unknown unknown(std::string_view what, const std::string& name,
                const std::vector<std::string>& known) {
  const bool there = name == "*" || std::find(known.begin(), known.end(), name) != known.end();
  if (there) return {};
  return {"no " + std::string(what) + " " + name + " in the study",
          scenario::did_you_mean(name, known)};
}

Unknown first_of(std::initializer_list<Unknown> all) {
  for (const auto& each : all) {
    if (!each.why.empty()) return each;
  }
  return {"nobody is in what the path names", ""};
}

void grow(ContractInputs& contract, ClusterInputs& cluster, Rate factor) {
  const Pence amount = times(cluster.amount, factor);
  const std::int64_t days = times(cluster.days, factor);
  contract.activity += amount - cluster.amount;
  contract.days += days - cluster.days;
  cluster.amount = amount;
  cluster.days = days;
  cluster.episodes = times(cluster.episodes, factor);
}

std::optional<Unknown> change_activity(const Change& change, const Keys& keys, PayInputs& inputs) {
  const Rate factor = *Rate::parse(change.amount);
  bool met = false;
  for (auto& [key, contract] : inputs.contracts) {
    if (!names(keys[1], key.provider.text())) continue;
    for (auto& [code, cluster] : contract.clusters) {
      if (!names(keys[2], code.text())) continue;
      met = true;
      grow(contract, cluster, factor);
    }
  }
  if (met) return std::nullopt;
  return first_of({unknown("provider", keys[1], providers_of(inputs)),
                   unknown("cluster", keys[2], clusters_of(inputs))});
}

/// What the days of a cluster come to together.
struct Days {
  Pence amount;
  std::int64_t days = 0;
};

// Days of the cluster by contract, by commissioner (no provider), and of everybody.
std::map<ContractKey, Days> days_of(const ClusterCode& cluster, const PayInputs& inputs) {
  std::map<ContractKey, Days> days;
  for (const auto& [key, contract] : inputs.contracts) {
    const auto found = contract.clusters.find(cluster);
    if (found == contract.clusters.end()) continue;
    for (const ContractKey& place : {key, ContractKey{{}, key.commissioner}, ContractKey{}}) {
      days[place].amount += found->second.amount;
      days[place].days += found->second.days;
    }
  }
  return days;
}

std::optional<Days> narrowest(const std::map<ContractKey, Days>& days, const ContractKey& key) {
  for (const ContractKey& place : {key, ContractKey{{}, key.commissioner}, ContractKey{}}) {
    const auto found = days.find(place);
    if (found != days.end() && found->second.days > 0) return found->second;
  }
  return std::nullopt;
}

void move(ContractInputs& contract, ClusterInputs& from, ClusterInputs& to, Rate share,
          const Days& there) {
  const std::int64_t days = times(from.days, share);
  const std::int64_t episodes = times(from.episodes, share);
  const std::int64_t people = times(from.people, share);
  const Pence away = times(from.amount, share);
  const Pence paid = times(there.amount, Rate(days, there.days));
  from.days -= days;
  from.episodes -= episodes;
  from.people -= people;
  from.amount -= away;
  to.days += days;
  to.episodes += episodes;
  to.people += people;
  to.amount += paid;
  contract.activity += paid - away;
}

std::optional<Unknown> change_casemix(const Change& change, const Keys& keys, PayInputs& inputs) {
  const Rate share = *Rate::parse(change.amount);
  const ClusterCode to(keys[3]);
  const auto days = days_of(to, inputs);
  bool met = false;
  for (auto& [key, contract] : inputs.contracts) {
    const auto there = narrowest(days, key);
    if (!there || !names(keys[1], key.provider.text())) continue;
    std::vector<ClusterCode> from;
    for (const auto& [code, cluster] : contract.clusters) {
      if (code != to && names(keys[2], code.text())) from.push_back(code);
    }
    for (const auto& code : from) {
      met = true;
      ClusterInputs& into = contract.clusters[to];  // before the other: the map may grow
      move(contract, contract.clusters[code], into, share, *there);
    }
  }
  if (met) return std::nullopt;
  const auto clusters = clusters_of(inputs);
  return first_of({unknown("provider", keys[1], providers_of(inputs)),
                   unknown("cluster", keys[2], clusters), unknown("cluster", keys[3], clusters)});
}

struct Achieved {
  std::int64_t MeasureSums::*count;
  std::int64_t MeasureSums::*of;
};

Achieved achieved(const std::string& word) {
  if (word == "improved") return {&MeasureSums::improved, &MeasureSums::paired};
  if (word == "recovered") return {&MeasureSums::recovered, &MeasureSums::cases};
  return {&MeasureSums::yes, &MeasureSums::paired};
}

void achieve(const Change& change, const Achieved& what, MeasureSums& sums) {
  const std::int64_t of = sums.*what.of;
  if (of == 0) return;
  const Rate amount = *Rate::parse(change.amount);
  const Rate share = change.kind == ChangeKind::add ? Rate(sums.*what.count, of) + amount : amount;
  sums.*what.count = times(of, within_one(share));
  sums.deteriorated = std::min(sums.deteriorated, sums.paired - sums.improved);
}

void complete(Rate share, MeasureSums& sums) {
  const std::int64_t paired = times(sums.eligible, share);
  if (sums.paired == 0 || paired == sums.paired) return;
  const Rate kept(paired, sums.paired);
  sums.improved = times(sums.improved, kept);
  sums.deteriorated = std::min(times(sums.deteriorated, kept), paired - sums.improved);
  sums.cases = std::min(times(sums.cases, kept), paired);
  sums.recovered = std::min(times(sums.recovered, kept), sums.cases);
  sums.yes = std::min(times(sums.yes, kept), paired);
  sums.paired = paired;
}

// Statuses are had or not; only the others improve.
bool has(const Measure& measure, std::string_view word) {
  return word.empty() || (measure.kind == MeasureKind::status) == (word == "yes");
}

// keys[1] is a provider, keys[2] a measure; `word` what is changed of it.
template <class Make>
std::optional<Unknown> change_measures(const Keys& keys, std::string_view word, PayInputs& inputs,
                                       Make make) {
  bool met = false;
  for (auto& [key, contract] : inputs.contracts) {
    if (!names(keys[1], key.provider.text())) continue;
    for (std::size_t m = 0; m < inputs.measures.size(); ++m) {
      if (!names(keys[2], inputs.measures[m]->id.text())) continue;
      if (!has(*inputs.measures[m], word) || contract.measures[m] == MeasureSums{}) continue;
      met = true;
      make(contract.measures[m]);
    }
  }
  if (met) return std::nullopt;
  return first_of({unknown("provider", keys[1], providers_of(inputs)),
                   unknown("measure", keys[2], measures_of(inputs))});
}

std::optional<Unknown> make(std::string_view word, const Change& change, const Keys& keys,
                            PayInputs& inputs) {
  if (word == "activity") return change_activity(change, keys, inputs);
  if (word == "casemix") return change_casemix(change, keys, inputs);
  if (word == "outcomes") {
    const auto what = achieved(keys[3]);
    return change_measures(keys, keys[3], inputs,
                           [&](MeasureSums& sums) { achieve(change, what, sums); });
  }
  const Rate share = *Rate::parse(change.amount);
  return change_measures(keys, {}, inputs, [&](MeasureSums& sums) { complete(share, sums); });
}

}  // namespace

Diagnostics change_sums(const std::vector<Change>& changes, PayInputs& inputs) {
  Diagnostics notices;
  for (const std::string_view word : {"activity", "casemix", "outcomes", "completeness"}) {
    for (const auto& change : changes) {
      const auto keys = scenario::keys_of(change, word);
      if (keys.empty()) continue;
      const auto nothing = make(word, change, keys, inputs);
      if (nothing) {
        notices.push_back(scenario::changes_nothing(change, nothing->why, nothing->help));
      }
    }
  }
  return notices;
}

}  // namespace pbr
