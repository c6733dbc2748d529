#include <string>
#include <unordered_map>
#include <unordered_set>

#include "pbr/intake.hpp"

namespace pbr {
namespace {

using Ids = std::unordered_set<std::string>;

// Two ids as one key; the separator cannot stand in a CSV field that was read as text.
std::string joined(const std::string& a, const std::string& b) { return a + '\x1f' + b; }

void check_repeated(const Tables& tables, Findings& findings) {
  Ids persons;
  for (const auto& person : tables.persons) {
    if (persons.insert(person.person.text()).second) continue;
    findings.add({TableKind::persons, person.row, "person_id", "IN010", Severity::error, "",
                  "a person once; the first row counts"});
  }
  Ids assessments;
  for (const auto& a : tables.assessments) {
    if (a.assessment.empty() || assessments.insert(a.assessment.text()).second) continue;
    findings.add({TableKind::assessments, a.row, "assessment_id", "IN010", Severity::warning, "",
                  "an id once; both rows are allocated"});
  }
  Ids referrals;
  for (const auto& referral : tables.referrals) {
    if (referrals.insert(joined(referral.provider.text(), referral.referral.text())).second) {
      continue;
    }
    findings.add({TableKind::referrals, referral.row, "referral_id", "IN010", Severity::error, "",
                  "a referral once at one provider; of one person's rows the first counts"});
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
    if (record.referral.empty() ||
        referrals.contains(joined(record.provider.text(), record.referral.text()))) {
      continue;
    }
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
  for (const auto& r : tables.referrals) ids.insert(joined(r.provider.text(), r.referral.text()));
  return ids;
}

bool given(const Tables& tables, TableKind kind) {
  return tables.given[static_cast<std::size_t>(kind)];
}

}  // namespace

void check_across(const Tables& tables, Findings& findings) {
  check_repeated(tables, findings);
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
