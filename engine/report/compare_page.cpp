#include "report/compare_page.hpp"

#include <algorithm>

#include "report/number_text.hpp"

namespace pbr {

std::string CompareView::baseline_words() const {
  return result.baseline.variant.layers.empty() ? "the study as it is" : baseline;
}

CompareView::Shown CompareView::shown(const SchemeId& scheme, Level level) const {
  const bool provider = level == Level::provider;
  const Breakdown& breakdown = provider ? view.providers : view.commissioners;
  Shown shown;
  for (const AmountComparison* row : rows_at(result, scheme, level)) {
    const auto& name = provider ? row->contract.provider.text() : row->contract.commissioner.text();
    if (breakdown.is_hidden(name)) {
      ++shown.hidden;
    } else {
      shown.rows.push_back(row);
    }
  }
  std::stable_sort(shown.rows.begin(), shown.rows.end(),
                   [](const auto* a, const auto* b) { return a->change > b->change; });
  return shown;
}

std::string CompareView::component_name(const AmountComparison& part) const {
  const auto* component = view.component(part.scheme, part.component);
  return component == nullptr ? part.component : component->name;
}

std::string CompareView::cluster_title(const ClusterCode& cluster) const {
  const std::string name = view.cluster_name(cluster.text());
  return name.empty() ? cluster.text() : name;
}

std::vector<const ClusterComparison*> CompareView::shown_clusters() const {
  std::vector<const ClusterComparison*> rows;
  for (const auto& row : result.clusters) {
    if (row.level == Level::all && !view.clusters.is_hidden(row.cluster.text())) {
      rows.push_back(&row);
    }
  }
  return rows;
}

std::string balance_of(const CompareView& c, const SchemeId& scheme) {
  const auto rows = rows_at(c.result, scheme, Level::provider);
  const auto count = [&](auto condition) {
    return std::count_if(rows.begin(), rows.end(), condition);
  };
  const auto gain = count([](const AmountComparison* row) { return row->change > Pence{}; });
  const auto lose = count([](const AmountComparison* row) { return row->change < Pence{}; });
  const std::string gains = gain == 0 ? "No provider" : counted(gain, "provider");
  return gains + (gain > 1 ? " gain and " : " gains and ") + grouped(lose) +
         (lose == 1 ? " loses" : " lose") + " under " + scheme_name(c.result, scheme);
}

}  // namespace pbr
