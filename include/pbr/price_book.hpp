// A dated price book: what is paid for, at which prices, for whom, and how an amount is rounded.
// Amounts are pounds without VAT, which NHS care does not bear.
//
// Whose price. A book has prices for everybody (`prices`) and may have lists for a provider, a
// commissioner or the two together (`price_lists`). A day's price is that of the narrowest list
// which has one in force: provider and commissioner, then provider, then commissioner, then
// everybody. The line names the list. No list is ever asked for the nearest date.
//
// Contracts. A book may say which provider and commissioner have a contract (`contracts`). What a
// provider does for people of any other commissioner is non-contract activity: `non_contract` says
// which prices it is paid at ("host": those of the commissioner that hosts the provider; "book":
// those for everybody; or the id of a list) and by which factor. Without `contracts` every pair has
// one; an unknown commissioner has none. The person's own commissioner pays, with its adjustments.
// Factors. Every adjustment in force that day is multiplied into the factor, so that uplifts chain
// where each has an id of its own; one with a provider, a commissioner or units holds for those,
// and beside one of its id with another scope. The market forces factor is one, a value a provider;
// one that it does not name has the value for `others`. Without a value, or on a day before the
// first, a provider cannot be priced (TA003). Capitation is for a pair with a contract only.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/id.hpp"
#include "pbr/money.hpp"
#include "pbr/pack.hpp"

namespace pbr {

/// What a price is for; a line's unit, but for review_period_day. pbr/tariff.hpp says what each
/// counts.
enum class TariffUnit : std::uint8_t {
  non_admitted_day,
  admitted_day,
  initial_assessment,
  review_period,
  review_period_day,  ///< a day's cost: the period's price is it times the longest interval
  episode,
  short_stay_day,
  long_stay_day,
  contact,
  capitation  ///< a head of the population; not priced by cluster
};
/// Those that are priced by cluster, in order.
inline constexpr std::array priced_units{
    TariffUnit::non_admitted_day, TariffUnit::admitted_day,      TariffUnit::initial_assessment,
    TariffUnit::review_period,    TariffUnit::review_period_day, TariffUnit::episode,
    TariffUnit::short_stay_day,   TariffUnit::long_stay_day,     TariffUnit::contact};
[[nodiscard]] std::string_view to_text(TariffUnit unit);
[[nodiscard]] std::optional<TariffUnit> tariff_unit(std::string_view text);

/// A value that holds from its date until the next one of its kind, or the end of validity.
template <class T>
struct Dated {
  Period valid;
  T value{};
  std::string source;
  Location at;
};

struct Adjustment {
  std::string id;
  Dated<Rate> factor;
  ProviderId provider;           ///< empty: every provider
  CommissionerId commissioner;   ///< empty: every commissioner
  std::set<TariffUnit> units{};  ///< empty: every unit
};

using Prices =
    std::map<std::pair<ClusterCode, TariffUnit>, std::vector<Dated<Pence>>>;  ///< by date

/// Prices that hold for one provider, one commissioner, or one of each.
struct PriceList {
  std::string id;
  ProviderId provider;
  CommissionerId commissioner;
  Prices prices;
  Location at;
};

/// How a review period is paid.
struct ReviewPeriodTerms {
  /// Whole: its price on its first day. Pro rata: by its days, priced the period's price over its
  /// days.
  bool pro_rata = false;
  /// A review begins a new period; otherwise periods follow each other from the episode's start.
  bool begins_at_review = false;
};

/// How an episode is paid.
struct EpisodePriceTerms {
  std::optional<int> short_stay_up_to;  ///< days; up to these, each is a short_stay_day instead
  std::optional<int> long_stay_beyond;  ///< days; each beyond these is a long_stay_day on top
};

/// What a book pays for.
struct PaidUnits {
  std::set<TariffUnit> units{TariffUnit::non_admitted_day, TariffUnit::admitted_day,
                             TariffUnit::initial_assessment};
  ReviewPeriodTerms review_period;
  EpisodePriceTerms episode;
  /// An initial assessment that leads to no episode is paid as one of the cluster of unusable
  /// ratings.
  bool assessment_that_leads_to_nothing = false;
  [[nodiscard]] bool pays(TariffUnit unit) const { return units.contains(unit); }
};

enum class RoundingStep : std::uint8_t {
  invoice_line,  ///< quantity x price x factor, once a line
  unit_price     ///< price x factor / per, once; the line is quantity times it (not of capitation)
};
[[nodiscard]] std::string_view to_text(RoundingStep step);

/// The ids under which market forces factors stand among the adjustments.
inline constexpr std::string_view market_forces_id = "market-forces";
inline constexpr std::string_view market_forces_of_others = "market-forces-of-others";

struct MarketForces {
  std::set<ProviderId> named;
  bool others = false;  ///< providers not named have a value too
  Location at;
};

struct AgreedContract {
  ProviderId provider;
  CommissionerId commissioner;
  bool host = false;
  Location at;
};

struct NonContract {
  std::string prices;  ///< "host", "book" or the id of a list
  Rate factor{1};
  std::string source;
  Location at;
};

/// Heads of a population and what is paid for each in a year, a twelfth each calendar month.
struct Capitation {
  ProviderId provider;
  CommissionerId commissioner;
  std::int64_t heads = 0;
  Dated<Pence> a_year;
};

struct PriceBook {
  PackHeader header;
  Rounding rounding = Rounding::half_up;
  RoundingStep step = RoundingStep::invoice_line;
  PaidUnits paid;
  Prices prices;                 ///< for everybody
  std::vector<PriceList> lists;  ///< in the order of the file
  std::vector<Adjustment> adjustments;
  std::optional<MarketForces> market_forces;  ///< its values stand among the adjustments
  std::vector<AgreedContract> contracts;
  std::optional<NonContract> non_contract;
  std::vector<Capitation> capitation;
};

/// A price and the list it stands in; the price is null where no list has one, the list for
/// everybody's.
struct PriceInForce {
  const Dated<Pence>* price = nullptr;
  const PriceList* list = nullptr;
  bool is_day_cost = false;  ///< of a review period: times its days
  friend bool operator==(const PriceInForce&, const PriceInForce&) = default;
};

/// The book as it holds between one provider and one commissioner. The book must outlive it.
class PriceView {
 public:
  PriceView(const PriceBook& book, const ProviderId& provider, const CommissionerId& commissioner);

