#include "mhsds_table.hpp"

#include <vector>

namespace pbr::synth {
namespace {

// MHSnnnUniqID = submission id followed by the row's number in its table.
constexpr std::uint64_t rows_of_a_submission = 10'000'000'000;

std::vector<std::string> with_keys(const std::string& table,
                                   std::initializer_list<std::string_view> columns) {
  std::vector<std::string> all(columns.begin(), columns.end());
  all.insert(all.end(), {"RecordNumber", table.substr(0, 6) + "UniqID", "OrgIDProv", "Person_ID",
                         "UniqMonthID"});
  return all;
}

}  // namespace

MhsdsTable::MhsdsTable(OutputFolder& folder, std::string name,
                       std::initializer_list<std::string_view> columns)
    : name_(std::move(name)), csv_(folder.file(name_ + ".csv"), with_keys(name_, columns)) {}

void MhsdsTable::write(const MhsdsKeys& keys, std::initializer_list<std::string_view> fields) {
  for (const std::string_view text : fields) csv_.field(text);
  csv_.field(static_cast<std::int64_t>(keys.record_number));
  csv_.field(static_cast<std::int64_t>(keys.submission * rows_of_a_submission + ++rows_));
  csv_.field(keys.provider).field(keys.person).field(last_month_of_year);
  csv_.end();
}

}  // namespace pbr::synth
