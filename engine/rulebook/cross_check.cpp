#include "rulebook/cross_check.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace pbr::rulebook {
namespace {

void add(Diagnostics& problems, std::string code, Location at, std::string message,
         std::string found, std::string expected, std::string help = {}) {
  problems.push_back({Severity::error, std::move(code), std::move(at), std::move(message),
                      std::move(found), std::move(expected), std::move(help)});
}

std::string days_of(Period period) {
  return to_text(period.first) + " to " + to_text(period.last_day());
}

void check_validity(const Rulebook& book, Period period, Diagnostics& problems) {
  for (const auto* header : book.headers()) {
    if (overlap(header->valid, period) == period) continue;
    add(problems, "RB082", {header->file},
        "the " + header->kind + " pack " + header->id + " is not valid on every day of the period",
        "valid " + days_of(header->valid), "valid for all of " + days_of(period),
        "name a pack of that period, or change the study's period");
  }
}

void check_instrument(const Rulebook& book, const std::string& expected_id, Diagnostics& problems) {
  const auto& given = book.instrument.header;
  if (book.clusters.instrument == given.reference || expected_id == given.id) return;
  add(problems, "RB083", {book.clusters.header.file},
      "the clusters pack was written for another instrument", given.reference,
      book.clusters.instrument,
      "name that instrument in the study, or write the pack for this one");
}

// An R row is an essential criterion only where it is unstarred; starred rows stand for each other.
bool can_be_met(const GridRow& row, const InstrumentItem& item) {
  const bool has_must =
      std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
  if (!has_must || row.starred) return true;
  for (std::size_t rating = item.lowest; rating <= item.highest && rating < row.cells.size();
       ++rating) {
    if (row.cells.at(rating) == Cell::must) return true;
  }
  return false;
}

void check_grids(const Rulebook& book, Diagnostics& problems) {
  for (const auto& cluster : book.clusters.clusters) {
    for (const auto& row : cluster.grid) {
      const auto& item = book.instrument.items.at(row.item);
      if (can_be_met(row, item)) continue;
      add(problems, "RB088", row.at,
          "the essential criteria of cluster " + cluster.code.text() + " cannot be met",
          "an R only where item " + item.label + " is never rated",
          "an R from " + std::to_string(item.lowest) + " to " + std::to_string(item.highest));
    }
  }
}

// Every item that the pack asks about, with the first place where it does.
std::map<std::size_t, Location> items_asked(const ClusterPack& pack) {
  std::map<std::size_t, Location> items;
  for (const auto& cluster : pack.clusters) {
    for (const auto& row : cluster.grid) items.try_emplace(row.item, row.at);
    for (const auto& row : cluster.coefficients) items.try_emplace(row.item, row.at);
    for (const auto& exclusion : cluster.excluded_by) {
      for (const auto& part : exclusion.parts) items.try_emplace(part.item, exclusion.at);
    }
  }
  for (const auto& value : pack.derived) {
    for (const auto& term : value.terms) items.try_emplace(term.item, value.at);
  }
  return items;
}

void check_items(const Rulebook& book, Diagnostics& problems) {
  for (const auto& [item, at] : items_asked(book.clusters)) {
    if (!book.instrument.items.at(item).label.empty()) continue;
    add(problems, "RB089", at, "the clusters pack asks about an item that the instrument lacks",
        std::string(item_column(item)), "items of " + book.instrument.header.id,
        "name the instrument that the pack was written for");
  }
}

void check_prices(const Rulebook& book, Diagnostics& problems) {
  std::set<ClusterCode> priced;
  for (const auto& [key, values] : book.tariff.prices) priced.insert(key.first);
  for (const auto& list : book.tariff.lists) {
    for (const auto& [key, values] : list.prices) priced.insert(key.first);
  }
  std::vector<ClusterCode> needed{book.clusters.unusable};
  for (const auto& cluster : book.clusters.clusters) needed.push_back(cluster.code);
  std::sort(needed.begin(), needed.end());
  for (const auto& code : needed) {
    if (priced.erase(code) > 0) continue;
    add(problems, "RB081", {book.tariff.header.file}, "cluster " + code.text() + " has no price",
        {}, "a price, 0.00 where nothing is paid");
  }
  for (const auto& code : priced) {
    add(problems, "RB087", {book.tariff.header.file},
        "a price for code " + code.text() + ", which has no page in " + book.clusters.header.id, {},
        "prices for the pack's clusters");
    problems.back().severity = Severity::warning;
  }
}

// What a statistic asks of its measure, or "" where the measure has it.
std::string missing_for(const SchemeIndicator& indicator, const Measure& measure) {
  const bool status = measure.kind == MeasureKind::status;
  switch (indicator.statistic) {
    case Statistic::complete:
    case Statistic::given:
      return "";
    case Statistic::status_yes:
      return status ? "" : "a measure of kind status";
    case Statistic::improved:
    case Statistic::not_worse:
      return !status && has_reliable_change(measure) ? "" : "a measure with a reliable_change";
    case Statistic::recovered:
      return !status && has_reliable_change(measure) && measure.cut_off
                 ? ""
                 : "a measure with a reliable_change and a cut_off";
  }
  return "";
}

void check_indicator(const Rulebook& book, const SchemeIndicator& indicator,
                     Diagnostics& problems) {
  if (indicator.statistic == Statistic::given) return;
  const Measure* measure = book.find_measure(indicator.measure);
  if (measure != nullptr) {
    const auto missing = missing_for(indicator, *measure);
    if (missing.empty()) return;
    add(problems, "RB084", indicator.at,
        "indicator " + indicator.id + " asks for a statistic that its measure cannot give",
        std::string(to_text(indicator.statistic)) + " of " + indicator.measure.text(), missing);
    return;
  }
  std::vector<std::string_view> known;
  std::string listed;
  for (const auto* one : book.measures()) {
    known.push_back(one->id.text());
    listed += (listed.empty() ? "" : ", ") + one->id.text();
  }
  const auto nearest = nearest_name(indicator.measure.text(), known);
  add(problems, "RB080", indicator.at,
      "indicator " + indicator.id + " names a measure that no pack of the study has",
      indicator.measure.text(), listed,
      nearest.empty() ? "add the measure's pack to the study's rules"
                      : "did you mean \"" + std::string(nearest) + "\"?");
}

const std::vector<SchemeDomain>* domains_of(const SchemeComponent& component) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    return &outcome->domains;
  }
  const auto* tournament = std::get_if<TournamentComponent>(&component.terms);
  return tournament == nullptr ? nullptr : &tournament->domains;
}

