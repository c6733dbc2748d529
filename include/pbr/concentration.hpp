// Whom a change of scheme reaches: each contract's change goes to its people, and is added up by
// deprivation and by ethnic group.
//
// Sums. By contract, dimension and value: people whose last episode of the period is with the
// contract (they add up to people), and the amount of the lines of its people. Dimensions are
// always imd_decile and ethnic_group, whatever the study groups by. A value that is not known, and
// lines of no person, stand under "". Whole numbers: parts merge in any order.
//
// Sharing. A contract's payment under a scheme goes to the values in proportion to the amount of
// their lines, by largest remainder, so that it adds up to the penny; a contract without lines
// gives all of it to "". The change of a value is its payment under the scheme less that under the
// baseline. Gains are the changes of contracts that gain.
//
// How sure. The activity is exact. Where outcomes are paid for each contract's change has an
// interval (contrast.csv); change_low and change_high are these, shared in the same way and added
// up: what the change would be if all contracts lay at the same end at once.
//
// Concentration index (imd_decile): people ranked from the most deprived (decile 1) on; with p and
// L the cumulative shares of people and of money by decile,
//     index = sum over deciles t of (p[t-1] L[t] - p[t] L[t-1])
// It is negative where money leans to the most deprived, 0 where it follows people, positive where
// it leans to the least deprived. Deciles that are not known or not 1 to 10 are left out.
// Source: Kakwani, Wagstaff and van Doorslaer 1997, Socioeconomic inequalities in health;
// O'Donnell et al. 2008, Analyzing health equity using household survey data, chapter 8.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

inline constexpr std::array<std::string_view, 2> reach_dimensions{"imd_decile", "ethnic_group"};

class ReachSums {
 public:
  struct Sums {
    std::int64_t people = 0;
    Pence amount;
    friend bool operator==(const Sums&, const Sums&) = default;
  };
  /// Of one dimension.
  using ByValue = std::map<std::string, Sums>;
  using ByDimension = std::array<ByValue, reach_dimensions.size()>;

  void add(const PersonResult& person, std::span<const LoneLine> lone_lines);
  /// A line of no person.
  void add(const LoneLine& line);
  void merge(const ReachSums& other);
  [[nodiscard]] const std::map<ContractKey, ByDimension>& contracts() const { return contracts_; }
  friend bool operator==(const ReachSums&, const ReachSums&) = default;

 private:
  std::map<ContractKey, ByDimension> contracts_;
};

/// One row of concentration.csv: a value of a dimension, or all of them.
struct ReachRow {
  SchemeId baseline, scheme;
  std::string dimension;
  bool all = false;
  std::string value;  ///< "" not known
  std::int64_t people = 0;
  Pence baseline_amount, amount, change;
  std::optional<Pence> change_low, change_high;  ///< nothing: exact
  Pence gains;
  std::int64_t all_people = 0;
  Pence all_gains;  ///< of all values: a share is gains / all_gains
  /// Rows of all values of imd_decile: six decimals; "" where there is no money or no decile.
  std::string baseline_index, index, gains_index;
};

/// Every scheme but the first, by scheme, dimension, value (numbers by size, then text; not known
/// before all), then the row of all.
[[nodiscard]] std::vector<ReachRow> reach_of(const ReachSums& sums, const Payments& payments);

}  // namespace pbr
