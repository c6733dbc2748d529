// Cluster packs made in code, small enough to check by eye.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/allocation.hpp"

namespace pbr::test {

/// A row as the booklet prints it: row("7", "-YRR-"), starred(row(...)).
[[nodiscard]] GridRow row(std::string_view item, std::string_view cells);
[[nodiscard]] GridRow starred(GridRow row);
[[nodiscard]] Cluster page(std::string code, SuperClass super_class, std::vector<GridRow> grid);

/// The variance cluster 00 without a grid, then the pages; unusable is 99.
[[nodiscard]] ClusterPack pack_of(std::vector<Cluster> pages);

/// The pack of vectors.txt, printed at its head.
[[nodiscard]] ClusterPack small_pack();

/// Every item 0 but those named: "7=3 8=9", or "all=9" first.
[[nodiscard]] Assessment rated(std::string_view ratings, SuperClass super_class,
                               AssessmentReason reason = AssessmentReason::initial);

}  // namespace pbr::test
