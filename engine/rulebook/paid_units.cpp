#include <algorithm>

#include "rulebook/pack.hpp"
#include "rulebook/price_terms.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

void read_review_period(Reader& reader, const Node& node, ReviewPeriodTerms& terms) {
  if (!reader.only_keys(node, "the terms of a review period", keys::review_period)) return;
  if (const Node* pay = reader.required(node, "pay")) {
    terms.pro_rata = reader.one_of(*pay, "pay", {"whole", "pro_rata"}) == 1;
  }
  if (const Node* begins = reader.required(node, "begins")) {
    terms.begins_at_review = reader.one_of(*begins, "begins", {"back_to_back", "at_review"}) == 1;
  }
}

void read_episode(Reader& reader, const Node& node, EpisodePriceTerms& terms) {
  if (!reader.only_keys(node, "the terms of an episode", keys::episode_price)) return;
  constexpr std::int64_t most = 36525;
  const auto days = [&](const char* key) -> std::optional<int> {
    const Node* value = node.find(key);
    if (value == nullptr) return {};
    const auto whole = reader.whole(*value, key, 1, most);
    return whole ? std::optional(static_cast<int>(*whole)) : std::nullopt;
  };
  terms.short_stay_up_to = days("short_stay_up_to");
  terms.long_stay_beyond = days("long_stay_beyond");
  if (terms.short_stay_up_to && terms.long_stay_beyond &&
      *terms.long_stay_beyond <= *terms.short_stay_up_to) {
    reader.problem("RB049", *node.find("long_stay_beyond"), "a long stay begins in a short one",
                   std::to_string(*terms.long_stay_beyond),
                   "more than " + std::to_string(*terms.short_stay_up_to));
  }
}

void read_assessment(Reader& reader, const Node& node, PaidUnits& paid) {
  if (!reader.only_keys(node, "the terms of an initial assessment", keys::assessment_price)) return;
  if (const Node* nothing = node.find("leads_to_nothing")) {
    paid.assessment_that_leads_to_nothing =
        reader.one_of(*nothing, "leads_to_nothing", {"not_paid", "paid"}) == 1;
  }
}

void read_terms(Reader& reader, const yaml::Entry& entry, TariffUnit unit, PaidUnits& paid) {
  const Node& node = entry.value;
  switch (unit) {
    case TariffUnit::review_period:
      return read_review_period(reader, node, paid.review_period);
    case TariffUnit::episode:
      return read_episode(reader, node, paid.episode);
    case TariffUnit::initial_assessment:
      return read_assessment(reader, node, paid);
    default:
      reader.only_keys(node, "the terms of " + entry.key, {});
  }
}

void read_units(Reader& reader, const Node& node, PaidUnits& paid) {
  if (!reader.only_keys(node, "units", keys::units)) return;
  paid.units.clear();
  for (const auto& entry : node.entries) {
    const auto unit = tariff_unit(entry.key);
    if (!unit ||
        std::find(keys::units.begin(), keys::units.end(), entry.key) == keys::units.end()) {
      continue;
    }
    paid.units.insert(*unit);
    read_terms(reader, entry, *unit, paid);
  }
  std::string found;
  for (const auto unit :
       {TariffUnit::non_admitted_day, TariffUnit::review_period, TariffUnit::episode}) {
    if (paid.pays(unit)) found += (found.empty() ? "" : " and ") + std::string(to_text(unit));
  }
  if (found.find(" and ") == std::string::npos) return;
  reader.problem("RB048", node, "the same days would be paid twice", found,
                 "one of non_admitted_day, review_period and episode");
}

}  // namespace

void read_paid_units(Reader& reader, const Node& root, PaidUnits& paid) {
  const Node* unit = root.find("unit");
  const Node* units = root.find("units");
  if ((unit == nullptr) == (units == nullptr)) {
    reader.problem("RB047", units == nullptr ? root : *units,
                   units == nullptr ? "the book does not say what it pays for"
                                    : "the book says twice what it pays for",
                   units == nullptr ? "" : "unit and units",
                   "unit: cluster_day, or units: with terms");
  }
  if (unit != nullptr) reader.one_of(*unit, "unit", {"cluster_day"});
  if (units != nullptr) read_units(reader, *units, paid);
}

}  // namespace pbr::rulebook
