#include "story.hpp"

#include <algorithm>

namespace pbr::test {
namespace {

Cluster cluster(std::string code, ReviewInterval review, int need) {
  Cluster result;
  result.code = ClusterCode(std::move(code));
  result.review = review;
  result.need = need;
  return result;
}

std::optional<Date> maybe_day(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(day(text));
}

template <class Record, class When>
std::vector<const Record*> in_order(const std::deque<Record>& records, When when) {
  std::vector<const Record*> list;
  for (const Record& record : records) list.push_back(&record);
  std::stable_sort(list.begin(), list.end(),
                   [&](const auto* a, const auto* b) { return when(*a) < when(*b); });
  return list;
}

}  // namespace

ClusterPack episode_pack() {
  using enum TransitionStatus;
  ClusterPack pack;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  pack.clusters = {cluster("00", {.months = 6}, 0),  cluster("01", {.days = 84}, 1),
                   cluster("03", {.months = 6}, 3),  cluster("04", {.months = 6}, 4),
                   cluster("10", {.months = 12}, 4), cluster("14", {.days = 28}, 9)};
  pack.not_clusters["09"] = "under review";
  pack.transitions = {{{"initial", "03"}, likely},
                      {{"03", "04"}, possible},
                      {{"04", "03"}, rare},
                      {{"03", "discharge"}, likely}};
  return pack;
}

Date day(const std::string& text) { return Date::parse(text).value(); }

Period days(const std::string& first, const std::string& last) {
  return Period::inclusive(day(first), day(last));
}

Period financial_year() { return days("2014-04-01", "2015-03-31"); }

Story& Story::person_of(const std::string& commissioner) {
  details_.commissioner = CommissionerId(commissioner);
  has_details_ = true;
  return *this;
}

Story& Story::died(const std::string& date) {
  details_.death_date = day(date);
  has_details_ = true;
  return *this;
}

Story& Story::by(const EpisodeRules& rules) {
  rules_ = rules;
  return *this;
}

Story& Story::referral(const std::string& id, const std::string& received,
                       const std::string& closed, const std::string& commissioner,
                       const std::string& provider) {
  referrals_.push_back({.row = next_row_++,
                        .referral = ReferralId(id),
                        .person = PersonId("A"),
                        .provider = ProviderId(provider),
                        .commissioner = CommissionerId(commissioner),
                        .received = day(received),
                        .closed = maybe_day(closed)});
  return *this;
}

Story& Story::spell(const std::string& cluster, const std::string& start, const std::string& end,
                    const std::string& referral, const std::string& provider) {
  ClusterSpell spell;
  spell.row = next_row_++;
  spell.person = PersonId("A");
  spell.provider = ProviderId(provider);
  spell.referral = ReferralId(referral);
  const auto arrow = cluster.find('>');
  spell.cluster_initial = ClusterCode(cluster.substr(0, arrow));
  if (arrow != std::string::npos) spell.cluster_final = ClusterCode(cluster.substr(arrow + 1));
  spell.start = day(start);
  spell.end = maybe_day(end);
  spells_.push_back(spell);
  return *this;
}

Story& Story::assessed(const std::string& cluster, const std::string& date, AssessmentReason reason,
                       const std::string& provider) {
  Assessment assessment;
  assessment.row = next_row_++;
  assessment.person = PersonId("A");
  assessment.provider = ProviderId(provider);
  assessment.date = day(date);
  assessment.reason = reason;
  assessments_.push_back(assessment);
  Allocation allocation;
  allocation.cluster = ClusterCode(cluster);
  allocations_.push_back(allocation);
  return *this;
}

Story& Story::stay(const std::string& start, const std::string& end, const std::string& provider) {
  stays_.push_back({.row = next_row_++,
                    .person = PersonId("A"),
                    .provider = ProviderId(provider),
                    .referral = {},
                    .start = day(start),
                    .end = maybe_day(end)});
  return *this;
}

CareRecord Story::care() const {
  CareRecord care;
  care.person = PersonId("A");
  care.details = has_details_ ? &details_ : nullptr;
  care.referrals = in_order(referrals_, [](const Referral& r) { return r.received; });
  care.clusters = in_order(spells_, [](const ClusterSpell& s) { return s.start; });
  care.assessments = in_order(assessments_, [](const Assessment& a) { return a.date; });
  care.stays = in_order(stays_, [](const Stay& s) { return s.start; });
  return care;
}

std::vector<Episode> Story::episodes(Period period) {
  const CareRecord record = care();
  std::vector<Allocation> allocations;
  for (const Assessment* assessment : record.assessments) {
    const auto same = [&](const Assessment& other) { return &other == assessment; };
    const auto at = std::find_if(assessments_.begin(), assessments_.end(), same);
    allocations.push_back(allocations_.at(static_cast<std::size_t>(at - assessments_.begin())));
  }
  const ClusterPack pack = episode_pack();
  findings_ = Findings();
  return episodes_of(record, allocations, {period, &pack, &rules_}, findings_);
}

std::string told(const std::vector<Episode>& episodes) {
  std::string text;
  for (const Episode& episode : episodes) {
    if (!text.empty()) text += "; ";
    text += episode.cluster.text() + " " + to_text(episode.period.first) + ".." +
            to_text(episode.period.last_day()) + " " + std::to_string(episode.days);
    if (!episode.ended) text += " open";
  }
  return text;
}

std::string told(const Findings& findings, const std::string& code) {
  std::string text;
  for (const Finding& finding : findings.sorted()) {
    if (!code.empty() && finding.code != code) continue;
    if (!text.empty()) text += " / ";
    text += finding.code + " row " + std::to_string(finding.row) + " " + finding.field + ": " +
            finding.found + "; " + finding.expected;
  }
  return text;
}

std::string told(const Findings& findings) { return told(findings, ""); }

EpisodeRules overlap_by(OverlapRule rule) {
  EpisodeRules rules;
  rules.overlap = rule;
  return rules;
}

EpisodeRules between_by(BetweenProviders rule) {
  EpisodeRules rules;
  rules.between_providers = rule;
  return rules;
}

EpisodeRules bridging(int days) {
  EpisodeRules rules;
  rules.bridge_days = days;
  return rules;
}

EpisodeRules re_referral_within(int days) {
  EpisodeRules rules;
  rules.re_referral_days = days;
  return rules;
}

EpisodeRules early_after(int days) {
  EpisodeRules rules;
  rules.early_days = days;
  return rules;
}

EpisodeRules reverting_to(const std::vector<std::string>& clusters) {
  EpisodeRules rules;
  for (const auto& code : clusters) rules.revert.emplace_back(code);
  return rules;
}

}  // namespace pbr::test
