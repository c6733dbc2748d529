#include "scheme/tournament.hpp"

#include <algorithm>

namespace pbr {
namespace {

// One contract's score: by its bounds and, once they have not decided, exactly.
class Ranked {
 public:
  Ranked(const Scores& scores, std::size_t of) : contract(of), scores_(&scores) {
    try {
      bounds_ = scores.fixed(of);
    } catch (const Unsure&) {
      bounds_.reset();
    }
  }

  [[nodiscard]] bool better_than(const Ranked& other) const {
    if (bounds_ && other.bounds_) {
      if (bounds_->low() > other.bounds_->high()) return true;
      if (bounds_->high() <= other.bounds_->low()) return false;
    }
    return exact() > other.exact();
  }

  std::size_t contract;

 private:
  [[nodiscard]] const Exact& exact() const {
    if (!exact_) exact_ = scores_->exact(contract);
    return *exact_;
  }
  const Scores* scores_;
  std::optional<Fixed> bounds_;
  mutable std::optional<Exact> exact_;
};

Rate rate_of_place(const TournamentComponent& terms, std::size_t place, std::size_t ranked) {
  for (const TournamentBand& band : terms.bands) {
    const Int128 reach = Int128{band.top.numerator()} * static_cast<Int128>(ranked);
    const Int128 last = (reach + band.top.denominator() - 1) / band.top.denominator();
    if (static_cast<Int128>(place) <= last) return band.rate;
  }
  return Rate{};
}

}  // namespace

std::vector<std::optional<Places>> places_of(const Scores& scores, std::size_t contracts) {
  std::vector<Ranked> ranked;
  for (std::size_t c = 0; c < contracts; ++c) {
    if (scores.any(c)) ranked.emplace_back(scores, c);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < ranked.size(); ++i) order.push_back(i);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return ranked[a].better_than(ranked[b]); });
  std::vector<std::optional<Places>> places(contracts);
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && !ranked[order[first]].better_than(ranked[order[end]])) ++end;
    for (std::size_t i = first; i < end; ++i) {
      places[ranked[order[i]].contract] = Places{first + 1, end - first};
    }
    first = end;
  }
  return places;
}

Exact rate_of_places(const TournamentComponent& terms, const Places& places, std::size_t ranked) {
  const std::size_t last = places.first + places.count - 1;
  if (terms.ties == TieRule::best) return exact(rate_of_place(terms, places.first, ranked));
  if (terms.ties == TieRule::worst) return exact(rate_of_place(terms, last, ranked));
  Exact sum;
  for (std::size_t place = places.first; place <= last; ++place) {
    sum += exact(rate_of_place(terms, place, ranked));
  }
  return sum / places.count;
}

}  // namespace pbr
