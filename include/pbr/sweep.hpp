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
//     - name: at_risk
//       path: schemes.results-20.components.outcome.outcome.share
//       rest: schemes.results-20.components.activity.activity.share
//       values: [0.05, 0.1]
//     - name: price
//       path: tariff.prices.*.non_admitted_day
//       factor: {from: 0.95, to: 1.05, steps: 11}
//
// values or {from, to, steps}: from + i x (to - from) / (steps - 1), exact decimals of at most 9
// places, both ends in. Each parameter has one of value (or values, which is the same), factor and
// add, and `from` beside them where it changes a dated value from a day on.
//
// rest: a path, or a list of them, that is set to 1 less the value, exactly, from the same day on:
// what is at risk on outcomes is not paid for activity. It stands beside values of numbers only. Of
// several paths each is set to 1 less the value; nothing is shared out among them.
//
// A Latin hypercube takes {from, to} and cuts the range into as many equal parts as there are
// points. Point i (from 0) of parameter p (from 1) takes part k, the place of i where points are
// sorted by (draw(seed, p, i), i), and of it the middle: from + (2k + 1) x (to - from) / (2 x
// points), rounded half away from zero to `decimals` (4 unless given) of the parameter. Of numbers
// of 64 bits, modulo 2^64,
//
//   draw(seed, p, i) = mix(mix(p xor mix(seed + G)) + (i + 1) x G),   G = 0x9e3779b97f4a7c15
//   mix(x): x = (x xor x >> 30) x 0xbf58476d1ce4e5b9; x = (x xor x >> 27) x 0x94d049bb133111eb;
//           x xor x >> 31
//
// the number behind bootstrap_weight() (SplitMix64): the same on every machine, in any order.
//
// Break-even: the value of one parameter at which a change is 0 for a provider, a commissioner or
// all: of a scheme against the baseline scheme, or against the study as it is. Goal seek: the value
// at which an amount is what is asked. Both look at `from` to `to` on a grid of `step` (exact
// decimals): every value at which the sign turns is told, with the amounts on both sides of it, so
// that steps, caps and thresholds are seen as they are and no root is made up. Neighbouring values
// at which it is exactly 0 are one turn, from the first to the last of them. No turn: told with the
// ends.
//
// A change is against the study under the baseline scenarios (as it is without them) without the
// point. Every point is paid exactly as `pbr run` with those values would: over sums where schemes,
// contract values or sums change, over price cells where prices change in value, else by working
// the people, a few points in each reading of the inputs. Points are worked in parallel and stand
// in order. They are laid over the study behind the baseline scenarios.
//
// Memory: a few hundred points are held at a time, and their rows are handed on as they are paid;
// of all points only the values and each scheme's total stay.
//
// A path that changes nothing at any point is told once (SN014), with the reason at the first; one
// that changes something at some points is not. An error in a pack as a point changes it says in
// its help which point that is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pbr/scenario.hpp"

