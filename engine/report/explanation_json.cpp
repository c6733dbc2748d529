#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/report.hpp"
#include "report/explanation_words.hpp"
#include "report/json_text.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

/// Null says "not known" or "there is none": a number that could be mistaken for one would not.
json::value rating_value(Rating rating) {
  return rating == not_known ? json::value(nullptr) : json::value(std::int64_t{rating});
}

json::object pack_facts(const PackHeader& header) {
  json::object facts;
  facts["id"] = header.id;
  facts["version"] = header.version;
  facts["status"] = to_text(header.status);
  return facts;
}

json::object assessment_facts(const Instrument& instrument, const Assessment& assessment) {
  json::object facts;
  facts["row"] = assessment.row;
  facts["reason"] = reason_word(assessment.reason);
  facts["super_class"] = to_text(assessment.super_class);
  json::array ratings;
  for (std::size_t item = 0; item < item_count; ++item) {
    json::object rating;
    rating["item"] = item_label(item);
    rating["name"] = instrument.items.at(item).name;
    rating["rating"] = rating_value(assessment.ratings.at(item));
    ratings.push_back(std::move(rating));
  }
  facts["ratings"] = std::move(ratings);
  return facts;
}

json::object allocation_facts(const ClusterPack& pack, const Allocation& allocation) {
  json::object facts;
  const Cluster* cluster = pack.find(allocation.cluster);
  facts["cluster"] = allocation.cluster.text();
  facts["name"] = cluster != nullptr ? cluster->name : "";
  facts["runner_up"] = allocation.runner_up ? json::value(allocation.runner_up->text()) : nullptr;
  facts["margin"] = allocation.margin ? json::value(*allocation.margin) : nullptr;
  facts["essential_met"] =
      allocation.essential_met ? json::value(*allocation.essential_met) : nullptr;
  facts["reason"] = allocation.reason;
  return facts;
}

json::object row_facts(const ClusterPack& pack, const ItemVerdict& item, bool broken) {
  json::object facts;
  facts["item"] = item_label(item.row->item);
  facts["rating"] = rating_value(item.rating);
  facts["cell"] = item.cell ? json::value(cell_word(*item.cell)) : nullptr;
  facts["penalty"] = item.penalty;
  facts["starred"] = item.row->starred;
  json::array must;
  for (const Rating rating : must_ratings(*item.row)) {
    must.emplace_back(std::int64_t{rating});
  }
  facts["must"] = std::move(must);
  facts["broken"] = broken;
  facts["basis"] = item.row->basis;
  facts["rule"] = rule_place(pack, item.row->at);
  return facts;
}

json::object page_facts(const ClusterPack& pack, const PageVerdict& page) {
  json::object facts;
  facts["cluster"] = page.cluster->code.text();
  facts["name"] = page.cluster->name;
  facts["super_class"] = to_text(page.cluster->super_class);
  facts["candidate"] = page.candidate;
  facts["in_super_class"] = page.in_super_class;
  facts["essential_met"] = page.essential_met;
  facts["penalty"] = page.penalty;
  json::array rows;
  for (const ItemVerdict& item : page.items) {
    const auto& broken = page.broken;
    const bool is_broken = std::find(broken.begin(), broken.end(), item.row) != broken.end();
    rows.push_back(row_facts(pack, item, is_broken));
  }
  facts["rows"] = std::move(rows);
  return facts;
}

}  // namespace

void write_explanation_json(const ClusterPack& pack, const Instrument& instrument,
                            const Assessment& assessment, const Explanation& explanation,
                            std::ostream& out) {
  json::object facts;
  facts["allocation"] = allocation_facts(pack, explanation.allocation);
  facts["pack"] = pack_facts(pack.header);
  facts["assessment"] = assessment_facts(instrument, assessment);
  json::array pages;
  for (const PageVerdict& page : explanation.pages) {
    pages.push_back(page_facts(pack, page));
  }
  facts["pages"] = std::move(pages);
  write_pretty(facts, out);
}

}  // namespace pbr
