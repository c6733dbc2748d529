// What a scheme is paid over, written down by hand: contracts with chosen sums.
#pragma once

#include "scheme/small_scheme.hpp"

namespace pbr_test {

/// Pairs of ReQoL-10, people in settled homes and in employment, each out of so many.
struct Sums {
  std::int64_t improved = 0, paired = 0, settled = 0, of_settled = 0, employed = 0, of_employed = 0;
  [[nodiscard]] std::vector<MeasureSums> by_measure() const {
    return {{.eligible = paired, .paired = paired, .improved = improved},
            {.eligible = of_settled, .paired = of_settled, .yes = settled},
            {.eligible = of_employed, .paired = of_employed, .yes = employed}};
  }
};

class HandInputs {
 public:
  HandInputs() {
    inputs_.period = year_2014;
    inputs_.measures = {&reqol_measure(), &settled_measure(), &employed_measure()};
  }
  HandInputs& add(const char* provider, std::int64_t activity, const Sums& sums = {},
                  std::int64_t people = 1, const char* commissioner = "C1") {
    ContractInputs& made = inputs_.contracts[contract(provider, commissioner)];
    made.activity = Pence{activity};
    made.people = people;
    made.clusters[ClusterCode{"03"}] = {Pence{activity}, 30, people, people};
    made.measures = sums.by_measure();
    return *this;
  }
  HandInputs& value(const char* provider, std::int64_t pence, const char* commissioner = "C1") {
    inputs_.values.push_back({static_cast<Row>(inputs_.values.size() + 1), ProviderId{provider},
                              CommissionerId{commissioner}, inputs_.period, Pence{pence}});
    inputs_.values_given = true;
    ContractInputs& made = inputs_.contracts[contract(provider, commissioner)];
    made.measures.resize(inputs_.measures.size());
    return *this;
  }
  PayInputs& get() { return inputs_; }
  [[nodiscard]] const PayInputs& get() const { return inputs_; }

 private:
  PayInputs inputs_;
};

/// Amounts of the only contract, by component.
inline std::vector<std::int64_t> amounts_of_one(const Scheme& scheme, const PayInputs& inputs) {
  std::vector<std::int64_t> list;
  const auto by_contract = amounts(scheme, inputs);
  for (const Pence amount : by_contract.at(0)) list.push_back(amount.value());
  return list;
}
/// Amounts of one component, by contract.
inline std::vector<std::int64_t> amounts_of(std::size_t component, const Scheme& scheme,
                                            const PayInputs& inputs) {
  std::vector<std::int64_t> list;
  for (const auto& contract : amounts(scheme, inputs))
    list.push_back(contract.at(component).value());
  return list;
}

inline SchemeIndicator indicator(const char* measure, Statistic statistic, const char* weight,
                                 const char* lower, const char* upper) {
  return domain("d", "1", {{measure, statistic, weight, lower, upper}}).indicators.at(0);
}
inline SchemeComponent part(const char* id, decltype(SchemeComponent::terms) terms) {
  return {id, "", std::move(terms), {}};
}
inline PaymentBase of_value() { return {PaymentBase::Of::value, {}}; }
inline PaymentBase of_activity() { return {}; }
inline PaymentBase of_components(std::vector<std::string> ids) {
  return {PaymentBase::Of::components, std::move(ids)};
}

}  // namespace pbr_test
