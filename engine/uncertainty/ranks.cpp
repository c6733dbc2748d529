#include "uncertainty/ranks.hpp"

#include <algorithm>
#include <numeric>

#include "base/int128.hpp"

namespace pbr::uncertainty {
namespace {

bool more(const Fraction& a, const Fraction& b) {
  return Int128{a.numerator} * b.denominator > Int128{b.numerator} * a.denominator;
}

// What replicates made of one provider's place.
struct Seen {
  std::vector<std::size_t> twice;
  std::int64_t first = 0, last = 0;
};

// The place of rank ceil(n x permille / 1000).
std::string nearest(std::vector<std::size_t>& twice, std::size_t permille) {
  const std::size_t rank = std::max<std::size_t>((twice.size() * permille + 999) / 1000, 1);
  const auto at = twice.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(twice.begin(), at, twice.end());
  return fraction_text(static_cast<Int128>(*at), 2, 1);
}

enum class By : std::uint8_t { amount_per_person, change_percent };

class Ranking {
 public:
  Ranking(By by, const PaidTable& paid, const std::vector<Scheme>& schemes, std::size_t scheme)
      : by_(by), paid_(paid), scheme_(scheme), id_(schemes[scheme].header.id) {
    for (Group& group : paid.groups(Level::provider)) {
      const bool has_place =
          by == By::amount_per_person ? group.people > 0 : paid.amount(0, group) > Pence{};
      if (has_place) groups_.push_back(std::move(group));
    }
  }

  [[nodiscard]] std::vector<RankRow> rows() const {
    std::vector<Fraction> values;
    for (const Group& group : groups_) {
      values.push_back(value(group, paid_.amount(scheme_, group), paid_.amount(0, group)));
    }
    const std::vector<Place> places = places_of(values);
    std::vector<Seen> seen = over_replicates();
    std::vector<std::size_t> order(groups_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return places[a].twice < places[b].twice; });
    std::vector<RankRow> rows;
    rows.reserve(order.size());
    for (const std::size_t at : order) rows.push_back(row(at, values[at], places[at], seen[at]));
    return rows;
  }

 private:
  [[nodiscard]] Fraction value(const Group& group, Pence amount, Pence baseline) const {
    if (by_ == By::amount_per_person) return {amount.value(), group.people};
    if (baseline <= Pence{}) return {0, 1};
    return {(amount - baseline).value(), baseline.value()};
  }

  [[nodiscard]] std::vector<Seen> over_replicates() const {
    std::vector<std::vector<Pence>> amounts;
    std::vector<std::vector<Pence>> baselines;
    for (const Group& group : groups_) {
      amounts.push_back(paid_.replicates(scheme_, group));
      baselines.push_back(paid_.replicates(0, group));
    }
    std::vector<Seen> seen(groups_.size());
    const std::size_t replicates = amounts.empty() ? 0 : amounts.front().size();
    std::vector<Fraction> values(groups_.size());
    for (std::size_t r = 0; r < replicates; ++r) {
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        values[g] = value(groups_[g], amounts[g][r], baselines[g][r]);
      }
      const std::vector<Place> places = places_of(values);
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        seen[g].twice.push_back(places[g].twice);
        seen[g].first += places[g].first ? 1 : 0;
        seen[g].last += places[g].last ? 1 : 0;
      }
    }
    return seen;
  }

  [[nodiscard]] RankRow row(std::size_t at, const Fraction& value, const Place& place,
                            Seen& seen) const {
    RankRow row;
    row.scheme = SchemeId{id_};
    const bool pounds = by_ == By::amount_per_person;
    row.by = pounds ? "amount_per_person" : "change_percent";
    row.provider = groups_[at].contract.provider;
    row.value = pounds ? fraction_text(value.numerator, Int128{value.denominator} * 100, 2)
                       : fraction_text(Int128{value.numerator} * 100, value.denominator, 1);
    row.rank = fraction_text(static_cast<Int128>(place.twice), 2, 1);
    if (seen.twice.empty()) return row;
    const auto all = static_cast<Int128>(seen.twice.size());
    row.rank_low = nearest(seen.twice, 25);
    row.rank_high = nearest(seen.twice, 975);
    row.first = fraction_text(seen.first, all, 6);
    row.last = fraction_text(seen.last, all, 6);
    return row;
  }

  By by_;
  const PaidTable& paid_;
  std::size_t scheme_;
  std::string id_;
  std::vector<Group> groups_;  ///< those that have a place
};

}  // namespace

std::vector<Place> places_of(const std::vector<Fraction>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return more(values[a], values[b]); });
  std::vector<Place> places(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && !more(values[order[first]], values[order[end]])) ++end;
    for (std::size_t i = first; i < end; ++i) {
      places[order[i]] = {first + 1 + end, first == 0, end == order.size()};
    }
    first = end;
  }
  return places;
}

std::vector<RankRow> ranks(const PaidTable& paid, const std::vector<Scheme>& schemes) {
  std::vector<RankRow> rows;
  for (const By by : {By::amount_per_person, By::change_percent}) {
    for (std::size_t s = by == By::amount_per_person ? 0 : 1; s < schemes.size(); ++s) {
      const std::vector<RankRow> more = Ranking{by, paid, schemes, s}.rows();
      rows.insert(rows.end(), more.begin(), more.end());
    }
  }
  return rows;
}

}  // namespace pbr::uncertainty
