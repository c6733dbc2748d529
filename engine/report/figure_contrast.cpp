// Who gains and who loses: providers ranked, with intervals, and the parts of their changes.
#include <algorithm>

#include "report/html_figures.hpp"
#include "report/number_text.hpp"
#include "report/shift_titles.hpp"

namespace pbr {

namespace {

std::vector<const Contrast*> shown_rows(const ReportView& view, const SchemeId& scheme) {
  std::vector<const Contrast*> rows;
  for (const Contrast& row : view.result.payments.contrasts) {
    if (row.scheme != scheme || row.level != Level::provider) continue;
    if (!view.providers.is_hidden(row.contract.provider.text())) rows.push_back(&row);
  }
  return rows;
}

bool has_interval(const Contrast* row) { return row->change_low && row->change_high; }

/// "The change of 7 of 10 providers is more than chance": their interval does not reach over
/// nothing. Where nothing is drawn by chance: how many gain and lose.
std::string finding_of(const std::vector<const Contrast*>& rows, const std::string& name) {
  const auto count = [&](auto holds) { return std::count_if(rows.begin(), rows.end(), holds); };
  const auto all = static_cast<std::int64_t>(rows.size());
  if (count(has_interval) == 0) {
    const auto gain = count([](const Contrast* row) { return row->change > Pence{}; });
    const auto lose = count([](const Contrast* row) { return row->change < Pence{}; });
    return "Under " + name + ", " + std::to_string(gain) + " of " + counted(all, "provider") +
           (gain == 1 ? " gains and " : " gain and ") + std::to_string(lose) +
           (lose == 1 ? " loses" : " lose");
  }
  const auto sure = count([](const Contrast* row) {
    if (!has_interval(row)) return row->change != Pence{};
    return *row->change_low > Pence{} || *row->change_high < Pence{};
  });
  return "Under " + name + " the change of " + std::to_string(sure) + " of " +
         counted(all, "provider") + " is more than chance";
}

}  // namespace

void write_caterpillar_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  const auto rows = shown_rows(view, scheme);
  if (rows.empty()) return;
  const std::string name = view.scheme_name(scheme);
  FigureColumn names("name", "Provider", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn values("value", "Change", FigureUnit::pence);
  FigureColumn low("low", "95% interval from", FigureUnit::pence);
  FigureColumn high("high", "95% interval to", FigureUnit::pence);
  for (const Contrast* row : rows) {
    const std::string& provider = row->contract.provider.text();
    names.add(shown_name(provider));
    keys.add(provider);
    values.add(row->change);
    row->change_low ? low.add(*row->change_low) : low.hide();
    row->change_high ? high.add(*row->change_high) : high.hide();
  }
  const bool sampled = std::any_of(rows.begin(), rows.end(), has_interval);
  write_figure(
      {.id = "providers-" + scheme.text(),
       .kind = FigureKind::caterpillar,
       .title = finding_of(rows, name),
       .shown = name + " against " + view.baseline_name() + ": change of each provider, ranked" +
                (sampled ? ", with its 95% interval" : ""),
       .text = "A row a provider, those that gain most first: a round dot where it gains, "
               "an open diamond where it loses, and a line over its interval. The table "
               "that follows has the figures.",
       .columns = {names, values, low, high, keys},
       .opens = "provider"},
      view.rule.mark, page);
}

void write_parts_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  FigureColumn names("name", "Provider", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn change("change", "Change", FigureUnit::pence);
  std::vector<FigureColumn> parts;
  parts.reserve(part_titles.size());
  for (const PartTitle& part : part_titles) {
    parts.emplace_back(std::string(part.title), std::string(part.title), FigureUnit::pence);
  }
  const ShiftParts* whole = nullptr;
  for (const ShiftParts& row : view.result.shift_parts) {
    if (row.scheme != scheme || row.method != ShiftMethod::shapley) continue;
    if (row.level == Level::all) whole = &row;
    const std::string& provider = row.contract.provider.text();
    if (row.level != Level::provider || view.providers.is_hidden(provider)) continue;
    names.add(shown_name(provider));
    keys.add(provider);
    change.add(row.change);
    for (std::size_t at = 0; at < parts.size(); ++at) {
      parts[at].add(row.*part_titles.at(at).figure);
    }
  }
  if (names.size() == 0 || whole == nullptr) return;
  const auto size = [&](const PartTitle& part) {
    const std::int64_t value = (whole->*part.figure).value();
    return value < 0 ? -value : value;
  };
  const auto& largest =
      *std::max_element(part_titles.begin(), part_titles.end(),
                        [&](const auto& a, const auto& b) { return size(a) < size(b); });
  const std::string name = view.scheme_name(scheme);
  std::vector<FigureColumn> columns{names};
  columns.insert(columns.end(), parts.begin(), parts.end());
  columns.push_back(change);
  columns.push_back(keys);
  write_figure(
      {.id = "why-" + scheme.text(),
       .kind = FigureKind::parts,
       .title = size(largest) == 0 ? name + " pays what " + view.baseline_name() + " pays"
                                   : "From " + view.baseline_name() + " to " + name +
                                         " the largest part is " + std::string(largest.title) +
                                         ", " + change_text(whole->*largest.figure) + " in all",
       .shown =
           name + " against " + view.baseline_name() + ": the parts of each provider\u2019s change",
       .text = "A stacked bar for each provider: what lowers its payment left of zero, "
               "what raises it right of it, and a thick mark where they end up. Each part "
               "carries its letter. The table that follows has the figures.",
       .columns = columns,
       .opens = "provider"},
      view.rule.mark, page);
}

}  // namespace pbr
