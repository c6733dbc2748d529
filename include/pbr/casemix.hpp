// Everything a scheme needs, as sums without a person in them.
//
// Casemix is a map from (provider, commissioner, cluster, month, groups) to whole-number sums.
// Adding people in any order, in any number of parts, gives the same casemix: sums of 64-bit
// integers. The same holds for the bootstrap sums, whose person weights come from a counter-based
// generator keyed by (seed, person, replicate).
//
// A line of no episode adds nothing but its amount.
//
// Attribution: days by the month they fall in, lines by the month they start in, an episode by the
// first and its outcomes by the last of its days in the period. A person's last episode is the one
// whose days in the period end last, of equals the later in the list.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/outcomes.hpp"
#include "pbr/rulebook.hpp"
#include "pbr/tariff.hpp"

namespace pbr {

struct CellKey {
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;
  std::string month;                ///< "2014-04"
  std::vector<std::string> groups;  ///< values of the study's groups, in its order
  friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

/// Sums of one measure. Outcomes are counted in the month and cell of the episode's last day in
/// the period; statuses in the cell of the person's last episode with that provider and
/// commissioner, so that they add up to people.
struct MeasureSums {
  std::int64_t eligible = 0;  ///< episodes (statuses: people of the ages counted)
  std::int64_t paired = 0;  ///< with both scores (statuses: people with a status recorded in time)
  std::int64_t improved = 0;
  std::int64_t deteriorated = 0;
  std::int64_t cases = 0;  ///< paired and a case before
  std::int64_t recovered = 0;
  std::int64_t yes = 0;  ///< statuses only
  MeasureSums& operator+=(const MeasureSums& other);
  friend bool operator==(const MeasureSums&, const MeasureSums&) = default;
};

struct CellSums {
  std::int64_t people = 0;          ///< with a day in the cell; not additive over cells
  std::int64_t people_closing = 0;  ///< whose last episode is in the cell: adds up to people
  std::int64_t episodes = 0;        ///< with their first day in the period in the cell
  std::int64_t days = 0;
  std::int64_t admitted_days = 0;
  Pence amount;  ///< of the lines, by month of the line
  /// Combined over all score measures by the official rule.
  std::int64_t paired = 0, improved = 0, deteriorated = 0;
  std::vector<MeasureSums> measures;  ///< in the order of Casemix::measures
  CellSums& operator+=(const CellSums& other);
  friend bool operator==(const CellSums&, const CellSums&) = default;
};

/// Outcome sums of one provider and commissioner in each bootstrap replicate.
class Replicates {
 public:
  Replicates() = default;
  Replicates(std::size_t replicates, std::size_t measures)
      : replicates_(replicates), measures_(measures), sums_(replicates * measures * fields) {}

  [[nodiscard]] std::size_t size() const { return replicates_; }
  /// The sums of one replicate, one entry a measure.
  [[nodiscard]] std::vector<MeasureSums> at(std::size_t replicate) const;
  /// Adds a person's sums (one entry a measure), in each replicate times the person's weight there.
  void add(const std::vector<MeasureSums>& sums, std::span<const std::uint32_t> weights);
  Replicates& operator+=(const Replicates& other);
  friend bool operator==(const Replicates&, const Replicates&) = default;

 private:
  static constexpr std::size_t fields = 7;
  std::size_t replicates_ = 0, measures_ = 0;
  std::vector<std::int64_t> sums_;  ///< by measure, its fields, replicate
};

struct ContractKey {
  ProviderId provider;
  CommissionerId commissioner;
  friend auto operator<=>(const ContractKey&, const ContractKey&) = default;
};

struct CasemixTerms {
  std::vector<const Measure*> measures;
  std::vector<std::string> group_names;  ///< sex, ethnic_group, imd_decile or group_*
  Period period;
  std::uint64_t seed = 1;
  std::uint32_t replicates = 0;  ///< 0: no bootstrap
};

/// What the stages made of one person.
struct PersonResult {
  const CareRecord* care = nullptr;
  std::span<const Episode> episodes;
  std::span<const std::vector<Line>> lines;  ///< by episode
  std::span<const Outcome> outcomes;
  std::vector<std::string> groups;  ///< values by CasemixTerms::group_names; "" not known
};

class Casemix {
 public:
  explicit Casemix(CasemixTerms terms);

  void add(const PersonResult& person);
  /// A line that belongs to no episode: its amount, in the month it starts in. `groups` as in
  /// PersonResult.
  void add(const LoneLine& line, const std::vector<std::string>& groups);
  /// Adds the sums of another part; both must have the same terms (InternalError).
  void merge(const Casemix& other);

  [[nodiscard]] const CasemixTerms& terms() const { return terms_; }
  [[nodiscard]] const std::map<CellKey, CellSums>& cells() const { return cells_; }
  [[nodiscard]] const std::map<ContractKey, Replicates>& replicates() const { return replicates_; }
  friend bool operator==(const Casemix& a, const Casemix& b) {
    return a.cells_ == b.cells_ && a.replicates_ == b.replicates_;
  }

 private:
  /// Where the cells of one provider, commissioner, cluster and groups stand in a map, by month: so
  /// that a person's cells are found without comparing keys. A copy of the map has other places.
  struct Places {
    using Months = std::vector<std::pair<int, CellSums*>>;
    Places() = default;
    ~Places() = default;
    Places(const Places& /*of_another*/) {}
    Places& operator=(const Places& of_another);
    Places(Places&&) = default;
    Places& operator=(Places&&) = default;
    std::unordered_map<std::string, Months> by_path;
  };
  CellSums& cell(Places::Months& months, const PersonResult& person, const Episode& episode,
                 int month);

  CasemixTerms terms_;
  std::map<CellKey, CellSums> cells_;
  Places places_;
  std::string path_;  ///< of the cells being added
  std::map<ContractKey, Replicates> replicates_;
  std::vector<std::uint32_t> weights_;  ///< of the person being added
};

/// The Poisson(1) weight of a person in a replicate: depends on the three numbers and nothing else.
[[nodiscard]] std::uint32_t bootstrap_weight(std::uint64_t seed, std::uint64_t person,
                                             std::uint32_t replicate);
/// A person's key for bootstrap_weight: the same on every machine.
[[nodiscard]] std::uint64_t bootstrap_key(const PersonId& person);

}  // namespace pbr
