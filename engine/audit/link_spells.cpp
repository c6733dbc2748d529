#include "audit/link_spells.hpp"

#include <algorithm>
#include <map>

namespace pbr::audit {
namespace {

const ClusterCode& code_of(const ClusterSpell& spell, RecordedCode which) {
  return which == RecordedCode::final_code ? spell.cluster_final : spell.cluster_initial;
}

bool is_inside(const Assessment& assessment, const ClusterSpell& spell) {
  return assessment.provider == spell.provider && *assessment.date >= spell.start &&
         (!spell.end || *assessment.date < *spell.end);
}

class PersonLinks {
 public:
  PersonLinks(const ClusterPack& pack, RecordedCode which) : pack_(pack), which_(which) {}

  LinkedSpell link(const ClusterSpell& spell, const CareRecord& care) {
    LinkedSpell linked;
    linked.provider = spell.provider;
    linked.recorded = code_of(spell, which_);
    linked.newly_assigned = is_new(spell.provider, linked.recorded);
    if (linked.recorded.empty()) return linked;
    linked.status = pack_.find(linked.recorded) == nullptr ? LinkStatus::not_comparable
                                                           : find_assessment(spell, care, linked);
    return linked;
  }

 private:
  // A spell without a code says nothing about the one after it.
  bool is_new(const ProviderId& provider, const ClusterCode& code) {
    ClusterCode& before = last_[provider];
    const bool changed = before != code;
    if (!code.empty()) before = code;
    return changed;
  }

  LinkStatus find_assessment(const ClusterSpell& spell, const CareRecord& care,
                             LinkedSpell& linked) const {
    LinkStatus status = LinkStatus::not_assessed;
    for (const Assessment* assessment : care.assessments) {
      if (!is_inside(*assessment, spell)) continue;
      if (!unusable(pack_, *assessment)) {
        linked.assessment = assessment;
        return LinkStatus::compared;
      }
      status = LinkStatus::not_usable;
    }
    return status;
  }

  const ClusterPack& pack_;
  RecordedCode which_;
  std::map<ProviderId, ClusterCode> last_;
};

}  // namespace

std::vector<LinkedSpell> link_spells(const ClusterPack& pack, const Tables& tables,
                                     RecordedCode which) {
  std::vector<LinkedSpell> all;
  const auto people = care_records(tables);
  for (std::size_t person = 0; person < people.size(); ++person) {
    PersonLinks links(pack, which);
    for (const ClusterSpell* spell : people[person].clusters) {
      all.push_back(links.link(*spell, people[person]));
      all.back().person = person;
    }
  }
  return all;
}

}  // namespace pbr::audit
