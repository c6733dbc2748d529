// Rules of cluster episodes that a place may set for itself: the pack of kind `episodes`.
//
// What each rule does stands in pbr/episodes.hpp. A study without such a pack has the rules built
// in, which are the defaults below: of overlapping spells the later start counts, providers stand
// side by side, gaps stay, no referral continues another, no review is early, nothing is said
// about going back to a cluster after a stay.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/id.hpp"
#include "pbr/pack.hpp"

namespace pbr {

/// Rule 3 of pbr/episodes.hpp: whose days those are that two spells of one provider have.
enum class OverlapRule : std::uint8_t { later_start, earlier_stays, higher_need };
/// Rule 9: the same between providers.
enum class BetweenProviders : std::uint8_t { side_by_side, later_start, higher_need };
/// The words of the pack: "later_start" and so on.
[[nodiscard]] std::string_view to_text(OverlapRule rule);
[[nodiscard]] std::string_view to_text(BetweenProviders rule);

struct EpisodeRules {
  /// Kind "" where the study names no pack: the rules built in.
  PackHeader header;
  OverlapRule overlap = OverlapRule::later_start;
  BetweenProviders between_providers = BetweenProviders::side_by_side;
  int bridge_days = 0;              ///< longest gap that is filled; 0: gaps stay
  int re_referral_days = 0;         ///< a referral so soon after another continues it; 0: none does
  std::optional<int> early_days;    ///< a review more days before it is due is early; none: none is
  std::vector<ClusterCode> revert;  ///< clusters to go back to after a stay, ascending

  /// Where the value of each key comes from, in the order of the file.
  struct Source {
    std::string key;   ///< "overlap" ... "revert"
    std::string text;  ///< the source in words, or that it is ours
  };
  std::vector<Source> sources;

  [[nodiscard]] bool built_in() const { return header.kind.empty(); }
};

}  // namespace pbr