  [[nodiscard]] const PriceBook& book() const { return *book_; }
  /// Whether a contract is missing between the two.
  [[nodiscard]] bool non_contract() const { return non_contract_ != nullptr; }
  /// The lists asked, narrowest first; everybody's prices come after them.
  [[nodiscard]] const std::vector<const PriceList*>& lists() const { return lists_; }
  /// Of a review period, its price or a day's cost, whichever stands in the narrower list.
  [[nodiscard]] PriceInForce price(const ClusterCode& cluster, TariffUnit unit, Date day) const;
  /// The dated prices for the cluster and unit in each list asked.
  [[nodiscard]] std::vector<const std::vector<Dated<Pence>>*> entries(const ClusterCode& cluster,
                                                                      TariffUnit unit) const;
  /// Adjustments that hold for the unit, on some day; in the order of the file.
  [[nodiscard]] std::vector<const Adjustment*> adjustments(TariffUnit unit) const;
  /// The product of those in force that day and the factor of non-contract activity.
  [[nodiscard]] Rate factor(TariffUnit unit, Date day) const;

 private:
  void ask_lists(const ProviderId& provider, const CommissionerId& commissioner);
  void ask_list(std::string_view id);

  const PriceBook* book_;
  std::vector<const PriceList*> lists_;
  std::vector<const Adjustment*> adjustments_;
  const NonContract* non_contract_ = nullptr;
};

/// The commissioner that hosts a provider; null where the book names none.
[[nodiscard]] const AgreedContract* host_of(const PriceBook& book, const ProviderId& provider);
/// Whether the two have a contract; always where the book lists none.
[[nodiscard]] bool have_contract(const PriceBook& book, const ProviderId& provider,
                                 const CommissionerId& commissioner);

}  // namespace pbr
