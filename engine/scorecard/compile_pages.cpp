#include <algorithm>

#include "allocation/page.hpp"
#include "pbr/scorecard.hpp"
#include "scorecard/compile.hpp"

namespace pbr::scorecard {
namespace {

Rating rating_of(std::size_t code) {
  return code == RatingBlock::unknown ? not_known : static_cast<Rating>(code);
}

PointsRow& row_of(std::vector<PointsRow>& rows, std::size_t item) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const PointsRow& row) { return row.item == item; });
  if (found != rows.end()) return *found;
  rows.push_back({item, {}});
  return rows.back();
}

// What key rows cost at the two kinds of assessment: nothing where key scales do not come first.
struct KeySteps {
  std::int64_t always = 0;
  std::int64_t at_times = 0;
};

KeySteps compile_modes(const ClusterPack& pack, Card& card) {
  const ProfileMode modes[2] = {profile_mode(pack, AssessmentReason::initial),
                                profile_mode(pack, AssessmentReason::review)};
  for (std::size_t review = 0; review < 2; ++review) {
    card.essential_restricts[review] = modes[review].essential_restricts;
    card.key_scales_first[review] = modes[review].key_scales_first;
  }
  const bool both = modes[0].key_scales_first && modes[1].key_scales_first;
  const bool one = modes[0].key_scales_first != modes[1].key_scales_first;
  const std::int64_t step = std::max(modes[0].key_step, modes[1].key_step);
  return {both ? step : 0, one ? step : 0};
}

void add_points(const ClusterPack& pack, const GridRow& row, const KeySteps& steps,
                PageCard& page) {
  for (std::size_t code = 0; code < code_count; ++code) {
    const ItemVerdict verdict = judge(row, rating_of(code), pack.profile);
    const std::int64_t missed = verdict.key_missed ? 1 : 0;
    row_of(page.rows, row.item).by_code[code] += verdict.penalty + missed * steps.always;
    if (row.key && steps.at_times != 0) {
      row_of(page.key_rows, row.item).by_code[code] += missed * steps.at_times;
    }
  }
}

void add_criteria(const GridRow& row, std::uint8_t bit, PageGroup& group) {
  const auto in_must = [&](std::size_t code) {
    return code < row.cells.size() && row.cells[code] == Cell::must;
  };
  if (row.starred) {
    auto& table = table_of(group.starred, row.item, 0);
    for (std::size_t code = 0; code < code_count; ++code) {
      if (in_must(code)) table.by_code[code] |= bit;
    }
  } else if (has_must(row)) {
    auto& table = table_of(group.unstarred, row.item, 0xFF);
    for (std::size_t code = 0; code < code_count; ++code) {
      if (!in_must(code)) table.by_code[code] &= static_cast<std::uint8_t>(~bit);
    }
  }
}

void compile_profile(const ClusterPack& pack, const Cluster& cluster, const KeySteps& steps,
                     std::uint8_t bit, PageCard& page, PageGroup& group) {
  for (const GridRow& row : cluster.grid) {
    add_points(pack, row, steps, page);
    add_criteria(row, bit, group);
  }
  const bool starred = std::any_of(cluster.grid.begin(), cluster.grid.end(),
                                   [](const GridRow& row) { return row.starred; });
  if (!starred) group.without_starred |= bit;
}

void compile_logit(const Cluster& cluster, PageCard& page) {
  page.constant = cluster.constant;
  for (const CoefficientRow& row : cluster.coefficients) {
    for (std::size_t rating = 0; rating < row.coefficients.size(); ++rating) {
      row_of(page.rows, row.item).by_code[rating] += row.coefficients[rating];
    }
  }
}

void compile_scopes(std::span<const Cluster* const> pages, Card& card) {
  for (Scope& scope : card.scopes) {
    const Within within{scope.super_class, scope.branch};
    scope.any_page = std::any_of(pages.begin(), pages.end(),
                                 [&](const Cluster* page) { return is_within(*page, within); });
    for (std::size_t at = 0; at < pages.size(); ++at) {
      auto& group = card.groups[at / pages_a_group];
      const auto number = static_cast<std::size_t>(&scope - card.scopes.data());
      group.within.resize(card.scopes.size());
      group.near.resize(card.scopes.size());
      const auto bit = static_cast<std::uint8_t>(1U << at % pages_a_group);
      if (is_within(*pages[at], within)) group.within[number] |= bit;
      // Where the scope has no page at all, the nearest is looked for among all.
      if (is_within(*pages[at], within) || !scope.any_page) group.near[number] |= bit;
    }
  }
  for (PageGroup& group : card.groups) {
    const auto first = static_cast<std::ptrdiff_t>(
        std::min(card.scopes.size(), group.within_table.by_code.size()));
    std::copy_n(group.within.begin(), first, group.within_table.by_code.begin());
    std::copy_n(group.near.begin(), first, group.near_table.by_code.begin());
  }
}

}  // namespace

void compile_pages(const ClusterPack& pack, Card& card) {
  std::vector<const Cluster*> pages;
  for (const Cluster& cluster : pack.clusters) {
    if (!pack.is_page(cluster)) continue;
    pages.push_back(&cluster);
    card.pages.push_back({static_cast<std::int16_t>(&cluster - pack.clusters.data())});
  }
  card.groups.resize((pages.size() + pages_a_group - 1) / pages_a_group);
  const bool profile = pack.method == Method::profile;
  const KeySteps steps = profile ? compile_modes(pack, card) : KeySteps{};
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const auto bit = static_cast<std::uint8_t>(1U << at % pages_a_group);
    auto& group = card.groups[at / pages_a_group];
    if (profile) {
      compile_profile(pack, *pages[at], steps, bit, card.pages[at], group);
    } else {
      compile_logit(*pages[at], card.pages[at]);
    }
  }
  for (std::size_t first = 0; !profile && first < pages.size(); first += pages_a_group) {
    const auto count = std::min(pages_a_group, pages.size() - first);
    compile_exclusions(std::span(pages).subspan(first, count), card.groups[first / pages_a_group]);
  }
  compile_scopes(pages, card);
}

}  // namespace pbr::scorecard
