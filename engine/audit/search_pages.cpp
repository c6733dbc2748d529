#include "audit/search_pages.hpp"

#include <algorithm>

#include "allocation/page.hpp"

namespace pbr::search {
namespace {

Page empty_page(const ClusterPack& pack, std::size_t cluster, const Space& space) {
  Page page;
  page.cluster = static_cast<std::int16_t>(cluster);
  page.super_class = pack.clusters[cluster].super_class;
  page.cost.resize(space.size());
  page.allowed.assign(space.size(), every_code);
  page.star.assign(space.size(), 0);
  return page;
}

CodeMask must_codes(const GridRow& row) {
  CodeMask mask = 0;
  for (Code code = 0; code < unknown; ++code) {
    if (row.cells[code] == Cell::must) mask |= bit(code);
  }
  return mask;
}

void add_row(const ClusterPack& pack, const GridRow& row, const ProfileMode& mode, std::size_t at,
             Page& page) {
  for (Code code = 0; code < code_count; ++code) {
    const ItemVerdict verdict = judge(row, code == unknown ? not_known : code, pack.profile);
    page.cost[at][code] += verdict.penalty;
    if (mode.key_scales_first && verdict.key_missed) page.cost[at][code] += mode.key_step;
  }
  if (!mode.essential_restricts) return;
  if (row.starred) {
    page.starred = true;
    page.star[at] |= must_codes(row);
  } else if (has_must(row)) {
    page.allowed[at] &= must_codes(row);
  }
}

void add_exclusion(const Exclusion& exclusion, const Space& space, Page& page) {
  const auto& parts = exclusion.parts;
  if (parts.empty()) {  // holds everywhere; no reader lets it pass
    page.starred = true;
    page.star.assign(space.size(), 0);
    return;
  }
  if (std::any_of(parts.begin(), parts.end(),
                  [](const auto& part) { return part.rating >= unknown; })) {
    return;  // no item is ever rated so
  }
  const std::size_t first = *space.position(parts[0].item);
  if (parts.size() == 1 || parts[1] == parts[0]) {
    page.allowed[first] &= static_cast<CodeMask>(~bit(parts[0].rating));
    return;
  }
  const std::size_t second = *space.position(parts[1].item);
  if (first == second) return;  // two ratings of one item never hold together
  page.pairs.push_back({first, second, parts[0].rating, parts[1].rating});
  if (second < first) {
    page.pairs.back() = {second, first, parts[1].rating, parts[0].rating};
  }
}

Page logit_page(const ClusterPack& pack, std::size_t cluster, const Space& space) {
  const Cluster& type = pack.clusters[cluster];
  Page page = empty_page(pack, cluster, space);
  page.base = -type.constant;
  for (const CoefficientRow& row : type.coefficients) {
    const std::size_t at = *space.position(row.item);
    for (Code code = 0; code < unknown; ++code) page.cost[at][code] -= row.coefficients[code];
  }
  for (const Exclusion& exclusion : type.excluded_by) add_exclusion(exclusion, space, page);
  return page;
}

}  // namespace

std::vector<Page> pages_of(const ClusterPack& pack, const Space& space, bool review) {
  std::vector<Page> pages;
  const ProfileMode mode =
      profile_mode(pack, review ? AssessmentReason::review : AssessmentReason::initial);
  for (std::size_t cluster = 0; cluster < pack.clusters.size(); ++cluster) {
    if (!pack.is_page(pack.clusters[cluster])) continue;
    if (pack.method == Method::logit) {
      pages.push_back(logit_page(pack, cluster, space));
      continue;
    }
    pages.push_back(empty_page(pack, cluster, space));
    for (const GridRow& row : pack.clusters[cluster].grid) {
      add_row(pack, row, mode, *space.position(row.item), pages.back());
    }
  }
  return pages;
}

std::vector<Page> within(const std::vector<Page>& pages, SuperClass super_class) {
  std::vector<Page> chosen;
  for (const Page& page : pages) {
    if (super_class == SuperClass::undecided || page.super_class == super_class) {
      chosen.push_back(page);
    }
  }
  return chosen;
}

Page projected(const Page& page, const std::vector<std::size_t>& order) {
  Page result = page;
  result.cost.clear();
  result.allowed.clear();
  result.star.clear();
  result.pairs.clear();
  std::vector<std::size_t> place(page.allowed.size(), order.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    place[order[at]] = at;
    result.cost.push_back(page.cost[order[at]]);
    result.allowed.push_back(page.allowed[order[at]]);
    result.star.push_back(page.star[order[at]]);
  }
  for (const Pair& pair : page.pairs) {
    const Pair turned{place[pair.first], place[pair.second], pair.first_code, pair.second_code};
    if (std::max(turned.first, turned.second) == order.size()) continue;
    result.pairs.push_back(
        turned.first < turned.second
            ? turned
            : Pair{turned.second, turned.first, turned.second_code, turned.first_code});
  }
  return result;
}

bool is_candidate(const Page& page, const Codes& codes) {
  bool hit = !page.starred;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    if (!has(page.allowed[at], codes[at])) return false;
    hit = hit || has(page.star[at], codes[at]);
  }
  return hit && std::none_of(page.pairs.begin(), page.pairs.end(), [&](const Pair& pair) {
           return codes[pair.first] == pair.first_code && codes[pair.second] == pair.second_code;
         });
}

std::int64_t cost_of(const Page& page, const Codes& codes) {
  std::int64_t cost = page.base;
  for (std::size_t at = 0; at < codes.size(); ++at) cost += page.cost[at][codes[at]];
  return cost;
}

}  // namespace pbr::search
