#include "contrast/score_bins.hpp"

namespace pbr {
namespace {

int floor_of(Rate value) {
  const std::int64_t whole = value.numerator() / value.denominator();
  const bool below = value.numerator() % value.denominator() < 0;
  return static_cast<int>(below ? whole - 1 : whole);
}

int ceiling_of(Rate value) { return -floor_of(Rate{0} - value); }

// A cut-off counts as good where higher is better and as a case where lower is.
int points_over(const Measure& measure, ScoreKind kind, Rate line, Rate score) {
  if (kind == ScoreKind::change || measure.higher_is_better) return floor_of(score - line);
  return ceiling_of(line - score) - 1;
}

// The smallest whole number whose square reaches 1.96^2 x SD^2 x 2 x (1 - reliability).
std::optional<Rate> whole_criterion(const Measure& measure) {
  const JacobsonTruax& given = *measure.jacobson_truax;
  const Rate square =
      Rate{38416, 10000} * given.sd * given.sd * Rate{2} * (Rate{1} - given.reliability);
  const int most = ceiling_of(measure.highest - measure.lowest);
  for (int whole = 0; whole <= most; ++whole) {
    if (Rate{std::int64_t{whole} * whole} >= square) return Rate{whole};
  }
  return std::nullopt;
}

std::optional<Rate> reliable_line(const Measure& measure) {
  if (measure.reliable_change) return measure.reliable_change;
  return measure.jacobson_truax ? whole_criterion(measure) : std::nullopt;
}

}  // namespace

std::optional<ScoreLine> line_of(const Measure& measure, ScoreKind kind) {
  if (measure.kind == MeasureKind::status || measure.kind == MeasureKind::item) return {};
  const auto at = kind == ScoreKind::change ? reliable_line(measure) : measure.cut_off;
  if (!at) return std::nullopt;
  const Rate width = measure.highest - measure.lowest;
  const bool change = kind == ScoreKind::change;
  const Rate worst = measure.higher_is_better ? measure.lowest : measure.highest;
  const Rate best = measure.higher_is_better ? measure.highest : measure.lowest;
  return ScoreLine{*at, points_over(measure, kind, *at, change ? Rate{0} - width : worst),
                   points_over(measure, kind, *at, change ? width : best)};
}

int bin_of(const Measure& measure, ScoreKind kind, const ScoreLine& line, Rate score) {
  return points_over(measure, kind, line.at, score);
}

}  // namespace pbr
