#include "scorecard/scalar.hpp"

#include <algorithm>
#include <bit>

#include "allocation/probability.hpp"

namespace pbr::scorecard {
namespace {

constexpr std::int16_t none = Decision::none;

using Codes = std::array<std::uint8_t, item_count>;

struct Row {
  Codes codes{};
  std::size_t review = 0;
  std::size_t scope = 0;
  SuperClass super_class = SuperClass::undecided;
};

// Room that every row of a block uses again.
struct Room {
  std::vector<std::int64_t> values;
  std::vector<bool> known;
  std::vector<std::int64_t> scores;
};

// ---- premises -----------------------------------------------------------------------------------

void fill_values(const Premises& premises, const Codes& codes, Room& room) {
  room.values.assign(premises.values.size(), 0);
  room.known.assign(premises.values.size(), true);
  for (std::size_t at = 0; at < premises.values.size(); ++at) {
    const ValueCard& value = premises.values[at];
    std::size_t missing = 0;
    for (const auto& term : value.terms) {
      const std::uint8_t code = codes[term.item];
      room.values[at] += term.by_code[code];
      if (code == RatingBlock::unknown) missing += term.unknowns;
    }
    room.known[at] = missing <= value.most_missing;
  }
}

bool holds(const Premises& premises, std::size_t condition, const Codes& codes, const Room& room) {
  if (condition < premises.of_items.size()) {
    const ItemTable& of_item = premises.of_items[condition];
    return of_item.table.by_code[codes[of_item.item]] != 0;
  }
  const RangeCondition& range = premises.ranges[condition - premises.of_items.size()];
  if (range.unknown || !room.known[range.value]) return range.unknown && !room.known[range.value];
  return range.lowest <= room.values[range.value] && room.values[range.value] <= range.highest;
}

// The first premise from `at` on that holds and is wanted, or their number.
template <class Wanted>
std::size_t first_from(std::size_t at, const Premises& premises, const Row& row, const Room& room,
                       Wanted wanted) {
  const auto fits = [&](const PremiseCard& premise) {
    return premise.super_classes.by_code[static_cast<std::size_t>(row.super_class)] != 0 &&
           std::all_of(premise.conditions.begin(), premise.conditions.end(),
                       [&](std::size_t each) { return holds(premises, each, row.codes, room); });
  };
  while (at < premises.premises.size() && !(wanted(at) && fits(premises.premises[at]))) ++at;
  return at;
}

void ask_tree(const Card& card, Row& row, Decision& decision, Room& room) {
  if (!card.use_tree || row.super_class != SuperClass::undecided) return;
  fill_values(card.steps, row.codes, room);
  const auto step = first_from(0, card.steps, row, room, [](std::size_t) { return true; });
  if (step == card.steps.premises.size()) {
    decision.tree_step = Decision::no_step;
    return;
  }
  decision.tree_step = static_cast<std::int16_t>(step);
  row.scope = card.step_scopes[step];
  row.super_class = card.scopes[row.scope].super_class;
}

void decide_by_rules(const Card& card, const Row& row, Decision& decision, Room& room) {
  const std::size_t count = card.rules.premises.size();
  fill_values(card.rules, row.codes, room);
  const auto first = first_from(0, card.rules, row, room, [](std::size_t) { return true; });
  if (first == count) return;
  decision.nearest = static_cast<std::int16_t>(first);
  if (card.unique) {
    const auto other = first_from(first + 1, card.rules, row, room, [&](std::size_t rule) {
      return card.rule_clusters[rule] != card.rule_clusters[first];
    });
    if (other != count) {
      decision.conflict = static_cast<std::int16_t>(other);
      return;
    }
  }
  decision.cluster = card.rule_clusters[first];
}

// ---- pages --------------------------------------------------------------------------------------

std::int64_t sum_of(const std::vector<PointsRow>& rows, const Codes& codes) {
  std::int64_t sum = 0;
  for (const PointsRow& row : rows) sum += row.by_code[codes[row.item]];
  return sum;
}

unsigned met_by(const PageGroup& group, const Codes& codes) {
  unsigned unstarred = 0xFF;
  unsigned starred = group.without_starred;
  for (const ItemTable& each : group.unstarred) unstarred &= each.table.by_code[codes[each.item]];
  for (const ItemTable& each : group.starred) starred |= each.table.by_code[codes[each.item]];
  return unstarred & starred;
}

unsigned excluded_by(const PageGroup& group, const Codes& codes) {
  unsigned excluded = group.always_excluded;
  for (const ItemTable& each : group.excluded) excluded |= each.table.by_code[codes[each.item]];
  for (const auto& [first, second] : group.excluded_by_two) {
    excluded |= first.table.by_code[codes[first.item]] & second.table.by_code[codes[second.item]];
  }
  return excluded;
}

// Calls visit(place of the page, its bit) for every bit that is set.
template <class Visit>
void each_page(std::size_t group, unsigned bits, Visit visit) {
  for (; bits != 0; bits &= bits - 1) {
    visit(group * pages_a_group + static_cast<std::size_t>(std::countr_zero(bits)),
          bits & (~bits + 1));
  }
}

enum class Place : std::uint8_t { first, second, behind };

// Pages come in the order of their codes: a tie stays with the earlier. The least cost wins.
Place rank(Decision& decision, std::int16_t cluster, std::int64_t points, std::int64_t sign) {
  if (decision.cluster == none || sign * points < sign * decision.points) {
    decision.runner_up = decision.cluster;
    decision.runner_up_points = decision.points;
    decision.cluster = cluster;
    decision.points = points;
    return Place::first;
  }
  if (decision.runner_up == none || sign * points < sign * decision.runner_up_points) {
    decision.runner_up = cluster;
    decision.runner_up_points = points;
    return Place::second;
  }
  return Place::behind;
}

void decide_by_profile(const Card& card, const Row& row, Decision& decision) {
  const bool key_first = card.key_scales_first[row.review];
  const bool restricts = card.essential_restricts[row.review];
  Decision nearest;
  for (std::size_t at = 0; at < card.groups.size(); ++at) {
    const PageGroup& group = card.groups[at];
    const unsigned met = met_by(group, row.codes);
    const unsigned candidates = group.within[row.scope] & (restricts ? met : 0xFFU);
    each_page(at, group.near[row.scope], [&](std::size_t number, unsigned bit) {
      const PageCard& page = card.pages[number];
      std::int64_t points = page.constant + sum_of(page.rows, row.codes);
      if (key_first) points += sum_of(page.key_rows, row.codes);
      rank(nearest, page.cluster, points, 1);
      if ((candidates & bit) == 0) return;
      if (rank(decision, page.cluster, points, 1) == Place::first) {
        decision.essential_met = (met & bit) != 0;
      }
    });
  }
  if (decision.cluster != none) return;
  decision.nearest = nearest.cluster;
  decision.points = nearest.points;
}

void decide_by_logit(const Card& card, const Row& row, Decision& decision, Room& room) {
  auto& scores = room.scores;  // of all candidates, the best two in front
  scores.clear();
  for (std::size_t at = 0; at < card.groups.size(); ++at) {
    const PageGroup& group = card.groups[at];
    const unsigned within = group.within[row.scope];
    if (within == 0) continue;
    each_page(at, within & ~excluded_by(group, row.codes), [&](std::size_t number, unsigned) {
      const PageCard& page = card.pages[number];
      scores.push_back(page.constant + sum_of(page.rows, row.codes));
      const Place place = rank(decision, page.cluster, scores.back(), -1);
      if (place == Place::behind) return;
      if (scores.size() > 1) std::swap(scores[1], scores.back());
      if (place == Place::first) std::swap(scores[0], scores[1 % scores.size()]);
    });
  }
  if (decision.cluster == none) return;
  const Softmax softmax = softmax_of_best(scores, card.places);
  decision.probability = softmax.probability;
  decision.margin = softmax.margin;
}

}  // namespace

void decide_scalar(const Card& card, const RatingBlock& block, std::span<Decision> decisions) {
  Room room;
  for (std::size_t at = 0; at < block.rows; ++at) {
    Row row{.review = block.review[at],
            .scope = block.super_class[at],
            .super_class = static_cast<SuperClass>(block.super_class[at])};
    for (std::size_t item = 0; item < item_count; ++item) row.codes[item] = block.ratings[item][at];
    Decision& decision = decisions[at];
    decision = {};
    ask_tree(card, row, decision, room);
    if (card.method == Method::table) {
      decide_by_rules(card, row, decision, room);
      continue;
    }
    decision.any_in_super_class = card.scopes[row.scope].any_page;
    if (card.method == Method::profile) {
      decide_by_profile(card, row, decision);
    } else {
      decide_by_logit(card, row, decision, room);
    }
  }
}

}  // namespace pbr::scorecard
