#include <boost/json.hpp>

#include "pbr/rule_pages.hpp"
#include "report/json_text.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

json::object pack_object(const ClusterPack& pack) {
  const PackHeader& header = pack.header;
  json::array sources;
  for (const auto& source : header.sources) sources.emplace_back(source);
  return {{"id", header.id},
          {"version", header.version},
          {"status", to_text(header.status)},
          {"method", to_text(pack.method)},
          {"instrument", pack.instrument},
          {"first_day", to_text(header.valid.first)},
          {"last_day", to_text(header.valid.last_day())},
          {"licence", header.licence},
          {"sources", std::move(sources)},
          {"sha256", header.sha256}};
}

json::array grid_array(const Cluster& cluster) {
  json::array rows;
  for (const auto& row : cluster.grid) {
    std::string cells;
    for (const Cell cell : row.cells) cells += letter(cell);
    rows.push_back({{"item", item_column(row.item)},
                    {"cells", cells},
                    {"star", row.starred},
                    {"key", row.key},
                    {"basis", row.basis},
                    {"line", row.at.line}});
  }
  return rows;
}

json::array coefficient_array(const ClusterPack& pack, const Cluster& cluster) {
  json::array rows;
  for (const auto& row : cluster.coefficients) {
    json::array values;
    for (const auto units : row.coefficients) {
      values.emplace_back(decimal_words(units, pack.logit.places));
    }
    rows.push_back({{"item", item_column(row.item)},
                    {"coefficients", std::move(values)},
                    {"line", row.at.line}});
  }
  return rows;
}

json::array exclusion_array(const Cluster& cluster) {
  json::array rules;
  for (const auto& exclusion : cluster.excluded_by) {
    json::array parts;
    for (const auto& part : exclusion.parts) {
      parts.push_back({{"item", item_column(part.item)}, {"rating", part.rating}});
    }
    rules.push_back(
        {{"parts", std::move(parts)}, {"basis", exclusion.basis}, {"line", exclusion.at.line}});
  }
  return rules;
}

json::array rule_array(const ClusterPack& pack, const Cluster& cluster) {
  json::array rules;
  for (const auto& rule : pack.table.rules) {
    if (rule.cluster != cluster.code) continue;
    rules.push_back({{"id", rule.id},
                     {"when", premise_words(pack, rule.when)},
                     {"basis", rule.basis},
                     {"line", rule.at.line}});
  }
  return rules;
}

json::object cluster_object(const ClusterPack& pack, const Cluster& cluster) {
  json::object object{{"code", cluster.code.text()},
                      {"name", cluster.name},
                      {"super_class", to_text(cluster.super_class)},
                      {"branch", cluster.branch},
                      {"review_months", cluster.review.months},
                      {"review_days", cluster.review.days},
                      {"need", cluster.need},
                      {"line", cluster.at.line}};
  if (!pack.is_page(cluster)) return object;
  switch (pack.method) {
    case Method::profile:
      object["grid"] = grid_array(cluster);
      break;
    case Method::logit:
      object["constant"] = decimal_words(cluster.constant, pack.logit.places);
      object["coefficients"] = coefficient_array(pack, cluster);
      object["excluded_by"] = exclusion_array(cluster);
      break;
    case Method::table:
      object["rules"] = rule_array(pack, cluster);
      break;
  }
  return object;
}

}  // namespace

void write_pages_json(const ClusterPack& pack, const Cluster* only, std::ostream& out) {
  json::array clusters;
  for (const auto& cluster : pack.clusters) {
    if (only == nullptr || only->code == cluster.code) {
      clusters.push_back(cluster_object(pack, cluster));
    }
  }
  write_pretty(json::object{{"pack", pack_object(pack)}, {"clusters", std::move(clusters)}}, out);
}

}  // namespace pbr
