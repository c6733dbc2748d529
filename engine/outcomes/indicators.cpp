// The official indicators, as NHS England's monthly statistics define them.

#include <set>

#include "outcomes/inclusion.hpp"
#include "pbr/outcomes.hpp"

namespace pbr {
namespace {

constexpr int status_months = 12;
constexpr int age_from = 18;
constexpr int age_to = 69;

// Codes 00-08 and 10-21. 09 is not a cluster and 99 is not being in one.
bool adult_cluster(const ClusterCode& cluster) {
  const std::string& code = cluster.text();
  if (code.size() != 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9') {
    return false;
  }
  const int number = (code[0] - '0') * 10 + (code[1] - '0');
  return number <= 21 && number != 9;
}

// Where one person is counted: all of England, one provider or one commissioner.
struct Place {
  std::string level, code;
  ProviderId provider;  ///< whose statuses count; any provider's where empty
  friend auto operator<=>(const Place&, const Place&) = default;
};

std::vector<Place> places_of(const ProviderId& provider, const CommissionerId& commissioner) {
  return {{"England", "", {}},
          {"provider", provider.text(), provider},
          {"commissioner", commissioner.text(), {}}};
}

struct Count {
  std::int64_t numerator = 0, denominator = 0;
};

class PersonCounter {
 public:
  PersonCounter(const CareRecord& care, Period period, Indicators& sums)
      : care_(care), period_(period), sums_(sums) {}

  void in_cluster(const Place& place, const Episode& episode) const {
    const std::int64_t within = episode.review_status == ReviewStatus::within ? 1 : 0;
    const std::int64_t settled = yes(place, &Status::settled);
    for (const std::string& cluster : {std::string{}, episode.cluster.text()}) {
      add("ACC33", place, cluster, {1, 0});
      add("ACC36", place, cluster, {within, 0});
      add("ACC37", place, cluster, {within, 1});
      add("ACC54", place, cluster, {settled, 0});
      add("ACC62", place, cluster, {settled, 1});
    }
  }

  void in_contact(const Place& place) const {
    const std::int64_t settled = yes(place, &Status::settled);
    const std::int64_t employed = yes(place, &Status::employed);
    add("AMH03e", place, "", {1, 0});
    add("AMH14e", place, "", {settled, 0});
    add("AMH17e", place, "", {employed, 0});
    add("1H", place, "", {settled, 1});
    add("1F", place, "", {employed, 1});
  }

 private:
  // People with no record in time stay in the denominator, so "not known" counts as no.
  [[nodiscard]] std::int64_t yes(const Place& place, StatusField field) const {
    const ProviderId* provider = place.provider.empty() ? nullptr : &place.provider;
    return latest_status(care_, provider, field, status_months, period_).value_or(false) ? 1 : 0;
  }

  void add(const char* indicator, const Place& place, const std::string& cluster,
           Count count) const {
    IndicatorCount& sum = sums_[{indicator, place.level, place.code, cluster}];
    sum.numerator += count.numerator;
    sum.denominator += count.denominator;
  }

  const CareRecord& care_;
  Period period_;
  Indicators& sums_;
};

bool open_at_end(const std::optional<Date>& ended, Period period) {
  return !ended || *ended >= period.end;
}

// The spell that counts at each place: the one started last, of equals the later one.
std::map<Place, const Episode*> current_spells(std::span<const Episode> episodes, Period period) {
  std::map<Place, const Episode*> current;
  for (const Episode& episode : episodes) {
    if (!adult_cluster(episode.cluster) || episode.period.end != period.end) continue;
    if (!open_at_end(episode.ended, period)) continue;
    for (const Place& place : places_of(episode.provider, episode.commissioner)) {
      const Episode*& best = current[place];
      if (best == nullptr || episode.started >= best->started) best = &episode;
    }
  }
  return current;
}

std::set<Place> places_in_contact(const CareRecord& care, Period period) {
  std::set<Place> places;
  for (const Referral* referral : care.referrals) {
    if (referral->received >= period.end || !open_at_end(referral->closed, period)) continue;
    const bool by_person = referral->commissioner.empty() && care.details != nullptr;
    for (Place& place : places_of(
             referral->provider, by_person ? care.details->commissioner : referral->commissioner)) {
      places.insert(std::move(place));
    }
  }
  return places;
}

}  // namespace

void add_indicators(const CareRecord& care, std::span<const Episode> episodes, Period period,
                    Indicators& sums) {
  const PersonCounter person{care, period, sums};
  for (const auto& [place, episode] : current_spells(episodes, period)) {
    person.in_cluster(place, *episode);
  }
  if (!of_age(care, age_from, age_to, period)) return;
  for (const Place& place : places_in_contact(care, period)) person.in_contact(place);
}

void merge(Indicators& into, const Indicators& from) {
  for (const auto& [key, count] : from) {
    IndicatorCount& sum = into[key];
    sum.numerator += count.numerator;
    sum.denominator += count.denominator;
  }
}

}  // namespace pbr
