// The canonical tables, column by column.
//
// A column must exist where leaving it out would change results in silence: without an end every
// spell would run for ever, without an item every page would see it unknown. What is only
// descriptive may be missing.
#include <algorithm>

#include "pbr/records.hpp"
#include "pbr/result.hpp"

namespace pbr {
namespace {

using enum ColumnType;

// How a column stands in its table.
constexpr ColumnSchema needed(std::string_view name, ColumnType type, std::string_view describes) {
  return {name, type, true, true, false, describes};
}
constexpr ColumnSchema present(std::string_view name, ColumnType type, std::string_view describes) {
  return {name, type, true, false, false, describes};
}
constexpr ColumnSchema optional(std::string_view name, ColumnType type,
                                std::string_view describes) {
  return {name, type, false, false, false, describes};
}
// What says who somebody is.
constexpr ColumnSchema identifying(ColumnSchema column) {
  column.identifies = true;
  return column;
}

constexpr ColumnSchema one_of(std::span<const std::string_view> words, ColumnSchema column) {
  column.words = words;
  return column;
}
constexpr std::array<std::string_view, 4> reasons{"initial", "review", "discharge", "other"};
constexpr std::array<std::string_view, 4> super_classes{"A", "B", "C", "Z"};
constexpr std::array<std::string_view, 10> item_8_types{"A", "B", "C", "D", "E",
                                                        "F", "G", "H", "I", "J"};
constexpr std::array<std::string_view, 2> contact_kinds{"attended", "not_attended"};

constexpr ColumnSchema person =
    identifying(needed("person_id", id, "the person, as the provider's system names them"));
constexpr ColumnSchema provider = needed("provider", id, "the organisation that gives care");
constexpr ColumnSchema referral =
    identifying(optional("referral_id", id, "the referral it belongs to"));

constexpr std::array persons{
    person,
    identifying(optional("birth_date", date, "day of birth")),
    identifying(optional("death_date", date, "day of death; empty: alive, or not known")),
    optional("sex", text, "sex, in the codes of the source"),
    optional("ethnic_group", text, "ethnic group, in the codes of the source"),
    optional("imd_decile", text, "decile of deprivation where the person lives, 1 most deprived"),
    optional("commissioner", id, "who pays for the person's care"),
};

constexpr std::array referrals{
    identifying(needed("referral_id", id, "the referral; unique at its provider")),
    person,
    provider,
    optional("commissioner", id, "who pays for this referral; empty: the person's"),
    needed("received", date, "day the referral was received"),
    present("closed", date, "day it was closed; empty: still open"),
};

constexpr std::array assessments{
    identifying(needed("assessment_id", id, "the assessment; unique in the table")),
    person,
    provider,
    needed("date", date, "day of the assessment"),
    optional("instrument", text, "the instrument used, such as mhct-18"),
    optional("setting", text, "where the assessment was made"),
    one_of(reasons, optional("reason", code, "initial, review, discharge or other")),
    one_of(super_classes, optional("super_class", code,
                                   "the clinician's super-class: A, B, C; Z or empty: undecided")),
    present("item_1", rating, "current rating 1: 0 to 4; 9 or empty: not known"),
    present("item_2", rating, "current rating 2: 0 to 4; 9 or empty: not known"),
    present("item_3", rating, "current rating 3: 0 to 4; 9 or empty: not known"),
    present("item_4", rating, "current rating 4: 0 to 4; 9 or empty: not known"),
    present("item_5", rating, "current rating 5: 0 to 4; 9 or empty: not known"),
    present("item_6", rating, "current rating 6: 0 to 4; 9 or empty: not known"),
    present("item_7", rating, "current rating 7: 0 to 4; 9 or empty: not known"),
    present("item_8", rating, "current rating 8: 0 to 4; 9 or empty: not known"),
    present("item_9", rating, "current rating 9: 0 to 4; 9 or empty: not known"),
    present("item_10", rating, "current rating 10: 0 to 4; 9 or empty: not known"),
    present("item_11", rating, "current rating 11: 0 to 4; 9 or empty: not known"),
    present("item_12", rating, "current rating 12: 0 to 4; 9 or empty: not known"),
    present("item_13", rating, "current rating 13: 0 to 4; 9 or empty: not known"),
    present("item_a", rating, "historical rating A: 0 to 4; 9 or empty: not known"),
    present("item_b", rating, "historical rating B: 0 to 4; 9 or empty: not known"),
    present("item_c", rating, "historical rating C: 0 to 4; 9 or empty: not known"),
    present("item_d", rating, "historical rating D: 0 to 4; 9 or empty: not known"),
    present("item_e", rating, "historical rating E: 0 to 4; 9 or empty: not known"),
    optional("item_q", rating, "rating Q of the Dutch HoNOS+: 0 to 4; 9 or empty: not known"),
    one_of(item_8_types, optional("item_8_type", code, "what item 8 is about: A to J")),
};

constexpr std::array clusters{
    person,
    provider,
    referral,
    optional("cluster_initial", code, "cluster when the spell began"),
    present("cluster_final", code, "cluster the clinician decided on"),
    needed("start", date, "first day of the spell"),
    present("end", date, "day it ended, not counted; empty: still open"),
};

constexpr std::array contacts{
    person,
    provider,
    referral,
    needed("date", date, "day of the contact"),
    one_of(contact_kinds, present("kind", code, "attended or not_attended")),
    optional("minutes", count, "length in minutes"),
    optional("staff_group", text, "who gave the contact"),
};

constexpr std::array stays{
    person,
    provider,
    referral,
    needed("start", date, "day of admission"),
    present("end", date, "day of discharge, not counted; empty: still there"),
};

constexpr std::array measures{
    person,
    provider,
    referral,
    needed("date", date, "day of the score"),
    needed("measure", id, "id of the measure, such as reqol-10"),
    needed("score", number, "the score, a plain decimal"),
};

constexpr std::array statuses{
    person,
    provider,
    needed("date", date, "day of the record"),
    present("settled", yes_no, "in settled accommodation: Y, N; empty: not known"),
    present("employed", yes_no, "in employment: Y, N; empty: not known"),
};

constexpr std::array contributions{
    needed("pool", id, "the pooled fund"),
    needed("partner", id, "who pays into it"),
    needed("first_day", date, "first day the payment is for"),
    needed("last_day", date, "last day the payment is for"),
    needed("amount", amount, "pounds"),
};

constexpr std::array contracts{
    provider,
    needed("commissioner", id, "who pays"),
    needed("first_day", date, "first day the contract is for"),
    needed("last_day", date, "last day the contract is for"),
    needed("amount", amount, "the agreed value in pounds"),
};

constexpr std::array<std::string_view, 8> planned_units{
    "non_admitted_day", "admitted_day",   "initial_assessment", "review_period",
    "episode",          "short_stay_day", "long_stay_day",      "contact"};

constexpr std::array plan{
    provider,
    needed("commissioner", id, "who pays"),
    needed("cluster", code, "the cluster the activity is planned in"),
    one_of(planned_units, needed("unit", code, "what is counted, as the price book calls it")),
    needed("first_day", date, "first day the quantity is planned for"),
    needed("last_day", date, "last day the quantity is planned for"),
    needed("quantity", count, "how many of the unit in all those days together"),
};

constexpr std::array<TableSchema, table_count> schemas{{
    {TableKind::persons, "persons", persons, "People",
     "One row a person; group_ columns of your own may stand behind."},
    {TableKind::referrals, "referrals", referrals, "Referrals",
     "One row a referral to a provider, from the day it was received to the day it was closed."},
    {TableKind::assessments, "assessments", assessments, "Assessments",
     "One row an assessment with its ratings. A long form, one row an item with the columns item "
     "and rating, is read as well."},
    {TableKind::clusters, "clusters", clusters, "Cluster spells",
     "One row a spell in a care cluster. Days count as midnights: the start is in, the end is "
     "not."},
    {TableKind::contacts, "contacts", contacts, "Contacts",
     "One row a contact that took place or was missed."},
    {TableKind::stays, "stays", stays, "Hospital stays",
     "One row a stay. Days count as midnights: the day of admission is in, that of discharge is "
     "not."},
    {TableKind::measures, "measures", measures, "Scores of outcome measures",
     "One row a score of one measure on one day."},
    {TableKind::statuses, "statuses", statuses, "Accommodation and employment",
     "One row what was recorded of a person on one day."},
    {TableKind::contributions, "contributions", contributions, "Contributions to a pooled fund",
     "One row what a partner pays for some days, the last one inside."},
    {TableKind::contracts, "contracts", contracts, "Values of block contracts",
     "One row the agreed value for some days, the last one inside."},
    {TableKind::plan, "plan", plan, "Planned activity",
     "One row how many of a unit a provider and its commissioner plan for some days, the last one "
     "inside; it is paid for in advance, month by month."},
}};

}  // namespace

const TableSchema& schema_of(TableKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  if (index >= schemas.size()) throw InternalError("no such table");
  return schemas[index];
}

std::optional<TableKind> table_kind(std::string_view name) {
  const auto* schema = std::find_if(schemas.begin(), schemas.end(),
                                    [name](const TableSchema& s) { return s.name == name; });
  if (schema == schemas.end()) return std::nullopt;
  return schema->kind;
}

}  // namespace pbr
