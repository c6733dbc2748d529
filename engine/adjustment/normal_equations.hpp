// Least squares from sums of squares and products.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

namespace pbr {

/// The solution of `squares` x = `products`, by columns; a column that follows from those before it
/// has none.
struct Solution {
  Eigen::VectorXd estimates;         ///< 0 where there is none
  Eigen::VectorXd inverse_diagonal;  ///< likewise
  std::vector<bool> follows;         ///< by column
  std::size_t rank = 0;
};
[[nodiscard]] Solution solve(const Eigen::MatrixXd& squares, const Eigen::VectorXd& products);

}  // namespace pbr
