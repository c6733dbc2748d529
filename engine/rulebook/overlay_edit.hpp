// One change made to the values of parsed packs.
#pragma once

#include <vector>

#include "pbr/overlay.hpp"
#include "rulebook/overlay_targets.hpp"

namespace pbr::rulebook {

/// What one change did, and what it could not do.
struct Edited {
  std::vector<AppliedChange> applied;
  std::vector<std::size_t> packs;  ///< of `applied`, the index of the tree
  /// Days on which packs end before the change begins.
  std::vector<Date> ended;
  Diagnostics problems;  ///< SN012, SN015
};

/// Makes a change to the targets of its path. Values that stay as they are keep their place in the
/// pack; others stand at the change from then on.
[[nodiscard]] Edited edit(const std::vector<PackTree>& packs, const std::vector<Target>& targets,
                          const Change& change, std::size_t index);

/// Whether two texts are the same, or the same decimal.
[[nodiscard]] bool same_value(std::string_view a, std::string_view b);

/// Days on which values of one kind begin, in order, and what a change from a day on does to each.
enum class EntryFate : std::uint8_t {
  kept,     ///< over by then
  changed,  ///< begins then or later
  split,    ///< begins before: kept, and followed by a changed one
  dropped   ///< a value took its place
};
[[nodiscard]] std::vector<EntryFate> fates(const std::vector<Date>& starts,
                                           std::optional<Date> from, ChangeKind kind);

}  // namespace pbr::rulebook
