// Winners and losers in five bands, with how likely each is.
#include <algorithm>

#include "report/band_titles.hpp"
#include "report/html_figures.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// "0.1234" as 12.3.
std::string percent_of(const std::string& probability) {
  // Six decimals as whole millionths: "0.123450" is 123450.
  std::string digits = probability;
  std::erase(digits, '.');
  return ratio_text(std::stoll(digits), 1'000'000, 100, 1);
}

using Rows = std::vector<const BandRow*>;

Rows rows_of(const ReportView& view, const SchemeId& scheme, const std::vector<BandRow>& all) {
  Rows rows;
  for (const BandRow& row : all) {
    if (row.scheme == scheme && row.level == Level::provider) rows.push_back(&row);
  }
  std::erase_if(rows, [&](const BandRow* row) {
    return view.providers.is_hidden(row->contract.provider.text());
  });
  return rows;
}

/// "Under Results 3 of 10 providers gain, 5 lose; of 2 it is likely that they lose more than 5%".
std::string finding_of(const Rows& rows, const std::string& name, const BandWords& words) {
  const auto count = [&](auto condition) {
    return std::count_if(rows.begin(), rows.end(), condition);
  };
  const auto gain = count([](const BandRow* row) { return row->band < Band::same; });
  const auto lose = count([](const BandRow* row) { return row->band > Band::same; });
  const auto much = count([](const BandRow* row) {
    return row->probability.size() == all_bands.size() && row->probability.back() > "0.500000";
  });
  std::string text = "Under " + name + ", " + std::to_string(gain) + " of " +
                     counted(static_cast<std::int64_t>(rows.size()), "provider") +
                     (gain == 1 ? " gains and " : " gain and ") + std::to_string(lose) +
                     (lose == 1 ? " loses" : " lose");
  if (much > 0) {
    text += "; " + std::to_string(much) + " more likely than not more than " + words.large;
  }
  return text;
}

void write_table(const Rows& rows, const std::string& caption, const std::string& scheme,
                 const BandWords& words, HtmlPage& page) {
  std::vector<HtmlColumn> columns{
      {"Provider"}, {"Change in %", ColumnKind::figure}, {"Band of the estimate"}};
  for (const Band band : all_bands) columns.push_back({title_of(band, words), ColumnKind::figure});
  HtmlTable table(page, "table-bands-" + scheme, caption, std::move(columns));
  for (const BandRow* row : rows) {
    table.row(shown_name(row->contract.provider.text()));
    const bool loss = row->change_percent.starts_with('-');
    table.cell(row->change_percent.empty() ? ""
               : loss                      ? "\u2212" + row->change_percent.substr(1) + "%"
                                           : row->change_percent + "%");
    table.cell(title_of(row->band, words));
    for (std::size_t at = 0; at < all_bands.size(); ++at) {
      const bool sampled = at < row->probability.size();
      table.cell(sampled ? percent_of(row->probability[at]) + "%" : "not sampled");
    }
  }
  table.end();
}

}  // namespace

void write_band_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  const BandWords words = band_words(view.result.study.uncertainty);
  const Rows rows = rows_of(view, scheme, view.result.uncertainty.bands);
  if (rows.empty()) return;
  FigureColumn names("name", "Provider", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  std::vector<FigureColumn> columns;
  columns.reserve(all_bands.size() + 2);
  for (const Band band : all_bands) {
    columns.emplace_back(std::string(to_text(band)), title_of(band, words), FigureUnit::percent);
  }
  for (const BandRow* row : rows) {
    if (row->probability.size() != all_bands.size()) continue;
    names.add(shown_name(row->contract.provider.text()));
    keys.add(row->contract.provider.text());
    for (std::size_t at = 0; at < all_bands.size(); ++at) {
      columns[at].add_decimal(percent_of(row->probability[at]));
    }
  }
  const std::string name = view.scheme_name(scheme);
  const std::string caption =
      name + " against " + view.baseline_name() + ": winners and losers in five bands";
  if (names.size() > 0) {
    columns.insert(columns.begin(), names);
    columns.push_back(keys);
    write_figure(
        {.id = "bands-" + scheme.text(),
         .kind = FigureKind::bands,
         .title = finding_of(rows, name, words),
         .shown = caption + ", and how likely each is over repeated draws of the people",
         .text = "A bar a provider, as long as certainty, in up to five pieces from gains (solid, "
                 "then dotted) over no change (blank) to losses (hatched, then densely). The table "
                 "that follows has the figures.",
         .columns = columns,
         .opens = "provider"},
        view.rule.mark, page);
  }
  write_table(rows, caption, scheme.text(), words, page);
}

}  // namespace pbr
