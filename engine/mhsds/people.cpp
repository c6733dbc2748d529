// MHS001 into persons; MHS003 and MHS004 into statuses.
#include "mhsds/canonical.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {

void import_persons(Work& work) {
  if (!work.has(Table::persons)) return;
  CanonicalTable out(work, TableKind::persons, work.made.groups);
  const bool deprivation = !work.made.groups.empty();
  work.latest_rows(
      Table::persons,
      [](Rows& row) -> std::optional<Record> {
        if (row.text(Field::person).empty()) return std::nullopt;
        return Record{key_of({row.text(Field::person)}), 0,
                      key_of({row.text(Field::birth_date)}).a};
      },
      [&](Rows& row) {
        row.needed(Field::person);
        CsvWriter& csv = out.row();
        csv.field(row.text(Field::person)).field(row.day(Field::birth_date, false).text);
        csv.field(row.day(Field::death_date, false).text).field(row.text(Field::gender));
        csv.field(row.text(Field::ethnic)).field("");
        csv.field(row.text(Field::home_commissioner));
        if (deprivation) csv.field(row.text(Field::deprivation));
        csv.end();
        return true;
      });
}

namespace {

// The day the status was recorded, else the day it began.
Field day_of_status(const Rows& row) {
  return row.text(Field::date).empty() && !row.text(Field::later_date).empty() ? Field::later_date
                                                                               : Field::date;
}

std::optional<Record> status_record(Rows& row) {
  if (row.text(Field::person).empty()) return std::nullopt;
  return Record{key_of({row.text(Field::person), row.text(Field::provider),
                        row.text(day_of_status(row)).substr(0, 10)}),
                0, row.content()};
}

void write_status(Rows& row, CanonicalTable& out, std::string_view settled,
                  std::string_view employed) {
  row.needed(Field::person);
  row.needed(Field::provider);
  CsvWriter& csv = out.row();
  csv.field(row.text(Field::person)).field(row.text(Field::provider));
  csv.field(row.day(day_of_status(row), true).text).field(settled).field(employed).end();
}

// Anything but Y and N is passed on: the study tells it too. Nothing known makes no status.
bool use_accommodation(Rows& row, CanonicalTable& out) {
  const auto settled = row.text(Field::settled);
  if (settled.empty()) {
    ++row.file().not_ours;
    row.finding(Field::settled, "MH030", Severity::note,
                "Y or N; nothing is known and no status is made");
    return false;
  }
  if (settled != "Y" && settled != "N") {
    row.finding(Field::settled, "MH025", Severity::error, "Y or N; passed on as it stands");
  }
  write_status(row, out, settled, "");
  return true;
}

bool use_employment(Rows& row, CanonicalTable& out) {
  const auto status = row.text(Field::employment);
  if (status.empty()) {
    ++row.file().not_ours;
    row.finding(Field::employment, "MH030", Severity::note,
                "a code; nothing is known and no status is made");
    return false;
  }
  write_status(row, out, "", status == "01" || status == "1" ? "Y" : "N");
  return true;
}

}  // namespace

void import_statuses(Work& work) {
  if (!work.has(Table::accommodation) && !work.has(Table::employment)) return;
  CanonicalTable out(work, TableKind::statuses);
  work.latest_rows(Table::accommodation, status_record,
                   [&](Rows& row) { return use_accommodation(row, out); });
  work.latest_rows(Table::employment, status_record,
                   [&](Rows& row) { return use_employment(row, out); });
}

}  // namespace pbr::mhsds
