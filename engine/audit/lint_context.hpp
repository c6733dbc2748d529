// What the parts of one lint share: the pack with its tree off, the space, the limits, the report.
#pragma once

#include <string>
#include <string_view>

#include "audit/search_pages.hpp"
#include "pbr/lint.hpp"

namespace pbr::linting {

struct Linting {
  const ClusterPack& pack;  ///< a copy with the tree off
  const ClusterPack& given;
  const Instrument* instrument;
  search::Space space;
  search::Budget budget;
  LintReport report;

  void add(LintFinding finding) { report.findings.push_back(std::move(finding)); }
  /// A question that a limit left open (LN040).
  void left_open(const Location& at, const std::string& question, std::uint64_t limit,
                 std::string_view unit);
  [[nodiscard]] Assessment assessment(const search::Codes& codes, SuperClass super_class,
                                      bool review) const {
    return search::assessment_of(space, codes, super_class, review);
  }
  /// Throws InternalError where the interpreter does not show what a search has found.
  static void must_show(bool shown, std::string_view what);
};

/// Clusters that no vector gives, or only a review (LN001, LN002); methods profile and logit.
void lint_reach(Linting& linting);
/// Pages that can never be told apart (LN003).
void lint_pairs(Linting& linting);
/// Vectors that no page covers (LN004); methods profile and logit.
void lint_cover(Linting& linting);
/// Rows of pages that change nothing (LN006 to LN008, LN011).
void lint_rows(Linting& linting);
/// Coefficients and exclusions that change nothing (LN009 to LN011).
void lint_types(Linting& linting);
/// Rules of a table and steps of the tree (LN001, LN004, LN005, LN012 to LN015).
void lint_rules(Linting& linting);
void lint_derived(Linting& linting);
/// Sources and bases (LN020).
void lint_sources(Linting& linting);

}  // namespace pbr::linting
