#include "all_columns.hpp"

#include "pbr/explanation.hpp"

namespace pbr::cli {
namespace {

constexpr int millionth_places = 6;

std::vector<std::string> probability_fields(const ClusterPack& pack, const Assessment& assessment) {
  const auto all = probabilities(pack, assessment);
  std::vector<std::string> fields;
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    if (!pack.is_page(pack.clusters[at])) continue;
    fields.push_back(all[at] ? to_text(Margin{*all[at], millionth_places}) : "");
  }
  return fields;
}

std::vector<std::string> penalty_fields(const ClusterPack& pack, const Assessment& assessment) {
  const Explanation explanation = explain(pack, assessment);
  std::vector<std::string> fields;
  for (const Cluster& cluster : pack.clusters) {
    if (!pack.is_page(cluster)) continue;
    fields.emplace_back();
    for (const PageVerdict& page : explanation.pages) {
      if (page.cluster != &cluster || !page.in_super_class || !page.in_branch) continue;
      fields.back() = std::to_string(page.penalty);
    }
  }
  return fields;
}

}  // namespace

std::vector<std::string> all_columns(const ClusterPack& pack) {
  std::vector<std::string> columns;
  if (pack.method == Method::table) return columns;
  const std::string prefix = pack.method == Method::logit ? "p_" : "penalty_";
  for (const Cluster& cluster : pack.clusters) {
    if (pack.is_page(cluster)) columns.push_back(prefix + cluster.code.text());
  }
  return columns;
}

std::vector<std::string> all_fields(const ClusterPack& pack, const Assessment& assessment) {
  if (pack.method == Method::table) return {};
  return pack.method == Method::logit ? probability_fields(pack, assessment)
                                      : penalty_fields(pack, assessment);
}

}  // namespace pbr::cli
