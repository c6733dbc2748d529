// Episodes under a dated price book: payable lines, exact to the penny.
//
// A line is a quantity of one unit of one episode in one calendar month at one price and one
// factor: where a price or an adjustment changes inside the month, the line is split there. A price
// changes where another entry of the book takes over, so that a line names one entry; the factor
// where the product of the adjustments in force does, so that an adjustment by 1 splits nothing.
// Its amount is quantity x price x factor / per, rounded once where the book says: the whole
// product (invoice_line), or price x factor / per before it is multiplied (unit_price). Nothing
// counted makes no line, but for capitation, whose months all stand there.
//
// What each unit counts (a book names those it pays for):
// non_admitted_day: midnights of the episode in the reporting period outside hospital.
//
// admitted_day: midnights of it in a hospital of the same provider.
//
// initial_assessment: 1 on the first day of an episode that is the first of its referral and
// started inside the reporting period. Where the book pays for assessments that lead to nothing: 1
// on the day of the first assessment of a referral that never leads to an episode, if that day is
// inside the reporting period, at the price of the unusable code; such a line belongs to no
// episode. A referral leads to nothing where the provider records spells and none is of it (nor, if
// it names no referral, starts while it is open), and where it records none, if all its assessments
// are discharges. An assessment is of the referral that was open on its day, of several the one
// received last; the day a referral closes still belongs to it.
//
// review_period: the time from the episode's start, or from a review where the book says so, to the
// day the next review is due (the cluster's longest interval); the next begins there. Whole: 1 on
// its first day. Pro rata: the period's price over its days (`per`), for each midnight of the
// episode; for each outside hospital where the book pays admitted days too. The period's price is
// in the book, or is a day's cost times its days: 365 days at 5.00 are 1,825.00. A code without an
// interval that is no cluster (99) has no review periods.
//
// episode: 1 on the last day of an episode that ended; one still open at the end of the reporting
// period is paid when it ends. Where the whole episode, from its start, is no longer than
// short_stay_up_to, each of its days is a short_stay_day instead; each of its days beyond
// long_stay_beyond is a long_stay_day on top; both on that last day.
//
// contact: attended contacts at the provider on days of the episode.
//
// capitation: heads of a population, per 12 a calendar month; of a month that is not whole, heads x
// days per 12 x the month's days. Belongs to no episode, and its line is rounded as a whole always:
// a head's month rounded to a penny would be a poor price.
//
// Lines are dated by the days they look at; those of a review period that is paid whole, an
// assessment or an ended episode by the day they are paid for.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "pbr/cluster_pack.hpp"
#include "pbr/episodes.hpp"
#include "pbr/price_book.hpp"

namespace pbr {

struct Line {
  std::string id;  ///< the episode's id, "-", a running number from 1
  TariffUnit unit{};
  Period period;              ///< days the line looks at: the month's part at its price and factor
  std::int64_t quantity = 0;  ///< of the unit
  Pence price;                ///< of `per` units
  std::int64_t per = 1;       ///< days of the review period paid pro rata; of capitation see above
  Rate factor{1};             ///< the product of the adjustments in force
  Pence amount;
  std::string rule;        ///< "england/tariffs/illustrative-2014.yaml:14"
  std::string price_list;  ///< id of the list the price stands in; "" in everybody's
  bool non_contract = false;
  Rounding rounding = Rounding::half_up;  ///< the book's
  RoundingStep step = RoundingStep::invoice_line;
};

/// A line that belongs to no episode.
struct LoneLine {
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;  ///< empty: of no cluster (capitation)
  Line line;
};

/// What lines are made with; both outlive it.
struct TariffTerms {
  const PriceBook* book = nullptr;
  const ClusterPack* clusters = nullptr;
};

/// The lines of one episode, by first day, unit, then last day. `care` is the record of its person.
/// A price that is missing on a day the episode needs it is an InternalError: check_prices() runs
/// before any money is computed.
[[nodiscard]] std::vector<Line> price(const Episode& episode, const CareRecord& care,
                                      const TariffTerms& terms);

/// Lines of a person's assessments that lead to nothing, by day, provider and referral; their ids
/// are the person's id, "-0-", a running number from 1.
[[nodiscard]] std::vector<LoneLine> lone_lines(const CareRecord& care, const TariffTerms& terms,
                                               Period reporting);

/// Lines of the book's capitation in the period, by month, provider, commissioner; their ids are
/// "capitation-" and a running number from 1.
[[nodiscard]] std::vector<LoneLine> capitation_lines(const PriceBook& book, Period reporting);

/// Who may need which cluster's prices.
struct PriceNeed {
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;
  friend auto operator<=>(const PriceNeed&, const PriceNeed&) = default;
};

/// Adds what a person's record may need: the clusters of its spells and, where a provider records
/// none, of its assessments, with who pays for each. `allocations[i]` belongs to
/// `care.assessments[i]`.
void add_needs(const CareRecord& care, std::span<const Allocation> allocations,
               const TariffTerms& terms, std::set<PriceNeed>& needs);

/// Everything that keeps the book from pricing the needs on every day of `period`, all at once and
/// each once: TA001 a (list, cluster, unit, day range) without a price; TA002 prices or adjustments
/// with more digits than an amount can hold; TA003 a provider without a market forces factor; TA004
/// activity without a contract, where the book has no terms for it; TA005 a provider without a
/// host, whose prices are asked for; TA006 a review period of a cluster that has no interval; TA007
/// (warning) a provider or commissioner that the book names and the needs do not. Without an error
/// price() cannot fail inside `period`.
[[nodiscard]] Diagnostics check_prices(const TariffTerms& terms, const std::set<PriceNeed>& needs,
                                       Period period);

}  // namespace pbr
