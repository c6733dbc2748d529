// A course of care: one referral of one person to one provider and everything that follows from it.
#pragma once

#include "cohort_terms.hpp"
#include "life.hpp"
#include "random.hpp"

namespace pbr::synth {

struct CourseTerms {
  const CohortPacks* packs = nullptr;
  const ProviderTerms* provider = nullptr;
  CommissionerId commissioner;
  const Cluster* cluster = nullptr;  ///< the first
  bool ongoing = false;              ///< in care before the year began
  bool working_age = true;
};

/// A spell of the plan. `in_year` ends with the year where the spell is still open.
struct PlannedSpell {
  const Cluster* cluster = nullptr;
  Date start;
  std::optional<Date> end;
  Period in_year;
};
using CoursePlan = std::vector<PlannedSpell>;

/// The clusters the person passes through and when; the year's part of a spell is never empty.
[[nodiscard]] CoursePlan plan_course(const CourseTerms& terms, Random& random);

/// Adds the referral, spells, stays and contacts of a plan to a life. Ids are given by date later.
void add_activity(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life);
/// Adds the assessments: at every spell's start, at reviews, at discharge.
void add_assessments(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life);
/// Adds the ReQoL-10 scores, as complete as the provider is.
void add_scores(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life);
/// Adds accommodation and employment.
void add_statuses(const CourseTerms& terms, const CoursePlan& plan, Random& random, Life& life);

/// A day of the period, each as likely.
[[nodiscard]] Date day_in(Period period, Random& random);

}  // namespace pbr::synth
