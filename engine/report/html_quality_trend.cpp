// Rows, errors and completeness of the data: by table, by month, by provider.
#include <algorithm>
#include <set>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

constexpr std::size_t most_providers = 60;
constexpr int without_date = 3;         // the last group of months
constexpr std::int64_t whole = 10'000;  // a share of 1 in the units of a bar

std::int64_t number(std::uint64_t count) { return static_cast<std::int64_t>(count); }

std::int64_t share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : number(part) * whole / number(all);
}

/// "3.20%"; a dash where there is nothing to take a share of.
std::string share_text(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? "\xE2\x80\x93" : ratio_text(number(part), number(all), 100, 2) + "%";
}

/// All rows, and of these the assessments, which alone have ratings.
struct Sums {
  QualitySums rows, assessments;
  void add(const QualityKey& key, const QualitySums& sums) {
    rows += sums;
    if (key.table == TableKind::assessments) assessments += sums;
  }
};

const HtmlColumn rows_column{"Rows", ColumnKind::figure};
const HtmlColumn errors_column{"Rows with an error", ColumnKind::figure};
const HtmlColumn share_column{"Share with an error", ColumnKind::bar};

std::vector<HtmlColumn> with_ratings(std::vector<HtmlColumn> columns) {
  columns.push_back({"Assessments", ColumnKind::figure});
  columns.push_back({"Of these not usable", ColumnKind::figure});
  columns.push_back({"Ratings known", ColumnKind::figure});
  return columns;
}

// The bars are drawn on the scale of the largest share, or errors in a thousand rows would not
// show. Rows of which nothing is known have nearly all an error and would dwarf the others: no bar.
void write_share(const QualitySums& rows, std::optional<std::int64_t> scale, HtmlTable& table) {
  const auto text = share_text(rows.rows_with_error, rows.rows);
  if (!scale) {
    table.cell(text);
    return;
  }
  table.cell(text, Bar{share(rows.rows_with_error, rows.rows), *scale, false});
}

void write_errors(const QualitySums& rows, std::optional<std::int64_t> scale, HtmlTable& table) {
  table.cell(grouped(number(rows.rows))).cell(grouped(number(rows.rows_with_error)));
  write_share(rows, scale, table);
}

void write_ratings(const QualitySums& assessments, HtmlTable& table) {
  table.cell(grouped(number(assessments.rows)));
  table.cell(share_text(assessments.unusable, assessments.rows));
  table.cell(share_text(assessments.items_known, assessments.items));
}

std::int64_t largest(std::int64_t most, const QualitySums& rows) {
  return std::max(most, share(rows.rows_with_error, rows.rows));
}

/// What a row of the months is called: in the order of time.
std::pair<int, std::string> month_of(const QualityKey& key) {
  switch (key.time) {
    case QualityTime::before:
      return {0, "before the period"};
    case QualityTime::inside:
      return {1, month_text(key.month)};
    case QualityTime::after:
      return {2, "after the period"};
    case QualityTime::unknown:
      return {without_date, "set aside or undated"};
  }
  throw InternalError("no such quality time");
}

using Months = std::map<Date, QualitySums>;

struct Provider {
  Sums sums;
  Months months;
};

/// The shares of a provider's months on one time line with everybody's.
Trend trend_of(const Months& months, const std::set<Date>& all, std::int64_t scale) {
  Trend trend{{}, scale};
  for (const Date month : all) {
    const auto at = months.find(month);
    trend.values.push_back(at == months.end()
                               ? std::nullopt
                               : std::optional(share(at->second.rows_with_error, at->second.rows)));
  }
  return trend;
}

std::string range_text(const Months& months) {
  if (months.empty()) return "\xE2\x80\x93";
  const auto less = [](const auto& a, const auto& b) {
    return share(a.second.rows_with_error, a.second.rows) <
           share(b.second.rows_with_error, b.second.rows);
  };
  const auto [low, high] = std::minmax_element(months.begin(), months.end(), less);
  return share_text(low->second.rows_with_error, low->second.rows) + " to " +
         share_text(high->second.rows_with_error, high->second.rows);
}

struct Scales {
  std::int64_t providers = 1, months = 1;
};

