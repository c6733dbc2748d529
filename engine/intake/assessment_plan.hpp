// Where the fields of an assessment stand in one file.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pbr/records.hpp"

namespace pbr::intake {

/// Places count the columns of the file without the run: those in front of it, then those behind.
/// `absent` where the file has no such column.
struct AssessmentPlan {
  static constexpr std::uint32_t absent = ~std::uint32_t{0};

  explicit AssessmentPlan(const std::vector<std::string>& header);

  std::uint32_t columns = 0;
  /// The longest run of items in their order, in columns that follow one another, with a column in
  /// front of it and one behind. Read at one go; count may be 0.
  struct Run {
    std::uint32_t item = 0, column = 0, count = 0;
  };
  Run run;
  /// The other items, each a column of its own.
  struct Single {
    std::uint32_t item = 0, place = 0;
  };
  std::vector<Single> singles;
  std::vector<std::uint32_t> not_given;  ///< items that the file does not have
  std::uint32_t id = absent, person = absent, provider = absent, date = absent;
  std::uint32_t reason = absent, super_class = absent, item_8_type = absent;
  /// Whether id, person, provider and date stand side by side, as in the contract: then they are
  /// also side by side in what is written.
  bool ids_side_by_side = false;
  /// Whether they are, moreover, the first columns of several in front of the run.
  bool ids_lead = false;

  /// Columns in front of the run and behind it.
  [[nodiscard]] std::uint32_t in_front() const { return run.column; }
  [[nodiscard]] std::uint32_t places() const { return columns - run.count; }

 private:
  using Items = std::array<std::uint32_t, item_count>;  ///< columns
  void find_run(const Items& items);
  [[nodiscard]] std::uint32_t place_of(std::uint32_t column) const;
};

}  // namespace pbr::intake
