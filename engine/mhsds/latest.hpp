// Which of several rows of one record counts: rule 2 of pbr/mhsds.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "mhsds/rows.hpp"

namespace pbr::mhsds {

/// The submissions of an extract, in their order, and the months they were made for.
class Submissions {
 public:
  /// Learns the submission of every RecordNumber from MHS001, for tables that do not say it.
  void learn(Rows& persons);
  /// A number for the row's month and submission; equal where they are the same. rank() orders.
  std::uint32_t of(Rows& row);
  /// The place of each number in the order of the submissions.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const;

  [[nodiscard]] const std::optional<Date>& first_day() const { return first_day_; }
  [[nodiscard]] const std::optional<Date>& last_day() const { return last_day_; }
  /// The earliest RecordStartDate.
  [[nodiscard]] const std::optional<Date>& record_start() const { return record_start_; }

 private:
  struct Version {
    std::uint64_t month = 0, submission = 0;
    friend auto operator<=>(const Version&, const Version&) = default;
  };
  void see_dates(Rows& row);

  std::unordered_map<Key, std::uint64_t, KeyHash> of_record_;
  std::map<Version, std::uint32_t> numbers_;
  std::optional<Date> first_day_, last_day_, record_start_;
};

/// What becomes of a row beside the others of its record.
enum class Fate : std::uint8_t {
  counts,
  replaced,     ///< a later submission has the record
  repeated,     ///< the same row stands in the same submission
  contradicted  ///< another row of the same submission says something else, and has a higher id
};

/// The fate of every row of a table, by its number, from 0.
class Fates {
 public:
  [[nodiscard]] Fate of(std::uint32_t row) const { return static_cast<Fate>(of_[row] & 3U); }
  /// Whether a replaced or repeated row says something else than the one that counts.
  [[nodiscard]] bool differs(std::uint32_t row) const { return (of_[row] & 4U) != 0; }
  [[nodiscard]] std::size_t size() const { return of_.size(); }
  void add() { of_.push_back(0); }
  void set(std::uint32_t row, Fate fate, bool differs) {
    of_[row] = static_cast<std::uint8_t>(static_cast<unsigned>(fate) | (differs ? 4U : 0U));
  }

 private:
  std::vector<std::uint8_t> of_;
};

/// What a row is of.
struct Record {
  Key of;                  ///< the record: its latest submission counts
  std::uint64_t part = 0;  ///< of rows in one submission those with another part stand side by side
  std::uint64_t content = 0;
};

/// Reads the whole table. A row for which `record_of` gives nothing (its id is empty, say) counts.
[[nodiscard]] Fates find_latest(Rows& rows, Submissions& submissions,
                                const std::function<std::optional<Record>(Rows&)>& record_of);

}  // namespace pbr::mhsds
