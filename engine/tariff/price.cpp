#include <algorithm>
#include <tuple>

#include "tariff/line.hpp"
#include "tariff/review_periods.hpp"

namespace pbr {
namespace {

class EpisodePricer {
 public:
  EpisodePricer(const Episode& episode, const CareRecord& care, const TariffTerms& terms)
      : episode_(episode),
        care_(care),
        terms_(terms),
        view_(*terms.book, episode.provider, episode.commissioner) {}

  std::vector<Line> run() {
    const PaidUnits& paid = terms_.book->paid;
    for (const TariffUnit unit : paid.units) add(unit);
    std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
      return std::tie(a.period.first, a.unit, a.period.end) <
             std::tie(b.period.first, b.unit, b.period.end);
    });
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      lines_[i].id = episode_.id.text() + "-" + std::to_string(i + 1);
    }
    return std::move(lines_);
  }

 private:
  void add(TariffUnit unit) {
    switch (unit) {
      case TariffUnit::non_admitted_day:
      case TariffUnit::admitted_day:
        return add_days(unit);
      case TariffUnit::initial_assessment:
        return add_initial_assessment();
      case TariffUnit::review_period:
        return add_review_periods();
      case TariffUnit::episode:
        return add_ended_episode();
      case TariffUnit::contact:
        return add_contacts();
      default:
        return;  // priced with another unit, or of no episode
    }
  }

  [[nodiscard]] int admitted_in(Period days) const {
    int count = 0;
    for (const Period& stay : episode_.admitted) count += overlap(stay, days).days();
    return count;
  }

  void add_days(TariffUnit unit) {
    if (unit == TariffUnit::admitted_day && episode_.admitted.empty()) return;
    for (const Stretch& stretch : stretches(view_, episode_.cluster, unit, episode_.period)) {
      const int admitted = admitted_in(stretch.days);
      const int quantity =
          unit == TariffUnit::admitted_day ? admitted : stretch.days.days() - admitted;
      if (quantity > 0) lines_.push_back(line_of(view_, unit, stretch, {quantity}));
    }
  }

  void add_on(TariffUnit unit, Date day, Quantity quantity, int review_days = 0) {
    for (const Stretch& stretch : stretches(view_, episode_.cluster, unit, {day, day + 1})) {
      lines_.push_back(line_of(view_, unit, stretch, quantity, review_days));
    }
  }

  // No cluster before it in its referral: the first. Its own first day is in its part of the
  // reporting period: started inside it.
  void add_initial_assessment() {
    if (!episode_.from_cluster.empty() || !episode_.period.contains(episode_.started)) return;
    add_on(TariffUnit::initial_assessment, episode_.started, {1});
  }

  void add_review_periods() {
    constexpr TariffUnit unit = TariffUnit::review_period;
    const ReviewPeriodTerms& terms = terms_.book->paid.review_period;
    for (const ReviewPeriod& period : review_periods(episode_, terms, *terms_.clusters)) {
      if (terms.pro_rata) {
        add_part(period);
      } else if (episode_.period.contains(period.days.first)) {
        add_on(unit, period.days.first, {1}, period.longest);
      }
    }
  }

  void add_part(const ReviewPeriod& period) {
    constexpr TariffUnit unit = TariffUnit::review_period;
    const Period inside = overlap(period.days, episode_.period);
    const bool stays_apart = terms_.book->paid.pays(TariffUnit::admitted_day);
    for (const Stretch& stretch : stretches(view_, episode_.cluster, unit, inside)) {
      const int days = stretch.days.days() - (stays_apart ? admitted_in(stretch.days) : 0);
      if (days == 0) continue;
      lines_.push_back(line_of(view_, unit, stretch, {days, period.longest}, period.longest));
    }
  }

  void add_ended_episode() {
    if (!episode_.ended && !episode_.ended_with_period) return;
    const Date last = episode_.period.last_day();
    const int days = episode_.period.end - episode_.started;
    const EpisodePriceTerms& terms = terms_.book->paid.episode;
    if (terms.short_stay_up_to && days <= *terms.short_stay_up_to) {
      add_on(TariffUnit::short_stay_day, last, {days});
      return;
    }
    add_on(TariffUnit::episode, last, {1});
    if (terms.long_stay_beyond && days > *terms.long_stay_beyond) {
      add_on(TariffUnit::long_stay_day, last, {days - *terms.long_stay_beyond});
    }
  }

  void add_contacts() {
    constexpr TariffUnit unit = TariffUnit::contact;
    std::vector<Date> dates;
    for (const Contact* contact : care_.contacts) {
      const bool counts = contact->attended && contact->provider == episode_.provider &&
                          episode_.period.contains(contact->date);
      if (counts) dates.push_back(contact->date);
    }
    if (dates.empty()) return;
    for (const Stretch& stretch : stretches(view_, episode_.cluster, unit, episode_.period)) {
      const auto inside = std::count_if(dates.begin(), dates.end(),
                                        [&](Date day) { return stretch.days.contains(day); });
      if (inside > 0) lines_.push_back(line_of(view_, unit, stretch, {inside}));
    }
  }

  const Episode& episode_;
  const CareRecord& care_;
  const TariffTerms& terms_;
  PriceView view_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> price(const Episode& episode, const CareRecord& care, const TariffTerms& terms) {
  return EpisodePricer(episode, care, terms).run();
}

}  // namespace pbr
