#include "audit/search_cover.hpp"

#include <algorithm>

#include "audit/search_layer.hpp"

namespace pbr::search {
namespace {

// Whether the item has a say in the page's being a candidate.
bool matters(const Page& page, std::size_t at, const Space& space) {
  for (const Code code : space.codes[at]) {
    if (!has(page.allowed[at], code) || has(page.star[at], code)) return true;
  }
  return std::any_of(page.pairs.begin(), page.pairs.end(),
                     [&](const Pair& pair) { return pair.first == at || pair.second == at; });
}

// Pages that hang together by an item, and the items.
struct Group {
  std::vector<Page> pages;
  std::vector<std::size_t> items;
};

std::vector<Group> groups_of(const std::vector<Page>& pages, const Space& space) {
  std::vector<Group> groups;
  for (const Page& page : pages) {
    Group joined{{page}, {}};
    for (std::size_t at = 0; at < space.size(); ++at) {
      if (matters(page, at, space)) joined.items.push_back(at);
    }
    std::vector<Group> apart;
    for (Group& group : groups) {
      const bool shares =
          std::find_first_of(group.items.begin(), group.items.end(), joined.items.begin(),
                             joined.items.end()) != group.items.end();
      if (!shares) {
        apart.push_back(std::move(group));
        continue;
      }
      joined.pages.insert(joined.pages.end(), group.pages.begin(), group.pages.end());
      joined.items.insert(joined.items.end(), group.items.begin(), group.items.end());
    }
    std::sort(joined.items.begin(), joined.items.end());
    joined.items.erase(std::unique(joined.items.begin(), joined.items.end()), joined.items.end());
    apart.push_back(std::move(joined));
    groups = std::move(apart);
  }
  return groups;
}

// A state: how many vectors lead to it, and the way of the one with the most known.
struct Place {
  std::uint64_t known = 0, any = 0;
  int most_known = -1;
  Step step;
};

// Counts the vectors of one group's items that leave every page out.
class Counting {
 public:
  Counting(const Group& group, const Space& space) : group_(group) {
    std::vector<Page> pages;
    for (const Page& page : group.pages) pages.push_back(projected(page, group.items));
    std::vector<std::vector<Code>> codes;
    for (const std::size_t at : group.items) codes.push_back(space.codes[at]);
    progress_.emplace(std::move(pages), std::move(codes), false);
  }

  // False over the limit.
  bool run(Budget& budget) {
    Layer<Place> layer;
    const auto start = progress_->start();
    if (!covered(start, 0)) layer.at(start) = {1, 1, 0, {}};
    std::uint64_t states = layer.size();
    for (std::size_t at = 0; at < progress_->size(); ++at) {
      Layer<Place> next;
      for (std::uint32_t from = 0; from < layer.size(); ++from) {
        step(layer.state(from), layer.value(from), from, at, next);
        if (states + next.size() > budget.states) return false;
      }
      states += next.size();
      places_.push_back(layer.take_values());
      layer = std::move(next);
    }
    places_.push_back(layer.take_values());
    budget.states_done += states;
    budget.most_states = std::max(budget.most_states, states);
    return true;
  }

  // The last layer has one state at most: every page out.
  [[nodiscard]] Place last() const { return places_.back().empty() ? Place{} : places_.back()[0]; }
  void fill(Codes& codes) const { walk_back(places_, 0, group_.items, codes); }

 private:
  [[nodiscard]] bool covered(const Progress::State& state, std::size_t at) const {
    for (std::size_t page = 0; page < progress_->pages().size(); ++page) {
      if (progress_->is_certain(state, page, at)) return true;
    }
    return false;
  }

  void step(const Progress::State& state, const Place& place, std::uint32_t from, std::size_t at,
            Layer<Place>& next) const {
    for (const Code code : progress_->codes(at)) {
      auto then = progress_->next(state, at, code);
      if (covered(then, at + 1)) continue;
      Place& reached = next.at(std::move(then));
      reached.any += place.any;
      if (code != unknown) reached.known += place.known;
      const int known = place.most_known + (code == unknown ? 0 : 1);
      if (known <= reached.most_known) continue;
      reached.most_known = known;
      reached.step = {from, code};
    }
  }

  const Group& group_;
  std::optional<Progress> progress_;
  std::vector<std::vector<Place>> places_;
};

bool nothing_known(const Codes& codes) {
  return std::all_of(codes.begin(), codes.end(), [](Code code) { return code == unknown; });
}

// The vector with nothing known is no assessment where no other item is left to be known.
void leave_out_unusable(const std::vector<Page>& pages, const Space& space, Cover& cover) {
  if (!space.needs_a_known) return;
  cover.of_any -= 1;
  const Codes nothing(space.size(), unknown);
  const bool candidate = std::any_of(pages.begin(), pages.end(),
                                     [&](const Page& page) { return is_candidate(page, nothing); });
  if (!candidate) cover.any -= 1;
  if (nothing_known(cover.witness)) cover.witness.clear();
}

}  // namespace

Cover uncovered(const std::vector<Page>& pages, const Space& space, Budget& budget) {
  Cover cover;
  std::vector<bool> counted(space.size(), false);
  const std::vector<bool> none = counted;
  cover.of_known = space.vectors(none, true);
  cover.of_any = space.vectors(none, false);
  cover.known = cover.any = 1;
  for (const auto& codes : space.codes) cover.witness.push_back(codes.front());
  for (const Group& group : groups_of(pages, space)) {
    Counting counting(group, space);
    if (!counting.run(budget)) return {.open = true};
    const Place last = counting.last();
    cover.known *= last.known;
    cover.any *= last.any;
    if (last.any == 0) break;
    counting.fill(cover.witness);
    for (const std::size_t at : group.items) counted[at] = true;
  }
  cover.known *= space.vectors(counted, true);
  cover.any *= space.vectors(counted, false);
  leave_out_unusable(pages, space, cover);
  if (cover.any == 0) cover.witness.clear();
  return cover;
}

}  // namespace pbr::search
