// Lines that belong to no episode.

#include <algorithm>
#include <map>
#include <tuple>

#include "episodes/referral.hpp"
#include "tariff/line.hpp"

namespace pbr {
namespace {

struct Assessed {
  Date first;
  bool opens_episode = false;  ///< where spells are not recorded at the provider
};

std::map<const Referral*, Assessed> assessed_referrals(const CareRecord& care) {
  std::map<const Referral*, Assessed> found;
  for (const Assessment* assessment : care.assessments) {
    const Date day = assessment->date.value();
    const Referral* referral = referral_on(care, assessment->provider, day);
    if (referral == nullptr) continue;
    auto& [first, opens] = found.try_emplace(referral, Assessed{day}).first->second;
    first = std::min(first, day);
    opens = opens || assessment->reason != AssessmentReason::discharge;
  }
  return found;
}

// A spell that does not say its referral belongs to one that was open when it started.
bool has_spell(const CareRecord& care, const Referral& referral) {
  return std::any_of(care.clusters.begin(), care.clusters.end(), [&](const ClusterSpell* spell) {
    if (spell->provider != referral.provider) return false;
    return spell->referral.empty() ? is_open(referral, spell->start)
                                   : spell->referral == referral.referral;
  });
}

bool has_spells_at(const CareRecord& care, const ProviderId& provider) {
  return std::any_of(care.clusters.begin(), care.clusters.end(),
                     [&](const ClusterSpell* spell) { return spell->provider == provider; });
}

// A heads' share of a month: a twelfth of the year, or its days' part of that.
Quantity heads_in(std::int64_t heads, Period days) {
  const Date month = first_of_month(days.first);
  const int whole = add_months(month, 1, MonthEnd::clip) - month;
  if (days.days() == whole) return {heads, 12};
  return {heads * days.days(), std::int64_t{12} * whole};
}

}  // namespace

std::vector<LoneLine> lone_lines(const CareRecord& care, const TariffTerms& terms,
                                 Period reporting) {
  std::vector<LoneLine> lines;
  const PaidUnits& paid = terms.book->paid;
  constexpr TariffUnit unit = TariffUnit::initial_assessment;
  if (!paid.pays(unit) || !paid.assessment_that_leads_to_nothing) return lines;
  for (const auto& [referral, assessed] : assessed_referrals(care)) {
    const bool led_to_episode = has_spells_at(care, referral->provider) ? has_spell(care, *referral)
                                                                        : assessed.opens_episode;
    if (led_to_episode || !reporting.contains(assessed.first)) continue;
    const CommissionerId commissioner = commissioner_of(care, referral);
    const PriceView view(*terms.book, referral->provider, commissioner);
    const ClusterCode& cluster = terms.clusters->unusable;
    for (const Stretch& day :
         stretches(view, cluster, unit, {assessed.first, assessed.first + 1})) {
      lines.push_back({referral->provider, commissioner, cluster, line_of(view, unit, day, {1})});
      lines.back().line.id = referral->referral.text();  // to order by
    }
  }
  std::sort(lines.begin(), lines.end(), [](const LoneLine& a, const LoneLine& b) {
    return std::tie(a.line.period.first, a.provider, a.line.id) <
           std::tie(b.line.period.first, b.provider, b.line.id);
  });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].line.id = care.person.text() + "-0-" + std::to_string(i + 1);
  }
  return lines;
}

std::vector<LoneLine> capitation_lines(const PriceBook& book, Period reporting) {
  std::vector<LoneLine> lines;
  constexpr TariffUnit unit = TariffUnit::capitation;
  for (const Capitation& each : book.capitation) {
    const PriceView view(book, each.provider, each.commissioner);
    for (Stretch stretch : stretches(view, {}, unit, overlap(each.a_year.valid, reporting))) {
      stretch.price = {&each.a_year, nullptr, false};
      const Quantity heads = heads_in(each.heads, stretch.days);
      lines.push_back({each.provider, each.commissioner, {}, line_of(view, unit, stretch, heads)});
    }
  }
  std::sort(lines.begin(), lines.end(), [](const LoneLine& a, const LoneLine& b) {
    const Date month_of_a = first_of_month(a.line.period.first);
    const Date month_of_b = first_of_month(b.line.period.first);
    return std::tie(month_of_a, a.provider, a.commissioner, a.line.period.first) <
           std::tie(month_of_b, b.provider, b.commissioner, b.line.period.first);
  });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].line.id = "capitation-" + std::to_string(i + 1);
  }
  return lines;
}

}  // namespace pbr
