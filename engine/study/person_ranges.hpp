// Ranges of person ids that hold about as much text each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/records.hpp"

namespace pbr::study {

/// A person id that was seen, and the bytes of the row it stood in.
struct SeenPerson {
  std::string id;
  std::uint64_t bytes = 0;
};

/// Range i holds the ids from starts[i - 1] up to, and without, starts[i]; the first has no start
/// and the last no end. At most `ranges` of them, in order, none twice, none at or before `least`:
/// each of two ranges next to each other can hold somebody.
[[nodiscard]] std::vector<std::string> range_starts(std::vector<SeenPerson> seen,
                                                    std::size_t ranges, std::string_view least);

/// The range of an id.
[[nodiscard]] std::size_t range_of(const std::vector<std::string>& starts, std::string_view id);

/// A table's file on the disk.
struct TableFile {
  TableKind kind{};
  std::string path;
  std::uint64_t bytes = 0;  ///< as unpacked; of packed files taken for twelve times their size
  bool packed = false;
  bool comes_once = false;  ///< a pipe, or standard input
};
/// Of what is no regular file 0 bytes, also where there is none.
[[nodiscard]] TableFile look_at(TableKind kind, const std::string& path);

/// Ids from pieces of the files, the same for the same files: evenly spread over those that are not
/// packed, from the front of the others. What cannot be read gives none; nothing else depends on
/// it.
[[nodiscard]] std::vector<SeenPerson> sample_people(const std::vector<TableFile>& files);

}  // namespace pbr::study
