// The assessments of a course: when they are made, and how their ratings follow one another.
#include <string>

#include "course.hpp"
#include "pbr/episodes.hpp"
#include "ratings.hpp"

namespace pbr::synth {
namespace {

constexpr int assessed_at_discharge = 700;  // per mille
constexpr int super_class_left_open = 60;
constexpr int super_class_wrong = 16;  // one of 63 people in an audit (facts: Bekas & Michev 2013)

class CourseAssessor {
 public:
  CourseAssessor(const CourseTerms& terms, Random& random, Life& life)
      : terms_(terms), random_(random), life_(life), letter_(item_8_letter()) {}

  void assess_spell(const PlannedSpell& spell, bool first, bool last) {
    ratings_ = rate(*spell.cluster, random_);
    add(spell, spell.start, first ? AssessmentReason::initial : AssessmentReason::review);
    Date latest = review_until_end(spell);
    if (last && spell.end && *spell.end > latest && random_.chance(assessed_at_discharge)) {
      improve();
      improve();
      add(spell, *spell.end, AssessmentReason::discharge);
    }
  }

 private:
  // Reviews fall due by the pack's intervals and are made around that day, some of them late.
  Date review_until_end(const PlannedSpell& spell) {
    const Date until = spell.in_year.end;
    Date latest = spell.start;
    while (const auto due = review_due(latest, *spell.cluster)) {
      const Date made = *due + random_.between(-14, 35);
      if (made >= until) break;
      improve();
      add(spell, made, AssessmentReason::review);
      latest = made;
    }
    return latest;
  }

  void improve() { ratings_ = rate_again(ratings_, terms_.provider->item_improves, random_); }

  void add(const PlannedSpell& spell, Date date, AssessmentReason reason) {
    Assessment assessment;
    assessment.person = life_.person.person;
    assessment.provider = ProviderId(std::string(terms_.provider->code));
    assessment.date = date;
    assessment.instrument = terms_.packs->instrument.header.id;
    assessment.setting = setting(date);
    assessment.reason = reason;
    assessment.super_class = stated_super_class(spell.cluster->super_class);
    assessment.ratings = ratings_;
    const Rating other = ratings_[7];
    if (other >= 1 && other <= 4) assessment.item_8_type = letter_;
    life_.assessments.push_back(std::move(assessment));
  }

  std::string setting(Date date) const {
    for (const Stay& stay : life_.stays) {
      const Date end = stay.end.value_or(reporting_year().end);
      if (stay.provider.text() == terms_.provider->code && stay.start <= date && date <= end) {
        return "inpatient";
      }
    }
    return "community";
  }

  SuperClass stated_super_class(SuperClass truth) {
    if (truth == SuperClass::undecided || random_.chance(super_class_left_open)) {
      return SuperClass::undecided;
    }
    if (!random_.chance(super_class_wrong)) return truth;
    return truth == SuperClass::a ? SuperClass::b : SuperClass::a;
  }

  char item_8_letter() {
    const auto& types = terms_.packs->instrument.item_8_types;
    if (types.empty()) return 0;
    auto type = types.begin();
    std::advance(type, static_cast<std::ptrdiff_t>(random_.below(types.size())));
    return type->first;
  }

  const CourseTerms& terms_;
  Random& random_;
  Life& life_;
  char letter_;
  Ratings ratings_{};
};

}  // namespace

void add_assessments(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life) {
  CourseAssessor assessor(terms, random, life);
  for (const PlannedSpell& spell : plan) {
    assessor.assess_spell(spell, &spell == &plan.front(), &spell == &plan.back());
  }
}

}  // namespace pbr::synth
