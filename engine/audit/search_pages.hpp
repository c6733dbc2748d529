// Pages in the form that searches work on: what a rating adds, and when the page is a candidate.
// Methods profile and logit come to the same: least cost wins, ties to the earlier page.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "audit/search_space.hpp"

namespace pbr::search {

/// Two ratings that exclude the page together; `first` stands before `second` in the order.
struct Pair {
  std::size_t first = 0, second = 0;
  Code first_code = 0, second_code = 0;
};

/// A page is a candidate where every code is allowed, a starred page has a star hit, and no pair
/// holds. All by position.
struct Page {
  std::int16_t cluster = 0;  ///< index into ClusterPack::clusters
  SuperClass super_class = SuperClass::undecided;
  std::int64_t base = 0;  ///< cost of a vector without any item
  std::vector<std::array<std::int64_t, code_count>> cost;
  std::vector<CodeMask> allowed;
  std::vector<CodeMask> star;
  bool starred = false;
  std::vector<Pair> pairs;
};

/// The pages of the pack at an initial assessment or a review. Costs are points for method
/// profile and scores turned round for logit.
[[nodiscard]] std::vector<Page> pages_of(const ClusterPack& pack, const Space& space, bool review);

/// The pages of a super-class (all where undecided), in order.
[[nodiscard]] std::vector<Page> within(const std::vector<Page>& pages, SuperClass super_class);

/// The same pages over some of the positions, in the order given; pairs turned to fit.
/// Pairs that do not lie within the positions are left out.
[[nodiscard]] Page projected(const Page& page, const std::vector<std::size_t>& order);

[[nodiscard]] bool is_candidate(const Page& page, const Codes& codes);
[[nodiscard]] std::int64_t cost_of(const Page& page, const Codes& codes);

/// How far several pages' candidacy is settled while items go by in order. A state is bytes: for
/// each page whether it is out, in need of a star hit, or free of it, and what its pairs forbid to
/// items ahead. States that no item ahead can tell apart are equal.
class Progress {
 public:
  /// `codes` by position: those that can occur.
  Progress(std::vector<Page> pages, std::vector<std::vector<Code>> codes, bool needs_a_known);

  using State = std::string;
  [[nodiscard]] State start() const;
  /// The state behind item `at` with that code.
  [[nodiscard]] State next(const State& state, std::size_t at, Code code) const;

  [[nodiscard]] bool is_out(const State& state, std::size_t page) const;
  /// Whether nothing at or behind item `at` can stop the page from being a candidate.
  [[nodiscard]] bool is_certain(const State& state, std::size_t page, std::size_t at) const;
  /// Whether something there may still stop it; never false where it can.
  [[nodiscard]] bool can_fail(const State& state, std::size_t page, std::size_t at) const;
  /// Takes a page out of the question.
  void forget(State& state, std::size_t page) const;
  [[nodiscard]] bool has_a_known(const State& state) const { return state[0] != 0; }

  [[nodiscard]] const std::vector<Page>& pages() const { return pages_; }
  [[nodiscard]] const std::vector<Code>& codes(std::size_t at) const { return codes_[at]; }
  [[nodiscard]] std::size_t size() const { return codes_.size(); }

 private:
  /// What lies at and behind an item, by page.
  struct Ahead {
    bool breaks = false;    ///< a code that can occur is not allowed
    bool star_hit = false;  ///< a star can still be hit
    bool star_miss = true;  ///< every star ahead can be missed
    bool pair = false;      ///< both parts of a pair lie ahead
  };
  [[nodiscard]] CodeMask forbidden(const State& state, std::size_t page, std::size_t at) const;
  void settle(State& state, std::size_t page, std::size_t at) const;

  std::vector<Page> pages_;
  std::vector<std::vector<Code>> codes_;
  bool needs_a_known_;
  std::vector<std::vector<Ahead>> ahead_;         ///< by item (one more), by page
  std::vector<std::size_t> flag_;                 ///< byte of each page
  std::vector<std::vector<std::size_t>> forbid_;  ///< byte by page and item; 0: none
  std::vector<CodeMask> can_occur_;               ///< by item
  std::size_t bytes_ = 1;
};

}  // namespace pbr::search
