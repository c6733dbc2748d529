#include "pbr/incomplete.hpp"

#include <algorithm>

#include "scheme/exact.hpp"
#include "scheme/levels.hpp"

namespace pbr {
namespace {

/// The weights of a scored component's indicators.
struct Weighing {
  std::vector<SchemeDomain> domains;
  bool reweight = false;
};

std::optional<Weighing> weighing_of(const SchemeComponent& component) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    return Weighing{outcome->domains, outcome->reweight_missing};
  }
  if (const auto* tournament = std::get_if<TournamentComponent>(&component.terms)) {
    return Weighing{tournament->domains, tournament->reweight_missing};
  }
  if (const auto* points = std::get_if<PointsComponent>(&component.terms)) {
    Weighing weighing;
    weighing.domains.push_back({"", "", Rate{1}, points->indicators});
    for (SchemeIndicator& indicator : weighing.domains[0].indicators) {
      indicator.weight = indicator.points.value_or(Rate{});
    }
    return weighing;
  }
  return std::nullopt;
}

struct Weighted {
  const IndicatorScore* score;
  Exact weight;
};

// The indicators of one domain that count, with their weights; those add up to the domain's.
std::vector<Weighted> weigh(const SchemeDomain& domain, bool reweight,
                            const std::vector<IndicatorScore>& scores) {
  std::vector<Weighted> counted;
  Exact sum;
  for (const SchemeIndicator& indicator : domain.indicators) {
    const auto found = std::find_if(scores.begin(), scores.end(), [&](const IndicatorScore& s) {
      return s.indicator == indicator.id && (s.domain == domain.id || domain.id.empty());
    });
    if (found == scores.end()) continue;
    if (reweight && (found->denominator == 0 || !found->complete_enough)) continue;
    counted.push_back({&*found, exact(domain.weight) * exact(indicator.weight)});
    sum += exact(indicator.weight);
  }
  if (!reweight || sum == 0) return counted;
  for (Weighted& one : counted) one.weight /= sum;
  return counted;
}

Exact missing_of(const IndicatorScore& score) {
  if (score.eligible <= 0) return 0;
  return Exact{score.eligible - std::min(score.known, score.eligible), score.eligible};
}

Exact score_of(const IndicatorScore& score) {
  const auto read = Rate::parse(score.score);
  return read ? exact(*read) : Exact{};
}

// The share of a component's amount that rests on people not measured.
Exact missing_share(const Weighing& weighing, const std::vector<IndicatorScore>& scores) {
  Exact earned, earned_missing, weights, weights_missing;
  for (const SchemeDomain& domain : weighing.domains) {
    for (const Weighted& one : weigh(domain, weighing.reweight, scores)) {
      const Exact part = one.weight * score_of(*one.score);
      const Exact missing = missing_of(*one.score);
      earned += part;
      earned_missing += part * missing;
      weights += one.weight;
      weights_missing += one.weight * missing;
    }
  }
  if (earned != 0) return earned_missing / earned;
  return weights == 0 ? Exact{} : Exact{weights_missing / weights};
}

Pence size_of(Pence amount) { return amount < Pence{} ? -amount : amount; }

std::map<ContractKey, IncompleteRow> by_contract(const SchemeResult& paid) {
  std::map<std::string, Weighing> scored;
  for (const SchemeComponent& component : paid.scheme->components) {
    if (auto weighing = weighing_of(component)) scored.emplace(component.id, *std::move(weighing));
  }
  std::map<ContractKey, IncompleteRow> rows;
  if (scored.empty()) return rows;
  for (const Payment& payment : paid.payments) {
    IncompleteRow& row = rows[payment.contract];
    row.amount += payment.amount;
    const auto weighing = scored.find(payment.component);
    if (weighing == scored.end()) continue;
    const Pence size = size_of(payment.amount);
    row.outcomes += size;
    row.incomplete += round_pence(exact(size) * missing_share(weighing->second, payment.indicators),
                                  Rounding::half_up);
  }
  return rows;
}

}  // namespace

std::vector<IncompleteRow> incomplete_of(const Payments& payments) {
  std::vector<IncompleteRow> rows;
  for (const SchemeResult& paid : payments.schemes) {
    const auto sum = [](IncompleteRow& into, const ContractKey&, const IncompleteRow& more) {
      into.amount += more.amount;
      into.outcomes += more.outcomes;
      into.incomplete += more.incomplete;
    };
    append_by_level(SchemeId{paid.scheme->header.id}, by_contract(paid), sum, rows);
  }
  return rows;
}

}  // namespace pbr
