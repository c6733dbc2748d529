// What is asked of people themselves: ReQoL-10, where they live, whether they work.
#include <algorithm>
#include <string>

#include "course.hpp"

namespace pbr::synth {
namespace {

constexpr int lowest_score = 0, highest_score = 40;  // ReQoL-10
constexpr int least_days_between = 14;

// People with dementia are asked less often than the provider's usual.
int asked(int per_mille, const Cluster& cluster) {
  return cluster.super_class == SuperClass::c ? per_mille * 45 / 100 : per_mille;
}

void add_score(const CourseTerms& terms, const ReferralId& referral, Date date, int score,
               Life& life) {
  MeasureScore record;
  record.person = life.person.person;
  record.provider = ProviderId(std::string(terms.provider->code));
  record.referral = referral;
  record.date = date;
  record.measure = MeasureId("reqol-10");
  record.score = Rate(score);
  life.measures.push_back(std::move(record));
}

int score_before(const Cluster& cluster, Random& random) {
  const int usual = terms_of(cluster.code.text()).recovery;
  return std::clamp(usual + random.bell(3), lowest_score, highest_score);
}

// Gains are larger where the start was low: regression to the mean.
int score_after(int before, const CourseTerms& terms, Random& random) {
  const int gain = (terms.provider->recovery_gain + 2 * (16 - before)) / 10;
  return std::clamp(before + gain + random.bell(2), lowest_score, highest_score);
}

Date last_day(const PlannedSpell& spell, Random& random) {
  return spell.end ? *spell.end : spell.in_year.end - random.between(1, 45);
}

}  // namespace

void add_scores(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life) {
  const ReferralId referral = life.referrals.back().referral;
  bool carried = false;  // the score at the end of one spell is the one at the start of the next
  int before = 0;
  for (const PlannedSpell& spell : plan) {
    const Cluster& cluster = *spell.cluster;
    const bool asked_first = random.chance(asked(terms.provider->recovery_before, cluster));
    const bool asked_again = random.chance(asked(terms.provider->recovery_after, cluster));
    if (!carried) before = score_before(cluster, random);
    if (!carried && asked_first) add_score(terms, referral, spell.start, before, life);
    const Date end = last_day(spell, random);
    const bool paired =
        (carried || asked_first) && asked_again && end >= spell.start + least_days_between;
    carried = paired && spell.end;
    if (!paired) continue;
    before = score_after(before, terms, random);
    add_score(terms, referral, end, before, life);
  }
}

namespace {

struct Situation {
  bool settled = false, employed = false;
};

Situation first_situation(const CourseTerms& terms, const Cluster& cluster, Random& random) {
  const ClusterTerms& usual = terms_of(cluster.code.text());
  const int employed = terms.working_age ? usual.employed : usual.employed / 10;
  return {random.chance(usual.settled), random.chance(employed)};
}

// Homes change more easily than jobs.
Situation next_situation(Situation now, const CourseTerms& terms, Random& random) {
  if (!now.settled) now.settled = random.chance(terms.provider->settles);
  if (!now.employed && terms.working_age) now.employed = random.chance(terms.provider->settles / 4);
  return now;
}

void add_status(const CourseTerms& terms, Date date, Situation situation, Random& random,
                Life& life) {
  Status status;
  status.person = life.person.person;
  status.provider = ProviderId(std::string(terms.provider->code));
  status.date = date;
  if (random.chance(960)) status.settled = situation.settled;
  if (random.chance(940)) status.employed = situation.employed;
  if (status.settled || status.employed) life.statuses.push_back(std::move(status));
}

}  // namespace

void add_statuses(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life) {
  Situation situation = first_situation(terms, *plan.front().cluster, random);
  if (!random.chance(terms.provider->status_recorded)) return;
  const Period care{plan.front().in_year.first, plan.back().in_year.end};
  const Date first = day_in({care.first, std::min(care.end, care.first + 60)}, random);
  add_status(terms, first, situation, random, life);
  const Date later = first + random.between(90, 200);
  if (!care.contains(later)) return;
  situation = next_situation(situation, terms, random);
  add_status(terms, later, situation, random, life);
}

}  // namespace pbr::synth
