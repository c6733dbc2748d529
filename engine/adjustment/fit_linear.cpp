#include <cmath>

#include "adjustment/fit.hpp"
#include "adjustment/normal_equations.hpp"
#include "pbr/interval.hpp"

namespace pbr {
namespace {

constexpr double thousand = 1000;
constexpr std::int64_t fewest_pairs = 30, pairs_a_column = 2, pairs_a_category = 10;
// Of the spread of the scores after: less left over than this is rounding.
constexpr double nothing_left = 1e-12;

double points(std::int64_t thousandths) { return static_cast<double>(thousandths) / thousand; }
double square_points(Int128 millionths) {
  return static_cast<double>(millionths) / (thousand * thousand);
}

Eigen::Index index(std::size_t column) { return static_cast<Eigen::Index>(column); }

struct Moments {
  Eigen::MatrixXd squares;   // of the columns with each other
  Eigen::VectorXd products;  // of the columns with the score after
  std::int64_t pairs = 0;
  double spread = 0;       // sum of squares of the scores after around their mean
  double after_after = 0;  // and around 0
};

Moments moments_of(std::span<const Stratum> strata, const Design& design) {
  const Eigen::Index size = index(design.columns());
  const Eigen::Index before = index(Design::before_column());
  Moments moments{Eigen::MatrixXd::Zero(size, size), Eigen::VectorXd::Zero(size)};
  StratumSums all;
  for (const auto& [key, sums] : strata) {
    all += *sums;
    const auto columns = design.columns_of(*key);
    for (const std::size_t i : columns) {
      for (const std::size_t j : columns) {
        moments.squares(index(i), index(j)) += static_cast<double>(sums->paired);
      }
      moments.squares(index(i), before) += points(sums->before);
      moments.squares(before, index(i)) += points(sums->before);
      moments.products(index(i)) += points(sums->after);
    }
  }
  moments.squares(before, before) = square_points(all.before_before);
  moments.products(before) = square_points(all.before_after);
  moments.pairs = all.paired;
  moments.after_after = square_points(all.after_after);
  moments.spread = square_points(all.after_after * all.paired - Int128{all.after} * all.after) /
                   static_cast<double>(all.paired);
  return moments;
}

void tell_terms(const Design& design, const Solution& solution, double variance,
                std::int64_t freedom, OutcomeModel& model) {
  const double t = student_975(freedom);
  for (const Design::Row& row : design.rows()) {
    ModelTerm term{row.term, {}, {}, {}, {}, {}, row.pairs, row.note};
    if (row.column && solution.follows[*row.column]) {
      term.note = "left out: it follows from the terms above";
    } else if (row.column) {
      const double estimate = solution.estimates(index(*row.column));
      const double error = std::sqrt(variance * solution.inverse_diagonal(index(*row.column)));
      term.estimate = estimate;
      term.standard_error = error;
      if (error > 0) term.statistic = estimate / error;
      term.low = estimate - t * error;
      term.high = estimate + t * error;
    }
    model.terms.push_back(std::move(term));
  }
}

void tell_expected(std::span<const Stratum> strata, const Design& design, const Solution& solution,
                   OutcomeModel& model) {
  const double slope = solution.estimates(index(Design::before_column()));
  for (const auto& [key, sums] : strata) {
    double level = 0;
    for (const std::size_t column : design.columns_of(*key)) {
      level += solution.estimates(index(column));
    }
    model.expected[key->contract] +=
        level * static_cast<double>(sums->paired) + slope * points(sums->before);
  }
}

}  // namespace

void fit_linear(std::span<const Stratum> strata, OutcomeModel& model) {
  Design design({Factor::cluster, Factor::age, Factor::sex}, true);
  for (const auto& [key, sums] : strata) design.add(*key, {sums->paired, 0});
  design.done({pairs_a_category, 0, 0});
  const Moments moments = moments_of(strata, design);
  const auto columns = static_cast<std::int64_t>(design.columns());
  if (moments.pairs < fewest_pairs || moments.pairs < pairs_a_column * columns) {
    return say_no_model("too few pairs", moments.pairs, model);
  }
  if (moments.spread <= 0) return say_no_model("nothing to explain", moments.pairs, model);
  const Solution solution = solve(moments.squares, moments.products);
  double left = moments.after_after - solution.estimates.dot(moments.products);
  if (left < nothing_left * moments.after_after) left = 0;
  const std::int64_t freedom = moments.pairs - static_cast<std::int64_t>(solution.rank);
  const double variance = left / static_cast<double>(freedom);
  model.fitted = true;
  model.residual_sd = std::sqrt(variance);
  tell_terms(design, solution, variance, freedom, model);
  model.terms.push_back(
      {"r_squared", 1 - left / moments.spread, {}, {}, {}, {}, moments.pairs, ""});
  model.terms.push_back({"residual_sd", model.residual_sd, {}, {}, {}, {}, moments.pairs, ""});
  tell_expected(strata, design, solution, model);
}

}  // namespace pbr
