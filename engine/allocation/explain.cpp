#include <algorithm>

#include "allocation/methods.hpp"
#include "allocation/page.hpp"
#include "allocation/premise.hpp"
#include "pbr/explanation.hpp"

namespace pbr {
namespace {

// What an explanation is made from, handed down together.
struct Case {
  const ClusterPack& pack;
  const Assessment& assessment;
  Within within;
  ProfileMode mode;
};

// A page whose essential criteria are met has nothing broken. Otherwise: every unstarred row that
// asks for R and did not get it, and all starred rows where none of them got it.
std::vector<const GridRow*> broken_rows(const std::vector<ItemVerdict>& items) {
  const auto in_must = [](const ItemVerdict& item) { return item.cell == Cell::must; };
  const bool starred_met = std::any_of(items.begin(), items.end(), [&](const ItemVerdict& item) {
    return item.row->starred && in_must(item);
  });
  std::vector<const GridRow*> broken;
  for (const ItemVerdict& item : items) {
    const bool fails = item.row->starred ? !starred_met : has_must(*item.row) && !in_must(item);
    if (fails) broken.push_back(item.row);
  }
  return broken;
}

void open_profile(const Case& given, PageVerdict& page) {
  const PageScore score =
      score_page(given.pack, *page.cluster, given.assessment, given.within, given.mode);
  page.candidate = score.candidate;
  page.points = score.points;
  page.essential_met = score.essential_met;
  page.penalty = score.penalty;
  page.key_misses = given.mode.key_scales_first ? score.key_misses : 0;
  for (const GridRow& row : page.cluster->grid) {
    page.items.push_back(judge(row, given.assessment.ratings[row.item], given.pack.profile));
    page.items.back().key_missed = page.items.back().key_missed && given.mode.key_scales_first;
  }
  page.broken = broken_rows(page.items);
}

void open_logit(const Case& given, PageVerdict& page) {
  page.points = score_of(*page.cluster, given.assessment);
  for (const CoefficientRow& row : page.cluster->coefficients) {
    const Rating rating = given.assessment.ratings[row.item];
    page.coefficients.push_back({&row, rating, rating == not_known ? 0 : row.coefficients[rating]});
  }
  for (const Exclusion& exclusion : page.cluster->excluded_by) {
    if (holds(exclusion, given.assessment)) page.excluded_by.push_back(&exclusion);
  }
  page.candidate = page.in_super_class && page.in_branch && page.excluded_by.empty();
}

bool ranks_before(Method method, const PageVerdict& a, const PageVerdict& b) {
  if (a.candidate != b.candidate) return a.candidate;
  if (a.points == b.points) return a.cluster->code < b.cluster->code;
  return method == Method::logit ? a.points > b.points : a.points < b.points;
}

std::vector<PageVerdict> page_verdicts(const Case& given) {
  std::vector<PageVerdict> pages;
  const auto probability =
      given.pack.method == Method::logit
          ? probabilities(given.pack, given.assessment)
          : std::vector<std::optional<std::int32_t>>(given.pack.clusters.size());
  for (std::size_t at = 0; at < given.pack.clusters.size(); ++at) {
    const Cluster& cluster = given.pack.clusters[at];
    if (!given.pack.is_page(cluster)) continue;
    PageVerdict page{.cluster = &cluster,
                     .in_super_class = in_super_class(cluster, given.within),
                     .in_branch = in_branch(cluster, given.within)};
    given.pack.method == Method::logit ? open_logit(given, page) : open_profile(given, page);
    if (page.candidate) page.probability = probability[at];
    pages.push_back(std::move(page));
  }
  std::sort(pages.begin(), pages.end(), [&](const PageVerdict& a, const PageVerdict& b) {
    return ranks_before(given.pack.method, a, b);
  });
  return pages;
}

PremiseVerdict verdict_on(const Premise& premise, const DerivedValues& derived,
                          SuperClass super_class) {
  PremiseVerdict verdict;
  verdict.super_class_fits = premise.super_classes[static_cast<std::size_t>(super_class)];
  for (const Condition& condition : premise.conditions) {
    if (!holds(condition, derived)) verdict.failed.push_back(&condition);
  }
  verdict.holds = verdict.super_class_fits && verdict.failed.empty();
  return verdict;
}

void open_rules(const Case& given, Explanation& result) {
  const bool asked = given.within.tree_step != Decision::none;
  const bool table = given.pack.method == Method::table;
  if (!asked && !table) return;
  result.derived = derived_values(given.pack, given.assessment);
  if (asked) {
    for (const TreeStep& step : given.pack.tree.steps) {
      result.tree_steps.push_back(
          verdict_on(step.when, result.derived, given.assessment.super_class));
    }
  }
  if (table) {
    for (const TableRule& rule : given.pack.table.rules) {
      result.rules.push_back(verdict_on(rule.when, result.derived, given.within.super_class));
    }
  }
}

}  // namespace

Explanation explain(const ClusterPack& pack, const Assessment& assessment) {
  Explanation result;
  if (auto refused = unusable(pack, assessment)) {
    result.allocation = *std::move(refused);
    result.usable = false;
    return result;
  }
  result.decision = decide(pack, assessment);
  result.allocation = in_words(pack, assessment, result.decision);
  const Case given{pack, assessment, decided_within(pack, assessment),
                   profile_mode(pack, assessment.reason)};
  result.super_class = given.within.super_class;
  result.branch = given.within.branch;
  open_rules(given, result);
  if (pack.method != Method::table) result.pages = page_verdicts(given);
  return result;
}

}  // namespace pbr
