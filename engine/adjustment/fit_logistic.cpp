#include <cmath>

#include "adjustment/fit.hpp"
#include "adjustment/normal_equations.hpp"
#include "pbr/interval.hpp"

namespace pbr {
namespace {

constexpr std::int64_t fewest_pairs = 30, pairs_a_column = 2, fewest_answers = 10;
constexpr std::int64_t pairs_a_category = 10, answers_a_category = 5;
constexpr int most_steps = 25;
constexpr double settled = 1e-10;  // relative change of the deviance
constexpr double too_sure = 15;    // on the logit scale: a chance of 3 in 10 million

Eigen::Index index(std::size_t column) { return static_cast<Eigen::Index>(column); }

/// Strata of all contracts that have the same columns.
struct Group {
  double pairs = 0, yes = 0;
};
using Groups = std::map<std::vector<std::size_t>, Group>;

double chance_of(double logit) { return 1 / (1 + std::exp(-logit)); }

double part(double count, double expected) {
  return count == 0 ? 0 : count * std::log(count / expected);
}

class Logistic {
 public:
  Logistic(const Groups& groups, std::size_t columns)
      : groups_(groups), columns_(columns), estimates_(Eigen::VectorXd::Zero(index(columns))) {}

  /// False where there is no end.
  bool fit() {
    double before = deviance();
    for (int step = 0; step < most_steps; ++step) {
      if (!take_step()) return false;
      const double now = deviance();
      if (std::abs(before - now) < settled * (std::abs(now) + 0.1)) return take_step();
      before = now;
    }
    return false;
  }

  [[nodiscard]] double logit(const std::vector<std::size_t>& columns) const {
    double sum = 0;
    for (const std::size_t column : columns) sum += estimates_(index(column));
    return sum;
  }
  [[nodiscard]] double deviance() const {
    double sum = 0;
    for (const auto& [columns, group] : groups_) {
      const double yes = group.pairs * chance_of(logit(columns));
      sum += part(group.yes, yes) + part(group.pairs - group.yes, group.pairs - yes);
    }
    return 2 * sum;
  }
  [[nodiscard]] const Solution& solution() const { return solution_; }

 private:
  bool take_step() {
    const Eigen::Index size = index(columns_);
    Eigen::MatrixXd squares = Eigen::MatrixXd::Zero(size, size);
    Eigen::VectorXd products = Eigen::VectorXd::Zero(size);
    for (const auto& [columns, group] : groups_) {
      const double at = logit(columns);
      if (!(std::abs(at) < too_sure)) return false;
      const double chance = chance_of(at);
      const double weight = group.pairs * chance * (1 - chance);
      const double product = weight * at + group.yes - group.pairs * chance;
      for (const std::size_t i : columns) {
        for (const std::size_t j : columns) squares(index(i), index(j)) += weight;
        products(index(i)) += product;
      }
    }
    solution_ = solve(squares, products);
    estimates_ = solution_.estimates;
    return true;
  }

  const Groups& groups_;
  std::size_t columns_;
  Eigen::VectorXd estimates_;
  Solution solution_;
};

double null_deviance(const Groups& groups, const Group& all) {
  double sum = 0;
  for (const auto& [columns, group] : groups) {
    const double yes = group.pairs * all.yes / all.pairs;
    sum += part(group.yes, yes) + part(group.pairs - group.yes, group.pairs - yes);
  }
  return 2 * sum;
}

void tell_terms(const Design& design, const Solution& solution, OutcomeModel& model) {
  for (const Design::Row& row : design.rows()) {
    ModelTerm term{row.term, {}, {}, {}, {}, {}, row.pairs, row.note};
    if (row.column && solution.follows[*row.column]) {
      term.note = "left out: it follows from the terms above";
    } else if (row.column) {
      const double estimate = solution.estimates(index(*row.column));
      const double error = std::sqrt(solution.inverse_diagonal(index(*row.column)));
      term.estimate = estimate;
      term.standard_error = error;
      term.statistic = estimate / error;
      term.low = estimate - normal_975 * error;
      term.high = estimate + normal_975 * error;
    }
    model.terms.push_back(std::move(term));
  }
}

std::string reason_for_none(const YesNo& all, const Design& design) {
  const auto columns = static_cast<std::int64_t>(design.columns());
  if (all.pairs < fewest_pairs || all.pairs < pairs_a_column * columns) return "too few pairs";
  if (all.yes < fewest_answers) return "too few yes";
  if (all.pairs - all.yes < fewest_answers) return "too few no";
  return {};
}

}  // namespace

void fit_logistic(std::span<const Stratum> strata, OutcomeModel& model) {
  Design design({Factor::intake, Factor::cluster, Factor::age, Factor::sex}, false);
  YesNo all;
  for (const auto& [key, sums] : strata) {
    const YesNo own = yes_no(*sums, model.kind);
    if (own.pairs > 0) design.add(*key, {own.pairs, own.yes});
    all.pairs += own.pairs;
    all.yes += own.yes;
  }
  design.done({pairs_a_category, answers_a_category, answers_a_category});
  if (auto why = reason_for_none(all, design); !why.empty()) {
    return say_no_model(std::move(why), all.pairs, model);
  }
  Groups groups;
  for (const auto& [key, sums] : strata) {
    const YesNo own = yes_no(*sums, model.kind);
    if (own.pairs == 0) continue;
    Group& group = groups[design.columns_of(*key)];
    group.pairs += static_cast<double>(own.pairs);
    group.yes += static_cast<double>(own.yes);
  }
  Logistic logistic(groups, design.columns());
  if (!logistic.fit()) {
    return say_no_model("no end: the terms tell yes from no without fail", all.pairs, model);
  }
  model.fitted = true;
  tell_terms(design, logistic.solution(), model);
  const Group whole{static_cast<double>(all.pairs), static_cast<double>(all.yes)};
  model.terms.push_back({"deviance", logistic.deviance(), {}, {}, {}, {}, all.pairs, ""});
  model.terms.push_back(
      {"null_deviance", null_deviance(groups, whole), {}, {}, {}, {}, all.pairs, ""});
  for (const auto& [key, sums] : strata) {
    const YesNo own = yes_no(*sums, model.kind);
    model.expected[key->contract] +=
        static_cast<double>(own.pairs) * chance_of(logistic.logit(design.columns_of(*key)));
  }
}

}  // namespace pbr
