#include <algorithm>
#include <map>
#include <numeric>

#include "pbr/rank_agreement.hpp"

namespace pbr {
namespace {

std::size_t part_of(std::size_t count, std::size_t parts) { return (count + parts - 1) / parts; }

std::map<ProviderId, std::int64_t> people_of(const PayInputs& inputs) {
  std::map<ProviderId, std::int64_t> people;
  for (const auto& [key, contract] : inputs.contracts) people[key.provider] += contract.people;
  std::erase_if(people, [](const auto& entry) { return entry.second <= 0; });
  return people;
}

/// A scheme's providers: amount per person, place, and order from the most paid.
struct Ranking {
  std::vector<Rate> values;
  std::vector<std::size_t> places;
  std::vector<std::size_t> order;
};

Ranking ranking_of(const SchemeResult& scheme, const std::map<ProviderId, std::int64_t>& people) {
  std::map<ProviderId, Pence> amounts;
  for (const Payment& payment : scheme.payments) {
    amounts[payment.contract.provider] += payment.amount;
  }
  Ranking ranking;
  for (const auto& [provider, count] : people) {
    ranking.values.emplace_back(amounts[provider].value(), count);
  }
  ranking.order.resize(ranking.values.size());
  std::iota(ranking.order.begin(), ranking.order.end(), std::size_t{0});
  std::stable_sort(ranking.order.begin(), ranking.order.end(),
                   [&](auto a, auto b) { return ranking.values[b] < ranking.values[a]; });
  ranking.places.resize(ranking.values.size());
  for (std::size_t at = 0; at < ranking.order.size(); ++at) {
    const std::size_t provider = ranking.order[at];
    const bool equal = at > 0 && ranking.values[provider] == ranking.values[ranking.order[at - 1]];
    ranking.places[provider] = equal ? ranking.places[ranking.order[at - 1]] : at + 1;
  }
  return ranking;
}

// How many things both lists name.
std::size_t in_both(std::span<const std::size_t> a, std::span<const std::size_t> b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](std::size_t thing) {
    return std::find(b.begin(), b.end(), thing) != b.end();
  }));
}

void compare(const Ranking& a, const Ranking& b, SchemeAgreement& row) {
  row.providers = a.values.size();
  row.tau = kendall_tau_b(a.values, b.values);
  row.rho = spearman_rho(a.values, b.values);
  row.places = part_of(row.providers, 10);
  for (std::size_t at = 0; at < row.providers; ++at) {
    const std::size_t moved =
        std::max(a.places[at], b.places[at]) - std::min(a.places[at], b.places[at]);
    row.moved += moved > row.places ? 1U : 0U;
  }
  row.quarter = part_of(row.providers, 4);
  const std::span<const std::size_t> in_a = a.order, in_b = b.order;
  row.top_both = in_both(in_a.first(row.quarter), in_b.first(row.quarter));
  row.bottom_both = in_both(in_a.last(row.quarter), in_b.last(row.quarter));
}

}  // namespace

bool rests_on_outcomes(const Scheme& scheme) {
  return std::any_of(scheme.components.begin(), scheme.components.end(),
                     [](const SchemeComponent& component) {
                       return std::holds_alternative<OutcomeComponent>(component.terms) ||
                              std::holds_alternative<PointsComponent>(component.terms) ||
                              std::holds_alternative<TournamentComponent>(component.terms);
                     });
}

std::vector<SchemeAgreement> agreement_of_schemes(const Payments& payments,
                                                  const PayInputs& inputs) {
  const auto people = people_of(inputs);
  std::vector<Ranking> rankings;
  for (const SchemeResult& scheme : payments.schemes) {
    rankings.push_back(ranking_of(scheme, people));
  }
  std::vector<SchemeAgreement> rows;
  for (std::size_t a = 0; a < rankings.size(); ++a) {
    for (std::size_t b = a + 1; b < rankings.size(); ++b) {
      const Scheme& first = *payments.schemes[a].scheme;
      const Scheme& second = *payments.schemes[b].scheme;
      SchemeAgreement row;
      row.first = SchemeId{first.header.id};
      row.second = SchemeId{second.header.id};
      row.sampled = rests_on_outcomes(first) || rests_on_outcomes(second);
      compare(rankings[a], rankings[b], row);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace pbr
