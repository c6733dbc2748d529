// One person's records for a test, owned together so that a CareRecord may point into them.
#pragma once

#include <algorithm>
#include <list>

#include "pbr/episodes.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr_test {

using namespace pbr;

inline Date day(const char* text) { return Date::parse(text).value(); }
inline Rate rate(const char* text) { return Rate::parse(text).value(); }
inline const Period year_2014 = Period::inclusive(day("2014-04-01"), day("2015-03-31"));

class OnePerson {
 public:
  explicit OnePerson(std::string id = "P1") { care_.person = PersonId{std::move(id)}; }
  OnePerson(const OnePerson&) = delete;
  OnePerson& operator=(const OnePerson&) = delete;

  OnePerson& born(const char* date, const char* commissioner = "") {
    details_.person = care_.person;
    details_.birth_date = day(date);
    details_.commissioner = CommissionerId{commissioner};
    care_.details = &details_;
    return *this;
  }
  OnePerson& score(const char* measure, const char* date, Rate score, const char* provider = "RA1",
                   const char* referral = "") {
    scores_.push_back({0, care_.person, ProviderId{provider}, ReferralId{referral}, day(date),
                       MeasureId{measure}, score});
    care_.measures.push_back(&scores_.back());
    return *this;
  }
  OnePerson& assessed(const char* date, std::array<Rating, item_count> ratings,
                      Unusable unusable = Unusable::no) {
    Assessment assessment;
    assessment.person = care_.person;
    assessment.provider = ProviderId{"RA1"};
    assessment.date = day(date);
    assessment.ratings = ratings;
    assessment.unusable = unusable;
    assessments_.push_back(assessment);
    care_.assessments.push_back(&assessments_.back());
    return *this;
  }
  Assessment& last_assessment() { return assessments_.back(); }
  OnePerson& status(const char* date, std::optional<bool> settled, std::optional<bool> employed,
                    const char* provider = "RA1") {
    statuses_.push_back({0, care_.person, ProviderId{provider}, day(date), settled, employed});
    care_.statuses.push_back(&statuses_.back());
    return *this;
  }
  OnePerson& referred(const char* received, std::optional<Date> closed = {},
                      const char* provider = "RA1", const char* commissioner = "C1") {
    referrals_.push_back({0, ReferralId{"R"}, care_.person, ProviderId{provider},
                          CommissionerId{commissioner}, day(received), closed});
    care_.referrals.push_back(&referrals_.back());
    return *this;
  }
  OnePerson& contact(const char* date, const char* referral = "R", bool attended = true,
                     const char* provider = "RA1") {
    Contact contact;
    contact.person = care_.person;
    contact.provider = ProviderId{provider};
    contact.referral = ReferralId{referral};
    contact.date = day(date);
    contact.attended = attended;
    contacts_.push_back(contact);
    care_.contacts.push_back(&contacts_.back());
    return *this;
  }
  OnePerson& stay(const char* start, std::optional<Date> end, const char* provider = "RA1") {
    stays_.push_back({0, care_.person, ProviderId{provider}, ReferralId{}, day(start), end});
    care_.stays.push_back(&stays_.back());
    return *this;
  }
  OnePerson& spell(const char* cluster, const char* start, std::optional<Date> end = {},
                   const char* provider = "RA1", const char* initial = "03") {
    spells_.push_back({0, care_.person, ProviderId{provider}, ReferralId{}, ClusterCode{initial},
                       ClusterCode{cluster}, day(start), end});
    care_.clusters.push_back(&spells_.back());
    return *this;
  }
  /// Puts the lists in the order a CareRecord has.
  void in_order() {
    const auto by = [](auto& list, auto date) {
      std::stable_sort(list.begin(), list.end(),
                       [&](const auto* a, const auto* b) { return date(*a) < date(*b); });
    };
    by(care_.clusters, [](const ClusterSpell& s) { return s.start; });
    by(care_.referrals, [](const Referral& r) { return r.received; });
    by(care_.statuses, [](const Status& s) { return s.date; });
    by(care_.assessments, [](const Assessment& a) { return *a.date; });
  }
  /// An episode with its days counted inside 2014/15.
  Episode& episode(const char* cluster, const char* started, std::optional<Date> ended = {},
                   const char* provider = "RA1", const char* commissioner = "C1") {
    Episode e;
    e.person = care_.person;
    e.provider = ProviderId{provider};
    e.commissioner = CommissionerId{commissioner};
    e.cluster = ClusterCode{cluster};
    e.started = day(started);
    e.ended = ended;
    e.period = overlap({e.started, ended.value_or(year_2014.end)}, year_2014);
    e.days = e.period.days();
    episodes_.push_back(e);
    return episodes_.back();
  }

  [[nodiscard]] const CareRecord& care() const { return care_; }
  [[nodiscard]] const std::vector<Episode>& episodes() const { return episodes_; }

 private:
  CareRecord care_;
  Person details_;
  std::list<MeasureScore> scores_;
  std::list<Assessment> assessments_;
  std::list<Status> statuses_;
  std::list<Referral> referrals_;
  std::list<ClusterSpell> spells_;
  std::list<Contact> contacts_;
  std::list<Stay> stays_;
  std::vector<Episode> episodes_;
};

inline Measure score_measure(const char* id, const char* lowest, const char* highest, bool higher,
                             const char* change, const char* cut_off) {
  Measure measure;
  measure.id = MeasureId{id};
  measure.lowest = rate(lowest);
  measure.highest = rate(highest);
  measure.higher_is_better = higher;
  if (*change != 0) measure.reliable_change = rate(change);
  if (*cut_off != 0) measure.cut_off = rate(cut_off);
  return measure;
}

inline Measure reqol() { return score_measure("reqol-10", "0", "40", true, "5", "25"); }
inline Measure phq() { return score_measure("phq-9", "0", "27", false, "6", "10"); }

inline Measure status_measure(const char* field) {
  Measure measure;
  measure.id = MeasureId{field};
  measure.kind = MeasureKind::status;
  measure.status_field = field;
  return measure;
}

inline Measure honos_total(std::size_t most_missing) {
  Measure measure = score_measure("honos-total", "0", "48", false, "8", "");
  measure.kind = MeasureKind::item_total;
  measure.most_missing = most_missing;
  for (std::size_t i = 0; i < 12; ++i) measure.items.push_back(i);
  return measure;
}

}  // namespace pbr_test
