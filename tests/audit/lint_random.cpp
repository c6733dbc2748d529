#include "lint_random.hpp"

#include <algorithm>

namespace pbr::test {
namespace {

SuperClass random_super_class(Draw& draw) {
  return once_in(draw, 3) ? SuperClass::b : SuperClass::a;
}

GridRow random_row(Draw& draw, std::size_t item) {
  GridRow row;
  row.item = item;
  const bool criteria = among(draw, 0, 2) > 0;
  for (Cell& cell : row.cells) {
    cell = static_cast<Cell>(criteria ? among(draw, 0, 3) : among(draw, 1, 3));
  }
  if (once_in(draw, 8)) row.cells.fill(Cell::expected);
  row.starred = once_in(draw, 3);
  row.key = once_in(draw, 3);
  return row;
}

ClusterPack empty_pack(Method method) {
  ClusterPack pack;
  pack.header.sources = {"constructed by us"};
  pack.method = method;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  pack.clusters.push_back({});
  pack.clusters.back().code = pack.variance;
  return pack;
}

// Pages, some of them copies of the one before.
template <class Fill>
void add_pages(Draw& draw, ClusterPack& pack, int most, Fill fill) {
  const int count = among(draw, 1, most);
  for (int number = 1; number <= count; ++number) {
    Cluster page;
    if (number > 1 && once_in(draw, 4)) {
      page = pack.clusters.back();
    } else {
      page.super_class = random_super_class(draw);
      fill(page);
    }
    page.code = ClusterCode("0" + std::to_string(number));
    pack.clusters.push_back(page);
  }
}

std::vector<Exclusion> random_exclusions(Draw& draw, std::size_t items) {
  std::vector<Exclusion> list;
  for (int count = among(draw, 0, 4); count > 0; --count) {
    const auto first = static_cast<std::size_t>(among(draw, 0, static_cast<int>(items) - 1));
    Exclusion exclusion;
    exclusion.parts.push_back({random_items[first], static_cast<Rating>(among(draw, 0, 4))});
    const auto second = static_cast<std::size_t>(among(draw, 0, static_cast<int>(items) - 1));
    if (second != first && !once_in(draw, 3)) {
      exclusion.parts.push_back({random_items[second], static_cast<Rating>(among(draw, 0, 4))});
    }
    list.push_back(exclusion);
  }
  return list;
}

DerivedValue random_value(Draw& draw, int number) {
  DerivedValue value;
  value.id = "value_" + std::to_string(number);
  for (const std::size_t item : random_items) {
    if (item != random_items[0] && once_in(draw, 2)) continue;
    value.terms.push_back({item, among(draw, -2, 3)});
  }
  value.counts = once_in(draw, 3);
  value.from = static_cast<Rating>(among(draw, 0, 2));
  value.to = static_cast<Rating>(among(draw, 2, 4));
  value.most_missing = static_cast<std::size_t>(among(draw, 0, 2));
  return value;
}

Premise random_premise(Draw& draw, const ClusterPack& pack) {
  Premise premise;
  for (int count = among(draw, 0, 3); count > 0; --count) {
    Condition condition;
    condition.derived =
        static_cast<std::size_t>(among(draw, 0, static_cast<int>(pack.derived.size()) - 1));
    condition.unknown = once_in(draw, 6);
    condition.lowest = among(draw, -4, 6);
    condition.highest = condition.lowest + among(draw, 0, 8);
    premise.conditions.push_back(condition);
  }
  if (once_in(draw, 4)) {
    for (bool& fits : premise.super_classes) fits = !once_in(draw, 3);
  }
  return premise;
}

}  // namespace

int among(Draw& draw, int low, int high) {
  return low + static_cast<int>(draw() % static_cast<unsigned>(high - low + 1));
}

ClusterPack random_profile(Draw& draw) {
  ClusterPack pack = empty_pack(Method::profile);
  const auto items = static_cast<std::size_t>(among(draw, 1, 4));
  add_pages(draw, pack, 5, [&](Cluster& page) {
    for (std::size_t at = 0; at < items; ++at) {
      if (!once_in(draw, 5)) page.grid.push_back(random_row(draw, random_items[at]));
    }
  });
  ProfileTerms& terms = pack.profile;
  terms.penalty_unknown = once_in(draw, 4) ? 1 : 0;
  terms.essential_restricts_initial = !once_in(draw, 4);
  terms.essential_restricts_review = once_in(draw, 4);
  terms.key_scales_first_initial = once_in(draw, 4);
  terms.key_scales_first_review = once_in(draw, 4);
  return pack;
}

ClusterPack random_logit(Draw& draw) {
  ClusterPack pack = empty_pack(Method::logit);
  const auto items = static_cast<std::size_t>(among(draw, 1, 4));
  pack.logit.places = 1;
  pack.logit.all_excluded_is_variance = !once_in(draw, 3);
  add_pages(draw, pack, 5, [&](Cluster& type) {
    type.constant = among(draw, -3, 3);
    for (std::size_t at = 0; at < items; ++at) {
      if (once_in(draw, 4)) continue;
      CoefficientRow row{random_items[at], {}, {}};
      for (std::int64_t& value : row.coefficients) value = among(draw, -3, 3);
      if (once_in(draw, 8)) row.coefficients.fill(0);
      type.coefficients.push_back(row);
    }
    type.excluded_by = random_exclusions(draw, items);
  });
  return pack;
}

ClusterPack random_table(Draw& draw) {
  ClusterPack pack = empty_pack(Method::table);
  const int pages = among(draw, 1, 3);
  for (int number = 1; number <= pages; ++number) {
    Cluster page;
    page.code = ClusterCode("0" + std::to_string(number));
    pack.clusters.push_back(page);
  }
  for (int number = among(draw, 1, 3); number > 0; --number) {
    pack.derived.push_back(random_value(draw, number));
  }
  pack.table.hit = once_in(draw, 3) ? HitPolicy::unique : HitPolicy::first;
  for (int number = among(draw, 1, 5); number > 0; --number) {
    TableRule rule;
    rule.id = std::to_string(pack.table.rules.size() + 1);
    rule.when = random_premise(draw, pack);
    rule.cluster = pack.clusters[static_cast<std::size_t>(among(draw, 0, pages))].code;
    rule.basis = "ours";
    pack.table.rules.push_back(rule);
  }
  return pack;
}

std::vector<TreeStep> random_steps(Draw& draw, const ClusterPack& pack) {
  std::vector<TreeStep> steps;
  for (int number = among(draw, 1, 4); number > 0; --number) {
    TreeStep step;
    step.when = random_premise(draw, pack);
    step.super_class = once_in(draw, 4) ? SuperClass::undecided : random_super_class(draw);
    step.basis = "ours";
    steps.push_back(step);
  }
  return steps;
}

Instrument random_instrument(Draw& draw) {
  Instrument instrument;
  const bool alone = once_in(draw, 3);
  for (std::size_t item = 0; item < item_count; ++item) {
    const bool asked =
        std::find(std::begin(random_items), std::end(random_items), item) != std::end(random_items);
    if (!asked && alone) continue;
    if (asked && once_in(draw, 10)) continue;  // an item that the instrument lacks
    InstrumentItem& given = instrument.items.at(item);
    given.label = item_label(item);
    given.lowest = static_cast<Rating>(once_in(draw, 4) ? 1 : 0);
    given.highest = static_cast<Rating>(once_in(draw, 4) ? among(draw, 2, 3) : 4);
  }
  return instrument;
}

void for_each_vector(const std::vector<std::size_t>& items, const Instrument* instrument,
                     const std::function<void(const Assessment&)>& act) {
  Assessment assessment;
  for (std::size_t item = 0; item < item_count; ++item) {
    const bool there =
        instrument == nullptr ? item < mhct_item_count : !instrument->items.at(item).label.empty();
    if (there)
      assessment.ratings[item] = instrument == nullptr ? 0 : instrument->items[item].lowest;
  }
  std::function<void(std::size_t)> choose = [&](std::size_t at) {
    if (at == items.size()) {
      const bool known = std::any_of(assessment.ratings.begin(), assessment.ratings.end(),
                                     [](Rating rating) { return rating != not_known; });
      if (known) act(assessment);
      return;
    }
    Rating& rating = assessment.ratings[items[at]];
    const auto& given =
        instrument == nullptr ? InstrumentItem{.label = "1"} : instrument->items.at(items[at]);
    for (Rating each = given.lowest; !given.label.empty() && each <= given.highest; ++each) {
      rating = each;
      choose(at + 1);
    }
    rating = not_known;
    choose(at + 1);
  };
  choose(0);
}

}  // namespace pbr::test
