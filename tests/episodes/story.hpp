// One person's records told in a few words, and the episodes made of them printed as text.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "pbr/episodes.hpp"

namespace pbr::test {

/// Clusters 00, 01 (84 days), 03, 04, 10 (months), 14 (28 days); need in that order, 04 and 10
/// the same; unusable is 99; some transitions listed.
[[nodiscard]] ClusterPack episode_pack();

[[nodiscard]] Date day(const std::string& text);
/// "2014-04-01" to "2015-03-31", both inclusive.
[[nodiscard]] Period days(const std::string& first, const std::string& last);
/// 2014-04-01 to 2015-03-31.
[[nodiscard]] Period financial_year();

class Story {
 public:
  Story& person_of(const std::string& commissioner);
  Story& died(const std::string& date);
  /// What the episodes pack says; else the rules built in.
  Story& by(const EpisodeRules& rules);
  Story& referral(const std::string& id, const std::string& received,
                  const std::string& closed = "", const std::string& commissioner = "",
                  const std::string& provider = "P1");
  /// "03", or "03>04": initial and final code, either may be left empty.
  Story& spell(const std::string& cluster, const std::string& start, const std::string& end = "",
               const std::string& referral = "", const std::string& provider = "P1");
  /// An assessment that was allocated to that cluster.
  Story& assessed(const std::string& cluster, const std::string& date,
                  AssessmentReason reason = AssessmentReason::review,
                  const std::string& provider = "P1");
  Story& discharged(const std::string& date, const std::string& cluster = "99") {
    return assessed(cluster, date, AssessmentReason::discharge);
  }
  Story& stay(const std::string& start, const std::string& end = "",
              const std::string& provider = "P1");

  [[nodiscard]] std::vector<Episode> episodes(Period period = financial_year());
  [[nodiscard]] const Findings& findings() const { return findings_; }
  /// Everything as one CareRecord, in the order care_records() promises.
  [[nodiscard]] CareRecord care() const;

 private:
  Row next_row_ = 1;
  Person details_;
  bool has_details_ = false;
  std::deque<Referral> referrals_;
  std::deque<ClusterSpell> spells_;
  std::deque<Assessment> assessments_;
  std::deque<Allocation> allocations_;
  std::deque<Stay> stays_;
  EpisodeRules rules_;
  Findings findings_;
};

/// "03 2014-04-10..2014-05-09 30" for each episode: cluster, days in the period, their number;
/// then "open" where it is.
[[nodiscard]] std::string told(const std::vector<Episode>& episodes);
/// "EP001 row 1 end: <found>; <expected>" for each finding.
[[nodiscard]] std::string told(const Findings& findings);
/// The findings of one code alone.
[[nodiscard]] std::string told(const Findings& findings, const std::string& code);

/// Rules that differ from those built in by one value.
[[nodiscard]] EpisodeRules overlap_by(OverlapRule rule);
[[nodiscard]] EpisodeRules between_by(BetweenProviders rule);
[[nodiscard]] EpisodeRules bridging(int days);
[[nodiscard]] EpisodeRules re_referral_within(int days);
[[nodiscard]] EpisodeRules early_after(int days);
[[nodiscard]] EpisodeRules reverting_to(const std::vector<std::string>& clusters);

}  // namespace pbr::test
