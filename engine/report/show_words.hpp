// Rules in words: what the terminal, the data and the check sheet share.
#pragma once

#include <string>
#include <string_view>

#include "pbr/rulebook.hpp"

namespace pbr {

/// How far the pack may be trusted, in one sentence.
[[nodiscard]] std::string status_sentence(const PackHeader& header);
/// "england-illustrative 1.0.0".
[[nodiscard]] std::string pack_words(const PackHeader& header);
/// "6 months", "84 days", "1 month".
[[nodiscard]] std::string review_words(const ReviewInterval& review);
/// "super-class A, mild / moderate / severe"; "no super-class" where a page has none.
[[nodiscard]] std::string place_words(const Cluster& cluster);
/// A whole number of units of 10^-places: "-0.250".
[[nodiscard]] std::string decimal_words(std::int64_t units, int places);
/// "item 6 rated 3 and item 7 rated 0".
[[nodiscard]] std::string exclusion_words(const Exclusion& exclusion);
/// Whether a value is more than an item that a condition names itself.
[[nodiscard]] bool is_made(const DerivedValue& value);
/// "item_1 + 2 x item_6, not known where more than 1 of its items is not known".
[[nodiscard]] std::string derived_words(const DerivedValue& value);
/// "total 20 to 36; item_6 not known; super-class A or B", or "always".
[[nodiscard]] std::string premise_words(const ClusterPack& pack, const Premise& premise);
/// What the page's essential criteria ask, in one sentence.
[[nodiscard]] std::string essential_words(const Cluster& cluster);
/// "R must score (red)" and the three others.
[[nodiscard]] std::string_view legend(Cell cell);

}  // namespace pbr
