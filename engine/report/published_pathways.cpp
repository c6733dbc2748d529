#include <algorithm>
#include <set>

#include "report/published_counts.hpp"

namespace pbr {

namespace {

using Counts = std::vector<std::size_t>;

bool is_few(const ReportView& view, std::int64_t people) {
  return disclosed_count(view.rule, view.clusters.level, people) == view.rule.mark;
}

/// The moves out of one cluster: each printed as a share of all, which is rounded or hidden.
class MoveCounts {
 public:
  MoveCounts(const ReportView& view, CountSheet& sheet) : view_(view), sheet_(sheet) {}

  void add(const std::vector<Move>& moves) {
    std::map<std::string, std::vector<const Move*>> by_from;
    for (const Move& move : moves) by_from[move.key.from].push_back(&move);
    for (const Move& move : moves) columns_.insert(move.key.to);
    for (const auto& [from, row] : by_from) add_row(from, row);
    for (const auto& [kind, parts] : by_kind_) add_kind(kind, parts, moves);
  }

 private:
  void add_row(const std::string& from, const std::vector<const Move*>& row) {
    const std::string table = "Moves out of a cluster";
    const std::size_t out =
        sheet_.shown(view_.clusters.level, table, from, "Moves out", row.front()->out);
    Counts parts;
    for (const Move* move : row) {
      const std::size_t count = add_move(table, *move, out);
      parts.push_back(count);
      by_kind_[static_cast<int>(move->kind)][static_cast<int>(move->status)].push_back(count);
    }
    // A move that nobody made is printed like one that few made.
    for (const std::string& to : columns_) {
      const auto is_it = [&](const Move* move) { return move->key.to == to; };
      if (std::any_of(row.begin(), row.end(), is_it)) continue;
      parts.push_back(sheet_.shown(view_.clusters.level, table, from, to, 0, true));
    }
    sheet_.total(out, parts);
  }

  /// Of what is marked for its few people the moves can be any number.
  std::size_t add_move(const std::string& table, const Move& move, std::size_t out) {
    const std::string& level = view_.clusters.level;
    const bool marked =
        is_few(view_, move.people) || view_.percent(level, move.moves, move.out) == view_.rule.mark;
    const std::string row = move.key.from;
    if (marked) return sheet_.shown(level, table, row, move.key.to, move.moves, true);
    const bool named = move.status == TransitionStatus::rare ||
                       move.status == TransitionStatus::unlisted;  // its number is printed too
    const std::size_t count = named ? sheet_.shown(level, table, row, move.key.to, move.moves)
                                    : sheet_.unprinted(table, row, move.moves);
    sheet_.percent(level, count, out);
    return count;
  }

  void add_kind(int kind, const std::map<int, Counts>& by_status, const std::vector<Move>& moves) {
    const std::string table = "Moves by kind";
    const std::string row = std::to_string(kind + 1);
    std::int64_t number = 0;
    std::int64_t all = 0;
    for (const Move& move : moves) {
      all += move.moves;
      number += static_cast<int>(move.kind) == kind ? move.moves : 0;
    }
    const std::size_t whole = sheet_.shown(view_.clusters.level, table, row, "Moves", number);
    if (all_moves_ == none) all_moves_ = sheet_.unprinted(table, "All", all);
    sheet_.percent(view_.clusters.level, whole, all_moves_);
    Counts statuses;
    for (const auto& [status, parts] : by_status) {
      std::int64_t sum = 0;
      for (const std::size_t part : parts) sum += sheet_.value(part);
      const std::size_t count = sheet_.shown(view_.clusters.level, table, row,
                                             "Status " + std::to_string(status + 1), sum);
      // Which moves of this kind nobody made, the page does not say.
      CountRelation no_more{{{count, 1}}, {0, CountRange::unbounded}};
      for (const std::size_t part : parts) no_more.terms.emplace_back(part, -1);
      sheet_.system.relations.push_back(std::move(no_more));
      statuses.push_back(count);
    }
    sheet_.total(whole, statuses);
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const ReportView& view_;
  CountSheet& sheet_;
  std::set<std::string> columns_;
  std::map<int, std::map<int, Counts>> by_kind_;
  std::size_t all_moves_ = none;
};

}  // namespace

void add_moves(const ReportView& view, CountSheet& sheet) {
  MoveCounts(view, sheet).add(moves_of(view.result.pathways.all, view.result.rulebook.clusters));
}

void add_episodes(const ReportView& view, CountSheet& sheet) {
  const std::string casemix = "Casemix by cluster";
  const std::size_t whole = sheet.exact(casemix, "All", "Episodes", view.total.episodes);
  std::map<std::string, std::size_t> of_cluster;
  Counts parts;
  for (const auto& [code, volume] : view.clusters.parts) {
    const std::size_t count =
        sheet.shown(view.clusters.level, casemix, shown_name(code), "Episodes", volume.episodes,
                    view.clusters.is_hidden(code));
    of_cluster[code] = count;
    parts.push_back(count);
  }
  sheet.total(whole, parts);
  const std::string table = "Days until an episode ends";
  Counts stays;
  Counts ends;
  const auto& places = view.result.pathways.all.stays;
  for (const auto& [cluster, sums] : places) {
    const LifeTable life = life_table(sums);
    const bool few = is_few(view, sums.people);
    const std::string row = cluster.empty() ? "All" : cluster.text();
    const auto episodes =
        sheet.shown(view.clusters.level, table, row, "Episodes", life.episodes, few);
    const auto ended =
        sheet.shown(view.clusters.level, table, row, "Ended", life.moved + life.discharged, few);
    sheet.part(ended, episodes);
    if (cluster.empty()) {
      sheet.same(episodes, whole);
      continue;
    }
    stays.push_back(episodes);
    ends.push_back(ended);
    const auto same = of_cluster.find(cluster.text());
    if (same != of_cluster.end()) sheet.same(episodes, same->second);
  }
  if (const auto all = places.find(ClusterCode()); all != places.end()) {
    const LifeTable life = life_table(all->second);
    const auto counted = sheet.exact("Days of an episode inside the period", "This study",
                                     "Episodes", life.episodes);
    sheet.total(counted, stays);
    sheet.total(sheet.unprinted(table, "All ended", life.moved + life.discharged), ends);
  }
}

}  // namespace pbr
