// The people of a study in parts that fit into memory, in the order of their ids.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pbr/intake.hpp"
#include "study/person_ranges.hpp"
#include "study/split_table.hpp"

namespace pbr::study {

/// All records of some people, and what reading and checking them found.
struct Part {
  Tables tables;
  Findings findings;
};

class Partitions {
 public:
  /// `none` is an empty list that keeps and marks what those of the parts shall.
  Partitions(std::uint64_t part_bytes, std::string spill_folder, Findings none)
      : part_bytes_(part_bytes), folder_(std::move(spill_folder)), none_(std::move(none)) {}

  /// Deals the files out. Afterwards next() can be called, unless there are errors.
  [[nodiscard]] Diagnostics split(const std::vector<TableFile>& files, Findings& findings,
                                  const std::function<void(std::uint64_t)>& tell);

  /// The tables that were split, in the order of the files.
  [[nodiscard]] const std::vector<SplitTable>& tables() const { return tables_; }

  /// The next people: each id is greater than all before. A part that turns out to have more bytes
  /// than it should, and more than one person, is split again first. Nothing at the end.
  [[nodiscard]] std::optional<Part> next(const IntakeTerms& terms);

 private:
  struct Stream {
    std::shared_ptr<Spill> spill;
    std::size_t number = 0;
    [[nodiscard]] const SpillExtent& extent() const { return spill->extent(number); }
  };

  void take_streams(const std::shared_ptr<Spill>& spill);
  void split_again(const Stream& stream);
  [[nodiscard]] Part read(const Stream& stream, const IntakeTerms& terms) const;

  std::uint64_t part_bytes_;
  std::string folder_;
  Findings none_;
  std::vector<SplitTable> tables_;
  std::deque<Stream> due_;
};

}  // namespace pbr::study
