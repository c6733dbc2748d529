// What `pbr sweep`, `pbr break-even` and `pbr goal-seek` write. Formats, never computes.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr {

/// sweep.csv: point, a column a parameter (its value there), scheme, level, provider, commissioner,
/// amount, change. Written while the points are paid; the header with the first of them.
class SweepTable {
 public:
  /// The stream outlives the table.
  SweepTable(const Sweep& sweep, std::ostream& out);
  ~SweepTable();
  SweepTable(const SweepTable&) = delete;
  SweepTable& operator=(const SweepTable&) = delete;
  void add(const SweepPoint& point);

 private:
  struct State;
  std::ostream* out_;
  std::vector<std::string> head_;
  std::unique_ptr<State> state_;
};

/// The range of each scheme's total and which parameter moves it most.
void write_sweep_text(const Sweep&, const SweepResult&, std::ostream&);
/// Title, parameters, how the points were paid, and all points with the total of each scheme.
void write_sweep_json(const Sweep&, const SweepResult&, std::ostream&);

/// What was sought, and what was found for each target.
struct Sought {
  SweepParameter parameter;
  std::string over;  ///< name of the baseline variant
  std::vector<Target> targets;
  std::vector<SoughtResult> results;
};
/// A sentence a target that may be quoted, and the turns under it.
void write_sought_text(const Sought&, std::ostream&);
/// level, who, scheme, against, path, value_below, value_above, below, above: a row a turn; one
/// without values where there is none. `below` and `above` are changes, or amounts less the goal.
void write_sought(const Sought&, std::ostream&);
void write_sought_json(const Sought&, std::ostream&);

}  // namespace pbr
