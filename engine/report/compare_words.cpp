#include "report/compare_words.hpp"

#include <algorithm>

#include "report/number_text.hpp"
#include "report/report_view.hpp"

namespace pbr {

std::string_view kind_word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::value:
      return "value";
    case ChangeKind::factor:
      return "factor";
    case ChangeKind::add:
      return "add";
  }
  throw InternalError("no such kind of change");
}

std::vector<const AmountComparison*> rows_at(const ScenarioResult& result, const SchemeId& scheme,
                                             Level level) {
  std::vector<const AmountComparison*> rows;
  for (const auto& row : result.rows) {
    if (row.scheme == scheme && row.level == level && row.component.empty()) rows.push_back(&row);
  }
  return rows;
}

std::vector<const AmountComparison*> components_of(const ScenarioResult& result,
                                                   const SchemeId& scheme) {
  std::vector<const AmountComparison*> rows;
  for (const auto& row : result.rows) {
    const bool whole = row.component.empty() || row.level != Level::all;
    if (row.scheme == scheme && !whole) rows.push_back(&row);
  }
  return rows;
}

std::vector<const AmountComparison*> largest(std::vector<const AmountComparison*> rows, bool gains,
                                             std::size_t most) {
  std::erase_if(rows, [gains](const AmountComparison* row) {
    return gains ? row->change <= Pence{} : row->change >= Pence{};
  });
  std::stable_sort(rows.begin(), rows.end(),
                   [gains](const AmountComparison* a, const AmountComparison* b) {
                     return gains ? a->change > b->change : a->change < b->change;
                   });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

std::string who(const AmountComparison& row) {
  const bool provider = row.level == Level::provider;
  return shown_name(provider ? row.contract.provider.text() : row.contract.commissioner.text());
}

std::vector<SchemeId> schemes_of(const ScenarioResult& result) {
  std::vector<SchemeId> ids;
  for (const auto& scheme : result.baseline.result.payments.schemes) {
    ids.emplace_back(scheme.scheme->header.id);
  }
  return ids;
}

const AmountComparison* headline_row(const ScenarioResult& result) {
  const AmountComparison* most = nullptr;
  const auto size = [](const AmountComparison* row) { return std::abs(row->change.value()); };
  for (const auto& id : schemes_of(result)) {
    for (const AmountComparison* row : rows_at(result, id, Level::all)) {
      if (most == nullptr || size(row) >= size(most)) most = row;
    }
  }
  return most;
}

std::string scheme_name(const ScenarioResult& result, const SchemeId& id) {
  for (const auto& scheme : result.baseline.result.payments.schemes) {
    if (scheme.scheme->header.id == id.text()) return scheme.scheme->name;
  }
  return id.text();
}

std::string headline_of(const ScenarioResult& result) {
  const AmountComparison* row = headline_row(result);
  const std::string reform = result.reform.variant.name();
  if (row == nullptr || row->change == Pence{}) {
    return "Under " + reform + ", no scheme pays another total";
  }
  const bool more = row->change > Pence{};
  const std::string percent = change_percent_text(row->change, row->baseline);
  return "Under " + reform + ", " + scheme_name(result, row->scheme) + " pays " +
         pounds_text(more ? row->change : -row->change) + (more ? " more" : " less") +
         (percent.empty() ? "" : " (" + percent + ")");
}

}  // namespace pbr
