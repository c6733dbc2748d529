// One study under many values: sweeps, break-even points and goals.
//
// A sweep file names parameters; each is a path as in a scenario, and what it is set to:
//
//   title: Share at risk against the price of cluster 03
//   author, reference: as in a scenario
//   design: grid                    # every combination; or latin_hypercube
//   points: 1000                    # latin_hypercube only
//   seed: 1
//   parameters:
//     - {name: at_risk, path: schemes.results-20.components.outcome.outcome.share, values: [0.05,
//     0.1]}
//     - {name: price, path: tariff.prices.*.non_admitted_day, factor: {from: 0.95, to: 1.05, steps:
//     11}}
//
// values or {from, to, steps}: evenly spaced decimals, exact, both ends in. A Latin hypercube cuts
// each range into as many equal parts as there are points and takes one value in each part, in an
// order drawn by a counter-based generator keyed by (seed, parameter, point): the same on every
// machine; values are rounded to `decimals` (4 unless given).
//
// Break-even: the value of one parameter at which a change is 0 for a provider, a commissioner or
// all: of a scheme against the baseline scheme, or against the study as it is. Goal seek: the value
// at which an amount is what is asked. Both look at `from` to `to` on a grid of `step` (exact
// decimals): every value at which the sign turns is told, with the amounts on both sides of it, so
// that steps, caps and thresholds are seen as they are and no root is made up. No turn: told with
// the ends.
//
// Every point is paid exactly as `pbr run` with that value would: over sums where schemes or sums
// change, over price cells where prices change in value, else by working the people (in one
// reading). Points are worked in parallel and stand in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/scenario.hpp"

namespace pbr {

struct SweepParameter {
  std::string name;
  std::string path;
  std::optional<Date> from;
  ChangeKind kind = ChangeKind::value;
  std::vector<std::string> values;  ///< grid: each; latin_hypercube: empty
  Rate lowest, highest;             ///< latin_hypercube
  int decimals = 4;
  Location at;
};

enum class SweepDesign : std::uint8_t { grid, latin_hypercube };

struct Sweep {
  std::string file, title, author, reference, sha256;
  SweepDesign design = SweepDesign::grid;
  std::size_t points = 0;  ///< of the grid: the product
  std::uint64_t seed = 1;
  std::vector<SweepParameter> parameters;
};

/// All problems at once: SW001 no parameters, SW002 too many points (1,000,000), SW003 a range that
/// is empty or runs backwards, SW004 neither values nor a range, SW005 a name twice; paths as
/// SN010...
[[nodiscard]] Loaded<Sweep> load_sweep(const std::string& path);

/// The values of every point, by parameter; the last parameter turns fastest in a grid.
[[nodiscard]] std::vector<std::vector<std::string>> points_of(const Sweep& sweep);

/// One row of sweep.csv.
struct SweepRow {
  std::size_t point = 0;  ///< from 1
  SchemeId scheme;
  Level level = Level::all;
  ContractKey contract;
  Pence amount, change;  ///< against the study as it is under the same scheme
};

struct SweepResult {
  std::vector<std::vector<std::string>> points;
  std::vector<SweepRow> rows;  ///< levels all, commissioner and provider; by point, scheme, level
  std::string way;             ///< sums, price cells or people: how the points were paid
};

[[nodiscard]] Loaded<SweepResult> sweep(const Study& study, const Variant& over, const Sweep& what,
                                        const RunOptions& options);

/// What break-even and goal seek look at.
struct Target {
  SchemeId scheme;
  std::optional<SchemeId> against;  ///< nothing: the same scheme, the study as it is
  Level level = Level::all;
  std::string who;              ///< provider or commissioner; "" for all
  std::optional<Pence> amount;  ///< goal seek; nothing: change is 0
};

struct Turn {
  std::string value_below, value_above;  ///< neighbouring values of the grid
  Pence below, above;                    ///< of what is looked at: change, or amount less the goal
};

struct SoughtResult {
  std::vector<Turn> turns;
  std::string lowest, highest;
  Pence at_lowest, at_highest;
  std::size_t looked_at = 0;
};

/// Problems: SW010 no such scheme, provider or commissioner, with the nearest.
[[nodiscard]] Loaded<SoughtResult> seek(const Study& study, const Variant& over,
                                        const SweepParameter& parameter, Rate step,
                                        const Target& target, const RunOptions& options);

}  // namespace pbr
