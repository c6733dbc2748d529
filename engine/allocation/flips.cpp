#include <algorithm>
#include <tuple>

#include "allocation/within.hpp"
#include "pbr/explanation.hpp"

namespace pbr {
namespace {

constexpr Rating highest_rating = 4;
constexpr int steps_from_not_known = 5;

int steps_of(const RatingChange& change) {
  if (change.from == not_known) return steps_from_not_known;
  return change.from < change.to ? change.to - change.from : change.from - change.to;
}

using ItemSet = std::array<bool, item_count>;

void add(const ClusterPack& pack, const Premise& premise, ItemSet& items) {
  for (const Condition& condition : premise.conditions) {
    for (const auto& term : pack.derived[condition.derived].terms) items[term.item] = true;
  }
}

void add(const Cluster& page, ItemSet& items) {
  for (const GridRow& row : page.grid) items[row.item] = true;
  for (const CoefficientRow& row : page.coefficients) items[row.item] = true;
  for (const Exclusion& exclusion : page.excluded_by) {
    for (const auto& part : exclusion.parts) items[part.item] = true;
  }
}

// Items that can matter. Where the tree was not asked, a change of ratings leaves the super-class
// as it is and pages of another one out of it.
std::vector<std::size_t> items_asked(const ClusterPack& pack, const Assessment& assessment) {
  ItemSet asked{};
  const Within within = decided_within(pack, assessment);
  const bool tree = within.tree_step != Decision::none;
  if (tree) {
    for (const TreeStep& step : pack.tree.steps) add(pack, step.when, asked);
  }
  for (const TableRule& rule : pack.table.rules) add(pack, rule.when, asked);
  for (const Cluster& page : pack.clusters) {
    if (tree || is_within(page, within)) add(page, asked);
  }
  std::vector<std::size_t> items;
  for (std::size_t item = 0; item < asked.size(); ++item) {
    if (asked[item]) items.push_back(item);
  }
  return items;
}

// Tries changes in the order of their items, then of their ratings, so that of two equally near
// the one found first stays.
class Search {
 public:
  Search(const ClusterPack& pack, const Assessment& assessment)
      : pack_(pack), given_(assessment), changed_(assessment), nearest_(pack.clusters.size() + 1) {
    here_ = place_of(decide(pack, assessment));
  }

  void change_one(std::size_t item) {
    for (Rating to = 0; to <= highest_rating; ++to) {
      if (to == given_.ratings[item]) continue;
      changed_.ratings[item] = to;
      look_at({change_of(item)});
    }
    changed_.ratings[item] = given_.ratings[item];
  }

  void change_two(std::size_t first, std::size_t second) {
    for (Rating to = 0; to <= highest_rating; ++to) {
      if (to == given_.ratings[first]) continue;
      changed_.ratings[first] = to;
      for (Rating too = 0; too <= highest_rating; ++too) {
        if (too == given_.ratings[second]) continue;
        changed_.ratings[second] = too;
        look_at({change_of(first), change_of(second)});
      }
    }
    changed_.ratings[first] = given_.ratings[first];
    changed_.ratings[second] = given_.ratings[second];
  }

  [[nodiscard]] Flips flips() && {
    Flips result;
    if (any_.steps != 0) result.any = std::move(any_.flip);
    result.to.resize(pack_.clusters.size());
    for (std::size_t at = 0; at < result.to.size(); ++at) {
      if (nearest_[at].steps != 0) result.to[at] = std::move(nearest_[at].flip);
    }
    return result;
  }

 private:
  struct Found {
    int steps = 0;  ///< 0: nothing found yet
    Flip flip;
  };

  // The cluster's index; the unusable code, which is no cluster of the pack, stands behind them.
  [[nodiscard]] std::size_t place_of(const Decision& decision) const {
    if (decision.cluster != Decision::none) return static_cast<std::size_t>(decision.cluster);
    const Cluster* cluster = pack_.find(in_words(pack_, changed_, decision).cluster);
    return cluster == nullptr ? pack_.clusters.size()
                              : static_cast<std::size_t>(cluster - pack_.clusters.data());
  }

  [[nodiscard]] RatingChange change_of(std::size_t item) const {
    return {item, given_.ratings[item], changed_.ratings[item]};
  }

  void look_at(std::initializer_list<RatingChange> changes) {
    const std::size_t place = place_of(decide(pack_, changed_));
    if (place == here_) return;
    keep(nearest_[place], changes, place);
    keep(any_, changes, place);
  }

  void keep(Found& found, std::initializer_list<RatingChange> changes, std::size_t place) const {
    int steps = 0;
    for (const RatingChange& change : changes) steps += steps_of(change);
    if (found.steps != 0 &&
        std::tuple(found.flip.changes.size(), found.steps) <= std::tuple(changes.size(), steps)) {
      return;
    }
    found.steps = steps;
    found.flip.changes = changes;
    found.flip.cluster =
        place < pack_.clusters.size() ? pack_.clusters[place].code : pack_.unusable;
  }

  const ClusterPack& pack_;
  const Assessment& given_;
  Assessment changed_;
  std::size_t here_ = 0;
  std::vector<Found> nearest_;  ///< by place
  Found any_;
};

}  // namespace

Flips nearest_flips(const ClusterPack& pack, const Assessment& assessment) {
  if (unusable(pack, assessment)) return {.any = {}, .to = {}};
  Search search(pack, assessment);
  const auto items = items_asked(pack, assessment);
  for (const std::size_t item : items) search.change_one(item);
  for (std::size_t first = 0; first < items.size(); ++first) {
    for (std::size_t second = first + 1; second < items.size(); ++second) {
      search.change_two(items[first], items[second]);
    }
  }
  return std::move(search).flips();
}

}  // namespace pbr
