// The words of findings.
#pragma once

#include <string>
#include <vector>

#include "pbr/lint.hpp"

namespace pbr::linting {

/// "1,234,567"
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "12.34 %", "none", "all", "under 0.01 %" or "over 99.99 %" of a total above zero.
[[nodiscard]] std::string share(std::uint64_t part, std::uint64_t total);
/// "penalty 5", "1 key scale outside expected, penalty 5" or "score -1.250".
[[nodiscard]] std::string points_words(const ClusterPack& pack, bool review, std::int64_t points);
/// Points of a page, as points_words() takes them, by the interpreter.
[[nodiscard]] std::int64_t points_of(const ClusterPack& pack, std::int16_t cluster,
                                     const Assessment& assessment);
/// Whether the page is a candidate, by the interpreter.
[[nodiscard]] bool is_candidate(const ClusterPack& pack, std::int16_t cluster,
                                const Assessment& assessment);
/// The cluster that decide() gives: the variance cluster or unusable code where it gives none.
[[nodiscard]] ClusterCode given_by(const ClusterPack& pack, const Assessment& assessment);

/// "page" or "type"
[[nodiscard]] std::string page_word(const ClusterPack& pack);
/// "essential criteria are met on no vector" and so on: why a page is no candidate.
[[nodiscard]] std::string never_words(const ClusterPack& pack);
/// "1 of 25 vectors with everything known (4.00 %), 1 of 36 with items not known among them (2.78
/// %)"
[[nodiscard]] std::string counts_words(const Uncovered& counts);
/// "item 7"
[[nodiscard]] std::string item_words(std::size_t item);
/// "super-class A", "undecided super-class"
[[nodiscard]] std::string super_class_words(SuperClass super_class);
/// "a", "a and b", "a, b and c"
[[nodiscard]] std::string listed(const std::vector<std::string>& words);
[[nodiscard]] std::string code_of(const ClusterPack& pack, std::int16_t cluster);

}  // namespace pbr::linting
