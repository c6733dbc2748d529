// A casemix of chosen sums and the schemes paid over it.
#pragma once

#include <algorithm>

#include "outcomes/one_person.hpp"
#include "pbr/scheme.hpp"

namespace pbr_test {

inline const Measure& reqol_measure() {
  static const Measure measure = reqol();
  return measure;
}
inline const Measure& settled_measure() {
  static const Measure measure = status_measure("settled");
  return measure;
}
inline const Measure& employed_measure() {
  static const Measure measure = status_measure("employed");
  return measure;
}

inline ContractKey contract(const char* provider, const char* commissioner = "C1") {
  return {ProviderId{provider}, CommissionerId{commissioner}};
}

/// People added one by one, each with a pair of ReQoL-10 scores, statuses and an amount.
class SmallCasemix {
 public:
  explicit SmallCasemix(std::uint32_t replicates = 0, std::vector<ClusterCode> by_episode = {})
      : casemix_({{&reqol_measure(), &settled_measure(), &employed_measure()},
                  {},
                  year_2014,
                  1,
                  replicates,
                  std::move(by_episode)}) {}

  struct One {
    const char* provider = "RA1";
    const char* commissioner = "C1";
    std::int64_t pence = 0;
    int before = -1, after = -1;  ///< no scores where negative
    std::optional<bool> settled{}, employed{};
  };
  SmallCasemix& add(const One& one, int times = 1) {
    for (int i = 0; i < times; ++i) add_one(one);
    return *this;
  }
  [[nodiscard]] const Casemix& casemix() const { return casemix_; }

 private:
  void add_one(const One& one) {
    OnePerson person{"P" + std::to_string(++people_)};
    person.born("1980-01-01").episode("03", "2014-05-01", {}, one.provider, one.commissioner);
    person.status("2014-06-01", one.settled, one.employed, one.provider);
    if (one.before >= 0) {
      person.score("reqol-10", "2014-05-01", Rate{one.before}, one.provider)
          .score("reqol-10", "2014-09-01", Rate{one.after}, one.provider);
    }
    Line line;
    line.period = {day("2014-05-01"), day("2014-05-02")};
    line.amount = Pence{one.pence};
    const std::vector<std::vector<Line>> lines{{line}};
    const auto outcomes = outcomes_of(person.care(), person.episodes(), casemix_.terms().measures);
    casemix_.add({&person.care(), person.episodes(), lines, outcomes, {}});
  }

  Casemix casemix_;
  int people_ = 0;
};

struct Ind {
  const char* measure;
  Statistic statistic;
  const char *weight, *lower, *upper;
  const char* least_complete = "0";
};

inline SchemeDomain domain(const char* id, const char* weight, const std::vector<Ind>& indicators) {
  SchemeDomain made{id, id, rate(weight), {}};
  for (const Ind& ind : indicators) {
    SchemeIndicator indicator;
    indicator.id = std::string{ind.measure} + "-" + std::to_string(made.indicators.size());
    indicator.measure = MeasureId{ind.measure};
    indicator.statistic = ind.statistic;
    indicator.weight = rate(ind.weight);
    indicator.lower = rate(ind.lower);
    indicator.upper = rate(ind.upper);
    indicator.least_complete = rate(ind.least_complete);
    made.indicators.push_back(indicator);
  }
  return made;
}

inline SchemeComponent activity_part(const char* share) {
  return {"activity", "", ActivityComponent{rate(share)}, {}};
}
inline SchemeComponent outcome_part(const char* share, std::vector<SchemeDomain> domains) {
  return {"outcome", "", OutcomeComponent{rate(share), std::move(domains)}, {}};
}
inline Scheme scheme(const char* id, std::vector<SchemeComponent> components) {
  Scheme made;
  made.header.id = id;
  made.components = std::move(components);
  return made;
}
inline Scheme all_activity() { return scheme("activity", {activity_part("1")}); }
inline Scheme block(bool share_by_people = false) {
  return scheme("block", {{"block", "", BlockComponent{share_by_people}, {"block.yaml", 9, 5}}});
}
/// Recovery and settled homes, half each, with that share at risk.
inline Scheme results(const char* activity, const char* at_risk) {
  return scheme(
      "results",
      {activity_part(activity),
       outcome_part(at_risk, {domain("recovery", "0.5",
                                     {{"reqol-10", Statistic::improved, "1", "0.2", "0.8", "0.5"}}),
                              domain("inclusion", "0.5",
                                     {{"settled", Statistic::status_yes, "1", "0.4", "0.6"}})})});
}

inline Pence paid(const SchemeResult& result, const ContractKey& to, const char* component = "") {
  Pence sum;
  for (const Payment& payment : result.payments) {
    const bool wanted = *component == 0 || payment.component == component;
    if (payment.contract == to && wanted) sum += payment.amount;
  }
  return sum;
}

inline Payments pay_clean(const Casemix& casemix, const std::vector<Scheme>& schemes,
                          const std::vector<Contract>& contracts = {}, bool given = false) {
  Diagnostics problems;
  auto payments = pay(pay_inputs(casemix, contracts, given), casemix, schemes, problems);
  if (!problems.empty()) throw InternalError(render(problems));
  return payments;
}

}  // namespace pbr_test
