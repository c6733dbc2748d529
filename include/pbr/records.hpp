// What was recorded, as it was given: one struct a canonical table, one table schema a struct.
//
// An empty optional or an empty id is "not known". Nothing here judges; intake says what is wrong
// with a record (Finding) and the stages decide what an unknown means to them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/id.hpp"
#include "pbr/money.hpp"

namespace pbr {

/// Number of the data row a record came from: 1 is the first row below the header.
using Row = std::uint64_t;

/// How many scales an assessment has room for: item_1 ... item_13, item_a ... item_e, and item_q of
/// the Dutch HoNOS+ (HV19).
inline constexpr std::size_t item_count = 19;
/// The first so many are the Mental Health Clustering Tool, which every instrument has.
inline constexpr std::size_t mhct_item_count = 18;
/// Column names of the ratings in instrument order: "item_1" ... "item_13", "item_a" ... "item_e",
/// "item_q".
[[nodiscard]] std::string_view item_column(std::size_t item);
/// Short names as the booklet prints them: "1" ... "13", "A" ... "E"; and "Q".
[[nodiscard]] std::string_view item_label(std::size_t item);
/// Index of "7" or "A" (or "a"); nothing for another name.
[[nodiscard]] std::optional<std::size_t> item_index(std::string_view label);

/// 0 to 4 as rated, or not known (9 or empty in a file).
using Rating = std::uint8_t;
inline constexpr Rating not_known = 9;
/// Ratings of an assessment before any is known.
[[nodiscard]] constexpr std::array<Rating, item_count> none_rated() {
  std::array<Rating, item_count> ratings{};
  ratings.fill(not_known);
  return ratings;
}

/// Why an assessment cannot be used for allocation. It stays in every output as cluster 99.
enum class Unusable : std::uint8_t {
  no,
  rating_out_of_range,  ///< an item is neither 0-4, 9 nor empty
  no_item_rated,        ///< every item is unknown
  no_person,            ///< person_id is empty
  no_provider,          ///< provider is empty
  bad_date,             ///< the date is empty or not a date
  malformed_row         ///< the row could not be split into its columns
};
/// "rating out of range" and so on; empty for Unusable::no.
[[nodiscard]] std::string_view to_text(Unusable reason);

enum class AssessmentReason : std::uint8_t { unknown, initial, review, discharge, other };
/// The clinician's super-class: A, B or C; undecided is Z or empty.
enum class SuperClass : std::uint8_t { undecided, a, b, c };
[[nodiscard]] std::string_view to_text(SuperClass value);  ///< "A", "B", "C", "Z"

struct Person {
  Row row = 0;
  PersonId person;
  std::optional<Date> birth_date, death_date;
  std::string sex, ethnic_group, imd_decile;
  CommissionerId commissioner;
  std::vector<std::string> groups;  ///< in the order of PersonTable::group_columns
};

struct Referral {
  Row row = 0;
  ReferralId referral;
  PersonId person;
  ProviderId provider;
  CommissionerId commissioner;
  Date received;
  std::optional<Date> closed;
};

struct Assessment {
  Row row = 0;
  AssessmentId assessment;
  PersonId person;
  ProviderId provider;
  std::optional<Date> date;
  std::string instrument, setting;
  AssessmentReason reason = AssessmentReason::unknown;
  SuperClass super_class = SuperClass::undecided;
  std::array<Rating, item_count> ratings = none_rated();
  char item_8_type = 0;  ///< 'A' ... 'J', or 0
  Unusable unusable = Unusable::no;
  /// Item whose rating made it unusable (rating_out_of_range only).
  std::size_t bad_item = item_count;
};

/// A recorded cluster spell. Days count as midnights: `start` is in, `end` is not.
struct ClusterSpell {
  Row row = 0;
  PersonId person;
  ProviderId provider;
  ReferralId referral;
  ClusterCode cluster_initial, cluster_final;  ///< two digits; empty where not recorded
  Date start;
  std::optional<Date> end;  ///< empty: still open
};

struct Contact {
  Row row = 0;
  PersonId person;
  ProviderId provider;
  ReferralId referral;
  Date date;
  bool attended = false;
  std::optional<std::int64_t> minutes;
  std::string staff_group;
};

/// A hospital stay. Days count as midnights: the day of admission is in, that of discharge is not.
struct Stay {
  Row row = 0;
  PersonId person;
  ProviderId provider;
  ReferralId referral;
  Date start;
  std::optional<Date> end;
};

struct MeasureScore {
  Row row = 0;
  PersonId person;
  ProviderId provider;
  ReferralId referral;
  Date date;
  MeasureId measure;
  Rate score;
};

/// Accommodation and employment as recorded on one day; empty = not known.
struct Status {
  Row row = 0;
  PersonId person;
  ProviderId provider;
  Date date;
  std::optional<bool> settled, employed;
};

/// A pool partner's payment into a pooled fund, for days first_day to last_day.
struct Contribution {
  Row row = 0;
  std::string pool, partner;
  Period period;
  Pence amount;
};

/// The agreed value of a block contract, for days first_day to last_day.
struct Contract {
  Row row = 0;
  ProviderId provider;
  CommissionerId commissioner;
  Period period;
  Pence amount;
};

/// Activity that a provider and its commissioner plan, for days first_day to last_day.
struct PlannedActivity {
  Row row = 0;
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;
  std::string unit;  ///< of a price book, as it is written there
  Period period;
  std::int64_t quantity = 0;
};

enum class TableKind : std::uint8_t {
  persons,
  referrals,
  assessments,
  clusters,
  contacts,
  stays,
  measures,
  statuses,
  contributions,
  contracts,
  plan
};
inline constexpr std::size_t table_count = 11;

/// How a column's text is read.
enum class ColumnType : std::uint8_t {
  id,
  text,
  date,
  rating,
  code,
  yes_no,
  amount,
  number,
  count
};

struct ColumnSchema {
  std::string_view name;
  ColumnType type = ColumnType::text;
  bool must_exist = false;      ///< the table cannot be read without this column
  bool must_be_filled = false;  ///< an empty field is a finding
  bool identifies = false;      ///< says who somebody is: its value is never printed
  std::string_view describes;   ///< one line for `pbr schema` and the documentation
  /// Of a code: every text a field may hold, besides none. Empty where the rule packs say it.
  std::span<const std::string_view> words{};
};

/// The canonical table of one kind, in the contract's column order.
struct TableSchema {
  TableKind kind;
  std::string_view name;  ///< "assessments"
  std::span<const ColumnSchema> columns;
  std::string_view title;      ///< a few words
  std::string_view describes;  ///< what a row is
};
[[nodiscard]] const TableSchema& schema_of(TableKind kind);
[[nodiscard]] std::optional<TableKind> table_kind(std::string_view name);

/// Every record of a study's inputs, each table in the order of its file.
struct Tables {
  std::vector<std::string> group_columns;  ///< the persons table's group_* columns, in file order
  std::vector<Person> persons;
  std::vector<Referral> referrals;
  std::vector<Assessment> assessments;
  std::vector<ClusterSpell> clusters;
  std::vector<Contact> contacts;
  std::vector<Stay> stays;
  std::vector<MeasureScore> measures;
  std::vector<Status> statuses;
  std::vector<Contribution> contributions;
  std::vector<Contract> contracts;
  std::vector<PlannedActivity> plan;
  std::array<bool, table_count> given{};               ///< whether the study names the table at all
  std::array<std::uint64_t, table_count> rows{};       ///< data rows read, by TableKind
  std::array<std::uint64_t, table_count> set_aside{};  ///< of these, findings made no record
};

/// All that was recorded of one person, each list ordered by date, then by row.
/// From episodes on every stage sees one CareRecord at a time and nothing else.
struct CareRecord {
  PersonId person;
  const Person* details = nullptr;  ///< null where the persons table has no such person
  std::vector<const Referral*> referrals;
  std::vector<const Assessment*> assessments;  ///< those with a person, a provider and a date
  std::vector<const ClusterSpell*> clusters;
  std::vector<const Contact*> contacts;
  std::vector<const Stay*> stays;
  std::vector<const MeasureScore*> measures;
  std::vector<const Status*> statuses;
};

/// Everybody in the tables, ordered by person id. The tables must outlive the result.
[[nodiscard]] std::vector<CareRecord> care_records(const Tables& tables);

}  // namespace pbr
