// How people move between clusters and how long they stay in one: sums without a person in them,
// and the tables made of these sums.
//
// The sums are whole numbers. Adding people in any order, in any number of parts, gives the same.
// A person is added once, with all of that person's episodes (pbr/episodes.hpp).
//
// Moves. Two things that happen inside the period count, each on its own:
//   1. an episode starts: a move from the cluster before it in the same referral, or from "initial"
//      where there is none, to its cluster. An episode that started before the period was
//      entered then, and is no move of this period;
//   2. an episode is the last and ends (Transition::discharge of rule 8 there): a move from its
//      cluster to "discharge".
// An episode that starts and is discharged inside the period counts twice, once in each place. So
// the moves to clusters are the episodes started in the period, and the moves to "discharge" the
// discharges. An episode that ends where another follows in another referral is no move out. The
// kind is that of Transition by the clusters' `need`; the status is what the pack's transition
// table says of (from, to).
//
// Time in cluster. The age of an episode is the number of midnights since it started. An episode
//   - enters at its age on the period's first day, or at 0 where it started inside the period
//     (delayed entry, left truncation);
//   - ends at the age it has where it ended inside the period: `discharged` where its transition is
//     discharge, else `moved`, as another episode at the provider follows before the period's end
//     (to another cluster, or to the same one: a cluster that is recorded anew ends the episode);
//   - is `open`, which is to say censored, at its age at the period's end. An episode that ends on
//     the day after the period's last day was open on it.
// It is at risk at every age above its entry up to where it ends or is open.
//
// Life table, at the ages with an end: n at risk, d ended, of them d_c with a cause c.
//   survival          S(t) = product over u <= t of (n - d) / n         Kaplan & Meier 1958
//   cumulative share  F_c(t) = sum over u <= t of S(before u) d_c / n   Aalen & Johansen 1978
//   95% interval      [S^(1/a), S^a], a = exp(z sqrt(V) / ln S), V = sum of d / (n (n - d)),
//                     z = 1.959963984540054: Greenwood's variance on the scale of log(-log S)
//   quartiles         the first age with S at or below 0.75, 0.5, 0.25; none where it stays above
//   of the median     the first ages with the lower and with the upper bound (as printed) at or
//                     below 0.5: Brookmeyer & Crowley 1982
// (Klein & Moeschberger, Survival Analysis, 2nd edition 2003, sections 4.2 to 4.7.) S and F_c are
// exact fractions, compared and rounded as such; S + F_moved + F_discharged is 1. Where S is 0 the
// bounds are not known. With delayed entry few may be at risk at young ages: where all of them end
// there, S is 0 from then on whatever happens later. `at_risk` stands beside it for that reason.
//
// Days in the period are described plainly besides, to stand beside published figures: long stays
// are cut at the period's edges there, so they are no estimate of how long people stay.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// Clusters, but for from "initial" and to "discharge".
struct MoveKey {
  std::string from, to;
  friend auto operator<=>(const MoveKey&, const MoveKey&) = default;
};
struct MoveSums {
  std::int64_t moves = 0;
  std::int64_t people = 0;  ///< who made such a move; not additive over keys
  friend bool operator==(const MoveSums&, const MoveSums&) = default;
};

/// Episodes by what happened at one age.
struct AgeSums {
  std::int64_t entered = 0, moved = 0, discharged = 0, open = 0;
  friend bool operator==(const AgeSums&, const AgeSums&) = default;
};
/// Episodes of one cluster.
struct StaySums {
  std::int64_t people = 0;           ///< with an episode; not additive over clusters
  std::map<int, AgeSums> ages;       ///< by age in days
  std::map<int, std::int64_t> days;  ///< days in the period -> episodes
  friend bool operator==(const StaySums&, const StaySums&) = default;
};
struct PlaceSums {
  std::map<MoveKey, MoveSums> moves;
  std::map<ClusterCode, StaySums> stays;  ///< "" stands for all clusters together
  friend bool operator==(const PlaceSums&, const PlaceSums&) = default;
};

/// Of all providers together, where a person counts once, and of each.
struct Pathways {
  PlaceSums all;
  std::map<ProviderId, PlaceSums> providers;
  friend bool operator==(const Pathways&, const Pathways&) = default;
};

/// Adds one person: all episodes that episodes_of() made of the person for this period.
void add_pathways(std::span<const Episode> episodes, Period period, Pathways& sums);
void merge(Pathways& into, const Pathways& from);

/// One cell of the transition matrix.
struct Move {
  MoveKey key;
  Transition kind = Transition::initial;
  TransitionStatus status = TransitionStatus::unlisted;
  std::int64_t moves = 0, people = 0;
  std::int64_t out = 0;  ///< all moves out of key.from at the place: the denominator of its share
};
/// In order of from, then to; no cell without a move.
[[nodiscard]] std::vector<Move> moves_of(const PlaceSums& place, const ClusterPack& clusters);

/// One age at which an episode ended. Shares are in millionths, halves rounded up.
struct LifeRow {
  int day = 0;  ///< the age
  /// Since the age of the row before (of the first row: since 0), that age counted and this one
  /// not: at_risk = at_risk before - ended before + entered - censored.
  std::int64_t entered = 0, censored = 0;
  std::int64_t at_risk = 0;
  std::int64_t moved = 0, discharged = 0;  ///< together: ended
  std::int64_t survival = 0;
  std::optional<std::int64_t> low, high;
  std::int64_t share_moved = 0, share_discharged = 0;  ///< F_moved, F_discharged

  [[nodiscard]] std::int64_t ended() const { return moved + discharged; }
};
struct LifeTable {
  std::int64_t episodes = 0, moved = 0, discharged = 0, open = 0;
  std::int64_t entered_late = 0;  ///< had started before the period
  std::vector<LifeRow> rows;      ///< by day
  std::optional<int> q1, median, q3, median_low, median_high;
};
[[nodiscard]] LifeTable life_table(const StaySums& stays);

/// Of an age with or without an end. `survival` is that after the ends of this age, in millionths.
struct LifePoint {
  std::int64_t at_risk = 0;
  std::int64_t survival = 0;
};
/// `table` is the life_table() of these stays.
[[nodiscard]] LifePoint point_at(const StaySums& stays, const LifeTable& table, int day);

/// Days in the period, episode by episode. A quartile is the least number of days that at least
/// that part of the episodes does not exceed.
struct DaysInPeriod {
  std::int64_t episodes = 0;
  std::int64_t mean = 0;           ///< in hundredths of a day, halves up
  std::optional<std::int64_t> sd;  ///< the same; of a sample (n - 1), none of one episode
  int q1 = 0, median = 0, q3 = 0, most = 0;
};
/// Zeros where there is no episode.
[[nodiscard]] DaysInPeriod days_in_period(const StaySums& stays);

}  // namespace pbr
