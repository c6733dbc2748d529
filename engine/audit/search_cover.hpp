// Counting, without trying them one by one, the vectors on which no page is a candidate; and how
// two pages stand to each other over all vectors. Decision diagrams, item by item: vectors that
// leave all pages in the same state are one.
#pragma once

#include "audit/search_pages.hpp"

namespace pbr::search {

struct Cover {
  bool open = false;           ///< a diagram went over the limit; the rest says nothing then
  std::uint64_t known = 0;     ///< vectors without a candidate and with every asked item known
  std::uint64_t of_known = 0;  ///< vectors with every asked item known
  std::uint64_t any = 0, of_any = 0;
  Codes witness;  ///< one without a candidate, with as much known as can be
};

/// Pages that share no item are counted apart, and the counts multiplied.
[[nodiscard]] Cover uncovered(const std::vector<Page>& pages, const Space& space, Budget& budget);

/// Two pages over all vectors.
struct Comparison {
  bool open = false;
  bool a_alone = false, b_alone = false;  ///< somewhere only this one is a candidate
  bool together = false;                  ///< somewhere both are
  /// Cost of b minus cost of a, least and most, where both are.
  std::int64_t least = 0, most = 0;
  Codes both;  ///< where both are and the difference is greatest
};
[[nodiscard]] Comparison compare(const Page& a, const Page& b, const Space& space, Budget& budget);

}  // namespace pbr::search
