// The MHSDS tables that are read, and their fields by every name they have had.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "pbr/records.hpp"

namespace pbr::mhsds {

enum class Table : std::uint8_t {
  persons,          ///< MHS001MPI
  accommodation,    ///< MHS003AccommStatus
  employment,       ///< MHS004EmpStatus
  referrals,        ///< MHS101Referral
  contacts,         ///< MHS201CareContact
  hospital_spells,  ///< MHS501HospProvSpell
  ward_stays,       ///< MHS502WardStay
  referral_scores,  ///< MHS606CodedScoreAssessmentRefer
  activity_scores,  ///< MHS607CodedScoreAssessmentAct
  cluster_tools,    ///< MHS801ClusterTool
  cluster_scores,   ///< MHS802ClusterAssess
  care_clusters     ///< MHS803CareCluster
};
inline constexpr std::size_t mhsds_table_count = 12;

enum class Field : std::uint8_t {
  // what most rows repeat
  person,
  provider,
  record,      ///< RecordNumber
  month,       ///< UniqMonthID
  submission,  ///< UniqSubmissionID
  unique,      ///< MHSnnnUniqID
  record_start,
  // ids: as NHS England makes them, and the provider's own
  referral,
  local_referral,
  contact,
  local_contact,
  spell,
  local_spell,
  tool,
  local_tool,
  activity,
  // values
  birth_date,
  death_date,
  gender,
  ethnic,
  home_commissioner,
  deprivation,
  settled,
  employment,
  commissioner,
  start,  ///< of the referral, the stay, the cluster
  end,
  date,        ///< of the contact, the status, the assessment
  later_date,  ///< EmployStatusStartDate, where the day of the record is empty
  minutes,
  attendance,
  code,
  score,
  category,
  reason,
  super_class,
  cluster_initial,
  cluster_final
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::cluster_final) + 1;

struct FieldSpec {
  Field field{};
  std::array<std::string_view, 3> names{};  ///< newest first; a row takes the first that is filled
  bool needed = false;                      ///< the table cannot be read without it
  std::optional<Field> or_this{};           ///< it may be missing where this one is there
  bool identifies = false;                  ///< says who somebody is: its value is never printed
};

struct TableSpec {
  Table table{};
  std::string_view name;              ///< "MHS101Referral"
  std::string_view unique;            ///< "MHS101UniqID"
  TableKind kind{};                   ///< the canonical table its rows go into
  std::span<const FieldSpec> fields;  ///< without those of every table
};

[[nodiscard]] const TableSpec& spec_of(Table table);
/// The fields that stand in every table; `unique` has the table's own name and is not among them.
[[nodiscard]] std::span<const FieldSpec> common_fields();
/// The table of a file's name: "mhs101referral_2014-04.csv.gz" is MHS101Referral.
[[nodiscard]] std::optional<Table> table_of_file(std::string_view file_name);

/// Whether the two are the same but for the case of their letters (ASCII).
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

/// The version of MHSDS that a column's name tells of: 4, 5 or 6; 0 where it tells nothing.
[[nodiscard]] int version_of_column(Table table, std::string_view column);

}  // namespace pbr::mhsds
