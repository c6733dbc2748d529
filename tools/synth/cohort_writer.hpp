// Where a person's rows go: one writer for each format.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "life.hpp"
#include "pbr/report.hpp"
#include "text_row.hpp"

namespace pbr::synth {

using RowCounts = std::vector<std::pair<std::string, std::uint64_t>>;

class CohortWriter {
 public:
  virtual ~CohortWriter() = default;
  virtual void write(const PersonRows& person) = 0;
  /// Rows of every table so far, in the order of the tables.
  [[nodiscard]] virtual RowCounts rows() const = 0;
};

/// The contract's canonical tables. Contracts and contributions are written at once: they depend on
/// the number of people only.
[[nodiscard]] std::unique_ptr<CohortWriter> canonical_writer(OutputFolder& folder,
                                                             std::uint64_t people);

/// MHSDS tables. One submission a provider, as of the year's last month; resubmitted: two, the
/// first as of the month before.
struct MhsdsForm {
  int version = 5;  ///< 4 or 5
  bool resubmitted = false;
};
[[nodiscard]] std::unique_ptr<CohortWriter> mhsds_writer(OutputFolder& folder,
                                                         const Instrument& instrument,
                                                         MhsdsForm form);

}  // namespace pbr::synth
