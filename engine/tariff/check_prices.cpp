#include <algorithm>
#include <map>
#include <tuple>

#include "tariff/check_names.hpp"
#include "tariff/line.hpp"

namespace pbr {
namespace {

std::string days_text(Period days) {
  const std::string first = to_text(days.first);
  return days.days() == 1 ? "on " + first : "from " + first + " to " + to_text(days.last_day());
}

// The units whose prices are asked for, and the days: a unit that is paid once on a day may need
// its price on any.
std::vector<TariffUnit> units_asked(const PaidUnits& paid) {
  std::vector<TariffUnit> units;
  for (const TariffUnit unit : priced_units) {
    const bool asked = (unit == TariffUnit::short_stay_day && paid.pays(TariffUnit::episode) &&
                        paid.episode.short_stay_up_to) ||
                       (unit == TariffUnit::long_stay_day && paid.pays(TariffUnit::episode) &&
                        paid.episode.long_stay_beyond) ||
                       paid.pays(unit);
    if (asked) units.push_back(unit);
  }
  return units;
}

// The most that a line of the unit can hold.
Quantity most_of(TariffUnit unit) {
  switch (unit) {
    case TariffUnit::non_admitted_day:
    case TariffUnit::admitted_day:
      return {31, 1};
    case TariffUnit::review_period:
      return {31, 366};
    case TariffUnit::initial_assessment:
    case TariffUnit::episode:
      return {1, 1};
    default:
      return {100'000, 1};
  }
}

// Every provider and commissioner whose prices and factors are the same is looked at once.
struct Asked {
  std::string whose;  // the first who ask, for messages; nothing where the book has no lists
  PriceView view;
  std::map<ClusterCode, std::int64_t> clusters;  // how many ask for each
};

class PriceCheck {
 public:
  PriceCheck(const TariffTerms& terms, const std::set<PriceNeed>& needs, Period period)
      : terms_(terms),
        book_(*terms.book),
        clusters_(*terms.clusters),
        needs_(needs),
        period_(period) {}

  Diagnostics run() {
    problems_ = check_names(terms_, needs_, period_);
    for (const Asked& asked : gather()) check(asked);
    tell_missing_prices();
    check_capitation();
    return std::move(problems_);
  }

 private:
  void add(std::string code, Location at, std::string message, std::string found,
           std::string expected, std::string help) {
    tell_once(problems_, {Severity::error, std::move(code), std::move(at), std::move(message),
                          std::move(found), std::move(expected), std::move(help)});
  }

  [[nodiscard]] std::vector<Asked> gather() const {
    using Key = std::pair<std::vector<const PriceList*>, std::vector<const Adjustment*>>;
    std::map<std::pair<Key, bool>, Asked> by_view;
    for (const PriceNeed& need : needs_) {
      PriceView view(book_, need.provider, need.commissioner);
      std::vector<const Adjustment*> adjustments;
      for (const TariffUnit unit : priced_units) {
        const auto of_unit = view.adjustments(unit);
        adjustments.insert(adjustments.end(), of_unit.begin(), of_unit.end());
      }
      const std::pair key{Key{view.lists(), std::move(adjustments)}, view.non_contract()};
      const std::string whose =
          book_.lists.empty()
              ? ""
              : need.provider.text() +
                    (need.commissioner.empty() ? "" : " for " + need.commissioner.text());
      by_view.try_emplace(key, Asked{whose, std::move(view), {}})
          .first->second.clusters[need.cluster] += 1;
    }
    std::vector<Asked> all;
    all.reserve(by_view.size());
    for (auto& [key, asked] : by_view) all.push_back(std::move(asked));
    // Pointers are in no order that a reader would know.
    std::sort(all.begin(), all.end(),
              [](const Asked& a, const Asked& b) { return a.whose < b.whose; });
    return all;
  }

  void check(const Asked& asked) {
    for (const auto& [cluster, askers] : asked.clusters) {
      for (const TariffUnit unit : units_asked(book_.paid)) {
        const bool never = unit == TariffUnit::review_period && clusters_.find(cluster) == nullptr;
        if (!never) check_unit(asked, cluster, unit);
      }
    }
  }

  void check_unit(const Asked& asked, const ClusterCode& cluster, TariffUnit unit) {
    Period missing{period_.first, period_.first};
    const auto tell_missing = [&] {
      if (!missing.empty()) no_price(asked, cluster, unit, missing);
    };
    try {
      for (const Stretch& stretch : stretches(asked.view, cluster, unit, period_)) {
        if (stretch.price.price == nullptr) {
          missing.end = stretch.days.end;
          continue;
        }
        tell_missing();
        missing = {stretch.days.end, stretch.days.end};
        check_fits(asked, unit, stretch);
      }
    } catch (const AmountOverflow&) {
      factors_too_large();
      return check_unit_plain(asked, cluster, unit);
    }
    tell_missing();
  }

  // Without factors, so that missing prices are still told.
  void check_unit_plain(const Asked& asked, const ClusterCode& cluster, TariffUnit unit) {
    Period missing{period_.first, period_.first};
    for (Date day = period_.first; day < period_.end; day = day + 1) {
      if (asked.view.price(cluster, unit, day).price == nullptr) {
        missing.end = day + 1;
        continue;
      }
      if (!missing.empty()) no_price(asked, cluster, unit, missing);
      missing = {day + 1, day + 1};
    }
    if (!missing.empty()) no_price(asked, cluster, unit, missing);
  }

  void no_price(const Asked& asked, const ClusterCode& cluster, TariffUnit unit, Period days) {
    auto& [first, askers] = missing_[{cluster, unit, days.first, days.end}];
    if (askers == 0) first = asked.whose;
    askers += asked.clusters.at(cluster);
  }

  // What nobody has a price for is one gap, however many ask for it.
  void tell_missing_prices() {
    for (const auto& [gap, asked] : missing_) {
      const auto& [cluster, unit, first, end] = gap;
      const std::string what =
          std::string(to_text(unit)) + " for cluster " + cluster.text() + " from " + to_text(first);
      std::string found;
      if (!asked.first.empty()) {
        found = "asked for by " + asked.first;
        if (asked.second > 1) found += " and " + std::to_string(asked.second - 1) + " more";
      }
      add("TA001", {.file = book_.header.file},
          "no price for " + std::string(to_text(unit)) + " in cluster " + cluster.text() + " " +
              days_text({first, end}),
          found, "a price in force on every day of the reporting period",
          "add " + what + "; 0.00 where nothing is paid");
    }
  }

  void check_fits(const Asked& asked, TariffUnit unit, const Stretch& stretch) {
    constexpr int longest_review = 366;
    try {
      (void)line_of(asked.view, unit, stretch, most_of(unit), longest_review);
    } catch (const AmountOverflow&) {
      const Dated<Pence>& price = *stretch.price.price;
      const bool told = std::find(too_large_.begin(), too_large_.end(), &price) != too_large_.end();
      if (told) return;
      too_large_.push_back(&price);
      problems_.push_back({Severity::error, "TA002", price.at,
                           "price times adjustments does not fit an exact amount",
                           to_pounds(price.value), "a price and adjustments with fewer digits",
                           "look at the price and at the adjustments in force then"});
    }
  }

  void factors_too_large() {
    add("TA002", book_.adjustments.front().factor.at,
        "the product of the adjustments in force does not fit an exact factor", {},
        "adjustments with fewer digits", "round the factors where the agreement says how");
  }

  void check_capitation() {
    try {
      (void)capitation_lines(book_, period_);
    } catch (const AmountOverflow&) {
      add("TA002", book_.capitation.front().a_year.at,
          "a capitation price times its heads does not fit an exact amount", {},
          "fewer heads, or a price and adjustments with fewer digits",
          "look at the heads and the price of each entry");
    }
  }

  const TariffTerms& terms_;
  const PriceBook& book_;
  const ClusterPack& clusters_;
  const std::set<PriceNeed>& needs_;
  Period period_;
  Diagnostics problems_;
  std::vector<const Dated<Pence>*> too_large_;
  std::map<std::tuple<ClusterCode, TariffUnit, Date, Date>, std::pair<std::string, std::int64_t>>
      missing_;
};

}  // namespace

Diagnostics check_prices(const TariffTerms& terms, const std::set<PriceNeed>& needs,
                         Period period) {
  return PriceCheck(terms, needs, period).run();
}

}  // namespace pbr
