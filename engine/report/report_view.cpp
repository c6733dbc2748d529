#include "report/report_view.hpp"

#include <algorithm>
#include <array>

#include "report/number_text.hpp"
#include "report/published_counts.hpp"
#include "report/suppression.hpp"

namespace pbr {

namespace {

/// A cell without its month and groups, which no table of the page splits by.
using Place = std::array<std::string, 3>;

Place place_of(const CellKey& key) {
  return {key.provider.text(), key.commissioner.text(), key.cluster.text()};
}

std::map<Place, std::size_t> places_of(const Casemix& casemix) {
  std::map<Place, std::size_t> places;
  for (const auto& [key, sums] : casemix.cells()) {
    places.try_emplace(place_of(key), places.size());
  }
  return places;
}

/// The cells with that name along one edge; beyond the last edge: all of them.
std::vector<std::size_t> cells_of(const std::map<Place, std::size_t>& places, std::size_t edge,
                                  const std::string& name) {
  std::vector<std::size_t> cells;
  for (const auto& [place, cell] : places) {
    if (edge >= place.size() || place.at(edge) == name) {
      cells.push_back(cell);
    }
  }
  return cells;
}

}  // namespace

Volume& Volume::operator+=(const CellSums& cell) {
  people += cell.people_closing;
  episodes += cell.episodes;
  days += cell.days;
  admitted_days += cell.admitted_days;
  amount += cell.amount;
  return *this;
}

bool Breakdown::is_hidden(const std::string& part) const {
  // A part without a cell has nobody in it, which is few.
  return hidden.contains(part) || !parts.contains(part);
}

ReportView::ReportView(const StudyResult& study_result)
    : result(study_result), rule(study_result.rulebook.disclosure) {
  for (const auto& [key, sums] : result.casemix.cells()) {
    total += sums;
    providers.parts[key.provider.text()] += sums;
    commissioners.parts[key.commissioner.text()] += sums;
    clusters.parts[key.cluster.text()] += sums;
    contracts[{key.provider, key.commissioner}] += sums;
  }
  hide_small();
  hide_for_others();
}

void ReportView::hide_for_others() {
  CountSheet sheet(*this);
  add_people(*this, sheet);
  add_allocations(*this, sheet);
  add_reach(*this, sheet);
  for (const std::size_t count : protect_counts(sheet.system)) {
    const PublishedCount& hidden = sheet.system.counts[count];
    also_hidden_.emplace(hidden.table, hidden.row);
  }
}

bool ReportView::is_also_hidden(const std::string& table, const std::string& row) const {
  return also_hidden_.contains({table, row});
}

std::string ReportView::people(const Breakdown& breakdown, const std::string& part) const {
  if (is_also_hidden(people_table(breakdown.level), shown_name(part))) return rule.mark;
  const auto volume = breakdown.parts.find(part);
  return count(breakdown.level, volume != breakdown.parts.end() ? volume->second.people : 0);
}

void ReportView::hide_small() {
  const std::map<Place, std::size_t> places = places_of(result.casemix);
  const std::array<Breakdown*, 3> breakdowns{&providers, &commissioners, &clusters};
  std::vector<PublishedSum> published;
  for (std::size_t edge = 0; edge < breakdowns.size(); ++edge) {
    for (const auto& [name, volume] : breakdowns.at(edge)->parts) {
      const std::string shown = disclosed_count(rule, breakdowns.at(edge)->level, volume.people);
      published.push_back({cells_of(places, edge, name), volume.people, shown == rule.mark, false});
    }
  }
  published.push_back({cells_of(places, breakdowns.size(), ""), total.people, false, true});
  protect_hidden(published, places.size());
  auto sum = published.begin();
  for (Breakdown* breakdown : breakdowns) {
    for (const auto& [name, volume] : breakdown->parts) {
      if ((sum++)->hidden) {
        breakdown->hidden.insert(name);
      }
    }
  }
}

bool ReportView::is_hidden(const ContractKey& contract) const {
  const auto found = contracts.find(contract);
  return found == contracts.end() ||
         disclosed_count(rule, providers.level, found->second.people) == rule.mark;
}

const Scheme* ReportView::find_scheme(const SchemeId& id) const {
  const auto& schemes = result.rulebook.schemes;
  const auto found = std::find_if(schemes.begin(), schemes.end(), [&](const Scheme& scheme) {
    return scheme.header.id == id.text();
  });
  return found != schemes.end() ? &*found : nullptr;
}

std::string ReportView::scheme_name(const SchemeId& id) const {
  const Scheme* scheme = find_scheme(id);
  return scheme != nullptr && !scheme->name.empty() ? scheme->name : id.text();
}

std::string ReportView::baseline_name() const {
  return result.payments.schemes.empty() ? "" : scheme_name(id_of(result.payments.schemes.front()));
}

const SchemeComponent* ReportView::component(const SchemeId& scheme, std::string_view id) const {
  const Scheme* found = find_scheme(scheme);
  if (found == nullptr) {
    return nullptr;
  }
  const auto at = std::find_if(found->components.begin(), found->components.end(),
                               [&](const SchemeComponent& part) { return part.id == id; });
  return at != found->components.end() ? &*at : nullptr;
}

bool ReportView::pays_outcomes(const SchemeId& scheme) const {
  const Scheme* found = find_scheme(scheme);
  return found != nullptr &&
         std::any_of(found->components.begin(), found->components.end(),
                     [](const SchemeComponent& part) {
                       return std::holds_alternative<OutcomeComponent>(part.terms);
                     });
}

std::string ReportView::cluster_name(const std::string& code) const {
  if (code.empty()) return "None: paid by the head";
  const Cluster* cluster = result.rulebook.clusters.find(ClusterCode(code));
  if (cluster != nullptr) {
    return code + " " + cluster->name;
  }
  return ClusterCode(code) == result.rulebook.clusters.unusable ? code + " Could not be used"
                                                                : code;
}

SchemeId ReportView::id_of(const SchemeResult& scheme) {
  if (scheme.scheme != nullptr) {
    return SchemeId(scheme.scheme->header.id);
  }
  return scheme.payments.empty() ? SchemeId() : scheme.payments.front().scheme;
}

Pence ReportView::paid(const SchemeResult& scheme) {
  Pence sum;
  for (const Payment& payment : scheme.payments) {
    sum += payment.amount;
  }
  return sum;
}

std::string ReportView::count(const std::string& level, std::int64_t number) const {
  const std::string text = disclosed_count(rule, level, number);
  return text == rule.mark ? text : grouped(std::stoll(text));
}

std::string ReportView::percent(const std::string& level, std::int64_t numerator,
                                std::int64_t denominator) const {
  const std::string text = disclosed_percent(rule, level, numerator, denominator);
  return text == rule.mark ? text : text + "%";
}

std::string ReportView::unless(bool hidden, const std::string& text) const {
  return hidden ? rule.mark : text;
}

std::string shown_name(const std::string& name) { return name.empty() ? "(not known)" : name; }

}  // namespace pbr
