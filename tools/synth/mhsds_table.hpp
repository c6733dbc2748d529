// One table of an MHSDS extract while it is written.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cohort_writer.hpp"
#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr::synth {

/// What every MHSDS row repeats.
struct MhsdsKeys {
  std::uint64_t record_number = 0;  ///< one patient in one submission
  std::uint64_t submission = 0;
  std::string provider;  ///< OrgIDProv
  std::string person;    ///< Person_ID; empty where that is the row's fault
};

class MhsdsTable {
 public:
  /// "MHS101Referral" with its own columns, in version 5 names; RecordNumber, MHS101UniqID,
  /// OrgIDProv, Person_ID and UniqMonthID stand behind them, in MHS001 UniqSubmissionID too.
  MhsdsTable(OutputFolder& folder, MhsdsForm form, std::string name,
             std::initializer_list<std::string_view> columns);

  /// One row; resubmitted, the row of the month before first, without what was not yet known.
  void write(const MhsdsKeys& keys, std::initializer_list<std::string_view> fields);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  void write_keys(const MhsdsKeys& keys, std::uint64_t month);

  std::string name_;
  MhsdsForm form_;
  std::vector<bool> known_later_;  ///< by column: empty in the earlier submission
  CsvWriter csv_;
  std::uint64_t rows_ = 0;
};

/// The month's number as UniqMonthID counts them: April 2019 is 1429 (nhsengland/MHSDS, CMH PROMs
/// dashboard), so March 2015 is 1380.
inline constexpr std::uint64_t last_month_of_year = 1380;

}  // namespace pbr::synth
