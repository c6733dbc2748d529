// Packs made in code to explain decisions by: a few clusters of every method, small enough to check
// an explanation by eye. Constructed by us.
#pragma once

#include "pbr/report.hpp"

namespace pbr::test {

/// Item 7 decides between 03 and 04; 11 stands in another super-class and has starred items.
[[nodiscard]] ClusterPack profile_pack();
/// 03 and 04 weigh items 6 and 7, and 04 is excluded by two pairs of ratings; 11 is of B.
[[nodiscard]] ClusterPack logit_pack();
/// A total of items 1, 6 and 7 parts 212A from 212B; an unknown total is 212Z; B has a rule of its
/// own.
[[nodiscard]] ClusterPack table_pack();
/// The profile pack with a tree of two steps on item 6, in use.
[[nodiscard]] ClusterPack tree_pack();

/// Names for items 1, 2, 6, 7 and 8.
[[nodiscard]] Instrument named_items();

/// Row 12, initial, every item 0 but those named: "6=3 7=9".
[[nodiscard]] Assessment row_12(std::string_view ratings, SuperClass super_class);

enum class Form : std::uint8_t { text, details, json, csv };
/// The explanation of the assessment, in that form; with `cluster` of that cluster alone.
[[nodiscard]] std::string explained(const ClusterPack& pack, const Assessment& assessment,
                                    Form form = Form::text, const char* cluster = nullptr);

}  // namespace pbr::test
