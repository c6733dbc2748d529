// Names: ncl-icb-analytics/dbt-ncl-analytics, commit 213ca05,
// models/raw/commissioning/raw_mhsds_*.sql.
#include "mhsds/tables.hpp"

#include <algorithm>

#include "pbr/result.hpp"

namespace pbr::mhsds {
namespace {

using Names = std::array<std::string_view, 3>;

constexpr FieldSpec needed(Field field, Names names) { return {field, names, true, {}, false}; }
constexpr FieldSpec optional(Field field, Names names) { return {field, names, false, {}, false}; }
constexpr FieldSpec identifying(FieldSpec field) {
  field.identifies = true;
  return field;
}
// An id as NHS England makes it, which OrgIDProv and the local id make too.
constexpr FieldSpec unique_id(Field field, Names names, Field local) {
  return {field, names, true, local, true};
}
constexpr FieldSpec local_id(Field field, Names names) { return {field, names, false, {}, true}; }

constexpr FieldSpec referral = unique_id(Field::referral, {"UniqServReqID"}, Field::local_referral);
constexpr FieldSpec local_referral = local_id(Field::local_referral, {"ServiceRequestId"});
constexpr FieldSpec contact = unique_id(Field::contact, {"UniqCareContID"}, Field::local_contact);
constexpr FieldSpec local_contact = local_id(Field::local_contact, {"CareContactId"});
constexpr FieldSpec spell = unique_id(Field::spell, {"UniqHospProvSpellID"}, Field::local_spell);
constexpr FieldSpec local_spell =
    local_id(Field::local_spell, {"HospProvSpellID", "HospProvSpellNum"});
constexpr FieldSpec tool = unique_id(Field::tool, {"UniqClustID"}, Field::local_tool);
constexpr FieldSpec local_tool = local_id(Field::local_tool, {"ClustId"});
constexpr FieldSpec code = needed(Field::code, {"CodedAssToolType"});
constexpr FieldSpec score = needed(Field::score, {"PersScore"});

constexpr std::array common{
    identifying(needed(Field::person, {"Person_ID"})),
    needed(Field::provider, {"OrgIDProv"}),
    identifying(optional(Field::record, {"RecordNumber"})),
    optional(Field::month, {"UniqMonthID"}),
    optional(Field::submission, {"UniqSubmissionID"}),
    optional(Field::record_start, {"RecordStartDate"}),
};
constexpr FieldSpec record_needed = identifying(needed(Field::record, {"RecordNumber"}));

constexpr std::array persons{
    identifying(optional(Field::birth_date, {"PersonBirthDate", "PersonBirthDatePseudo"})),
    identifying(optional(Field::death_date, {"PersDeathDate"})),
    optional(Field::gender, {"Gender"}),
    optional(Field::ethnic, {"EthnicCategory"}),
    optional(Field::home_commissioner, {"OrgIDCCGRes"}),
    optional(Field::deprivation, {"IMDQuart"}),
};
constexpr std::array accommodation{
    needed(Field::settled, {"SettledAccommodationInd"}),
    needed(Field::date, {"AccommodationTypeDate", "AccommodationStatusDate"}),
};
constexpr std::array employment{
    needed(Field::employment, {"EmployStatus"}),
    FieldSpec{Field::date, {"EmployStatusRecDate"}, true, Field::later_date, false},
    optional(Field::later_date, {"EmployStatusStartDate"}),
};
constexpr std::array referrals{
    record_needed,
    referral,
    local_referral,
    optional(Field::commissioner, {"OrgIDComm"}),
    needed(Field::start, {"ReferralRequestReceivedDate"}),
    needed(Field::end, {"ServDischDate"}),
};
constexpr std::array contacts{
    contact,
    local_contact,
    referral,
    local_referral,
    needed(Field::date, {"CareContDate"}),
    optional(Field::minutes, {"ClinContDurOfCareCont"}),
    needed(Field::attendance, {"AttendStatus", "AttendOrDNACode"}),
};
constexpr std::array hospital_spells{
    spell,
    local_spell,
    identifying(optional(Field::referral, {"UniqServReqID"})),
    local_referral,
    needed(Field::start, {"StartDateHospProvSpell"}),
    needed(Field::end, {"DischDateHospProvSpell"}),
};
constexpr std::array ward_stays{
    spell,
    local_spell,
    needed(Field::start, {"StartDateWardStay"}),
    needed(Field::end, {"EndDateWardStay"}),
};
constexpr std::array referral_scores{
    referral,
    local_referral,
    code,
    score,
    needed(Field::date, {"AssToolCompTimestamp", "AssToolCompDate"}),
};
constexpr std::array activity_scores{
    identifying(needed(Field::contact, {"UniqCareContID"})),
    identifying(optional(Field::activity, {"CareActId"})),
    code,
    score,
};
constexpr std::array cluster_tools{
    record_needed,
    tool,
    local_tool,
    optional(Field::category, {"ClustCat"}),
    needed(Field::date, {"AssToolCompDate"}),
    optional(Field::reason, {"ClustToolAssReason"}),
    optional(Field::super_class, {"MHCareClusterSuperClass"}),
    optional(Field::cluster_initial, {"AMHCareClustCodeInit"}),
};
constexpr std::array cluster_scores{record_needed, tool, local_tool, code, score};
constexpr std::array care_clusters{
    tool,
    local_tool,
    needed(Field::start, {"StartDateCareClust"}),
    needed(Field::cluster_final, {"AMHCareClustCodeFin"}),
    needed(Field::end, {"EndDateCareClust"}),
};

constexpr std::array<TableSpec, mhsds_table_count> specs{{
    {Table::persons, "MHS001MPI", "MHS001UniqID", TableKind::persons, persons},
    {Table::accommodation, "MHS003AccommStatus", "MHS003UniqID", TableKind::statuses,
     accommodation},
    {Table::employment, "MHS004EmpStatus", "MHS004UniqID", TableKind::statuses, employment},
    {Table::referrals, "MHS101Referral", "MHS101UniqID", TableKind::referrals, referrals},
    {Table::contacts, "MHS201CareContact", "MHS201UniqID", TableKind::contacts, contacts},
    {Table::hospital_spells, "MHS501HospProvSpell", "MHS501UniqID", TableKind::stays,
     hospital_spells},
    {Table::ward_stays, "MHS502WardStay", "MHS502UniqID", TableKind::stays, ward_stays},
    {Table::referral_scores, "MHS606CodedScoreAssessmentRefer", "MHS606UniqID", TableKind::measures,
     referral_scores},
    {Table::activity_scores, "MHS607CodedScoreAssessmentAct", "MHS607UniqID", TableKind::measures,
     activity_scores},
    {Table::cluster_tools, "MHS801ClusterTool", "MHS801UniqID", TableKind::assessments,
     cluster_tools},
    {Table::cluster_scores, "MHS802ClusterAssess", "MHS802UniqID", TableKind::assessments,
     cluster_scores},
    {Table::care_clusters, "MHS803CareCluster", "MHS803UniqID", TableKind::clusters, care_clusters},
}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_in(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && same_name(text.substr(text.size() - end.size()), end);
}

struct VersionMark {
  Table table;
  std::string_view column;
  int version;
};

// Fields that were renamed tell the version a file was made for.
constexpr std::array marks{
    VersionMark{Table::accommodation, "AccommodationStatusCode", 4},
    VersionMark{Table::accommodation, "AccommodationStatusDate", 4},
    VersionMark{Table::accommodation, "AccommodationType", 5},
    VersionMark{Table::accommodation, "AccommodationTypeDate", 5},
    VersionMark{Table::hospital_spells, "HospProvSpellNum", 4},
    VersionMark{Table::hospital_spells, "HospProvSpellID", 5},
    VersionMark{Table::referral_scores, "AssToolCompDate", 4},
    VersionMark{Table::referral_scores, "AssToolCompTimestamp", 5},
    VersionMark{Table::contacts, "AttendStatus", 6},
};

}  // namespace

const TableSpec& spec_of(Table table) {
  const auto index = static_cast<std::size_t>(table);
  if (index >= specs.size()) throw InternalError("no such table of MHSDS");
  return specs[index];
}

std::span<const FieldSpec> common_fields() { return common; }

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<Table> table_of_file(std::string_view file_name) {
  constexpr std::size_t number_size = 6;  // "MHS101"
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (ends_in(file_name, packed)) file_name.remove_suffix(packed.size());
  }
  if (!ends_in(file_name, ".csv") || file_name.size() <= number_size) return std::nullopt;
  if (is_digit(file_name[number_size])) return std::nullopt;
  for (const TableSpec& spec : specs) {
    if (same_name(file_name.substr(0, number_size), spec.name.substr(0, number_size))) {
      return spec.table;
    }
  }
  return std::nullopt;
}

int version_of_column(Table table, std::string_view column) {
  const auto* mark = std::find_if(marks.begin(), marks.end(), [&](const VersionMark& m) {
    return m.table == table && same_name(m.column, column);
  });
  return mark == marks.end() ? 0 : mark->version;
}

}  // namespace pbr::mhsds
