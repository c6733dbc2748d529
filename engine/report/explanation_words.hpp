// Words that the text and the JSON of an explanation share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/allocation.hpp"

namespace pbr {

/// "7 Depressed mood".
[[nodiscard]] std::string item_words(const Instrument& instrument, std::size_t item);
/// "3 or 4", "not known".
[[nodiscard]] std::string rating_words(Rating rating);
/// The ratings of a row that meet its criterion, in order.
[[nodiscard]] std::vector<Rating> must_ratings(const GridRow& row);
/// "2, 3 or 4".
[[nodiscard]] std::string must_words(const GridRow& row);
[[nodiscard]] std::string_view cell_word(Cell cell);
[[nodiscard]] std::string_view reason_word(AssessmentReason reason);
/// Where a pack says so, as a reader finds it below the rules folder, whatever the machine:
/// "england/clusters/illustrative.yaml:120".
[[nodiscard]] std::string rule_place(const ClusterPack& pack, const Location& at);
/// The page of the allocated cluster, or null for variance and unusable.
[[nodiscard]] const PageVerdict* chosen_page(const Explanation& explanation);
/// "04 Non-psychotic (severe)"; the code alone where the pack has no name for it.
[[nodiscard]] std::string cluster_words(const ClusterPack& pack, const ClusterCode& code);

}  // namespace pbr