namespace pbr {

/// A path, and where it was written.
struct SweepPath {
  std::string path;
  Location at{};
  std::string line{};  ///< of the file, for carets
};

struct SweepParameter {
  std::string name;
  std::string path;
  std::optional<Date> from;
  ChangeKind kind = ChangeKind::value;
  std::vector<std::string> values;  ///< grid: each; latin_hypercube: empty
  Rate lowest{}, highest{};         ///< latin_hypercube
  int decimals = 4;
  Location at{};  ///< of the path
  std::string path_line{};
  Location amount_at{};  ///< of the values
  std::string amount_line{};
  std::vector<SweepPath> rest{};  ///< each is set to 1 less the value
};

/// What is wrong with a parameter by itself: paths and amounts as SN010, SN012 and SN016, SW007 a
/// `rest` that cannot be made: beside a factor or an addition, of values that are no numbers, or
/// the path that it is the rest of. Packs are looked at when it is laid over a study.
void check_parameter(const SweepParameter& parameter, Diagnostics& problems);

enum class SweepDesign : std::uint8_t { grid, latin_hypercube };

struct Sweep {
  std::string file, title, author, reference, sha256;
  SweepDesign design = SweepDesign::grid;
  std::size_t points = 0;  ///< of the grid: the product
  std::uint64_t seed = 1;
  std::vector<SweepParameter> parameters;
};

/// All problems at once: SW001 no parameters, SW002 no or too many points (100,000), SW003 a range
/// that runs backwards, or has no or too many steps, SW004 neither values nor a range, or not the
/// one that the design asks for, SW005 a name twice or one that is a column of sweep.csv, SW006
/// steps that are no decimals; each parameter as check_parameter() says.
[[nodiscard]] Loaded<Sweep> load_sweep(const std::string& path);

/// The values of every point, by parameter; the last parameter turns fastest in a grid.
[[nodiscard]] std::vector<std::vector<std::string>> points_of(const Sweep& sweep);

/// One row of sweep.csv.
struct SweepRow {
  std::size_t point = 0;  ///< from 1
  SchemeId scheme;
  Level level = Level::all;
  ContractKey contract;
  Pence amount, change;  ///< against the same scheme without the point
};

enum class PaidOver : std::uint8_t { sums, price_cells, people };
[[nodiscard]] std::string_view to_text(PaidOver);

/// A point as it was paid.
struct SweepPoint {
  std::vector<std::string> values;  ///< by parameter
  std::vector<SweepRow> rows;       ///< by scheme, level (provider, commissioner, all), name
};
/// Takes the points in order, from one thread at a time, while later ones are worked.
using SweepSink = std::function<void(const SweepPoint&)>;

struct SweepResult {
  std::vector<std::string> parameters;  ///< their names
  std::vector<std::vector<std::string>> points;
  std::vector<SweepRow> totals;  ///< of Level::all, by point and scheme
  PaidOver way{};                ///< of the points, the one that took most
};

/// Points that were handed on before an error are void.
[[nodiscard]] Loaded<SweepResult> sweep(const Study& study, const Variant& over, const Sweep& what,
                                        const RunOptions& options, const SweepSink& sink);

/// What the points come to for everybody under a scheme.
struct SweepRange {
  SchemeId scheme;
  std::size_t lowest = 0, highest = 0;  ///< of SweepResult::totals, the first of equals
};
[[nodiscard]] std::vector<SweepRange> ranges_of(const SweepResult& result);

/// How far a parameter moves what is paid to everybody: the mean over the points whose value is
/// above the middle of the lowest and the highest, less the mean over those below it, each rounded
/// half away from zero. Empty where one of the halves has no point or a value is no decimal.
struct SweepEffect {
  SchemeId scheme;
  std::size_t parameter = 0;
  std::optional<Pence> moves;
};
/// By scheme, what moves most first.
[[nodiscard]] std::vector<SweepEffect> effects_of(const SweepResult& result);

/// What break-even and goal seek look at.
struct Target {
  SchemeId scheme;
  std::optional<SchemeId> against;  ///< at the same value; nothing: the same scheme without it
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

/// The values of a grid, as text: lowest, lowest + step, ... as far as highest. SW003, SW006.
[[nodiscard]] Loaded<std::vector<std::string>> values_of(Rate lowest, Rate highest, Rate step);

struct SoughtResults {
  std::vector<Target> targets;  ///< one of Level::provider for nobody named stands for each of them
  std::vector<SoughtResult> results;  ///< by target
};

/// Looks at `parameter.values` for every target; all are of one scheme and against one. Problems:
/// SW010 no such scheme, provider or commissioner, with the nearest; check_parameter().
[[nodiscard]] Loaded<SoughtResults> seek(const Study& study, const Variant& over,
                                         const SweepParameter& parameter,
                                         const std::vector<Target>& targets,
                                         const RunOptions& options);

/// The turns of amounts at values in order.
[[nodiscard]] SoughtResult turns_of(const std::vector<std::string>& values,
                                    const std::vector<Pence>& amounts);

}  // namespace pbr
