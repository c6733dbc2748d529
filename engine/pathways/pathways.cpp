#include "pbr/pathways.hpp"

#include <algorithm>

namespace pbr {
namespace {

// Each time something is counted the sum is noted, so that the person is counted once in each.
template <class Sums>
void count_person(std::vector<Sums*>& touched) {
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  for (Sums* const sums : touched) ++sums->people;
}

class PersonPathways {
 public:
  PersonPathways(Period period, Pathways& sums) : period_(period), sums_(sums) {}

  void add(const Episode& episode) {
    const std::string& cluster = episode.cluster.text();
    for (PlaceSums* const place : {&sums_.all, &sums_.providers[episode.provider]}) {
      if (period_.contains(episode.started)) {
        const bool first = episode.from_cluster.empty();
        add_move(*place, {first ? "initial" : episode.from_cluster, cluster});
      }
      if (episode.transition == Transition::discharge) add_move(*place, {cluster, "discharge"});
      for (const ClusterCode& code : {episode.cluster, ClusterCode{}}) {
        add_stay(place->stays[code], episode);
      }
    }
  }

  void finish() {
    count_person(moves_);
    count_person(stays_);
  }

 private:
  void add_move(PlaceSums& place, const MoveKey& key) {
    MoveSums& sums = place.moves[key];
    ++sums.moves;
    moves_.push_back(&sums);
  }

  void add_stay(StaySums& sums, const Episode& episode) {
    ++sums.ages[std::max(0, period_.first - episode.started)].entered;
    AgeSums& last = sums.ages[episode.ended.value_or(period_.end) - episode.started];
    if (!episode.ended) {
      ++last.open;
    } else if (episode.transition == Transition::discharge) {
      ++last.discharged;
    } else {
      ++last.moved;
    }
    ++sums.days[episode.days];
    stays_.push_back(&sums);
  }

  Period period_;
  Pathways& sums_;
  std::vector<MoveSums*> moves_;
  std::vector<StaySums*> stays_;
};

void add(PlaceSums& into, const PlaceSums& from) {
  for (const auto& [key, sums] : from.moves) {
    MoveSums& sum = into.moves[key];
    sum.moves += sums.moves;
    sum.people += sums.people;
  }
  for (const auto& [cluster, sums] : from.stays) {
    StaySums& sum = into.stays[cluster];
    sum.people += sums.people;
    for (const auto& [age, counts] : sums.ages) {
      AgeSums& at = sum.ages[age];
      at.entered += counts.entered;
      at.moved += counts.moved;
      at.discharged += counts.discharged;
      at.open += counts.open;
    }
    for (const auto& [days, episodes] : sums.days) sum.days[days] += episodes;
  }
}

// As rule 8 of pbr/episodes.hpp tells them apart: days that are not clustered have no rank.
Transition kind_of(const MoveKey& key, const ClusterPack& pack) {
  if (key.to == "discharge") return Transition::discharge;
  if (key.from == "initial") return Transition::initial;
  if (key.from == key.to) return Transition::same;
  const Cluster* before = pack.find(ClusterCode(key.from));
  const Cluster* now = pack.find(ClusterCode(key.to));
  if (before == nullptr || now == nullptr || before->need == now->need) return Transition::sideways;
  return before->need < now->need ? Transition::step_up : Transition::step_down;
}

TransitionStatus status_of(const MoveKey& key, const ClusterPack& pack) {
  const auto found = pack.transitions.find({key.from, key.to});
  return found == pack.transitions.end() ? TransitionStatus::unlisted : found->second;
}

}  // namespace

void add_pathways(std::span<const Episode> episodes, Period period, Pathways& sums) {
  PersonPathways person(period, sums);
  for (const Episode& episode : episodes) person.add(episode);
  person.finish();
}

void merge(Pathways& into, const Pathways& from) {
  add(into.all, from.all);
  for (const auto& [provider, place] : from.providers) add(into.providers[provider], place);
}

std::vector<Move> moves_of(const PlaceSums& place, const ClusterPack& clusters) {
  std::map<std::string, std::int64_t> out;
  for (const auto& [key, sums] : place.moves) out[key.from] += sums.moves;
  std::vector<Move> moves;
  for (const auto& [key, sums] : place.moves) {
    moves.push_back({key, kind_of(key, clusters), status_of(key, clusters), sums.moves, sums.people,
                     out.at(key.from)});
  }
  return moves;
}

}  // namespace pbr
