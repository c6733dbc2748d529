#include "support/random_packs.hpp"

#include <algorithm>
#include <array>

namespace pbr::test {
namespace {

template <class T, std::size_t N>
T one_of(Draws& draws, const std::array<T, N>& choices) {
  return choices[draws.below(N)];
}

std::string code_of(std::size_t index, std::size_t digits) {
  std::string text = std::to_string(index);
  return text.insert(0, digits - std::min(digits, text.size()), '0');
}

std::string branch(Draws& draws) {
  return std::string(one_of<std::string_view, 4>(draws, {"", "", "mood", "memory"}));
}

std::size_t how_many_pages(Draws& draws) {
  switch (draws.below(16)) {
    case 0:
      return 1;
    case 1:
      return 60 + draws.below(20);
    case 2:
      return draws.percent(10) ? most_clusters - 1 : 2;
    default:
      return 2 + draws.below(22);
  }
}

// Clusters by code, the variance cluster among them at any place.
void add_clusters(Draws& draws, ClusterPack& pack) {
  const std::size_t pages = how_many_pages(draws);
  const std::size_t digits = pages < 98 ? 2 : 3;
  const std::size_t variance = draws.percent(70) ? 0 : draws.below(pages + 1);
  const auto classes = 1 + draws.below(15);  // a bit a super-class: some packs lack one
  for (std::size_t at = 0; at <= pages; ++at) {
    Cluster cluster;
    cluster.code = ClusterCode(code_of(at, digits));
    const auto drawn = draws.percent(5) ? 0 : draws.below(4);
    cluster.super_class = static_cast<SuperClass>((classes >> drawn & 1) != 0 ? drawn : 1);
    cluster.branch = branch(draws);
    pack.clusters.push_back(std::move(cluster));
  }
  pack.variance = pack.clusters[variance].code;
  pack.unusable = ClusterCode(std::string(digits, '9'));
}

// ---- profile ------------------------------------------------------------------------------------

void draw_terms(Draws& draws, ProfileTerms& terms) {
  // The house's own, one that ties, the widest a reader takes, and two that no reader would.
  const int widest = one_of<int, 6>(draws, {0, 1, 9, 100, 4000, 100'000'000});
  if (widest > 0) {
    for (int& penalty : terms.penalty) penalty = static_cast<int>(draws.between(0, widest));
    terms.penalty_unknown = static_cast<int>(draws.between(0, widest));
    if (draws.percent(20)) terms.penalty[2] = static_cast<int>(draws.between(-widest, 0));
  }
  terms.essential_restricts_initial = draws.percent(80);
  terms.essential_restricts_review = draws.percent(30);
  terms.key_scales_first_initial = draws.percent(40);
  terms.key_scales_first_review = draws.percent(25);
}

GridRow random_row(Draws& draws, std::size_t item) {
  GridRow row;
  row.item = item;
  const auto must_from = draws.below(8);  // 5 and more: no R cell
  const auto must_to = must_from + draws.below(4);
  for (std::size_t rating = 0; rating < row.cells.size(); ++rating) {
    const bool must = must_from <= rating && rating <= must_to;
    row.cells[rating] = must ? Cell::must : static_cast<Cell>(1 + draws.below(3));
  }
  row.starred = draws.percent(30);
  row.key = draws.percent(25);
  return row;
}

void fill_profile(Draws& draws, ClusterPack& pack) {
  draw_terms(draws, pack.profile);
  // Pages of few rows are met often, pages of many hardly ever.
  const auto density = one_of<unsigned, 4>(draws, {8, 20, 50, 100});
  for (Cluster& cluster : pack.clusters) {
    if (!pack.is_page(cluster)) continue;
    for (std::size_t item = 0; item < item_count; ++item) {
      if (draws.percent(density)) cluster.grid.push_back(random_row(draws, item));
    }
  }
}

// ---- logit --------------------------------------------------------------------------------------

Exclusion random_exclusion(Draws& draws) {
  const auto part = [&] {
    return Exclusion::Part{draws.below(item_count), static_cast<Rating>(draws.below(5))};
  };
  Exclusion exclusion;
  exclusion.parts.push_back(part());
  if (draws.percent(60)) {
    Exclusion::Part other = part();
    if (other.item == exclusion.parts[0].item) other.item = (other.item + 1) % item_count;
    exclusion.parts.push_back(other);
  }
  return exclusion;
}

void fill_logit(Draws& draws, ClusterPack& pack) {
  struct Width {
    std::int64_t coefficient;
    int places;
  };
  const Width width = one_of<Width, 7>(draws, {{{1, 0},
                                                {2, 1},
                                                {300, 2},
                                                {40'000, 4},
                                                {30'000'000, 6},
                                                {std::int64_t{1} << 50, 15},
                                                {std::int64_t{1} << 56, 3}}});
  pack.logit.places = width.places;
  pack.logit.all_excluded_is_variance = draws.percent(50);
  const auto exclusions = one_of<unsigned, 4>(draws, {0, 2, 5, 15});
  const auto density = one_of<unsigned, 3>(draws, {5, 60, 100});
  for (Cluster& cluster : pack.clusters) {
    if (!pack.is_page(cluster)) continue;
    cluster.constant = draws.between(-width.coefficient, width.coefficient);
    for (std::size_t item = 0; item < item_count; ++item) {
      if (!draws.percent(density)) continue;
      CoefficientRow row{item, {}, {}};
      for (auto& each : row.coefficients)
        each = draws.between(-width.coefficient, width.coefficient);
      cluster.coefficients.push_back(row);
    }
    for (auto left = draws.below(exclusions + 1); left > 0; --left) {
      cluster.excluded_by.push_back(random_exclusion(draws));
    }
  }
}

// ---- table and tree -----------------------------------------------------------------------------

DerivedValue random_value(Draws& draws, std::size_t at) {
  DerivedValue value;
  value.id = "value_" + std::to_string(at);
  value.counts = draws.percent(30);
  value.from = static_cast<Rating>(draws.below(5));
  value.to = static_cast<Rating>(value.from + draws.below(5u - value.from));
  const int weight = one_of<int, 4>(draws, {0, 1, 3, 100});
  const auto density = one_of<unsigned, 3>(draws, {5, 30, 100});
  for (std::size_t item = 0; item < item_count; ++item) {
    if (!draws.percent(density)) continue;
    value.terms.push_back(
        {item, weight == 0 ? 1 : static_cast<int>(draws.between(-weight, weight))});
  }
  if (value.terms.empty()) value.terms.push_back({draws.below(item_count), 1});
  value.most_missing = draws.percent(50) ? 0 : draws.below(value.terms.size() + 1);
  return value;
}

Condition random_condition(Draws& draws, const ClusterPack& pack) {
  Condition condition;
  condition.derived = draws.below(pack.derived.size());
  condition.unknown = draws.percent(10);
  if (condition.unknown) return condition;
  const DerivedValue& value = pack.derived[condition.derived];
  int lowest = 0;
  int highest = 0;
  for (const auto& term : value.terms) {
    const int most = value.counts ? 1 : 4 * term.weight;
    lowest += std::min(0, most);
    highest += std::max(0, most);
  }
  condition.lowest = static_cast<int>(draws.between(lowest, highest));
  condition.highest =
      draws.percent(40) ? highest : static_cast<int>(draws.between(condition.lowest, highest));
  return condition;
}

Premise random_premise(Draws& draws, const ClusterPack& pack) {
  Premise premise;
  if (!pack.derived.empty()) {
    for (auto left = draws.below(4); left > 0; --left) {
      premise.conditions.push_back(random_condition(draws, pack));
    }
  }
  if (draws.percent(40)) {
    for (bool& each : premise.super_classes) each = draws.percent(60);
  }
  return premise;
}

void fill_table(Draws& draws, ClusterPack& pack) {
  pack.table.hit = draws.percent(50) ? HitPolicy::first : HitPolicy::unique;
  const auto rules = draws.percent(5) ? most_table_rules : draws.below(25);
  for (std::size_t at = 0; at < rules; ++at) {
    TableRule rule;
    rule.id = std::to_string(at + 1);
    rule.when = random_premise(draws, pack);
    rule.cluster = pack.clusters[draws.below(pack.clusters.size())].code;
    pack.table.rules.push_back(std::move(rule));
  }
}

void fill_tree(Draws& draws, ClusterPack& pack) {
  pack.tree.use = draws.percent(75);
  const auto steps = draws.percent(10) ? 40 : draws.below(6);
  for (std::size_t at = 0; at < steps; ++at) {
    TreeStep step;
    step.when = random_premise(draws, pack);
    step.super_class = static_cast<SuperClass>(draws.percent(5) ? 0 : 1 + draws.below(3));
    step.branch = branch(draws);
    pack.tree.steps.push_back(std::move(step));
  }
}

}  // namespace

std::uint64_t Draws::below(std::uint64_t n) {
  if (from_bytes_) {
    // As many bytes as the choice needs, so that one byte of the input is one choice as a rule.
    std::uint64_t value = 0;
    for (std::uint64_t range = n - 1; range > 0 && !bytes_.empty(); range >>= 8) {
      value = value << 8 | bytes_.front();
      bytes_ = bytes_.subspan(1);
    }
    return value % n;
  }
  // SplitMix64 (Steele, Lea and Flood 2014).
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
  return (mixed ^ mixed >> 31) % n;
}

std::int64_t Draws::between(std::int64_t lowest, std::int64_t highest) {
  return lowest +
         static_cast<std::int64_t>(below(static_cast<std::uint64_t>(highest - lowest) + 1));
}

ClusterPack random_pack(Draws& draws, Method method) {
  ClusterPack pack;
  pack.method = method;
  add_clusters(draws, pack);
  const bool has_tree = draws.percent(50);
  if (has_tree || method == Method::table) {
    const auto values = draws.percent(5) ? most_derived_values : draws.below(9);
    for (std::size_t at = 0; at < values; ++at) pack.derived.push_back(random_value(draws, at));
  }
  if (has_tree) fill_tree(draws, pack);
  if (method == Method::profile) fill_profile(draws, pack);
  if (method == Method::logit) fill_logit(draws, pack);
  if (method == Method::table) fill_table(draws, pack);
  return pack;
}

Assessment random_assessment(Draws& draws) {
  Assessment assessment;
  assessment.super_class = static_cast<SuperClass>(draws.below(4));
  assessment.reason = static_cast<AssessmentReason>(draws.below(5));
  const auto unknown = one_of<unsigned, 4>(draws, {0, 3, 25, 100});
  for (Rating& rating : assessment.ratings) {
    const auto drawn = static_cast<Rating>(draws.below(5));
    rating = draws.percent(unknown) ? not_known : drawn;
  }
  // An assessment without a known rating is unusable.
  const auto known = static_cast<Rating>(draws.below(5));
  auto& kept = assessment.ratings[draws.below(item_count)];
  if (kept == not_known) kept = known;
  return assessment;
}

}  // namespace pbr::test
