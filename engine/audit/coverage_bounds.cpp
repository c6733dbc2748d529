#include "audit/coverage_bounds.hpp"

#include <algorithm>

#include "audit/rule_tests_facts.hpp"

namespace pbr::audit {
namespace {

constexpr Rating highest_rating = 4;

std::string pair_words(std::size_t item, Rating rating, const std::string& before,
                       const std::string& after) {
  return "item " + std::string(item_label(item)) + ", " + std::to_string(rating) + "|" +
         std::to_string(rating + 1) + ": " + before + "|" + after;
}

std::string exclusion_words(const Exclusion& exclusion) {
  std::string words = "excluded by";
  for (const auto& part : exclusion.parts) {
    words.append(&part == exclusion.parts.data() ? " item " : " and item ");
    words.append(item_label(part.item)).append(" rated ").append(std::to_string(part.rating));
  }
  return words;
}

class BoundList {
 public:
  explicit BoundList(const ClusterPack& pack) : pack_(pack) {
    for (std::size_t page = 0; page < pack.clusters.size(); ++page) add_page(page);
    if (pack.method == Method::table) {
      for (std::size_t rule = 0; rule < pack.table.rules.size(); ++rule) add_rule(rule);
    }
    if (!pack.tree.use) return;
    for (std::size_t step = 0; step < pack.tree.steps.size(); ++step) add_step(step);
  }

  std::vector<Bound> take() { return std::move(bounds_); }

 private:
  Bound& add(Bound::Kind kind, const ClusterCode& cluster, std::string what, const Location& at) {
    Bound& bound = bounds_.emplace_back();
    bound.told = {cluster, std::move(what), at, false};
    bound.kind = kind;
    return bound;
  }

  void add_page(std::size_t page) {
    const Cluster& cluster = pack_.clusters[page];
    if (!pack_.is_page(cluster)) return;
    if (pack_.method == Method::profile) {
      for (const GridRow& row : cluster.grid) {
        for (Rating r = 0; r < highest_rating; ++r) {
          const Cell before = row.cells[r], after = row.cells[r + 1U];
          if (before == after) continue;
          add_pair(page, row.item, r, std::string(1, letter(before)), std::string(1, letter(after)),
                   row.at);
        }
      }
    } else if (pack_.method == Method::logit) {
      add_type(page, cluster);
    }
  }

  void add_type(std::size_t page, const Cluster& cluster) {
    const int places = pack_.logit.places;
    for (const CoefficientRow& row : cluster.coefficients) {
      for (Rating r = 0; r < highest_rating; ++r) {
        const auto before = row.coefficients[r], after = row.coefficients[r + 1U];
        if (before == after) continue;
        add_pair(page, row.item, r, decimal_text(before, places), decimal_text(after, places),
                 row.at);
      }
    }
    for (const Exclusion& exclusion : cluster.excluded_by) {
      Bound& bound =
          add(Bound::Kind::exclusion, cluster.code, exclusion_words(exclusion), exclusion.at);
      bound.page = page;
      bound.exclusion = &exclusion;
    }
  }

  void add_pair(std::size_t page, std::size_t item, Rating rating, const std::string& before,
                const std::string& after, const Location& at) {
    Bound& bound = add(Bound::Kind::ratings, pack_.clusters[page].code,
                       pair_words(item, rating, before, after), at);
    bound.page = page;
    bound.item = item;
    bound.rating = rating;
  }

  void add_rule(std::size_t index) {
    const TableRule& rule = pack_.table.rules[index];
    add_premise(rule.when, false, rule.cluster, "rule " + rule.id);
    add(Bound::Kind::rule, rule.cluster, "rule " + rule.id + " decides", rule.at).place =
        static_cast<std::int16_t>(index);
  }

  void add_step(std::size_t index) {
    const TreeStep& step = pack_.tree.steps[index];
    const std::string name = "tree step " + std::to_string(index + 1);
    add_premise(step.when, true, {}, name);
    add(Bound::Kind::step, {}, name + " is taken", step.at).place =
        static_cast<std::int16_t>(index);
  }

  void add_premise(const Premise& premise, bool of_tree, const ClusterCode& cluster,
                   const std::string& name) {
    for (const Condition& condition : premise.conditions) {
      const DerivedValue& derived = pack_.derived[condition.derived];
      const std::string start = name + ", " + derived.id + " ";
      const auto add_one = [&](Bound::Kind kind, const std::string& what) -> Bound& {
        Bound& bound = add(kind, cluster, start + what, condition.at);
        bound.premise = &premise;
        bound.of_tree = of_tree;
        bound.derived = condition.derived;
        return bound;
      };
      if (condition.unknown) {
        add_one(Bound::Kind::unknown, "unknown or known");
        continue;
      }
      const auto ends = ends_of(condition, possible_values(derived));
      for (const auto& end : {ends.lower, ends.upper}) {
        if (!end) continue;
        add_one(Bound::Kind::value, std::to_string(std::min(end->inside, end->outside)) + "|" +
                                        std::to_string(std::max(end->inside, end->outside)))
            .end = *end;
      }
    }
  }

  const ClusterPack& pack_;
  std::vector<Bound> bounds_;
};

}  // namespace

std::vector<Bound> bounds_of(const ClusterPack& pack) { return BoundList(pack).take(); }

}  // namespace pbr::audit
