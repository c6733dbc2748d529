#include "episodes/overlaps.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace pbr {
namespace {

// A day on which a run begins or ends.
struct Turn {
  Date day;
  std::size_t run = 0;
  bool begins = false;
};

std::vector<Turn> turns_of(const ClusterRuns& runs) {
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!outlasts(runs[i], runs[i].start)) continue;
    turns.push_back({runs[i].start, i, true});
    if (runs[i].end) turns.push_back({*runs[i].end, i, false});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.day < b.day; });
  return turns;
}

}  // namespace

int need_of(const ClusterCode& code, const ClusterPack& pack) {
  const Cluster* cluster = pack.find(code);
  return cluster == nullptr ? std::numeric_limits<int>::min() : cluster->need;
}

void cut_by_later(ClusterRuns& runs) {
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const Date next = runs[i + 1].start;
    if (outlasts(runs[i], next)) runs[i].end = next;
  }
}

// From one turn to the next the same runs have the days, so the winner is looked for at turns only.
ClusterRuns by_need(const ClusterRuns& runs, const ClusterPack& pack) {
  using Rank = std::pair<int, std::size_t>;  // need, place in the list
  std::set<Rank> running;
  std::optional<std::size_t> winner;
  ClusterRuns pieces;
  const std::vector<Turn> turns = turns_of(runs);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Rank rank{need_of(runs[turns[i].run].cluster, pack), turns[i].run};
    if (turns[i].begins) {
      running.insert(rank);
    } else {
      running.erase(rank);
    }
    if (i + 1 < turns.size() && turns[i + 1].day == turns[i].day) continue;
    const auto now = running.empty() ? std::nullopt : std::optional(running.rbegin()->second);
    if (now == winner) continue;
    if (winner) pieces.back().end = turns[i].day;
    if (now) {
      pieces.push_back(runs[*now]);
      pieces.back().start = turns[i].day;
      pieces.back().end = std::nullopt;
    }
    winner = now;
  }
  return pieces;
}

}  // namespace pbr
