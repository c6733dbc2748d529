// How people move between clusters, and how the data get better or worse over the months.
#include <algorithm>

#include "pbr/report.hpp"
#include "report/html_figures.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string place_name(const std::string& code) {
  if (code == "initial") return "First";
  return code == "discharge" ? "Discharge" : code;
}

std::string kind_words(const Move& move) {
  std::string words(to_text(move.kind));
  std::replace(words.begin(), words.end(), '_', ' ');
  return "moves, " + words + ", " + std::string(to_text(move.status));
}

std::int64_t whole(std::uint64_t count) { return static_cast<std::int64_t>(count); }

}  // namespace

void write_flow_figure(const ReportView& view, const std::vector<Move>& moves, HtmlPage& page) {
  FigureColumn from("from", "From", FigureUnit::words);
  FigureColumn to("to", "To", FigureUnit::words);
  FigureColumn number("moves", "Moves", FigureUnit::count);
  FigureColumn words("words", "Kind and status", FigureUnit::words);
  const std::string& level = view.clusters.level;
  const Move* largest = nullptr;
  for (const Move& move : moves) {
    if (view.count(level, move.people) == view.rule.mark) continue;
    const std::string count = disclosed_count(view.rule, level, move.moves);
    if (count == view.rule.mark) continue;
    from.add(place_name(move.key.from));
    to.add(place_name(move.key.to));
    number.add_decimal(count);
    words.add(kind_words(move));
    const bool inside = move.key.from != "initial" && move.key.to != "discharge";
    if (inside && (largest == nullptr || move.moves > largest->moves)) largest = &move;
  }
  if (from.size() == 0) return;
  write_figure(
      {.id = "moves",
       .kind = FigureKind::flow,
       .title = largest == nullptr
                    ? "People enter clusters and leave them, but few move between them"
                    : "The most frequent move between clusters leads from " +
                          place_name(largest->key.from) + " to " + place_name(largest->key.to) +
                          ", " + view.count(level, largest->moves) + " times",
       .shown = "Moves between clusters in the period, from left to right",
       .text = "Bands from the cluster before, left, to the cluster after, right, as wide as the "
               "moves are many; clusters stand in the order of their codes, the first cluster in a "
               "referral above and discharges below. Moves of few people are not drawn. The table "
               "that follows has the shares.",
       .columns = {from, to, number, words},
       .options = {{"first", place_name("initial")}, {"last", place_name("discharge")}}},
      view.rule.mark, page);
}

void write_quality_figure(const Quality& quality, HtmlPage& page) {
  std::map<Date, QualitySums> months;
  for (const auto& [key, sums] : quality.cells()) {
    if (key.time == QualityTime::inside && key.table != TableKind::persons) {
      months[key.month] += sums;
    }
  }
  if (months.size() < 2) return;
  FigureColumn names("name", "What", FigureUnit::words);
  FigureColumn x("x", "Month number", FigureUnit::count);
  FigureColumn month_names("month", "Month", FigureUnit::words);
  FigureColumn y("y", "Share of rows", FigureUnit::percent);
  std::string words;
  QualitySums all;
  std::int64_t at = 0;
  for (const auto& [month, sums] : months) {
    names.add("Rows with an error");
    x.add(at++);
    month_names.add(month_text(month));
    y.add_decimal(ratio_text(whole(sums.rows_with_error), whole(sums.rows), 100, 2));
    words += (words.empty() ? "" : "|") + month_text(month);
    all += sums;
  }
  write_figure({.id = "quality-months",
                .kind = FigureKind::trend,
                .title = ratio_text(whole(all.rows_with_error), whole(all.rows), 100, 2) +
                         "% of the rows of the period have an error",
                .shown = "Share of rows with an error, month by month",
                .text = "A line from month to month. The table that follows has the figures.",
                .columns = {names, month_names, y, x},
                .options = {{"x_words", words}}},
               "", page);
}

}  // namespace pbr
