// Referral, recorded spells, hospital stays and contacts of a course.
#include <algorithm>
#include <array>
#include <string>

#include "course.hpp"

namespace pbr::synth {
namespace {

constexpr int tool_was_overridden = 90;  // per mille of spells: initial and final codes differ
constexpr int not_attended = 75;         // contacts missed for every thousand kept
constexpr int still_in_ward = 500;       // stays that reach the year's end and go on

const Quantiles& stay_days() {
  static const Quantiles days{{0, 2}, {250, 16}, {500, 38}, {750, 72}, {900, 120}, {1000, 250}};
  return days;
}

const Quantiles& contact_days() {
  static const Quantiles days{{0, 0},   {100, 1},  {390, 2},  {530, 4},
                              {710, 8}, {860, 14}, {950, 24}, {1000, 74}};
  return days;
}

// The tool's suggestion where the clinician chose otherwise: a neighbour in the same super-class.
const Cluster* suggested_instead(const ClusterPack& pack, const Cluster* chosen, Random& random) {
  std::vector<const Cluster*> others;
  for (const Cluster& cluster : pack.clusters) {
    const bool same = cluster.super_class == chosen->super_class;
    if (same && &cluster != chosen && std::abs(cluster.need - chosen->need) <= 3) {
      others.push_back(&cluster);
    }
  }
  return others.empty() ? chosen : others[random.below(others.size())];
}

void add_spell(const CourseTerms& terms, const PlannedSpell& planned, const ReferralId& referral,
               Random& random, Life& life) {
  ClusterSpell spell;
  spell.person = life.person.person;
  spell.provider = ProviderId(std::string(terms.provider->code));
  spell.referral = referral;
  spell.cluster_final = planned.cluster->code;
  spell.cluster_initial =
      random.chance(tool_was_overridden)
          ? suggested_instead(terms.packs->clusters, planned.cluster, random)->code
          : planned.cluster->code;
  spell.start = planned.start;
  spell.end = planned.end;
  life.clusters.push_back(std::move(spell));
}

int add_stay(const CourseTerms& terms, const PlannedSpell& planned, const ReferralId& referral,
             Random& random, Life& life) {
  if (!random.chance(terms_of(planned.cluster->code.text()).admitted)) return 0;
  const int days = std::min(stay_days().draw(random), planned.in_year.days());
  Stay stay;
  stay.person = life.person.person;
  stay.provider = ProviderId(std::string(terms.provider->code));
  stay.referral = referral;
  stay.start = planned.in_year.first + random.between(0, planned.in_year.days() - days);
  stay.end = stay.start + days;
  if (*stay.end == reporting_year().end && random.chance(still_in_ward)) stay.end.reset();
  life.stays.push_back(std::move(stay));
  return days;
}

Contact make_contact(const Stay& where, Date date, bool attended, Random& random) {
  static constexpr std::array<std::string_view, 6> staff{
      "nurse",         "psychiatrist",           "psychologist",
      "social worker", "occupational therapist", "support worker"};
  static constexpr std::array<int, 5> minutes{20, 30, 45, 60, 90};
  Contact contact;
  contact.person = where.person;
  contact.provider = where.provider;
  contact.referral = where.referral;
  contact.date = date;
  contact.attended = attended;
  if (attended) contact.minutes = minutes[random.pick({8, 24, 26, 36, 6})];
  contact.staff_group = staff[random.pick({44, 15, 10, 9, 10, 12})];
  return contact;
}

// One contact in each of `count` equal parts of the spell, so that no day has two.
int add_contacts(const CourseTerms& terms, const PlannedSpell& planned, const ReferralId& referral,
                 Random& random, Life& life) {
  Stay where;
  where.person = life.person.person;
  where.provider = ProviderId(std::string(terms.provider->code));
  where.referral = referral;
  const int days = planned.in_year.days();
  const int usual = contact_days().draw(random);
  const int count = std::min(usual * terms_of(planned.cluster->code.text()).contacts / 100, days);
  for (int part = 0; part < count; ++part) {
    const Period stretch{planned.in_year.first + part * days / count,
                         planned.in_year.first + (part + 1) * days / count};
    life.contacts.push_back(make_contact(where, day_in(stretch, random), true, random));
    if (random.chance(not_attended)) {
      life.contacts.push_back(make_contact(where, day_in(planned.in_year, random), false, random));
    }
  }
  return count;
}

}  // namespace

void add_activity(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life) {
  Referral referral;
  referral.person = life.person.person;
  referral.referral = ReferralId("R" + life.person.person.text().substr(1) + "-" +
                                 std::to_string(life.referrals.size() + 1));
  referral.provider = ProviderId(std::string(terms.provider->code));
  referral.commissioner = terms.commissioner;
  referral.received = plan.front().start - random.between(0, 28);
  referral.closed = plan.back().end;
  const bool recorded = random.chance(terms.provider->spells_recorded);
  for (const PlannedSpell& planned : plan) {
    if (recorded) add_spell(terms, planned, referral.referral, random, life);
    TrueSpell spell{planned.cluster->code, planned.cluster->super_class, planned.in_year};
    spell.ward_days = add_stay(terms, planned, referral.referral, random, life);
    spell.contact_days = add_contacts(terms, planned, referral.referral, random, life);
    life.spells.push_back(std::move(spell));
  }
  life.referrals.push_back(std::move(referral));
}

}  // namespace pbr::synth
