// Contracts and schemes of chosen sums, without the people behind them.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr_test {

using namespace pbr;

inline Rate rate(const char* text) { return Rate::parse(text).value(); }
inline Date day(const char* text) { return Date::parse(text).value(); }
inline const Period year_2014 = Period::inclusive(day("2014-04-01"), day("2015-03-31"));

inline const Measure& reqol() {
  static const Measure measure = [] {
    Measure made;
    made.id = MeasureId{"reqol-10"};
    made.highest = Rate{40};
    made.reliable_change = Rate{5};
    made.cut_off = Rate{25};
    return made;
  }();
  return measure;
}
/// Where lower is better, with the reliable change of Jacobson and Truax: 7.4377, so 8 points.
inline const Measure& honos() {
  static const Measure measure = [] {
    Measure made;
    made.id = MeasureId{"honos"};
    made.kind = MeasureKind::item_total;
    made.highest = Rate{48};
    made.higher_is_better = false;
    made.jacobson_truax = JacobsonTruax{rate("6.0"), rate("0.80")};
    made.cut_off = Rate{10};
    return made;
  }();
  return measure;
}

inline ContractKey contract(const std::string& provider, const std::string& commissioner = "C1") {
  return {ProviderId{provider}, CommissionerId{commissioner}};
}

struct OfCluster {
  const char* code;
  std::int64_t days, pence, people = 1;
};
inline ContractInputs contract_of(const std::vector<OfCluster>& clusters, MeasureSums sums = {}) {
  ContractInputs made;
  for (const OfCluster& cluster : clusters) {
    made.clusters[ClusterCode{cluster.code}] = {Pence{cluster.pence}, cluster.days, cluster.people,
                                                cluster.people};
    made.activity += Pence{cluster.pence};
    made.days += cluster.days;
    made.people += cluster.people;
  }
  made.measures = {sums};
  return made;
}
inline PayInputs inputs_of(std::map<ContractKey, ContractInputs> contracts) {
  PayInputs inputs;
  inputs.period = year_2014;
  inputs.measures = {&reqol()};
  inputs.contracts = std::move(contracts);
  return inputs;
}
inline MeasureSums pairs(std::int64_t eligible, std::int64_t paired, std::int64_t improved) {
  MeasureSums sums;
  sums.eligible = eligible;
  sums.paired = paired;
  sums.improved = improved;
  return sums;
}

inline Scheme scheme(const char* id, std::vector<SchemeComponent> components) {
  Scheme made;
  made.header.id = id;
  made.components = std::move(components);
  return made;
}
inline SchemeComponent activity_part(const char* share) {
  return {"activity", "", ActivityComponent{rate(share)}, {}};
}
/// Improved of ReQoL-10: nothing at no improvement, all at everybody's.
inline SchemeComponent outcome_part(const char* share, const char* least_complete = "0") {
  SchemeIndicator indicator;
  indicator.id = "improved";
  indicator.measure = reqol().id;
  indicator.weight = Rate{1};
  indicator.upper = Rate{1};
  indicator.least_complete = rate(least_complete);
  OutcomeComponent terms;
  terms.share = rate(share);
  terms.domains = {{"recovery", "", Rate{1}, {indicator}}};
  return {"outcome", "", terms, {}};
}
inline Scheme activity() { return scheme("activity", {activity_part("1")}); }
inline Scheme half() { return scheme("half", {activity_part("0.5")}); }
inline Scheme results() { return scheme("results", {activity_part("0.8"), outcome_part("0.2")}); }
inline Scheme block() {
  BlockComponent terms;
  terms.share_by_people_without_contracts = true;
  return scheme("block", {{"block", "", terms, {}}});
}

/// As pay() would, without components' details.
inline Payments payments_of(const std::vector<Scheme>& schemes, const PayInputs& inputs) {
  Payments payments;
  for (const Scheme& one : schemes) {
    payments.schemes.push_back({&one, {}});
    const auto paid = amounts(one, inputs);
    std::size_t at = 0;
    for (const auto& [key, sums] : inputs.contracts) {
      for (std::size_t c = 0; c < one.components.size(); ++c) {
        Payment payment;
        payment.scheme = SchemeId{one.header.id};
        payment.contract = key;
        payment.component = one.components[c].id;
        payment.amount = paid[at][c];
        payments.schemes.back().payments.push_back(std::move(payment));
      }
      ++at;
    }
  }
  return payments;
}

/// Up to three providers and two commissioners; clusters without days, contracts without any.
inline PayInputs random_inputs() {
  const auto upto = [](std::int64_t most) { return *rc::gen::inRange<std::int64_t>(0, most + 1); };
  std::map<ContractKey, ContractInputs> contracts;
  for (const char* provider : {"RA1", "RB2", "RC3"}) {
    for (const char* commissioner : {"C1", "C2"}) {
      if (upto(3) == 0) continue;
      std::vector<OfCluster> clusters;
      for (const char* code : {"03", "11", ""}) {
        if (upto(2) != 0) clusters.push_back({code, upto(3) == 0 ? 0 : upto(900), upto(99'999)});
      }
      const std::int64_t eligible = upto(40), paired = upto(eligible);
      contracts[contract(provider, commissioner)] =
          contract_of(clusters, pairs(eligible, paired, upto(paired)));
    }
  }
  PayInputs inputs = inputs_of(std::move(contracts));
  inputs.values_given = upto(1) == 1;
  if (!inputs.values_given) return inputs;
  for (const auto& [key, sums] : inputs.contracts) {
    if (upto(4) == 0) continue;
    Contract row;
    row.provider = key.provider;
    row.commissioner = key.commissioner;
    row.period = year_2014;
    row.amount = Pence{upto(999'999)};
    inputs.values.push_back(row);
  }
  return inputs;
}

}  // namespace pbr_test
