// Everything a scheme needs, as sums without a person in them.
//
// Casemix is a map from (provider, commissioner, cluster, month, groups) to whole-number sums.
// Adding people in any order, in any number of parts, gives the same casemix: sums of 64-bit
// integers. The same holds for the bootstrap sums, whose person weights come from a counter-based
// generator keyed by (seed, person, replicate). A replicate resamples people whole: what a person
// was paid for, what came of it and that the person was there have the same weight.
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

struct WeightedBatch;

/// How the amounts of a contract's people are spread, in pence. Sums of magnitudes stay under 2^58
/// pence (AmountOverflow), so that neither squares nor weighted sums can overflow.
struct AmountSpread {
  std::int64_t people = 0;
  std::int64_t sum = 0, magnitudes = 0;
  Int128 squares = 0;
  void add(Pence amount);
  AmountSpread& operator+=(const AmountSpread& other);
  friend bool operator==(const AmountSpread&, const AmountSpread&) = default;
};

/// What one person adds to one contract. Counts are not negative.
struct PersonCounts {
  Pence amount;                          ///< of all lines, also those of no episode
  bool closes = false;                   ///< the person's last episode is of this contract
  std::vector<MeasureSums> measures;     ///< one entry a measure, or none where all are 0
  std::vector<std::int64_t> episodes{};  ///< by CasemixTerms::episode_clusters; none: all 0
};

/// The people of one provider and commissioner, resampled: their sums in each bootstrap replicate,
/// every person weighted as bootstrap_weight() says. People of a contract are those with an episode
/// or a line there. People wait until there are enough of them to be added at once, which nobody
/// who reads can tell. Of contract values and capitation lines of nobody nothing stands here.
class Replicates {
 public:
  Replicates() = default;
  Replicates(std::size_t replicates, std::size_t measures, std::size_t clusters = 0)
      : replicates_(replicates), measures_(measures), clusters_(clusters) {}

  [[nodiscard]] std::size_t size() const { return replicates_; }
  /// The outcome sums of one replicate, one entry a measure.
  [[nodiscard]] std::vector<MeasureSums> at(std::size_t replicate) const;
  [[nodiscard]] std::int64_t weights(std::size_t replicate) const;  ///< of all people
  [[nodiscard]] std::int64_t closing(std::size_t replicate) const;
  [[nodiscard]] std::int64_t amount(std::size_t replicate) const;  ///< pence
  [[nodiscard]] std::int64_t episodes(std::size_t cluster, std::size_t replicate) const;
  /// Of the people as they are; also without replicates.
  [[nodiscard]] const AmountSpread& spread() const { return spread_; }

  /// Adds a person, whose weights start at stream_start(seed, key).
  void add(const PersonCounts& person, std::uint64_t start);
  /// Adds those who wait.
  void settle();
  Replicates& operator+=(const Replicates& other);
  friend bool operator==(const Replicates& a, const Replicates& b);

 private:
  static constexpr std::size_t fields = 7;
  struct Times {
    std::uint32_t column = 0, times = 0;
  };
  struct Waiting {
    std::uint64_t start = 0;
    std::int64_t amount = 0;
    std::size_t end = 0;  ///< of the person's entries in times_
  };
  [[nodiscard]] std::int64_t sum(std::size_t column, std::size_t replicate) const;
  void note(std::size_t column, std::int64_t times);
  void add_batch(const WeightedBatch& batch, const std::vector<std::size_t>& used);
  void add_waiting(const Replicates& other);

  std::size_t replicates_ = 0, measures_ = 0, clusters_ = 0;
  AmountSpread spread_;
  std::vector<std::int64_t> amounts_;  ///< by replicate
  /// Weights, people who do not close here, fields of measures, episodes of clusters: each by
  /// replicate, empty until somebody adds to it.
  std::vector<std::vector<std::int64_t>> columns_;
  std::vector<Waiting> waiting_;
  std::vector<Times> times_;         ///< of those who wait
  std::uint64_t times_waiting_ = 0;  ///< added up
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
  /// Clusters whose episodes are resampled: those a scheme pays by the episode.
  std::vector<ClusterCode> episode_clusters{};
};

/// What the stages made of one person.
struct PersonResult {
  const CareRecord* care = nullptr;
  std::span<const Episode> episodes;
  std::span<const std::vector<Line>> lines;  ///< by episode
  std::span<const Outcome> outcomes;
  std::vector<std::string> groups;         ///< values by CasemixTerms::group_names; "" not known
  std::span<const LoneLine> lone_lines{};  ///< the person's lines that belong to no episode
};

class Casemix {
 public:
  explicit Casemix(CasemixTerms terms);

  void add(const PersonResult& person);
  /// A line of nobody, which belongs to no episode: its amount, in the month it starts in. `groups`
  /// as in PersonResult.
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
};

/// The Poisson(1) weight of a person in a replicate: depends on the three numbers and nothing else.
[[nodiscard]] std::uint32_t bootstrap_weight(std::uint64_t seed, std::uint64_t person,
                                             std::uint32_t replicate);
/// A person's key for bootstrap_weight: the same on every machine.
[[nodiscard]] std::uint64_t bootstrap_key(const PersonId& person);

}  // namespace pbr
