// The charts of compare.html.
#include <algorithm>

#include "report/compare_page.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

bool moves(const AmountComparison* row) { return row->change != Pence{}; }

/// Columns of changes with their intervals.
struct Changes {
  FigureColumn names, keys{"key", "Key", FigureUnit::words};
  FigureColumn values{"value", "Change", FigureUnit::pence};
  FigureColumn low{"low", "95% interval from", FigureUnit::pence};
  FigureColumn high{"high", "95% interval to", FigureUnit::pence};
  bool sampled = false;

  explicit Changes(const std::string& of) : names("name", of, FigureUnit::words) {}

  void add(const std::string& name, const std::string& key, const AmountComparison& row) {
    names.add(name);
    keys.add(key);
    values.add(row.change);
    const bool sure = row.change_low && row.change_high;
    sampled = sampled || sure;
    sure ? low.add(*row.change_low) : low.hide();
    sure ? high.add(*row.change_high) : high.hide();
  }

  [[nodiscard]] std::vector<FigureColumn> columns() const {
    return {names, values, low, high, keys};
  }
};

constexpr std::string_view ranked_words =
    "A round dot where more is paid, an open diamond where less is, and a line over the interval. "
    "The table that follows has the figures.";

std::string against(const CompareView& c) { return c.reform + " against " + c.baseline_words(); }

}  // namespace

void write_totals_figure(const CompareView& c, const std::vector<const AmountComparison*>& totals,
                         HtmlPage& page) {
  const auto moved = std::count_if(totals.begin(), totals.end(), moves);
  if (moved == 0) return;
  Changes changes("Scheme");
  for (const AmountComparison* row : totals) {
    changes.add(scheme_name(c.result, row->scheme), row->scheme.text(), *row);
  }
  write_figure({.id = "totals",
                .kind = FigureKind::groups,
                .title = counted(moved, "scheme") + " of " + std::to_string(totals.size()) +
                         (moved == 1 ? " pays" : " pay") + " another amount",
                .shown = against(c) + ": change of what each scheme pays in all" +
                         (changes.sampled ? ", with its 95% interval" : ""),
                .text = "A row a scheme. " + std::string(ranked_words),
                .columns = changes.columns()},
               c.view.rule.mark, page);
}

void write_change_steps(const CompareView& c, const SchemeId& scheme,
                        const std::vector<const AmountComparison*>& parts, HtmlPage& page) {
  if (std::none_of(parts.begin(), parts.end(), moves)) return;
  auto order = parts;
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->change > b->change; });
  FigureColumn names("name", "Component", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn amounts("amount", "Change", FigureUnit::pence);
  const AmountComparison* most = order.front();
  for (const AmountComparison* part : order) {
    names.add(c.component_name(*part));
    keys.add(part->component);
    amounts.add(part->change);
    const auto size = [](const AmountComparison* row) { return std::abs(row->change.value()); };
    if (size(part) > size(most)) most = part;
  }
  const std::string name = scheme_name(c.result, scheme);
  write_figure({.id = "components-" + scheme.text(),
                .kind = FigureKind::waterfall,
                .title = name + ": " + c.component_name(*most) + " changes most, " +
                         change_text(most->change),
                .shown = name + ", " + against(c) + ": what each component adds to the change",
                .text = "Bars one under the other, each starting where the one above it ends: to "
                        "the right and solid where more is paid, to the left and hatched where "
                        "less is. The last bar is their sum. The table that follows has the "
                        "figures.",
                .columns = {names, amounts, keys},
                .options = {{"total", "All"}, {"signed", "yes"}}},
               c.view.rule.mark, page);
}

void write_ranked_changes(const CompareView& c, const SchemeId& scheme, Level level,
                          const std::vector<const AmountComparison*>& rows, HtmlPage& page) {
  if (std::none_of(rows.begin(), rows.end(), moves)) return;
  const std::string what = level == Level::provider ? "provider" : "commissioner";
  Changes changes(level == Level::provider ? "Provider" : "Commissioner");
  for (const AmountComparison* row : rows) changes.add(who(*row), who(*row), *row);
  const AmountComparison* first = rows.front();
  const AmountComparison* last = rows.back();
  std::string title;
  if (first->change > Pence{}) {
    title = who(*first) + " gains most, " + pounds_text(first->change);
  }
  if (last->change < Pence{}) {
    title +=
        (title.empty() ? "" : "; ") + who(*last) + " loses most, " + pounds_text(-last->change);
  }
  const std::string name = scheme_name(c.result, scheme);
  write_figure(
      {.id = what + "s-" + scheme.text(),
       .kind = FigureKind::caterpillar,
       .title = name + ": " + title,
       .shown = name + ", " + against(c) + ": change of each " + what + ", ranked" +
                (changes.sampled ? ", with its 95% interval" : ""),
       .text = "A row a " + what + ", those that gain most first. " + std::string(ranked_words),
       .columns = changes.columns()},
      c.view.rule.mark, page);
}

void write_cluster_changes(const CompareView& c, HtmlPage& page) {
  FigureColumn names("name", "Cluster", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn values("value", "Change", FigureUnit::pence);
  const ClusterComparison* most = nullptr;
  const auto change = [](const ClusterComparison* row) { return row->reform - row->baseline; };
  for (const ClusterComparison* row : c.shown_clusters()) {
    if (change(row) == Pence{}) continue;
    names.add(c.cluster_title(row->cluster));
    keys.add(row->cluster.text());
    values.add(change(row));
    const bool more =
        most == nullptr || std::abs(change(row).value()) > std::abs(change(most).value());
    if (more) most = row;
  }
  if (most == nullptr) return;
  write_figure({.id = "cluster-changes",
                .kind = FigureKind::groups,
                .title = "Most changes in cluster " + most->cluster.text() + ", " +
                         change_text(change(most)),
                .shown = against(c) + ": change of what the activity of each cluster comes to",
                .text = "A row a cluster that changes, in the order of their codes: a round dot "
                        "where it comes to more, an open diamond where to less. The table that "
                        "follows has the figures.",
                .columns = {names, values, keys}},
               c.view.rule.mark, page);
}

}  // namespace pbr
