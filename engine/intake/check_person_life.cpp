// Between birth and death, at an age the instrument is for, inside the period.
#include "intake/check_person.hpp"

namespace pbr::intake {
namespace {

using Texts = std::pair<std::string, std::string>;

// Days of birth and death say who somebody is: neither is ever told.
void check_birth_and_death(const CareRecord& care, const Person& person, Findings& findings) {
  if (person.birth_date && person.death_date && *person.death_date < *person.birth_date) {
    findings.add(TableKind::persons, person.row, "death_date", "IN019", Severity::warning, [] {
      return Texts{"", "a day on or after the person's birth_date"};
    });
  }
  each_day(care, [&](TableKind table, Row row, std::string_view field, Date day) {
    if (person.birth_date && day < *person.birth_date) {
      findings.add(table, row, field, "IN019", Severity::warning, [&] {
        return Texts{to_text(day), "a day on or after the birth_date in the persons table; kept"};
      });
    }
    if (person.death_date && day > *person.death_date) {
      findings.add(table, row, field, "IN018", Severity::warning, [&] {
        return Texts{to_text(day), "a day on or before the death_date in the persons table; kept"};
      });
    }
  });
}

void check_ages(const CareRecord& care, const Person& person, const AgeRange& ages,
                Findings& findings) {
  if (!person.birth_date) return;
  for (const auto* a : care.assessments) {
    if (*a->date < *person.birth_date) continue;  // IN019 tells
    const int age = age_on(*person.birth_date, *a->date);
    if (ages.lowest <= age && age <= ages.highest) continue;
    findings.add(TableKind::assessments, a->row, "date", "IN020", Severity::warning, [&] {
      return Texts{age < ages.lowest ? "a younger person" : "an older person",
                   "an age of " + std::to_string(ages.lowest) + " to " +
                       std::to_string(ages.highest) + " on the day of the assessment; kept"};
    });
  }
}

void check_after_period(const CareRecord& care, Period period, Findings& findings) {
  each_day(care, [&](TableKind table, Row row, std::string_view field, Date day) {
    if (day < period.end) return;
    findings.add(table, row, field, "IN022", Severity::note, [&] {
      return Texts{to_text(day), "a day on or before " + to_text(period.last_day()) +
                                     ", the last of the reporting period; not counted in it"};
    });
  });
}

}  // namespace

void check_life(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings) {
  if (care.details != nullptr) {
    check_birth_and_death(care, *care.details, findings);
    if (terms.instrument != nullptr && terms.instrument->ages) {
      check_ages(care, *care.details, *terms.instrument->ages, findings);
    }
  }
  if (terms.period) check_after_period(care, *terms.period, findings);
}

}  // namespace pbr::intake