void check_indicators(const Rulebook& book, Diagnostics& problems) {
  const auto check = [&](const std::vector<SchemeIndicator>& indicators) {
    for (const auto& indicator : indicators) check_indicator(book, indicator, problems);
  };
  for (const auto& scheme : book.schemes) {
    for (const auto& component : scheme.components) {
      if (const auto* points = std::get_if<PointsComponent>(&component.terms)) {
        check(points->indicators);
      }
      const auto* domains = domains_of(component);
      if (domains == nullptr) continue;
      for (const auto& domain : *domains) check(domain.indicators);
    }
  }
}

void check_ids(const Rulebook& book, Diagnostics& problems) {
  std::set<std::string> schemes;
  for (const auto& scheme : book.schemes) {
    if (schemes.insert(scheme.header.id).second) continue;
    add(problems, "RB085", {scheme.header.file}, "two schemes of the study have the same id",
        scheme.header.id, "an id of its own for each scheme");
  }
  std::set<MeasureId> measures;
  for (const auto* measure : book.measures()) {
    if (measures.insert(measure->id).second) continue;
    add(problems, "RB086", measure->at, "two measures of the study have the same id",
        measure->id.text(), "an id of its own for each measure");
  }
}

// A code that no page has would never be held, and its rule would say nothing without a word.
void check_revert(const Rulebook& book, Diagnostics& problems) {
  for (const auto& code : book.episodes.revert) {
    if (book.clusters.find(code) != nullptr) continue;
    add(problems, "RB090", {book.episodes.header.file},
        "the episodes pack goes back to cluster " + code.text() + ", which has no page in " +
            book.clusters.header.id,
        code.text(), "codes of the clusters pack's pages", "take the code out of revert");
  }
}

}  // namespace

Diagnostics cross_check(const Rulebook& book, Period period, const std::string& expected_id) {
  Diagnostics problems;
  check_validity(book, period, problems);
  check_instrument(book, expected_id, problems);
  check_grids(book, problems);
  check_items(book, problems);
  check_prices(book, problems);
  check_ids(book, problems);
  check_indicators(book, problems);
  check_revert(book, problems);
  return problems;
}

}  // namespace pbr::rulebook
