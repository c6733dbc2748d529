// An amendment: the lines of two runs of a study, put side by side, when data came late.
//
// Lines are matched by what they are of, never by running numbers, which late data shifts: person,
// provider, commissioner, cluster, unit and first day. Of several that agree in all of these, equal
// ones are matched first, then in the order of their last day, quantity, price, factor and amount.
// A matched line is changed where its last day, quantity, price, factor or amount differ. What is
// left over was added or removed. The differences add up to the new total less the old one,
// exactly.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/rulebook.hpp"
#include "pbr/tariff.hpp"

namespace pbr {

/// A line as lines.csv has it.
struct LineRecord {
  std::string id;
  std::string person;  ///< of its id; empty: of no person (capitation)
  ProviderId provider;
  CommissionerId commissioner;
  ClusterCode cluster;
  TariffUnit unit{};
  Date first, last;
  std::int64_t quantity = 0, per = 1;
  Pence price;
  Rate factor{1};
  Pence amount;
};

/// The person is what stands in a line's id before its last two numbers; capitation is nobody's.
[[nodiscard]] LineRecord line_record(const ProviderId& provider, const CommissionerId& commissioner,
                                     const ClusterCode& cluster, const Line& line);

/// Reads the lines.csv of an earlier run. PL010 a column is missing; PL011 a field cannot be read:
/// row and column are told, never what stood there. At most twenty are told.
[[nodiscard]] Loaded<std::vector<LineRecord>> read_lines(const std::string& path);

struct LineChange {
  std::optional<LineRecord> before, after;  ///< one at least
  [[nodiscard]] const LineRecord& either() const { return after ? *after : *before; }
  /// after less before; of one that is not there, nothing.
  [[nodiscard]] Pence difference() const;
};

struct LineChanges {
  std::vector<LineChange> changes;  ///< by person, provider, commissioner, cluster, unit, first day
  Pence before, after;              ///< totals of all lines, unchanged ones too
};

[[nodiscard]] LineChanges line_changes(std::vector<LineRecord> before,
                                       std::vector<LineRecord> after);

}  // namespace pbr
