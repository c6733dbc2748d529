// The columns of an outcome model, and a stratum's place in them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pbr/outcome_models.hpp"

namespace pbr {

enum class Factor : std::uint8_t { intake, cluster, age, sex };
inline constexpr std::size_t factor_count = 4;

/// The category of a stratum.
[[nodiscard]] std::string category(const StratumKey& key, Factor factor);

/// What decides whether a category stands alone.
struct CategorySums {
  std::int64_t pairs = 0, yes = 0;
};
/// Fewest of a category that stands alone.
struct Fewest {
  std::int64_t pairs = 0, yes = 0, no = 0;
};

/// One factor's categories and where their columns stand.
class Design {
 public:
  /// The first columns are the intercept and, where asked for, the score before.
  Design(const std::vector<Factor>& factors, bool score_before);

  /// First every stratum, then done().
  void add(const StratumKey& key, const CategorySums& sums);
  void done(const Fewest& fewest);

  [[nodiscard]] std::size_t columns() const { return columns_; }
  /// Columns in which every pair of the stratum has a 1, the intercept among them.
  [[nodiscard]] std::vector<std::size_t> columns_of(const StratumKey& key) const;
  [[nodiscard]] static constexpr std::size_t before_column() { return 1; }

  /// A row of the coefficients' table in its order: a column, or a category without one.
  struct Row {
    std::string term;
    std::optional<std::size_t> column;
    std::int64_t pairs = 0;
    std::string note;
  };
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  struct Categories {
    Factor factor;
    std::map<std::string, CategorySums> sums;
    std::map<std::string, std::size_t> column;  // not: the reference and those counted with it
  };
  void place(Categories& categories, const Fewest& fewest);

  std::vector<Categories> factors_;
  std::size_t columns_ = 1;
  std::int64_t pairs_ = 0;
  std::vector<Row> rows_;
};

}  // namespace pbr
