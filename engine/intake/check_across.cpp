#include "intake/check_across.hpp"

#include <unordered_map>
#include <unordered_set>

namespace pbr {
namespace {

using Ids = std::unordered_set<std::string>;

// Ids as one key.
std::string joined(const std::string& a, const std::string& b) { return a + '\x1f' + b; }
template <class Record>
std::string referral_of(const Record& record) {
  return joined(joined(record.provider.text(), record.referral.text()), record.person.text());
}

void check_repeated_persons(const Tables& tables, Findings& findings) {
  Ids persons;
  for (const auto& person : tables.persons) {
    if (persons.insert(person.person.text()).second) continue;
    findings.add({TableKind::persons, person.row, "person_id", "IN010", Severity::error, "",
                  "a person once; the first row counts"});
  }
}

void check_repeated_ids(const Tables& tables, Findings& findings) {
  Ids assessments;
  for (const auto& a : tables.assessments) {
    if (a.assessment.empty() || assessments.insert(a.assessment.text()).second) continue;
    findings.add(intake::repeated_assessment(a.row));
  }
  Ids referrals;
  for (const auto& referral : tables.referrals) {
    if (referrals.insert(intake::referral_key(referral)).second) continue;
    findings.add(intake::repeated_referral(referral.row));
  }
}

// Order does not change a result; out of order it is often a sign of a bad export.
void check_order(const Tables& tables, Findings& findings) {
  std::unordered_map<std::string, Date> latest;
  for (const auto& a : tables.assessments) {
    if (!a.date || a.person.empty()) continue;
    const auto [at, is_new] = latest.try_emplace(a.person.text(), *a.date);
    if (*a.date < at->second) {
      findings.add({TableKind::assessments, a.row, "date", "IN012", Severity::note,
                    to_text(*a.date),
                    "on or after " + to_text(at->second) +
                        ", the date of an earlier row of the person; rows are put in order"});
    } else {
      at->second = *a.date;
    }
  }
}

template <class Record>
void check_persons(const std::vector<Record>& records, TableKind kind, const Ids& persons,
                   Findings& findings) {
  for (const auto& record : records) {
    if (record.person.empty() || persons.contains(record.person.text())) continue;
    findings.add({kind, record.row, "person_id", "IN014", Severity::warning, "",
                  "a person of the persons table; kept, without age, groups or commissioner"});
  }
}

template <class Record>
void check_referrals(const std::vector<Record>& records, TableKind kind, const Ids& referrals,
                     Findings& findings) {
  for (const auto& record : records) {
    if (record.referral.empty() || referrals.contains(referral_of(record))) continue;
    findings.add({kind, record.row, "referral_id", "IN013", Severity::warning, "",
                  "a referral of that provider in the referrals table; kept"});
  }
}

Ids known_persons(const Tables& tables) {
  Ids ids;
  for (const auto& person : tables.persons) ids.insert(person.person.text());
  return ids;
}

Ids known_referrals(const Tables& tables) {
  Ids ids;
  for (const auto& referral : tables.referrals) ids.insert(referral_of(referral));
  return ids;
}

bool given(const Tables& tables, TableKind kind) {
  return tables.given[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string intake::referral_key(const Referral& referral) {
  return joined(referral.provider.text(), referral.referral.text());
}

Finding intake::repeated_assessment(Row row) {
  return {TableKind::assessments,
          row,
          "assessment_id",
          "IN010",
          Severity::warning,
          "",
          "an id once; both rows are allocated"};
}

Finding intake::repeated_referral(Row row) {
  return {TableKind::referrals,
          row,
          "referral_id",
          "IN010",
          Severity::error,
          "",
          "a referral once at one provider; of one person's rows the first counts"};
}

void check_across(const Tables& tables, Findings& findings) {
  check_repeated_ids(tables, findings);
  intake::check_people(tables, findings);
}

void intake::check_people(const Tables& tables, Findings& findings) {
  check_repeated_persons(tables, findings);
  check_order(tables, findings);
  if (given(tables, TableKind::persons)) {
    const Ids persons = known_persons(tables);
    check_persons(tables.referrals, TableKind::referrals, persons, findings);
    check_persons(tables.assessments, TableKind::assessments, persons, findings);
    check_persons(tables.clusters, TableKind::clusters, persons, findings);
    check_persons(tables.contacts, TableKind::contacts, persons, findings);
    check_persons(tables.stays, TableKind::stays, persons, findings);
    check_persons(tables.measures, TableKind::measures, persons, findings);
    check_persons(tables.statuses, TableKind::statuses, persons, findings);
  }
  if (given(tables, TableKind::referrals)) {
    const Ids referrals = known_referrals(tables);
    check_referrals(tables.clusters, TableKind::clusters, referrals, findings);
    check_referrals(tables.contacts, TableKind::contacts, referrals, findings);
    check_referrals(tables.stays, TableKind::stays, referrals, findings);
    check_referrals(tables.measures, TableKind::measures, referrals, findings);
  }
}

}  // namespace pbr
