#include "mhsds_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pbr::synth {
namespace {

// MHSnnnUniqID = submission id followed by the row's number in its table.
constexpr std::uint64_t rows_of_a_submission = 10'000'000'000;
// The earlier submission of a provider has numbers of its own.
constexpr std::uint64_t earlier_submission = 50;
constexpr std::uint64_t earlier_records = 900'000'000'000;

constexpr std::string_view persons_table = "MHS001MPI";

std::string column_name(std::string_view name, std::string_view table, int version) {
  using Names = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Names, 3> in_version_4{
      Names{"AccommodationType", "AccommodationStatusCode"},
      Names{"AccommodationTypeDate", "AccommodationStatusDate"},
      Names{"AssToolCompTimestamp", "AssToolCompDate"}};
  if (version == 5) return std::string(name);
  if (name == "HospProvSpellID" && table == "MHS501HospProvSpell") return "HospProvSpellNum";
  for (const auto& [five, four] : in_version_4) {
    if (name == five) return std::string(four);
  }
  return std::string(name);
}

std::vector<std::string> with_keys(const std::string& table, int version,
                                   std::initializer_list<std::string_view> columns) {
  std::vector<std::string> all;
  for (const std::string_view column : columns) all.push_back(column_name(column, table, version));
  all.insert(all.end(), {"RecordNumber", table.substr(0, 6) + "UniqID", "OrgIDProv", "Person_ID",
                         "UniqMonthID"});
  if (table == persons_table) all.emplace_back("UniqSubmissionID");
  return all;
}

// What a submission of the month before did not have yet.
bool known_later(std::string_view column) {
  static constexpr std::array<std::string_view, 7> columns{
      "OrgIDCCGRes",  "ServDischDate", "ClinContDurOfCareCont", "DischDateHospProvSpell",
      "EmployStatus", "PersScore",     "EndDateCareClust"};
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

}  // namespace

MhsdsTable::MhsdsTable(OutputFolder& folder, MhsdsForm form, std::string name,
                       std::initializer_list<std::string_view> columns)
    : name_(std::move(name)),
      form_(form),
      csv_(folder.file(name_ + ".csv"), with_keys(name_, form.version, columns)) {
  for (const std::string_view column : columns) known_later_.push_back(known_later(column));
}

void MhsdsTable::write_keys(const MhsdsKeys& keys, std::uint64_t month) {
  csv_.field(static_cast<std::int64_t>(keys.record_number));
  csv_.field(static_cast<std::int64_t>(keys.submission * rows_of_a_submission + ++rows_));
  csv_.field(keys.provider).field(keys.person).field(static_cast<std::int64_t>(month));
  if (name_ == persons_table) csv_.field(static_cast<std::int64_t>(keys.submission));
  csv_.end();
}

void MhsdsTable::write(const MhsdsKeys& keys, std::initializer_list<std::string_view> fields) {
  if (form_.resubmitted) {
    MhsdsKeys earlier = keys;
    earlier.record_number += earlier_records;
    earlier.submission += earlier_submission;
    std::size_t column = 0;
    for (const std::string_view text : fields) {
      csv_.field(known_later_[column++] ? std::string_view{} : text);
    }
    write_keys(earlier, last_month_of_year - 1);
  }
  for (const std::string_view text : fields) csv_.field(text);
  write_keys(keys, last_month_of_year);
}

}  // namespace pbr::synth
