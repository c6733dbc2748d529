#include "pbr/indicators.hpp"

#include <algorithm>
#include <set>

#include "outcomes/assignments.hpp"
#include "outcomes/essential_met.hpp"
#include "outcomes/inclusion.hpp"
#include "outcomes/places.hpp"

namespace pbr {
namespace {

constexpr int year_months = 12;
constexpr int adult_from = 18;
constexpr int working_age_to = 69;
constexpr int no_age_limit = 1000;
constexpr std::size_t honos_items = 12;
constexpr std::ptrdiff_t enough_honos_items = 9;

// The wider of two readings of "a year" differ where the year before had a 29 February: the latest
// status is looked for from the later of the two days on.
Period status_year(Period period) {
  Period year = months_to_end(period, year_months);
  year.first = std::max(year.first, add_months(period.end, -year_months, MonthEnd::clip));
  return year;
}

bool rated(Rating rating) { return rating != not_known; }

bool honos_recorded(const Assessment& assessment) {
  const auto first = assessment.ratings.begin();
  const auto further = first + honos_items;
  return std::count_if(first, further, rated) >= enough_honos_items ||
         std::all_of(further, first + mhct_item_count, rated);
}

class PersonIndicators {
 public:
  PersonIndicators(const CareRecord& care, std::span<const Episode> episodes,
                   const IndicatorTerms& terms, Indicators& sums)
      : care_(care),
        terms_(terms),
        sums_(sums),
        assignments_(assignments_of(care, episodes, terms)),
        open_(open_referrals(care, terms.period)),
        home_(home()) {}

  void add_clusters() const {
    const Assignment* national =
        in_contact(nullptr) ? current_assignment(assignments_, nullptr, terms_.period) : nullptr;
    if (national != nullptr) {
      for (const Place& place : whole_places(home_)) {
        add_cluster(place, *national, any_settled(nullptr));
      }
    }
    std::set<ProviderId> providers;
    for (const Assignment& assignment : assignments_) providers.insert(assignment.provider);
    for (const ProviderId& provider : providers) add_provider_cluster(provider, national);
  }

  void add_contacts() const {
    if (open_.empty()) return;
    for (const Place& place : whole_places(home_)) add_contact(place, nullptr);
    std::set<ProviderId> providers;
    for (const Referral* referral : open_) providers.insert(referral->provider);
    for (const ProviderId& provider : providers) add_contact(provider_place(provider), &provider);
  }

  void add_newly_assigned() const { add_essential_met(care_, assignments_, home_, terms_, sums_); }

 private:
  [[nodiscard]] CommissionerId home() const {
    if (care_.details != nullptr && !care_.details->commissioner.empty()) {
      return care_.details->commissioner;
    }
    CommissionerId latest;
    for (const Referral* referral : open_) {
      if (!referral->commissioner.empty()) latest = referral->commissioner;
    }
    return latest;
  }

  /// At one provider or, where it is null, anywhere.
  [[nodiscard]] bool in_contact(const ProviderId* provider) const {
    return !terms_.referrals_given ||
           std::any_of(open_.begin(), open_.end(), [&](const Referral* referral) {
             return provider == nullptr || referral->provider == *provider;
           });
  }

  void add_provider_cluster(const ProviderId& provider, const Assignment* national) const {
    const Assignment* current = current_assignment(assignments_, &provider, terms_.period);
    if (current == nullptr || !in_contact(&provider)) return;
    add_cluster(provider_place(provider), *current, current == national && any_settled(&provider));
  }

  void add_cluster(const Place& place, const Assignment& current, bool settled) const {
    const bool within = within_review(current);
    add_by_cluster({"ACC33", true}, place, current.cluster, sums_);
    add_by_cluster({"ACC36", within}, place, current.cluster, sums_);
    add_by_cluster({"ACC37", within, true}, place, current.cluster, sums_);
    add_by_cluster({"ACC54", settled}, place, current.cluster, sums_);
    add_by_cluster({"ACC62", settled, true}, place, current.cluster, sums_);
  }

  [[nodiscard]] bool within_review(const Assignment& current) const {
    const Cluster* cluster = terms_.clusters->find(current.cluster);
    std::optional<Date> assessed;
    for (const Assessment* assessment : care_.assessments) {
      if (assessment->provider == current.provider && *assessment->date < terms_.period.end) {
        assessed = assessment->date;
      }
    }
    if (cluster == nullptr || !assessed) return false;
    const std::optional<Date> due = review_due(*assessed, *cluster);
    return due && *due > terms_.period.last_day();
  }

  [[nodiscard]] bool any_settled(const ProviderId* provider) const {
    const Period year = months_to_end(terms_.period, year_months);
    return std::any_of(care_.statuses.begin(), care_.statuses.end(), [&](const Status* status) {
      return (provider == nullptr || status->provider == *provider) &&
             status->settled.value_or(false) && year.contains(status->date);
    });
  }

  void add_contact(const Place& place, const ProviderId* provider) const {
    if (of_age(care_, adult_from, no_age_limit, terms_.period)) {
      add({"honos_recorded", any_honos(provider), true}, place, "", sums_);
    }
    if (!of_age(care_, adult_from, working_age_to, terms_.period)) return;
    const bool settled = says_yes(provider, &Status::settled);
    const bool employed = says_yes(provider, &Status::employed);
    add({"AMH03e", true}, place, "", sums_);
    add({"AMH14e", settled}, place, "", sums_);
    add({"AMH17e", employed}, place, "", sums_);
    add({"1H", settled, true}, place, "", sums_);
    add({"1F", employed, true}, place, "", sums_);
  }

  // People with no record in time stay in the denominator, so "not known" counts as no.
  [[nodiscard]] bool says_yes(const ProviderId* provider, StatusField field) const {
    return latest_status(care_, provider, field, status_year(terms_.period)).value_or(false);
  }

  [[nodiscard]] bool any_honos(const ProviderId* provider) const {
    const Period year = months_to_end(terms_.period, year_months);
    const auto counts = [&](const Assessment* assessment) {
      return (provider == nullptr || assessment->provider == *provider) &&
             year.contains(*assessment->date) && honos_recorded(*assessment);
    };
    return std::any_of(care_.assessments.begin(), care_.assessments.end(), counts);
  }

  const CareRecord& care_;
  const IndicatorTerms& terms_;
  Indicators& sums_;
  std::vector<Assignment> assignments_;
  std::vector<const Referral*> open_;
  CommissionerId home_;
};

}  // namespace

void add_indicators(const CareRecord& care, std::span<const Episode> episodes,
                    const IndicatorTerms& terms, Indicators& sums) {
  if (terms.clusters == nullptr) throw InternalError("indicators need a cluster pack");
  const PersonIndicators person(care, episodes, terms, sums);
  person.add_clusters();
  person.add_contacts();
  person.add_newly_assigned();
}

void merge(Indicators& into, const Indicators& from) {
  for (const auto& [key, count] : from) {
    IndicatorCount& sum = into[key];
    sum.numerator += count.numerator;
    sum.denominator += count.denominator;
  }
}

}  // namespace pbr
