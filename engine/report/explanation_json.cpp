#include "report/explanation_json.hpp"

#include "report/explanation_words.hpp"
#include "report/json_text.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

constexpr std::string_view schema_version = "pbr-explanation/1";
constexpr int million = 1'000'000;

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object allocation_facts(const ExplanationView& view) {
  const Allocation& allocation = view.explanation.allocation;
  const Cluster* cluster = view.pack.find(allocation.cluster);
  const bool logit = view.pack.method == Method::logit;
  json::object facts;
  facts["cluster"] = allocation.cluster.text();
  facts["name"] = cluster != nullptr ? cluster->name : "";
  facts["usable"] = view.explanation.usable;
  facts["runner_up"] = allocation.runner_up ? json::value(allocation.runner_up->text()) : nullptr;
  facts["margin"] = nullptr;
  if (allocation.margin) {
    facts["margin"] =
        logit ? millionths_value(allocation.margin->units) : json::value(allocation.margin->units);
  }
  facts["probability"] = logit && view.explanation.decision.cluster != Decision::none
                             ? millionths_value(view.explanation.decision.probability)
                             : json::value(nullptr);
  facts["essential_met"] =
      allocation.essential_met ? json::value(*allocation.essential_met) : nullptr;
  facts["reason"] = allocation.reason;
  return facts;
}

json::object pack_facts(const ClusterPack& pack) {
  json::object facts;
  facts["id"] = pack.header.id;
  facts["version"] = pack.header.version;
  facts["status"] = to_text(pack.header.status);
  facts["reference"] = pack.header.reference;
  facts["sha256"] = pack.header.sha256;
  facts["method"] = to_text(pack.method);
  return facts;
}

json::object assessment_facts(const Instrument& instrument, const Assessment& assessment) {
  json::object facts;
  facts["row"] = assessment.row;
  facts["reason"] = reason_word(assessment.reason);
  facts["super_class"] = to_text(assessment.super_class);
  json::array ratings;
  for (std::size_t item = 0; item < item_count; ++item) {
    if (!has_item(instrument, item)) continue;
    json::object rating;
    rating["item"] = item_label(item);
    rating["name"] = instrument.items.at(item).name;
    rating["rating"] = rating_value(assessment.ratings.at(item));
    ratings.push_back(std::move(rating));
  }
  facts["ratings"] = std::move(ratings);
  return facts;
}

json::value within_facts(const ExplanationView& view) {
  const Explanation& explanation = view.explanation;
  if (!explanation.usable) return nullptr;
  const auto step = explanation.decision.tree_step;
  json::object facts;
  facts["super_class"] = to_text(explanation.super_class);
  facts["branch"] = text_or_null(explanation.branch);
  facts["tree_asked"] = step != Decision::none;
  facts["tree_step"] = step >= 0 ? json::value(step + 1) : nullptr;
  return facts;
}

json::object variance_facts(const ExplanationView& view) {
  const Cluster* variance = view.pack.find(view.pack.variance);
  json::object facts;
  facts["cluster"] = view.pack.variance.text();
  facts["name"] = variance != nullptr ? variance->name : "";
  facts["nearest_change"] = flip_value(variance != nullptr ? flip_to(view, *variance) : nullptr);
  return facts;
}

}  // namespace

json::value rating_value(Rating rating) {
  return rating == not_known ? json::value(nullptr) : json::value(std::int64_t{rating});
}

json::value millionths_value(std::int64_t millionths) {
  return static_cast<double>(millionths) / million;
}

json::value flip_value(const Flip* flip) {
  if (flip == nullptr) return nullptr;
  json::object facts;
  facts["cluster"] = flip->cluster.text();
  json::array changes;
  for (const RatingChange& each : flip->changes) {
    json::object change;
    change["item"] = item_label(each.item);
    change["from"] = rating_value(each.from);
    change["to"] = rating_value(each.to);
    changes.push_back(std::move(change));
  }
  facts["changes"] = std::move(changes);
  return facts;
}

void write_explanation_json(const ExplanationView& view, std::ostream& out) {
  json::object facts;
  facts["schema"] = schema_version;
  facts["allocation"] = allocation_facts(view);
  facts["nearest_change"] = flip_value(view.flips.any ? &*view.flips.any : nullptr);
  facts["pack"] = pack_facts(view.pack);
  facts["assessment"] = assessment_facts(view.instrument, view.assessment);
  facts["decided_within"] = within_facts(view);
  facts["derived"] = derived_value(view);
  facts["tree"] = steps_value(view);
  facts["rules"] = rules_value(view);
  facts["pages"] = pages_value(view);
  facts["variance"] = variance_facts(view);
  write_pretty(facts, out);
}

}  // namespace pbr
