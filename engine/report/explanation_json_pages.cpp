// Every page of the pack as JSON.
#include <algorithm>

#include "report/explanation_json.hpp"
#include "report/explanation_words.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

json::object row_facts(const ClusterPack& pack, const ItemVerdict& item, bool broken) {
  json::object facts;
  facts["item"] = item_label(item.row->item);
  facts["rating"] = rating_value(item.rating);
  facts["cell"] = item.cell ? json::value(cell_word(*item.cell)) : nullptr;
  facts["penalty"] = item.penalty;
  facts["starred"] = item.row->starred;
  facts["key"] = item.row->key;
  facts["key_missed"] = item.key_missed;
  json::array bands;
  for (const Cell cell : item.row->cells) bands.emplace_back(cell_word(cell));
  facts["bands"] = std::move(bands);
  json::array must;
  for (const Rating rating : ratings_in(*item.row, Cell::must)) {
    must.emplace_back(std::int64_t{rating});
  }
  facts["must"] = std::move(must);
  facts["broken"] = broken;
  facts["basis"] = item.row->basis;
  facts["rule"] = rule_place(pack, item.row->at);
  return facts;
}

void add_profile(const ExplanationView& view, const PageVerdict& page, json::object& facts) {
  facts["essential_met"] = page.essential_met;
  facts["penalty"] = page.penalty;
  facts["key_misses"] = page.key_misses;
  facts["points"] = page.points;
  json::array rows;
  for (const ItemVerdict& item : page.items) {
    const auto& broken = page.broken;
    const bool is_broken = std::find(broken.begin(), broken.end(), item.row) != broken.end();
    rows.push_back(row_facts(view.pack, item, is_broken));
  }
  facts["rows"] = std::move(rows);
}

json::object coefficient_facts(const ClusterPack& pack, const CoefficientVerdict& item) {
  json::object facts;
  facts["item"] = item_label(item.row->item);
  facts["rating"] = rating_value(item.rating);
  facts["added"] = decimal_words(item.added, pack.logit.places);
  json::array coefficients;
  for (const std::int64_t each : item.row->coefficients) {
    coefficients.emplace_back(decimal_words(each, pack.logit.places));
  }
  facts["coefficients"] = std::move(coefficients);
  facts["rule"] = rule_place(pack, item.row->at);
  return facts;
}

json::object exclusion_facts(const ClusterPack& pack, const Exclusion& exclusion, bool holds) {
  json::object facts;
  json::array parts;
  for (const Exclusion::Part& each : exclusion.parts) {
    json::object part;
    part["item"] = item_label(each.item);
    part["rating"] = rating_value(each.rating);
    parts.push_back(std::move(part));
  }
  facts["parts"] = std::move(parts);
  facts["holds"] = holds;
  facts["basis"] = exclusion.basis;
  facts["rule"] = rule_place(pack, exclusion.at);
  return facts;
}

// Scores as text: all their decimals and exact, which a number of JSON need not be.
void add_logit(const ExplanationView& view, const PageVerdict& type, json::object& facts) {
  const int places = view.pack.logit.places;
  facts["probability"] =
      type.probability ? millionths_value(*type.probability) : json::value(nullptr);
  facts["score"] = decimal_words(type.points, places);
  facts["constant"] = decimal_words(type.cluster->constant, places);
  json::array coefficients;
  for (const CoefficientVerdict& item : type.coefficients) {
    coefficients.push_back(coefficient_facts(view.pack, item));
  }
  facts["coefficients"] = std::move(coefficients);
  json::array exclusions;
  for (const Exclusion& exclusion : type.cluster->excluded_by) {
    const auto& holding = type.excluded_by;
    const bool holds = std::find(holding.begin(), holding.end(), &exclusion) != holding.end();
    exclusions.push_back(exclusion_facts(view.pack, exclusion, holds));
  }
  facts["exclusions"] = std::move(exclusions);
}

json::object cluster_facts(const ExplanationView& view, const Cluster& cluster) {
  json::object facts;
  facts["cluster"] = cluster.code.text();
  facts["name"] = cluster.name;
  facts["super_class"] = to_text(cluster.super_class);
  facts["branch"] = cluster.branch.empty() ? json::value(nullptr) : json::value(cluster.branch);
  facts["chosen"] = cluster.code == view.explanation.allocation.cluster;
  facts["nearest_change"] = flip_value(flip_to(view, cluster));
  facts["rule"] = rule_place(view.pack, cluster.at);
  return facts;
}

json::object page_facts(const ExplanationView& view, const PageVerdict& page) {
  json::object facts = cluster_facts(view, *page.cluster);
  facts["candidate"] = page.candidate;
  facts["in_super_class"] = page.in_super_class;
  facts["in_branch"] = page.in_branch;
  view.pack.method == Method::logit ? add_logit(view, page, facts) : add_profile(view, page, facts);
  return facts;
}

}  // namespace

json::array pages_value(const ExplanationView& view) {
  json::array pages;
  for (const PageVerdict& page : view.explanation.pages) pages.push_back(page_facts(view, page));
  if (view.pack.method != Method::table || !view.explanation.usable) return pages;
  // What stands for or against a cluster of a table stands under `rules`.
  for (const Cluster& cluster : view.pack.clusters) {
    if (view.pack.is_page(cluster)) pages.push_back(cluster_facts(view, cluster));
  }
  return pages;
}

}  // namespace pbr
