// How people fared, place by place: shares and means of paired scores, how complete they are, and
// how sure.
//
//   improved      pairs that improved reliably, of all pairs; of measures that can tell
//   not_worse     pairs that did not get reliably worse, of all pairs; likewise
//   deteriorated  pairs that got reliably worse, of all pairs; likewise
//   recovered     pairs that recovered reliably, of those that were a case before; of measures with
//                 a cut-off that can tell
//   mean_change   the mean change of all pairs, positive is better; of measures with strata
//                 (pbr/adjustment.hpp)
//   complete      episodes with a pair, of all (statuses: people with a status recorded in time)
//   status_yes    people with the status, of all of the ages counted: nobody leaves for want of a
//                 record
//
// Levels: England (all of the study), provider, commissioner, cluster, provider_cluster, and every
// group of the study under its own name. A place has its rows where it has anybody in the
// denominator of `complete`. The interval of a share is Wilson's, that of a mean Student's
// (pbr/interval.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/casemix.hpp"
#include "pbr/interval.hpp"

namespace pbr {

enum class OutcomeStatistic : std::uint8_t {
  improved,
  not_worse,
  deteriorated,
  recovered,
  mean_change,
  complete,
  status_yes
};
[[nodiscard]] std::string_view to_text(OutcomeStatistic statistic);

struct OutcomeIndicator {
  std::uint32_t measure = 0;  ///< index into CasemixTerms::measures
  OutcomeStatistic statistic = OutcomeStatistic::improved;
  std::string level;
  std::string code;     ///< of the provider or commissioner, the value of the group; else ""
  std::string cluster;  ///< of levels cluster and provider_cluster
  /// A count; of mean_change the sum of the changes in thousandths.
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;      ///< 0: there is no value
  std::optional<Interval> interval;  ///< in the units of the value: 0 to 1, or points
  std::int64_t complete = 0, eligible = 0;
};

/// In order of measure, statistic, level as above, code, cluster.
[[nodiscard]] std::vector<OutcomeIndicator> outcome_indicators(const Casemix& casemix,
                                                               const OutcomeStrata& strata);

}  // namespace pbr
