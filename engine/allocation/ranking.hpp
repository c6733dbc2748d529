// The first and second of the candidates, kept while pages go by: no list is built.
#pragma once

#include <optional>

#include "allocation/page.hpp"

namespace pbr {

/// Least penalty first, ties by the lowest code.
[[nodiscard]] bool ranks_before(const PageScore& a, const PageScore& b);

class Ranking {
 public:
  /// Takes pages in any order.
  void add(const PageScore& score);

  [[nodiscard]] const std::optional<PageScore>& first() const { return first_; }
  [[nodiscard]] const std::optional<PageScore>& second() const { return second_; }
  /// What the variance cluster's reason names: the page of smallest penalty among those of the
  /// super-class; among all pages where the pack has none of that super-class.
  [[nodiscard]] const std::optional<PageScore>& nearest() const { return nearest_; }

 private:
  std::optional<PageScore> first_, second_, nearest_;
};

/// Decides from a finished ranking, in words and figures. Both allocate() and explain() end here.
[[nodiscard]] Allocation decide(const ClusterPack& pack, const Assessment& assessment,
                                const Ranking& ranking);

/// The decision where the ratings cannot be used at all; nothing where they can. Ratings that no
/// instrument has (5 to 8, 10 and more) and an assessment without a single known rating are
/// unusable even where the record does not say so, as it may not when it did not come from intake.
[[nodiscard]] std::optional<Allocation> unusable(const ClusterPack& pack,
                                                 const Assessment& assessment);

}  // namespace pbr
