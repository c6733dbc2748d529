#include "adjustment/normal_equations.hpp"

#include <Eigen/Cholesky>

namespace pbr {
namespace {

// Of a column's own sum of squares: less than this left over by the columns before it is rounding.
constexpr double nothing_left = 1e-9;

// Row by row of the Cholesky factor; a column that follows has a row of zeros.
std::vector<bool> columns_that_follow(const Eigen::MatrixXd& squares) {
  const Eigen::Index size = squares.rows();
  Eigen::MatrixXd factor = Eigen::MatrixXd::Zero(size, size);
  std::vector<bool> follows(static_cast<std::size_t>(size));
  for (Eigen::Index j = 0; j < size; ++j) {
    for (Eigen::Index k = 0; k < j; ++k) {
      if (factor(k, k) == 0) continue;
      double rest = squares(j, k);
      for (Eigen::Index i = 0; i < k; ++i) rest -= factor(j, i) * factor(k, i);
      factor(j, k) = rest / factor(k, k);
    }
    double left = squares(j, j);
    for (Eigen::Index k = 0; k < j; ++k) left -= factor(j, k) * factor(j, k);
    if (left > nothing_left * squares(j, j)) {
      factor(j, j) = std::sqrt(left);
    } else {
      follows[static_cast<std::size_t>(j)] = true;
      factor.row(j).setZero();
    }
  }
  return follows;
}

}  // namespace

Solution solve(const Eigen::MatrixXd& squares, const Eigen::VectorXd& products) {
  Solution solution{Eigen::VectorXd::Zero(squares.rows()), Eigen::VectorXd::Zero(squares.rows()),
                    columns_that_follow(squares), 0};
  std::vector<Eigen::Index> kept;
  for (std::size_t j = 0; j < solution.follows.size(); ++j) {
    if (!solution.follows[j]) kept.push_back(static_cast<Eigen::Index>(j));
  }
  solution.rank = kept.size();
  const Eigen::LLT<Eigen::MatrixXd> factor(squares(kept, kept));
  const auto size = static_cast<Eigen::Index>(kept.size());
  const Eigen::VectorXd estimates = factor.solve(products(kept));
  const Eigen::MatrixXd inverse = factor.solve(Eigen::MatrixXd::Identity(size, size));
  for (Eigen::Index at = 0; at < size; ++at) {
    const Eigen::Index column = kept[static_cast<std::size_t>(at)];
    solution.estimates(column) = estimates(at);
    solution.inverse_diagonal(column) = inverse(at, at);
  }
  return solution;
}

}  // namespace pbr
