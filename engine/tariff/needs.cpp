#include <algorithm>

#include "episodes/referral.hpp"
#include "pbr/tariff.hpp"

namespace pbr {
namespace {

bool records_spells(const CareRecord& care, const ProviderId& provider) {
  return std::any_of(care.clusters.begin(), care.clusters.end(),
                     [&](const ClusterSpell* spell) { return spell->provider == provider; });
}

}  // namespace

void add_needs(const CareRecord& care, std::span<const Allocation> allocations,
               const TariffTerms& terms, std::set<PriceNeed>& needs) {
  const ClusterCode& unusable = terms.clusters->unusable;
  for (const ClusterSpell* spell : care.clusters) {
    const auto& code = spell->cluster_final.empty() ? spell->cluster_initial : spell->cluster_final;
    const auto* referral = referral_of(care, spell->provider, spell->referral);
    needs.insert({spell->provider, commissioner_of(care, referral),
                  terms.clusters->find(code) == nullptr ? unusable : code});
  }
  const bool alone = terms.book->paid.assessment_that_leads_to_nothing;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {
    const Assessment& assessment = *care.assessments[i];
    const bool recorded = records_spells(care, assessment.provider);
    if (recorded && !alone) continue;
    const auto* referral = referral_on(care, assessment.provider, assessment.date.value());
    PriceNeed need{assessment.provider, commissioner_of(care, referral), allocations[i].cluster};
    if (!recorded) needs.insert(need);
    if (!alone) continue;
    need.cluster = unusable;
    needs.insert(std::move(need));
  }
}

}  // namespace pbr
