// The question of search_win.hpp, made ready: items in order, ratings that are never better left
// out.
#pragma once

#include "audit/search_pages.hpp"

namespace pbr::search {

class Contest {
 public:
  Contest(const Page& target, const std::vector<Page>& rivals, const Space& space);

  /// The target, then the rivals; by place in the order.
  [[nodiscard]] std::vector<Page> pages() const;
  /// Codes worth trying: each allowed to the target, and none beaten by another of its item.
  [[nodiscard]] const std::vector<std::vector<Code>>& codes() const { return codes_; }
  /// Positions of the space, in the order in which the items go by.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
  /// Cost of the rival minus that of the target: without any item, and what one item adds.
  [[nodiscard]] std::int64_t base(std::size_t rival) const {
    return rivals_[rival].base - target_.base;
  }
  [[nodiscard]] std::int64_t difference(std::size_t rival, std::size_t at, Code code) const {
    return rivals_[rival].cost[at][code] - target_.cost[at][code];
  }

 private:
  [[nodiscard]] bool serves(std::size_t at, Code better, Code worse) const;
  [[nodiscard]] std::vector<Code> useful_codes(std::size_t at) const;

  const Space& space_;
  std::vector<std::size_t> order_;
  Page target_;
  std::vector<Page> rivals_;
  std::vector<std::vector<Code>> codes_;
};

}  // namespace pbr::search
