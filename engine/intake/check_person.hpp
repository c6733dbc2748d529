// The parts of check_person, one a question.
#pragma once

#include "pbr/person_checks.hpp"

namespace pbr::intake {

/// Calls visit(table, row, name of the date's column, day) for every dated record of a person.
template <class Visit>
void each_day(const CareRecord& care, const Visit& visit) {
  for (const auto* r : care.referrals) visit(TableKind::referrals, r->row, "received", r->received);
  for (const auto* a : care.assessments) visit(TableKind::assessments, a->row, "date", *a->date);
  for (const auto* s : care.clusters) visit(TableKind::clusters, s->row, "start", s->start);
  for (const auto* c : care.contacts) visit(TableKind::contacts, c->row, "date", c->date);
  for (const auto* s : care.stays) visit(TableKind::stays, s->row, "start", s->start);
  for (const auto* m : care.measures) visit(TableKind::measures, m->row, "date", m->date);
  for (const auto* s : care.statuses) visit(TableKind::statuses, s->row, "date", s->date);
}

void check_life(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings);
void check_ratings(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings);
void check_repeats(const CareRecord& care, Findings& findings);
void check_referral_days(const CareRecord& care, Findings& findings);
void check_stays(const CareRecord& care, Findings& findings);
void check_spells(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings);

}  // namespace pbr::intake
