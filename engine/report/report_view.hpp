// What several sections of the page need of a study's result: names, sums by provider, commissioner
// and cluster, and what must not be shown.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "pbr/report.hpp"

namespace pbr {

/// Sums of the casemix over one provider, commissioner or cluster. People are counted where their
/// last episode is, so that they add up.
struct Volume {
  std::int64_t people = 0, episodes = 0, days = 0, admitted_days = 0;
  Pence amount;
  Volume& operator+=(const CellSums& cell);
};

/// The casemix along one of its edges. Hidden are the parts with too few people, and those that
/// would give them away when added and subtracted (see suppression.hpp).
struct Breakdown {
  std::string level;  ///< as the disclosure rule names it
  std::map<std::string, Volume> parts;
  std::set<std::string> hidden;
  [[nodiscard]] bool is_hidden(const std::string& part) const;
};

class ReportView {
 public:
  explicit ReportView(const StudyResult& study_result);

  const StudyResult& result;
  const DisclosureRule& rule;
  Volume total;
  Breakdown providers{"provider", {}, {}};
  Breakdown commissioners{"commissioner", {}, {}};
  Breakdown clusters{"cluster", {}, {}};
  std::map<ContractKey, Volume> contracts;

  [[nodiscard]] std::string scheme_name(const SchemeId& id) const;
  [[nodiscard]] std::string baseline_name() const;
  [[nodiscard]] const SchemeComponent* component(const SchemeId& scheme, std::string_view id) const;
  /// Whether a component of the scheme rests on outcomes, so that its payments have an interval.
  [[nodiscard]] bool pays_outcomes(const SchemeId& scheme) const;
  [[nodiscard]] std::string cluster_name(const std::string& code) const;
  /// Whether too few people stand behind the contract to show its score.
  [[nodiscard]] bool is_hidden(const ContractKey& contract) const;
  /// People of a part of a breakdown as the page shows them: by the rule, and hidden where a total
  /// would give a small part away.
  [[nodiscard]] std::string people(const Breakdown& breakdown, const std::string& part) const;
  /// Whether a count is hidden for another's sake alone (count_audit.hpp); table and row as
  /// published_counts.hpp names them.
  [[nodiscard]] bool is_also_hidden(const std::string& table, const std::string& row) const;
  /// The total a scheme pays.
  [[nodiscard]] static Pence paid(const SchemeResult& scheme);
  [[nodiscard]] static SchemeId id_of(const SchemeResult& scheme);

  /// A count as the rule shows it, with its thousands apart.
  [[nodiscard]] std::string count(const std::string& level, std::int64_t number) const;
  [[nodiscard]] std::string percent(const std::string& level, std::int64_t numerator,
                                    std::int64_t denominator) const;
  /// The text, or the mark where the part is hidden.
  [[nodiscard]] std::string unless(bool hidden, const std::string& text) const;

 private:
  void hide_small();
  void hide_for_others();
  std::set<std::pair<std::string, std::string>> also_hidden_;  ///< table and row
  [[nodiscard]] const Scheme* find_scheme(const SchemeId& id) const;
};

/// "(not known)" where a name is empty.
[[nodiscard]] std::string shown_name(const std::string& name);

}  // namespace pbr
