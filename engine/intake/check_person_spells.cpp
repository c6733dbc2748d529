// Recorded cluster spells beside the assessments they should rest on.
#include <algorithm>

#include "intake/check_person.hpp"

namespace pbr::intake {
namespace {

using Texts = std::pair<std::string, std::string>;

std::optional<Date> due_after(Date day, const ReviewInterval& review) {
  if (review.months > 0) return add_months(day, review.months, MonthEnd::clip);
  if (review.days > 0) return day + review.days;
  return std::nullopt;
}

// The clinician's final code counts before the tool's first one, as for episodes.
const Cluster* cluster_of(const ClusterSpell& spell, const ClusterPack& pack) {
  return pack.find(spell.cluster_final.empty() ? spell.cluster_initial : spell.cluster_final);
}

class SpellChecks {
 public:
  SpellChecks(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings)
      : care_(care), period_(*terms.period), pack_(*terms.clusters), findings_(findings) {}

  void check(const ClusterSpell& spell) {
    const Cluster* cluster = cluster_of(spell, pack_);
    if (cluster == nullptr) return;
    const auto days = assessed_at(spell.provider);
    if (period_.contains(spell.start)) check_start(spell, cluster->review, days);
    check_reviews(spell, cluster->review, days);
  }

 private:
  // The days of assessments that could be used, in order.
  [[nodiscard]] std::vector<Date> assessed_at(const ProviderId& provider) const {
    std::vector<Date> days;
    for (const auto* a : care_.assessments) {
      if (a->provider == provider && a->unusable == Unusable::no) days.push_back(*a->date);
    }
    return days;
  }

  void check_start(const ClusterSpell& spell, const ReviewInterval& review,
                   const std::vector<Date>& days) {
    const auto after = std::upper_bound(days.begin(), days.end(), spell.start);
    const auto latest = after == days.begin() ? std::nullopt : std::optional(*(after - 1));
    if (latest) {
      const auto due = due_after(*latest, review);
      if (!due || *due >= spell.start) return;
    }
    findings_.add(TableKind::clusters, spell.row, "start", "IN029", Severity::warning, [&] {
      return Texts{latest ? "last assessed " + to_text(*latest) : "not assessed",
                   "an assessment at the provider on or before " + to_text(spell.start) +
                       ", within the cluster's review interval; kept"};
    });
  }

  // From the start, or the assessment the spell rests on, to the next assessment and so on.
  void check_reviews(const ClusterSpell& spell, const ReviewInterval& review,
                     const std::vector<Date>& days) {
    Date end = spell.end.value_or(period_.end);
    if (end > period_.end) end = period_.end;
    Date assessed = spell.start;
    auto next = std::upper_bound(days.begin(), days.end(), spell.start);
    while (const auto due = due_after(assessed, review)) {
      if (*due >= end) return;
      const bool in_time = next != days.end() && *next <= *due;
      if (!in_time && period_.contains(*due)) return tell_overdue(spell, *due);
      if (next == days.end()) return;
      assessed = *next++;
    }
  }

  void tell_overdue(const ClusterSpell& spell, Date due) {
    findings_.add(TableKind::clusters, spell.row, "start", "IN030", Severity::note, [&] {
      return Texts{"no assessment up to " + to_text(due),
                   "a review on or before " + to_text(due) + ", when it fell due"};
    });
  }

  const CareRecord& care_;
  Period period_;
  const ClusterPack& pack_;
  Findings& findings_;
};

}  // namespace

void check_spells(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings) {
  const bool assessed = terms.given[static_cast<std::size_t>(TableKind::assessments)];
  if (!assessed || !terms.period || terms.clusters == nullptr) return;
  SpellChecks checks(care, terms, findings);
  for (const auto* spell : care.clusters) checks.check(*spell);
}

}  // namespace pbr::intake
