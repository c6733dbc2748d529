// The official indicators of adult mental health services in England, as sums over people.
//
// Source: the public SQL of NHS England's monthly statistics, NHSDigital/
// mental-health-monthly-statistics, commit 7b4d742 (menh_analysis: 4.CAP_prep, 0.Generic_prep,
// 1.Main_monthly_prep; menh_publications: 08_ASCOF). `end` is the period's last day.
//
// Open at the end: no end date, or one after `end`; it began on or before `end`.
// In contact: a referral open at the end. England and commissioners ask for one at any provider,
// a provider for one of its own. It need not be the referral of the spell.
// Current cluster: of the recorded spells open at the end whose final code is 00-08 or 10-21, the
// one started last, of equals the later row (the SQL: the highest MHS803UniqID, which follows the
// rows of a submission). England and commissioners: one a person; a provider: one a person among
// its own spells. Who is not in contact has none. A first code without a final one is none.
// Commissioner: the person's (the patient index in the SQL), so commissioners add up to England;
// where the persons table names none, that of the open referral received last that names one. ""
// is not known.
// A year: [end - 12 months + 1 day, end], months clipped to their last day.
//
//   ACC33   people with a current cluster
//   ACC36   of these, within review: the date of the assessment + the cluster's interval lies
//           strictly after `end`. The assessment is the provider's latest dated on or before `end`,
//           whether or not its ratings can be used; the SQL takes that of the spell's ClustId,
//           which canonical tables do not keep. Without one: not within
//   ACC37   ACC36 of ACC33
//   ACC54   of ACC33, people with any row "settled: Y" dated in the year, even where a later row
//           says N. A provider counts its own rows, and as the SQL does only people whose current
//           cluster in England is one of its own
//   ACC62   ACC54 of ACC33
//   AMH03e  people in contact, 18 to 69 years old on `end`; unknown age is not counted. The SQL
//   asks
//           for a referral to adult services, which canonical tables do not tell from others
//   AMH14e  of these, latest known answer on accommodation in the year is Y; the later row of a day
//           counts. A provider counts its own answers, as AMH14 did: the SQL of the ASCOF tables
//           gives each person to the provider of one patient record, which canonical tables lack
//   AMH17e  the same for employment
//   1H, 1F  AMH14e of AMH03e, AMH17e of AMH03e. Nobody leaves for want of a record. Where the year
//           before had a 29 February and `end` is the 28th, their year starts on 1 March
//   honos_recorded  of the people in contact aged 18 or over, those with one assessment in the year
//           that has 9 or more of the 12 HoNOS items rated 0-4, or all six further scales; of a
//           provider its own assessments. The rule is AMH04's. Its denominator, people on the Care
//           Programme Approach, was retired in April 2021; ours is everybody in contact of the age
//           of adult services, without an upper limit, as HoNOS is rated in old age too
//   essential_met   by month: of the people newly assigned in the month to a cluster that has a
//           page, those whose assessment meets that page's essential criteria (an HSCIC measure of
//           data quality; method profile only). Newly assigned: the spell starts in the month and
//           inside the period, and the provider's spell before it has another code or there is
//           none. The assessment: the first dated inside the spell that can be used; without one
//           they are not met. A person counts once a month and place, by the spell started last
//
// Without a clusters table the episodes derived from assessments stand for spells, which no
// official figure does; without a referrals table everybody with a spell is taken to be in contact.
// Where descriptions of these indicators and the SQL differ, the SQL is followed: any Y of the year
// for ACC54 but the latest answer for AMH14e; any open referral, not the spell's own.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "pbr/episodes.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// One cell. All but essential_met look at the period's end and have no month.
struct IndicatorKey {
  std::string indicator;  ///< an id of the list above
  std::string level;      ///< England, provider, commissioner
  std::string code;       ///< of the provider or commissioner; "" for England
  std::string cluster;    ///< two digits, or "" for all; the ACC ones and essential_met have both
  std::string month{};    ///< "2014-04", or ""
  friend auto operator<=>(const IndicatorKey&, const IndicatorKey&) = default;
};
struct IndicatorCount {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;  ///< 0 for plain counts (ACC33, ACC36, ACC54, AMH..)
  friend bool operator==(const IndicatorCount&, const IndicatorCount&) = default;
};
/// A key that owns nothing, to look a cell up with.
struct IndicatorKeyView {
  std::string_view indicator, level, code, cluster, month;
  friend auto operator<=>(const IndicatorKeyView&, const IndicatorKeyView&) = default;
};
/// The order of IndicatorKey.
struct IndicatorOrder {
  using is_transparent = void;
  static IndicatorKeyView view(const IndicatorKey& key) {
    return {key.indicator, key.level, key.code, key.cluster, key.month};
  }
  static const IndicatorKeyView& view(const IndicatorKeyView& key) { return key; }
  bool operator()(const auto& a, const auto& b) const { return view(a) < view(b); }
};
using Indicators = std::map<IndicatorKey, IndicatorCount, IndicatorOrder>;

/// What the indicators of one study are counted with.
struct IndicatorTerms {
  Period period;
  const ClusterPack* clusters = nullptr;  ///< review intervals and essential criteria
  bool spells_given = true;               ///< whether the study names a clusters table
  bool referrals_given = true;
};

/// Adds one person. The episodes are used where no clusters table is given.
void add_indicators(const CareRecord& care, std::span<const Episode> episodes,
                    const IndicatorTerms& terms, Indicators& sums);
void merge(Indicators& into, const Indicators& from);

}  // namespace pbr
