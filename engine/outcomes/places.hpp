// Where a person is counted, and adding one person to the sums there.
#pragma once

#include <string>
#include <vector>

#include "pbr/indicators.hpp"

namespace pbr {

/// All of England, one provider or one commissioner.
struct Place {
  std::string level, code;
};

[[nodiscard]] inline Place provider_place(const ProviderId& provider) {
  return {"provider", provider.text()};
}

/// England and the person's commissioner.
[[nodiscard]] inline std::vector<Place> whole_places(const CommissionerId& home) {
  return {{"England", ""}, {"commissioner", home.text()}};
}

/// One person under one indicator: in the numerator or not; a share counts them in its denominator.
struct Counted {
  const char* indicator = "";
  bool numerator = false;
  bool share = false;
  std::string month{};
};

inline void add(const Counted& counted, const Place& place, const std::string& cluster,
                Indicators& sums) {
  const IndicatorKeyView key{counted.indicator, place.level, place.code, cluster, counted.month};
  auto sum = sums.find(key);
  if (sum == sums.end()) {
    sum = sums.emplace(
                  IndicatorKey{counted.indicator, place.level, place.code, cluster, counted.month},
                  IndicatorCount{})
              .first;
  }
  sum->second.numerator += counted.numerator ? 1 : 0;
  sum->second.denominator += counted.share ? 1 : 0;
}

/// In the row of the cluster and in that of all clusters.
inline void add_by_cluster(const Counted& counted, const Place& place, const ClusterCode& cluster,
                           Indicators& sums) {
  add(counted, place, "", sums);
  add(counted, place, cluster.text(), sums);
}

}  // namespace pbr