Scales scales_of(const std::map<std::string, Provider>& providers) {
  Scales scales;
  for (const auto& [name, provider] : providers) {
    if (name.empty()) continue;
    scales.providers = largest(scales.providers, provider.sums.rows);
    for (const auto& [month, sums] : provider.months) {
      scales.months = largest(scales.months, sums);
    }
  }
  return scales;
}

/// Of very many, those with the most rows with an error stay.
std::size_t keep_the_worst(std::map<std::string, Provider>& providers) {
  if (providers.size() <= most_providers) return 0;
  std::vector<std::pair<std::uint64_t, std::string>> worst;
  worst.reserve(providers.size());
  for (const auto& [name, provider] : providers) {
    worst.emplace_back(provider.sums.rows.rows_with_error, name);
  }
  std::sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (std::size_t i = most_providers; i < worst.size(); ++i) providers.erase(worst[i].second);
  return worst.size() - most_providers;
}

}  // namespace

void write_quality_tables(const Quality& quality, HtmlPage& page) {
  std::map<TableKind, QualitySums> tables;
  for (const auto& [key, sums] : quality.cells()) tables[key.table] += sums;
  std::int64_t scale = 1;
  for (const auto& [kind, sums] : tables) scale = largest(scale, sums);
  HtmlTable table(page, "table-quality-tables", "Rows by table",
                  {{"Table"}, rows_column, errors_column, share_column});
  for (const auto& [kind, sums] : tables) {
    table.row(schema_of(kind).name);
    write_errors(sums, scale, table);
  }
  table.end();
}

void write_quality_months(const Quality& quality, HtmlPage& page) {
  std::map<std::pair<int, std::string>, Sums> months;
  for (const auto& [key, sums] : quality.cells()) {
    if (key.table != TableKind::persons) months[month_of(key)].add(key, sums);
  }
  const auto dated = [](const auto& month) { return month.first != without_date; };
  std::int64_t scale = 1;
  for (const auto& [month, sums] : months) {
    if (dated(month)) scale = largest(scale, sums.rows);
  }
  HtmlTable table(page, "table-quality-months",
                  "Rows by the month of their date; persons have none",
                  with_ratings({{"Month"}, rows_column, errors_column, share_column}));
  for (const auto& [month, sums] : months) {
    table.row(month.second);
    write_errors(sums.rows, dated(month) ? std::optional(scale) : std::nullopt, table);
    write_ratings(sums.assessments, table);
  }
  table.end();
}

void write_quality_providers(const Quality& quality, HtmlPage& page) {
  std::map<std::string, Provider> providers;
  std::set<Date> months;
  for (const auto& [key, sums] : quality.cells()) {
    if (key.table == TableKind::persons || key.table == TableKind::contributions) continue;
    Provider& provider = providers[key.provider];
    provider.sums.add(key, sums);
    if (key.time != QualityTime::inside) continue;
    provider.months[key.month] += sums;
    months.insert(key.month);
  }
  const std::size_t left_out = keep_the_worst(providers);
  const Scales scales = scales_of(providers);
  HtmlTable table(page, "table-quality-providers",
                  "Rows by provider; the columns are the share with an error, month by month",
                  with_ratings({{"Provider"},
                                rows_column,
                                share_column,
                                {"Its lowest and highest month", ColumnKind::bar}}));
  for (const auto& [name, provider] : providers) {
    const auto& sums = provider.sums;
    table.row(name.empty() ? "(set aside or not known)" : name)
        .cell(grouped(number(sums.rows.rows)));
    if (name.empty()) {
      write_share(sums.rows, std::nullopt, table);
      table.cell("\xE2\x80\x93");
    } else {
      write_share(sums.rows, scales.providers, table);
      table.cell(range_text(provider.months), trend_of(provider.months, months, scales.months));
    }
    write_ratings(sums.assessments, table);
  }
  table.end();
  if (left_out == 0) return;
  page.element("p", "Shown are the " + std::to_string(most_providers) +
                        " providers with the most rows with an error; " +
                        counted(number(left_out), "provider") + " more in quality.csv.");
}

}  // namespace pbr
