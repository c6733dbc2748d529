#include "audit/search_space.hpp"

#include <algorithm>
#include <set>

namespace pbr::search {
namespace {

constexpr Rating highest_rating = 4;

// Values that a rule or a step tests; others are told as unused and ask about nothing.
void add_premise(const ClusterPack& pack, const Premise& premise, std::set<std::size_t>& items) {
  for (const Condition& condition : premise.conditions) {
    for (const DerivedValue::Term& term : pack.derived.at(condition.derived).terms) {
      items.insert(term.item);
    }
  }
}

void add_page(const ClusterPack& pack, const Cluster& page, std::set<std::size_t>& items) {
  if (pack.method == Method::profile) {
    for (const GridRow& row : page.grid) items.insert(row.item);
  }
  if (pack.method != Method::logit) return;
  for (const CoefficientRow& row : page.coefficients) items.insert(row.item);
  for (const Exclusion& exclusion : page.excluded_by) {
    for (const Exclusion::Part& part : exclusion.parts) items.insert(part.item);
  }
}

std::vector<Code> codes_of(const Instrument* instrument, std::size_t item) {
  std::vector<Code> codes;
  for (Rating rating = 0; rating <= highest_rating; ++rating) {
    if (in_range(instrument, item, rating)) codes.push_back(rating);
  }
  codes.push_back(unknown);
  return codes;
}

}  // namespace

std::optional<std::size_t> Space::position(std::size_t item) const {
  const auto found = std::lower_bound(items.begin(), items.end(), item);
  if (found == items.end() || *found != item) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

std::uint64_t Space::vectors(const std::vector<bool>& left_out, bool known) const {
  std::uint64_t product = 1;
  for (std::size_t at = 0; at < size(); ++at) {
    if (!left_out[at]) product *= codes[at].size() - (known ? 1 : 0);
  }
  return product;
}

bool has_item(const Instrument* instrument, std::size_t item) {
  return instrument == nullptr || !instrument->items.at(item).label.empty();
}

bool in_range(const Instrument* instrument, std::size_t item, Rating rating) {
  if (instrument == nullptr) return rating <= highest_rating;
  const InstrumentItem& given = instrument->items.at(item);
  return has_item(instrument, item) && given.lowest <= rating && rating <= given.highest &&
         rating <= highest_rating;
}

std::vector<std::size_t> asked_items(const ClusterPack& pack) {
  std::set<std::size_t> items;
  for (const Cluster& cluster : pack.clusters) {
    if (pack.is_page(cluster)) add_page(pack, cluster, items);
  }
  if (pack.method == Method::table) {
    for (const TableRule& rule : pack.table.rules) add_premise(pack, rule.when, items);
  }
  for (const TreeStep& step : pack.tree.steps) add_premise(pack, step.when, items);
  return {items.begin(), items.end()};
}

Space space_of(const ClusterPack& pack, const Instrument* instrument) {
  Space space;
  space.items = asked_items(pack);
  for (const std::size_t item : space.items) space.codes.push_back(codes_of(instrument, item));
  const std::size_t room = instrument == nullptr ? mhct_item_count : item_count;
  for (std::size_t item = 0; item < item_count; ++item) {
    if (instrument != nullptr) space.lowest[item] = instrument->items[item].lowest;
    const bool asked = space.position(item).has_value();
    if (!asked && item < room && has_item(instrument, item)) space.others.push_back(item);
  }
  space.needs_a_known = space.others.empty();
  return space;
}

Assessment assessment_of(const Space& space, const Codes& codes, SuperClass super_class,
                         bool review) {
  Assessment assessment;
  assessment.super_class = super_class;
  assessment.reason = review ? AssessmentReason::review : AssessmentReason::initial;
  for (const std::size_t item : space.others) assessment.ratings[item] = space.lowest[item];
  for (std::size_t at = 0; at < space.size(); ++at) {
    assessment.ratings[space.items[at]] = codes[at] == unknown ? not_known : codes[at];
  }
  return assessment;
}

}  // namespace pbr::search
