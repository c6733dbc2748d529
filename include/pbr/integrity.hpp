// Could a scheme be gamed? Four questions to the same people, each a table and a sentence. None of
// them is proof of anything: they say where to look.
//
// Bunching. Scores are counted by measure and provider in bins one point wide, `change` from the
// reliable change and `after` from the cut-off, so that bin 0 is the first on the good side and bin
// -1 the last on the bad side (a reliable change of Jacobson and Truax counts from the smallest
// whole number that reaches it). What neighbours suggest: a parabola fitted by least squares to the
// counts of bins -7 to -2 and 1 to 6, as far as the measure's range reaches them, with at least
// three bins a side and 30 scores in all of the window. Where it says a in bin 0 and b in bin -1
// (not below 0), the expected share is a / (a + b); p is the chance of at least so many in bin 0,
// of those in the two bins, by the binomial distribution. An excess just over the line with a small
// p is bunching; p below 0.05 / number of tests is told as notable (Bonferroni). Source: McCrary
// 2008, Manipulation of the running variable (the break at the line); Chetty, Friedman, Olsen and
// Pistaferri 2011 (a polynomial through the bins left and right of it). Near a scheme's threshold:
// contracts whose indicator value lies in [t, t + w) against [t - w, t), w a tenth of upper -
// lower, or 0.05 where an indicator has one threshold; half of them are expected on either side.
//
// Up-coding. An episode's assessment is the latest usable one of the person at the provider, not
// for discharge, dated on or before the day the episode started, else the first after it while the
// episode goes on. Each item rated 0 to 3 is raised by one, one at a time, and the assessment is
// allocated again. Where the cluster changes the episode has moved: its days in the period are
// worth the new cluster's amount per day less the old one's, each the mean of the contract's own
// casemix, or of everybody's where the contract has no day in the cluster; where nobody has, 0.
// `gained` is the sum over the moves that pay more, exact a contract and then rounded once. This
// asks what a point is worth under the activity payment; clusters as recorded need not follow the
// allocation at all.
//
// Not measuring. Every contract is paid again as if all had been measured: with everybody who was
// not counted as the worst answer (not improved, deteriorated, a case not recovered, status N), and
// as the best. Expected counts move with the pairs. `gain` is what is paid less what would be paid
// were all the unmeasured the worst: what not measuring may be worth at most.
//
// Regression to the mean. Who starts worse improves more, whatever is done. Of each contract and
// measure the pairs are given everybody's rate of their band of the intake score; what this comes
// to more (or less) than everybody's rate as a whole is the improvement that the intake score alone
// explains. It is taken out of the improved, the not worse and the recovered (for these among
// cases), not below 0 nor above the pairs, to the thousandth, and the contracts are paid again.
// `reward` is what is paid less that: pounds for people who started worse. Expected counts of
// adjusted indicators lose the same, so that they are not corrected twice. Source of the lesson:
// Laugharne 2018 (HoNOS improves most where it starts worst).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"
#include "pbr/scorecard.hpp"

namespace pbr {

enum class ScoreKind : std::uint8_t { change, after };
[[nodiscard]] std::string_view to_text(ScoreKind kind);

struct BinKey {
  std::uint32_t measure = 0;  ///< index into IntegrityTerms::measures
  ScoreKind kind = ScoreKind::change;
  ProviderId provider;
  int bin = 0;  ///< points over the line: 0 is the first bin on the good side
  friend auto operator<=>(const BinKey&, const BinKey&) = default;
};
/// An allocation that one more point of an item changed.
struct RaisedKey {
  ContractKey contract;
  std::uint32_t item = 0;
  ClusterCode from, to;
  friend auto operator<=>(const RaisedKey&, const RaisedKey&) = default;
};
struct RaisedSums {
  std::int64_t episodes = 0, days = 0;
  friend bool operator==(const RaisedSums&, const RaisedSums&) = default;
};

/// What the people's part is made with; all outlive it.
struct IntegrityTerms {
  std::vector<const Measure*> measures;
  const ClusterPack* clusters = nullptr;
  const Scorecard* card = nullptr;
};

/// Whole numbers, so that parts merge in any order.
class IntegritySums {
 public:
  /// `allocations[i]` belongs to `person.care->assessments[i]`.
  void add(const PersonResult& person, std::span<const Allocation> allocations,
           const IntegrityTerms& terms);
  /// Sums that were made elsewhere.
  void add(const BinKey& key, std::int64_t scores) { bins_[key] += scores; }
  void add(const RaisedKey& key, RaisedSums moved);
  void merge(const IntegritySums& other);

