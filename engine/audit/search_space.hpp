// The space of rating vectors that a question about a pack is asked over.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pbr/rulebook.hpp"

namespace pbr::search {

/// A rating 0 ... 4, or `unknown`. Masks have bit (1 << code).
using Code = std::uint8_t;
using CodeMask = std::uint8_t;
inline constexpr Code unknown = 5;
inline constexpr std::size_t code_count = 6;
inline constexpr CodeMask every_code = (1U << code_count) - 1;
[[nodiscard]] constexpr CodeMask bit(Code code) { return static_cast<CodeMask>(1U << code); }
[[nodiscard]] constexpr bool has(CodeMask mask, Code code) { return (mask & bit(code)) != 0; }

/// A code for each asked item, by position in Space::items.
using Codes = std::vector<Code>;

struct Space {
  std::vector<std::size_t> items;        ///< that the pack asks about, ascending
  std::vector<std::vector<Code>> codes;  ///< by position: those of its range, then `unknown`
  std::vector<std::size_t> others;       ///< items of the instrument that the pack asks nothing of
  std::array<Rating, item_count> lowest{};
  /// No item is left over: a vector with nothing known is an unusable assessment.
  bool needs_a_known = false;

  [[nodiscard]] std::size_t size() const { return items.size(); }
  [[nodiscard]] std::optional<std::size_t> position(std::size_t item) const;
  /// Products over all positions but those in `left_out` (by position): 6^k and 5^k in full ranges.
  [[nodiscard]] std::uint64_t vectors(const std::vector<bool>& left_out, bool known) const;
};

/// Whether the instrument has the item; any item where there is no instrument.
[[nodiscard]] bool has_item(const Instrument* instrument, std::size_t item);
[[nodiscard]] bool in_range(const Instrument* instrument, std::size_t item, Rating rating);

/// Items with a row, a coefficient, a part of an exclusion, or a term of a derived value that the
/// table or the tree uses.
[[nodiscard]] std::vector<std::size_t> asked_items(const ClusterPack& pack);

[[nodiscard]] Space space_of(const ClusterPack& pack, const Instrument* instrument);

/// A complete assessment: items that the pack does not ask about are rated as low as they can be.
[[nodiscard]] Assessment assessment_of(const Space& space, const Codes& codes,
                                       SuperClass super_class, bool review);

/// What the searches of one lint share: its limits, and what was done.
struct Budget {
  std::uint64_t states = 0, nodes = 0;  ///< limits of one question
  std::uint64_t states_done = 0, nodes_done = 0, most_states = 0;
};

/// The answer to "is there a vector such that ...?".
struct Answer {
  enum class Kind : std::uint8_t { found, none, open } kind = Kind::none;
  Codes codes;  ///< where found
  [[nodiscard]] bool found() const { return kind == Kind::found; }
  [[nodiscard]] bool open() const { return kind == Kind::open; }
};

}  // namespace pbr::search
