// What changed from one cluster pack to another, rule by rule; and who moves.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/cluster_pack.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// One value that stands in one pack and not, or not so, in the other.
struct RuleChange {
  std::string
      part;  ///< "pack", "profile", "page 04", "page 04, item 7", "rule high", "tree step 2"
  std::string what;  ///< "version", "rating 2", "star", "coefficient 3", "when total" ...
  /// As the pack says it; nothing where the pack has no such thing.
  std::optional<std::string> before, after;
  /// Where; line 0 where a pack does not say it (a default) or its file cannot be read again.
  Location before_at, after_at;
};

/// Every difference of two packs, in this order: header, terms of the method, pages by code (name,
/// super-class, branch, review, need, rows by item, cell by cell; constants, coefficients and
/// exclusions), derived values, table rules, tree, transitions. Empty exactly where the packs say
/// the same: a pack has no difference to itself, and diff(b, a) is diff(a, b) with both sides
/// exchanged.
///
/// Pages are told apart by code, rows by item, exclusions by their ratings, derived values and
/// table rules by id, tree steps by place. The order of table rules is one change where rules that
/// both packs have stand otherwise. Numbers are compared as numbers: 0.50 is 0.5. A page, row, rule
/// or step of one pack alone is one change. Packs of two methods differ in method, and only what
/// both have is compared further. Reads the packs' files again for the lines of values that carry
/// none.
[[nodiscard]] std::vector<RuleChange> rule_diff(const ClusterPack& before,
                                                const ClusterPack& after);

/// How many were given `from` by the first pack and `to` by the second.
struct RuleMove {
  ClusterCode from, to;
  std::uint64_t assessments = 0;
  std::uint64_t people = 0;  ///< distinct person_id; assessments without one add nobody
  friend bool operator==(const RuleMove&, const RuleMove&) = default;
};

/// Moved assessments by how far ahead their cluster was under the first pack.
struct MarginBand {
  std::string words;  ///< "0", "3 to 5", "under 0.01", "no runner-up"
  std::uint64_t assessments = 0;
};

struct RuleMoves {
  std::uint64_t assessments = 0, people = 0;  ///< all
  std::uint64_t moved = 0;                    ///< assessments given another cluster
  std::uint64_t people_moved = 0;             ///< people with at least one of them
  /// Every pair that occurs, those that stay included, by from and to: adds up to `assessments`. A
  /// person with several assessments may count in several pairs.
  std::vector<RuleMove> matrix;
  std::vector<MarginBand> margins;  ///< narrowest first; adds up to `moved`
};

/// Decides every assessment by both packs, as allocate() does.
[[nodiscard]] RuleMoves rule_moves(const ClusterPack& before, const ClusterPack& after,
                                   std::span<const Assessment> assessments);

}  // namespace pbr
