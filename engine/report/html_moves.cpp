#include <algorithm>
#include <array>
#include <set>

#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

using Moves = std::vector<Move>;

/// What the two words that are no cluster are called on the page.
constexpr std::string_view from_outside = "initial";
constexpr std::string_view to_outside = "discharge";
/// So many unusual moves are named.
constexpr std::size_t most_unusual = 12;

struct KindTitle {
  Transition kind;
  std::string_view title, sign;
};
constexpr std::array<KindTitle, 6> kind_titles{
    {{Transition::initial, "First cluster in a referral", ""},
     {Transition::step_up, "Step up, to a cluster of more need", "\u2191"},
     {Transition::step_down, "Step down, to a cluster of less need", "\u2193"},
     {Transition::sideways, "Sideways, or from or to days that are not clustered", "\u2194"},
     {Transition::same, "The same cluster, recorded anew", "="},
     {Transition::discharge, "Discharge", ""}}};

constexpr std::array<TransitionStatus, 4> statuses{
    TransitionStatus::likely, TransitionStatus::possible, TransitionStatus::rare,
    TransitionStatus::unlisted};

std::string_view sign_of(Transition kind) {
  for (const KindTitle& title : kind_titles) {
    if (title.kind == kind) return title.sign;
  }
  return "";
}

/// Of moves that `holds` chooses.
std::int64_t sum_of(const Moves& moves, const auto& holds) {
  std::int64_t sum = 0;
  for (const Move& move : moves) sum += holds(move) ? move.moves : 0;
  return sum;
}

bool few_people(const ReportView& view, const Move& move) {
  return view.count(view.clusters.level, move.people) == view.rule.mark;
}

std::string share_text(const ReportView& view, const Move& move) {
  return view.unless(few_people(view, move),
                     view.percent(view.clusters.level, move.moves, move.out));
}

/// 0 to 5: nothing below a twentieth, then a step every fifth of the moves out of the cluster.
int shade_of(const Move& move) {
  if (move.moves * 20 < move.out) return 0;
  return static_cast<int>(std::min<std::int64_t>(move.moves * 5 / move.out, 4)) + 1;
}

std::string finding_of(const Moves& moves) {
  const auto count = [&](Transition kind) {
    return sum_of(moves, [&](const Move& move) { return move.kind == kind; });
  };
  const std::int64_t between = sum_of(moves, [](const Move& move) {
    return move.key.from != from_outside && move.key.to != to_outside;
  });
  if (between == 0) return "Nobody moves between clusters in the period";
  return "Of the moves between clusters " +
         ratio_text(count(Transition::step_up), between, 100, 0) + "% step up and " +
         ratio_text(count(Transition::step_down), between, 100, 0) + "% step down";
}

void write_kinds(const ReportView& view, const Moves& moves, HtmlPage& page) {
  const std::string& level = view.clusters.level;
  const std::int64_t all = sum_of(moves, [](const Move&) { return true; });
  HtmlTable table(page, "table-moves-kind", "Moves by kind, and by what the pack says of them",
                  {{"Kind"},
                   {"Moves, share of all", ColumnKind::bar},
                   {"Likely", ColumnKind::figure},
                   {"Possible", ColumnKind::figure},
                   {"Rare", ColumnKind::figure},
                   {"Not listed", ColumnKind::figure}});
  for (const KindTitle& title : kind_titles) {
    const auto of_kind = [&](const Move& move) { return move.kind == title.kind; };
    const std::int64_t number = sum_of(moves, of_kind);
    const std::string share = view.percent(level, number, all);
    const bool shown = share != view.rule.mark;
    table.row(std::string(title.title) + (title.sign.empty() ? "" : " ") + std::string(title.sign));
    table.cell(shown ? view.count(level, number) + ", " + share : share,
               Bar{shown ? number : 0, all, false});
    for (const TransitionStatus status : statuses) {
      table.cell(view.count(level, sum_of(moves, [&](const Move& move) {
                              return of_kind(move) && move.status == status;
                            })));
    }
  }
  table.end();
}

