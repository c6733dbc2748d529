// Schemes as a pack states them: components in the order in which they are paid, each with the base
// it is taken of. What each pays, in words and with its rounding, stands in pbr/scheme.hpp; pools
// and personal budgets in pbr/partners.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/id.hpp"
#include "pbr/money.hpp"
#include "pbr/pack.hpp"

namespace pbr {

/// What an indicator counts; every statistic is a numerator over a denominator.
enum class Statistic : std::uint8_t {
  improved,    ///< reliably improved / paired
  not_worse,   ///< paired and not deteriorated / paired
  recovered,   ///< reliable recovery / paired and a case before
  status_yes,  ///< people with Y / people of the ages counted, missing included
  complete,    ///< paired / eligible (statuses: known / people of the ages counted)
  given        ///< numbers of the pack itself: surveys of experience, process, partnership
};
[[nodiscard]] std::string_view to_text(Statistic statistic);

/// How a value becomes a score of 0 to 1.
enum class Scoring : std::uint8_t {
  linear,  ///< 0 at or below lower, 1 at or above upper, linear between
  yes_no,  ///< 1 at or above lower, else 0; upper is not used
  /// US hospital value-based purchasing: the better of achievement and improvement, in points of 10
  achievement_or_improvement,
  /// US home health: as above with its own formulas and no rounding to points
  home_health
};

/// A count that the pack gives for a provider.
struct GivenCount {
  std::int64_t numerator = 0, denominator = 0;
};

struct SchemeIndicator {
  std::string id;
  std::string name;
  MeasureId measure;  ///< empty for Statistic::given
  Statistic statistic = Statistic::improved;
  Rate weight;  ///< inside its domain; weights of a domain add to 1
  Scoring scoring = Scoring::linear;
  /// The thresholds; for achievement the threshold (0 points below it) and the benchmark (full
  /// points at it).
  Rate lower, upper;
  /// Achievement: lower is the median of the providers of the study that have a value, upper the
  /// mean of their top decile.
  bool thresholds_of_providers = false;
  std::map<ProviderId, Rate> baseline;  ///< improvement: each provider's own value before; a
                                        ///< provider without one is judged by achievement alone
  /// Paid on observed / expected x the value of all: expected from cluster and intake score
  /// (pbr/adjustment.hpp).
  bool adjusted = false;
  std::map<ProviderId, GivenCount> given;  ///< Statistic::given
  /// Least completeness (paired / eligible, or known / people); below it the score is 0.
  Rate least_complete;
  std::optional<Rate> points;  ///< of a points component
  Location at;
};

struct SchemeDomain {
  std::string id, name;
  Rate weight;  ///< weights of a component's domains add to 1
  std::vector<SchemeIndicator> indicators;
};

/// What a share is taken of: the activity payment (the sum of the lines), the contract's value, or
/// the amounts of components above this one.
struct PaymentBase {
  enum class Of : std::uint8_t { activity, value, components };
  Of of = Of::activity;
  std::vector<std::string> components;
};

struct BlockComponent {
  /// What to do where no contracts table is given: share each commissioner's activity payment
  /// among its providers by people, or refuse.
  bool share_by_people_without_contracts = false;
  /// Of the value: a core payment may be less than all of it.
  Rate share{1};
};
struct ActivityComponent {
  Rate share;  ///< of the activity payment
};
struct CapitationComponent {
  Pence per_head;  ///< a year, for everybody with an episode in the period (people_closing)
};
struct EpisodeComponent {
  std::map<ClusterCode, Pence> prices;  ///< of an episode with a day in the period
};

/// What happens to money at risk that is not earned.
enum class Unearned : std::uint8_t {
  returned,  ///< stays with the commissioner
  /// Shared among the commissioner's contracts in proportion to what they earned here, so that a
  /// commissioner pays what was at risk to the penny; where nobody earned anything it is returned.
  shared
};
enum class OutcomeForm : std::uint8_t {
  withheld,  ///< a part of the base that other components leave unpaid: pays it times the score
  bonus,     ///< the same on top of a base that is paid in full
  deducted   ///< the base was paid in full: takes back the part times (1 - score)
};
struct OutcomeComponent {
  Rate share;  ///< of the base
  std::vector<SchemeDomain> domains;
  PaymentBase base;
  OutcomeForm form = OutcomeForm::withheld;
  /// An indicator without a denominator or below its completeness gate is left out and the weights
  /// of the others made larger; a domain without an indicator likewise. Else it scores 0.
  bool reweight_missing = false;
  std::size_t least_domains = 1;  ///< with fewer domains left the score is 0
  Unearned unearned = Unearned::returned;
};
/// QOF: points x value of a point x list size / average list size. Every indicator has points.
struct PointsComponent {
  Pence point_value;
  std::optional<std::int64_t> average_list;  ///< people_closing / this; none: the ratio is 1
  std::vector<SchemeIndicator> indicators;
};
/// From this share of the plan on, this part of every further pound.
struct GainLossBand {
  Rate from, rate;
};
/// Actual against plan. The adjustment is the sum over the bands of rate x what lies in the band,
/// added where actual is over the plan and taken off where it is under.
struct GainLossComponent {
  PaymentBase plan, actual;
  std::vector<GainLossBand> over, under;  ///< from 0, ascending
  std::optional<Rate> cap, collar;        ///< most added and most taken off, as a share of the plan
};
enum class TieRule : std::uint8_t {
  best,   ///< equal scores take the best of the places they hold
  worst,  ///< the worst
  share   ///< the mean of what these places pay
};
struct TournamentBand {
  Rate top, rate;  ///< the first ceil(top x n) of n places; rate of the base, may be negative
};
/// Contracts ranked by score; those without a score (no indicator complete) have no place.
struct TournamentComponent {
  PaymentBase base;
  std::vector<SchemeDomain> domains;
  bool reweight_missing = false;
  std::size_t least_domains = 1;
  std::vector<TournamentBand> bands;  ///< from the top, ascending
  TieRule ties = TieRule::best;
};

/// Who holds a pound.
enum class Holder : std::uint8_t { nhs, local_authority, voluntary, independent, person };
[[nodiscard]] std::string_view to_text(Holder holder);

struct PoolTerms {
  std::string pool;                           ///< as in the contributions table
  std::vector<CommissionerId> commissioners;  ///< whose payments come out of it
};
/// What one person costs beyond a sum in the period is shared by all pools.
struct StopLoss {
  Pence above;
  Rate share;  ///< of what lies above; the rest stays with the pool
};
struct PoolComponent {
  std::vector<std::string> covers;  ///< components above this one that are paid out of the pools
  std::vector<PoolTerms> pools;
  std::map<std::string, Holder> partners;  ///< kind of each partner of the contributions table
  std::optional<StopLoss> stop_loss;
};

/// What cannot leave a cluster's price, as shares of it.
struct BudgetShares {
  Rate core, risk_pool;
};
/// Nobody (an amount that is known, no money moves), a third party of either kind, or the person.
enum class BudgetHolder : std::uint8_t { notional, voluntary, independent, direct_payment };
[[nodiscard]] std::string_view to_text(BudgetHolder holder);

struct PersonalBudgetComponent {
  std::string of;                                ///< the activity component whose payment is split
  std::map<ClusterCode, BudgetShares> clusters;  ///< others have no personal budgets
  Rate take_up;                                  ///< of the people of these clusters
  BudgetHolder holder = BudgetHolder::notional;
  Pence second_line;  ///< per head (pbr/partners.hpp), from the local authority, on top
};

struct SchemeComponent {
  std::string id;
  std::string name;
  std::variant<BlockComponent, ActivityComponent, OutcomeComponent, CapitationComponent,
               EpisodeComponent, PointsComponent, GainLossComponent, TournamentComponent,
               PoolComponent, PersonalBudgetComponent>
      terms;
  Location at;
};

/// When the year's money moves.
struct PaymentPlan {
  bool monthly = false;      ///< in advance, in equal parts; else nothing is said of months
  Rate outcomes_in_advance;  ///< of the money at risk; the rest is settled at the year's end
};

struct Scheme {
  PackHeader header;
  std::string name;
  Rounding rounding = Rounding::half_up;
  std::vector<SchemeComponent> components;
  PaymentPlan plan;
  Holder provider_holder = Holder::nhs;  ///< of providers not named below
  std::map<ProviderId, Holder> providers;
};

}  // namespace pbr
