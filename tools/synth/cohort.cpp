// Who the people are, and the order in which their records stand.
#include <algorithm>
#include <string>

#include "cohort_terms.hpp"
#include "course.hpp"
#include "life.hpp"
#include "random.hpp"

namespace pbr::synth {
namespace {

constexpr int in_care_before = 560;         // per mille of people
constexpr int has_second_course = 40;       // at another provider
constexpr int seen_elsewhere_before = 300;  // second courses already running when the year begins

std::string padded(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits;
}

const Quantiles& age_quantiles(SuperClass super_class) {
  static const Quantiles working{{0, 18}, {250, 29}, {500, 40}, {750, 51}, {950, 66}, {1000, 88}};
  static const Quantiles psychosis{{0, 18}, {250, 33}, {500, 43}, {750, 54}, {950, 70}, {1000, 86}};
  static const Quantiles organic{{0, 58}, {250, 76}, {500, 82}, {750, 87}, {950, 93}, {1000, 101}};
  if (super_class == SuperClass::c) return organic;
  return super_class == SuperClass::b ? psychosis : working;
}

template <class Terms>
std::size_t pick_share(std::span<const Terms> table, Random& random) {
  std::vector<int> shares;
  for (const Terms& terms : table) shares.push_back(terms.share);
  return random.pick(shares);
}

Date birth_date(SuperClass super_class, Random& random) {
  const int age = age_quantiles(super_class).draw(random);
  return add_months(reporting_year().first, -12 * age, MonthEnd::clip) - random.between(1, 365);
}

// Ethnic groups by the letters of the NHS Data Dictionary; deprived areas send more people.
Person make_person(std::uint64_t number, SuperClass super_class, const CommissionerTerms& area,
                   Random& random) {
  static constexpr std::array<std::string_view, 10> ethnic{"A", "B", "C", "G", "H",
                                                           "J", "M", "N", "S", "Z"};
  Person person;
  person.person = PersonId("P" + padded(number));
  person.birth_date = birth_date(super_class, random);
  person.sex = random.chance(530) ? "F" : "M";
  person.ethnic_group = ethnic[random.pick({740, 15, 50, 15, 30, 30, 25, 35, 20, 40})];
  const std::size_t decile = random.pick({170, 150, 130, 115, 100, 90, 75, 65, 57, 48});
  person.imd_decile = std::to_string(decile + 1);
  person.commissioner = CommissionerId(std::string(area.code));
  person.groups = {random.chance(area.rural) ? "rural" : "urban"};
  return person;
}

const Cluster* cluster_named(const CohortPacks& packs, std::string_view code) {
  const Cluster* cluster = packs.clusters.find(ClusterCode(std::string(code)));
  if (!cluster) throw InternalError("the cluster pack has no cluster " + std::string(code));
  return cluster;
}

void live(const CourseTerms& terms, Random& random, Random& statuses, Life& life) {
  const CoursePlan plan = plan_course(terms, random);
  add_activity(terms, plan, random, life);
  add_assessments(terms, plan, random, life);
  add_scores(terms, plan, random, life);
  add_statuses(terms, plan, statuses, life);
}

template <class Record>
void by_date(std::vector<Record>& records, auto date) {
  std::stable_sort(records.begin(), records.end(),
                   [&](const Record& a, const Record& b) { return date(a) < date(b); });
}

// Extracts come ordered by date; assessments are numbered in that order.
void put_in_order(Life& life) {
  by_date(life.referrals, [](const Referral& r) { return r.received; });
  by_date(life.assessments, [](const Assessment& a) { return *a.date; });
  by_date(life.clusters, [](const ClusterSpell& s) { return s.start; });
  by_date(life.contacts, [](const Contact& c) { return c.date; });
  by_date(life.stays, [](const Stay& s) { return s.start; });
  by_date(life.measures, [](const MeasureScore& m) { return m.date; });
  by_date(life.statuses, [](const Status& s) { return s.date; });
  std::size_t next = 1;
  for (Assessment& assessment : life.assessments) {
    assessment.assessment = AssessmentId("A" + padded(life.number) + "-" + std::to_string(next++));
  }
}

}  // namespace

Life make_life(const CohortPacks& packs, std::uint64_t seed, std::uint64_t number) {
  Random random(seed, number, Stream::details);
  Life life;
  life.number = number;
  const CommissionerTerms& area = commissioners()[pick_share(commissioners(), random)];
  CourseTerms terms;
  terms.packs = &packs;
  terms.cluster = cluster_named(packs, cluster_terms()[pick_share(cluster_terms(), random)].code);
  life.person = make_person(number, terms.cluster->super_class, area, random);
  terms.commissioner = life.person.commissioner;
  terms.working_age = age_on(*life.person.birth_date, reporting_year().first) < 65;
  const std::size_t home = random.pick(area.mix);
  terms.provider = &providers()[home];
  terms.ongoing = random.chance(in_care_before);
  const bool again = random.chance(has_second_course);
  Random statuses(seed, number, Stream::statuses);
  Random first(seed, number, Stream::first_course);
  live(terms, first, statuses, life);
  if (again) {
    Random second(seed, number, Stream::second_course);
    std::array<int, provider_count> elsewhere = area.mix;
    elsewhere[home] = 0;
    terms.provider = &providers()[second.pick(elsewhere)];
    terms.ongoing = second.chance(seen_elsewhere_before);
    live(terms, second, statuses, life);
  }
  put_in_order(life);
  return life;
}

}  // namespace pbr::synth
