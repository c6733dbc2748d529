// One table of an MHSDS extract while it is written.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

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
  /// "MHS101Referral" with its own columns; RecordNumber, MHS101UniqID, OrgIDProv, Person_ID and
  /// UniqMonthID stand behind them.
  MhsdsTable(OutputFolder& folder, std::string name,
             std::initializer_list<std::string_view> columns);

  void write(const MhsdsKeys& keys, std::initializer_list<std::string_view> fields);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  std::string name_;
  CsvWriter csv_;
  std::uint64_t rows_ = 0;
};

/// The month's number as UniqMonthID counts them: April 2019 is 1429 (nhsengland/MHSDS, CMH PROMs
/// dashboard), so March 2015 is 1380.
inline constexpr std::string_view last_month_of_year = "1380";

}  // namespace pbr::synth