void write_matrix_row(const ReportView& view, const std::string& from,
                      const std::set<std::string>& columns, const Moves& moves, HtmlTable& table) {
  table.row(from == from_outside ? "First" : from);
  std::int64_t out = 0;
  for (const std::string& to : columns) {
    const auto found = std::find_if(moves.begin(), moves.end(), [&](const Move& move) {
      return move.key == MoveKey{from, to};
    });
    if (found == moves.end()) {
      table.cell(view.count(view.clusters.level, 0));
      continue;
    }
    out = found->out;
    const std::string share = share_text(view, *found);
    if (share == view.rule.mark) {
      table.cell(share);
    } else {
      table.shaded(share + std::string(sign_of(found->kind)), shade_of(*found));
    }
  }
  table.cell(view.count(view.clusters.level, out));
}

void write_matrix(const ReportView& view, const Moves& moves, HtmlPage& page) {
  std::set<std::string> rows;
  std::set<std::string> columns;
  for (const Move& move : moves) {
    columns.insert(move.key.to);
    if (move.key.from != from_outside) rows.insert(move.key.from);
  }
  std::vector<HtmlColumn> titles{{"From"}};
  for (const std::string& to : columns) {
    titles.push_back({to == to_outside ? "Discharge" : to, ColumnKind::figure});
  }
  titles.push_back({"Moves out", ColumnKind::figure});
  HtmlTable table(page, "table-moves", "Where people go from each cluster: share of the moves out",
                  std::move(titles), HtmlTableForm::matrix);
  write_matrix_row(view, std::string(from_outside), columns, moves, table);
  for (const std::string& from : rows) write_matrix_row(view, from, columns, moves, table);
  table.end();
}

std::string place_name(const ReportView& view, const std::string& code) {
  if (code == from_outside) return "First cluster";
  return code == to_outside ? "Discharge" : view.cluster_name(code);
}

void write_unusual(const ReportView& view, const Moves& moves, HtmlPage& page) {
  Moves unusual;
  std::copy_if(moves.begin(), moves.end(), std::back_inserter(unusual), [&](const Move& move) {
    return !few_people(view, move) &&
           (move.status == TransitionStatus::rare || move.status == TransitionStatus::unlisted);
  });
  std::stable_sort(unusual.begin(), unusual.end(),
                   [](const Move& a, const Move& b) { return a.moves > b.moves; });
  if (unusual.empty()) return;
  if (unusual.size() > most_unusual) unusual.resize(most_unusual);
  HtmlTable table(page, "table-moves-unusual",
                  "The most frequent moves that the pack calls rare or does not list",
                  {{"From"}, {"To"}, {"Status"}, {"Moves", ColumnKind::figure}});
  for (const Move& move : unusual) {
    table.row(place_name(view, move.key.from)).cell(place_name(view, move.key.to));
    table.cell(move.status == TransitionStatus::rare ? "rare" : "not listed");
    table.cell(view.count(view.clusters.level, move.moves));
  }
  table.end();
}

}  // namespace

void write_moves_section(const ReportView& view, HtmlPage& page) {
  const ClusterPack& pack = view.result.rulebook.clusters;
  const Moves moves = moves_of(view.result.pathways.all, pack);
  open_section(page, "moves", "How people move between clusters", finding_of(moves));
  if (moves.empty()) {
    page.element("p", "No episode starts or is discharged in the period.").close();
    return;
  }
  page.element("p",
               "Every episode that starts in the period is a move to its cluster, every discharge "
               "a move out. A row of the matrix adds up to 100%, but for cells with few people or "
               "none, which are marked " +
                   view.rule.mark +
                   ". The darker the cell, the larger its share; arrows say whether need rises "
                   "(\u2191), falls (\u2193) or stays (\u2194, = for the same cluster). "
                   "transitions.csv has the exact figures, by provider too.");
  if (pack.header.status == PackStatus::illustrative) {
    page.element("p",
                 "Ranks of need, and which moves are likely, possible or rare, are as the pack "
                 "says, and the pack is illustrative.",
                 {{"class", "note"}});
  }
  write_flow_figure(view, moves, page);
  write_matrix(view, moves, page);
  write_kinds(view, moves, page);
  write_unusual(view, moves, page);
  page.close();
}

}  // namespace pbr