  [[nodiscard]] const std::map<BinKey, std::int64_t>& bins() const { return bins_; }
  [[nodiscard]] const std::map<RaisedKey, RaisedSums>& moves() const { return moves_; }
  /// Episodes with an assessment to raise.
  [[nodiscard]] std::int64_t episodes() const { return episodes_; }
  /// Of these, those whose item can be raised.
  [[nodiscard]] const std::array<std::int64_t, item_count>& raised() const { return raised_; }
  friend bool operator==(const IntegritySums&, const IntegritySums&) = default;

 private:
  void add_scores(const PersonResult& person, const IntegrityTerms& terms);
  void add_moves(const Episode& episode, const Assessment& assessment, const IntegrityTerms& terms);

  std::map<BinKey, std::int64_t> bins_;
  std::map<RaisedKey, RaisedSums> moves_;
  std::int64_t episodes_ = 0;
  std::array<std::int64_t, item_count> raised_{};
};

/// One row of bunching.csv: a measure's line at a provider ("" all), or an indicator's threshold.
struct BunchingRow {
  SchemeId scheme;   ///< thresholds only
  std::string item;  ///< measure, or component/indicator
  std::string line;  ///< change, after; lower, upper
  ProviderId provider;
  std::string at;  ///< the line itself
  std::int64_t just_below = 0, just_over = 0;
  std::optional<double> expected_share, p;  ///< nothing: too few to say
  bool notable = false;
};
/// One row of upcoding.csv.
struct UpcodingRow {
  std::uint32_t item = 0;
  std::int64_t episodes = 0;             ///< whose rating could be raised
  std::int64_t moved = 0, moved_up = 0;  ///< moved_up: to a cluster that pays more a day
  Pence gained, net;                     ///< net: moves that pay less taken off
};
/// One row of unmeasured.csv.
struct UnmeasuredRow {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;
  Pence amount, if_worst, if_best;
  [[nodiscard]] Pence gain() const { return amount - if_worst; }
};
/// One row of regression_to_mean.csv.
struct RegressionRow {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;
  Pence amount, without;
  [[nodiscard]] Pence reward() const { return amount - without; }
};

struct Integrity {
  std::vector<BunchingRow> bunching;
  std::vector<UpcodingRow> upcoding;
  Pence activity;  ///< of all contracts: what up-coding is held against
  std::vector<UnmeasuredRow> unmeasured;
  std::vector<RegressionRow> regression;
};

/// Everything, of schemes that can be paid.
[[nodiscard]] Integrity integrity_of(const IntegritySums& sums, const OutcomeStrata& strata,
                                     const PayInputs& inputs, const Payments& payments);

/// The parts of it.
[[nodiscard]] std::vector<BunchingRow> bunching_of(const IntegritySums& sums,
                                                   const std::vector<const Measure*>& measures,
                                                   const Payments& payments);
[[nodiscard]] std::vector<UpcodingRow> upcoding_of(const IntegritySums& sums,
                                                   const PayInputs& inputs);
[[nodiscard]] std::vector<UnmeasuredRow> unmeasured_of(const PayInputs& inputs,
                                                       const Payments& payments);
[[nodiscard]] std::vector<RegressionRow> regression_of(const OutcomeStrata& strata,
                                                       const PayInputs& inputs,
                                                       const Payments& payments);

/// P(X >= successes) of a binomial distribution.
[[nodiscard]] double binomial_upper(std::int64_t trials, std::int64_t successes, double share);

}  // namespace pbr
