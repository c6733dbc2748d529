// compare.html: one comparison on its way to a page, its charts and its sections.
#pragma once

#include <string>
#include <vector>

#include "report/compare_words.hpp"
#include "report/html_figure.hpp"
#include "report/report_view.hpp"

namespace pbr {

struct CompareView {
  const ScenarioResult& result;
  ReportView view;  ///< of the baseline: who is hidden, and what things are called
  std::string baseline, reform;

  /// In a sentence: "the study as it is" where nothing is laid over it.
  [[nodiscard]] std::string baseline_words() const;

  /// The rows of one scheme by provider or commissioner that may be shown, gains first, and how
  /// many may not.
  struct Shown {
    std::vector<const AmountComparison*> rows;
    std::size_t hidden = 0;
  };
  [[nodiscard]] Shown shown(const SchemeId& scheme, Level level) const;
  [[nodiscard]] std::string component_name(const AmountComparison& part) const;
  [[nodiscard]] std::string cluster_title(const ClusterCode& cluster) const;
  /// Of all providers together, by cluster.
  [[nodiscard]] std::vector<const ClusterComparison*> shown_clusters() const;
};

/// How many providers gain and lose under a scheme, as a sentence without its full stop.
[[nodiscard]] std::string balance_of(const CompareView& c, const SchemeId& scheme);

// The charts: each is written before the table that has its figures; nothing where nothing moves.
void write_totals_figure(const CompareView& c, const std::vector<const AmountComparison*>& totals,
                         HtmlPage& page);
void write_change_steps(const CompareView& c, const SchemeId& scheme,
                        const std::vector<const AmountComparison*>& parts, HtmlPage& page);
void write_ranked_changes(const CompareView& c, const SchemeId& scheme, Level level,
                          const std::vector<const AmountComparison*>& rows, HtmlPage& page);
void write_cluster_changes(const CompareView& c, HtmlPage& page);

void write_changes_section(const CompareView& c, HtmlPage& page);
void write_scenario_hashes(const CompareView& c, HtmlPage& page);

}  // namespace pbr
