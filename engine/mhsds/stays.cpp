// MHS501 into stays, checked against MHS502.
#include <unordered_map>

#include "mhsds/canonical.hpp"
#include "mhsds/text.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {
namespace {

struct SpellDays {
  std::optional<Date> start, end;
};
using Spells = std::unordered_map<Key, SpellDays, KeyHash>;

std::optional<Record> spell_record(Rows& row) {
  const std::string id = row.id(Field::spell, Field::local_spell);
  if (id.empty()) return std::nullopt;
  return Record{key_of({id}), 0, row.content()};
}

bool use_spell(Rows& row, bool wards, Spells& spells, CanonicalTable& out) {
  const std::string id = row.id(Field::spell, Field::local_spell);
  if (id.empty()) row.needed(Field::spell);
  row.needed(Field::person);
  row.needed(Field::provider);
  const Day start = row.day(Field::start, true);
  const Day end = row.day(Field::end, false);
  if (wards && !id.empty()) spells[key_of({id})] = {start.date, end.date};
  CsvWriter& csv = out.row();
  csv.field(row.text(Field::person)).field(row.text(Field::provider));
  csv.field(row.id(Field::referral, Field::local_referral)).field(start.text).field(end.text).end();
  return true;
}

// A ward stay lies inside its hospital provider spell.
void check_ward(Rows& row, const Spells& spells) {
  const auto spell = spells.find(key_of({row.id(Field::spell, Field::local_spell)}));
  if (spell == spells.end()) {
    row.finding(Field::spell, "MH031", Severity::warning, "a spell of MHS501HospProvSpell");
    return;
  }
  const Day start = row.day(Field::start, true);
  const Day end = row.day(Field::end, false);
  const SpellDays& days = spell->second;
  if (start.date && days.start && *start.date < *days.start) {
    row.finding(Field::start, "MH032", Severity::warning,
                "a day on or after the start of its hospital provider spell");
  }
  if (end.date && days.end && *end.date > *days.end) {
    row.finding(Field::end, "MH032", Severity::warning,
                "a day on or before the end of its hospital provider spell");
  }
}

}  // namespace

void import_stays(Work& work) {
  const bool wards = work.has(Table::ward_stays);
  Spells spells;
  if (work.has(Table::hospital_spells)) {
    CanonicalTable out(work, TableKind::stays);
    work.latest_rows(Table::hospital_spells, spell_record,
                     [&](Rows& row) { return use_spell(row, wards, spells, out); });
  }
  Rows row = work.rows(Table::ward_stays);
  while (row.next()) {
    ++row.file().rows;
    if (row.broken()) {
      tell_broken(row);
      continue;
    }
    ++row.file().used;
    check_ward(row, spells);
  }
}

}  // namespace pbr::mhsds
