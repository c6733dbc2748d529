// Measures of outcome as a pack states them: what is scored, in which range and direction, what a
// reliable change is, where a case begins, what is not known, and which two scores make a pair.
//
// Source of ranges, directions, reliable changes and cut-offs: each pack names its own.
//
// Reliable change. Given, or by Jacobson and Truax from the standard deviation and the reliability
// of the measure: criterion = 1.96 x SD x sqrt(2) x sqrt(1 - reliability). A change reaches the
// criterion exactly where its square is at least 1.96^2 x SD^2 x 2 x (1 - reliability): nothing is
// rounded before it is compared. A measure has one of the two or neither, never both.
//
// Levels. A measure of kind `item` is one item of an assessment, low or high: high before and low
// after is improved, low before and high after is deteriorated (where higher is better the other
// way round), everything else is no change (HoNOS: high is 3 or 4). Change is before - after where
// lower is better, so that positive is better.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/id.hpp"
#include "pbr/money.hpp"
#include "pbr/pack.hpp"
#include "pbr/records.hpp"

namespace pbr {

enum class MeasureKind : std::uint8_t {
  item_total,  ///< the sum of assessment items (HoNOS total, or a subscale of it)
  score,       ///< scores of the measures table
  status,      ///< settled accommodation or employment, from the statuses table
  item,        ///< one item of an assessment, judged by its level
  composite    ///< the sum or the mean of other scores of one day (DIALOG 3 to 8)
};

/// Which two scores are compared; the rules stand in pbr/pairing.hpp.
enum class PairingRule : std::uint8_t { first_last, cquin, window };

struct PairingTerms {
  PairingRule rule = PairingRule::first_last;
  /// Both scores taken in hospital or both outside: an in-patient's score at discharge and the
  /// community's at intake differ by about 4 points of HoNOS for the same person.
  bool like_settings = false;
};

struct JacobsonTruax {
  Rate sd;           ///< in points of the measure, above 0
  Rate reliability;  ///< 0 to below 1
};

struct Measure {
  MeasureId id;
  std::string name;
  MeasureKind kind = MeasureKind::score;
  std::string domain;  ///< clinical, recovery, social_inclusion ...
  Rate lowest, highest;
  bool higher_is_better = true;
  std::optional<Rate> reliable_change;
  std::optional<JacobsonTruax> jacobson_truax;
  std::optional<Rate> cut_off;     ///< a case lies on its bad side; a score at it is good
                                   ///< where higher is better and a case where lower is
  std::vector<std::size_t> items;  ///< item_total: the items summed; item: the one
  std::size_t most_missing = 0;    ///< item_total, composite: with more unknown there is no score;
                                   ///< else unknown ones are taken as the mean of the known
  Rating high_from = 3;            ///< item: the lowest rating that is high
  std::vector<MeasureId> parts;    ///< composite: the scores put together
  bool mean = false;               ///< composite: their mean instead of their sum
  std::vector<Rate> not_known;     ///< score: codes that mean that nothing is known (99)
  /// A part or a level of another measure: shown by itself, but left out where the measures of an
  /// episode are combined by the official rule, which would count it twice.
  bool part_of_another = false;
  PairingTerms pairing;
  std::string status_field;        ///< status: "settled" or "employed"
  int status_months = 12;          ///< status: how old the latest record may be
  int age_from = 18, age_to = 69;  ///< status: ages counted, at the period's end
  std::string snomed;              ///< score: its SNOMED CT code in MHSDS; checked; may be empty
  std::string source;
  Location at;
};

/// Whether anything can be said of reliable change.
[[nodiscard]] inline bool has_reliable_change(const Measure& measure) {
  return measure.reliable_change || measure.jacobson_truax || measure.kind == MeasureKind::item;
}

struct MeasurePack {
  PackHeader header;
  std::vector<Measure> measures;
};

}  // namespace pbr
