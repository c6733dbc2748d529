// Rows of pages that change nothing.
#include <algorithm>

#include "allocation/page.hpp"
#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"
#include "audit/search_win.hpp"

namespace pbr::linting {
namespace {

using search::Code;

// Points may differ: where key scales come first, a step is as long as the costliest page needs.
bool decide_alike(const ClusterPack& a, const ClusterPack& b, const Assessment& assessment) {
  const Decision x = decide(a, assessment);
  const Decision y = decide(b, assessment);
  return x.cluster == y.cluster && x.runner_up == y.runner_up && x.nearest == y.nearest &&
         x.essential_met == y.essential_met;
}

class Rows {
 public:
  Rows(Linting& linting, std::size_t cluster)
      : linting_(linting), cluster_(cluster), page_(linting.pack.clusters[cluster]) {}

  void look() {
    starred_ = std::count_if(page_.grid.begin(), page_.grid.end(),
                             [](const GridRow& row) { return row.starred; });
    for (std::size_t at = 0; at < page_.grid.size(); ++at) {
      const GridRow& row = page_.grid[at];
      ++linting_.report.work.questions;
      if (row.starred && !has_must(row)) {
        tell_star_without_must(at);
      } else if (row.starred && starred_ == 1) {
        tell_star(at, Severity::note, "LN007", "a star on the only starred row of its page",
                  "the row is an essential criterion with the star or without it",
                  "take the star off, or star the rows that stand for this one");
      }
      if (has_must(row) && !can_be_met(row)) {
        tell_outside(row);
      } else if (says_nothing(row)) {
        tell_nothing(at);
      }
    }
  }

 private:
  [[nodiscard]] const std::vector<Code>& codes(const GridRow& row) const {
    return linting_.space.codes[*linting_.space.position(row.item)];
  }

  [[nodiscard]] bool can_be_met(const GridRow& row) const {
    return std::any_of(codes(row).begin(), codes(row).end(), [&](Code code) {
      return code != search::unknown && row.cells[code] == Cell::must;
    });
  }

  // The only starred row of a page says something even without an R: that the page is never met.
  [[nodiscard]] bool says_nothing(const GridRow& row) const {
    const ProfileTerms& terms = linting_.pack.profile;
    const bool keys = terms.key_scales_first_initial || terms.key_scales_first_review;
    if (has_must(row) || (row.starred && starred_ == 1)) return false;
    return std::all_of(codes(row).begin(), codes(row).end(), [&](Code code) {
      const ItemVerdict verdict =
          judge(row, code == search::unknown ? not_known : code, linting_.pack.profile);
      return verdict.penalty == 0 && !(keys && verdict.key_missed);
    });
  }

  [[nodiscard]] std::string row_words(const GridRow& row) const {
    return "cluster " + page_.code.text() + ", " + item_words(row.item) + ": ";
  }

  // A vector on which the page is a candidate, where there is one.
  [[nodiscard]] Assessment candidate(const GridRow& row) {
    const auto pages = pages_of(linting_.pack, linting_.space, false);
    const auto at = std::find_if(pages.begin(), pages.end(), [&](const search::Page& page) {
      return page.cluster == static_cast<std::int16_t>(cluster_);
    });
    search::Answer answer = find_win(*at, {}, {}, linting_.space, true, linting_.budget);
    if (!answer.found()) {
      answer.codes.clear();
      for (const auto& possible : linting_.space.codes) answer.codes.push_back(possible.front());
    }
    Assessment assessment = linting_.assessment(answer.codes, page_.super_class, false);
    const auto& possible = codes(row);
    if (!has_must(row) && possible.size() > 1) {
      assessment.ratings[row.item] = possible[possible.size() - 2];  // the highest
    }
    return assessment;
  }

  // The pack with the row changed decides alike, whatever the item is rated.
  void must_decide_alike(const GridRow& row, const ClusterPack& changed, Assessment assessment) {
    for (const AssessmentReason reason : {AssessmentReason::initial, AssessmentReason::review}) {
      assessment.reason = reason;
      for (const Code code : codes(row)) {
        assessment.ratings[row.item] = code == search::unknown ? not_known : code;
        Linting::must_show(decide_alike(linting_.pack, changed, assessment),
                           "that " + row_words(row) + "changes nothing");
      }
    }
  }

  void tell_star(std::size_t at, Severity severity, const char* code, const std::string& message,
                 const std::string& found, const std::string& help) {
    const GridRow& row = page_.grid[at];
    ClusterPack changed = linting_.pack;
    changed.clusters[cluster_].grid[at].starred = false;
    const Assessment witness = candidate(row);
    must_decide_alike(row, changed, witness);
    linting_.add(
        {{severity, code, row.at, row_words(row) + message, found, {}, help}, witness, {}});
  }

  void tell_star_without_must(std::size_t at) {
    const std::string message = "a starred row without an R";
    const bool other = std::any_of(page_.grid.begin(), page_.grid.end(),
                                   [](const GridRow& row) { return row.starred && has_must(row); });
    if (other) {
      return tell_star(at, Severity::warning, "LN008", message,
                       "it can never meet the page's essential criteria, so the star does nothing",
                       "take the star off, or give the row an R");
    }
    const GridRow& row = page_.grid[at];  // readers refuse such a page
    linting_.add({{Severity::warning,
                   "LN008",
                   row.at,
                   row_words(row) + message,
                   "no starred row has one, so the page's essential criteria are never met",
                   {},
                   "give a starred row an R"},
                  candidate(row),
                  {}});
  }

  void tell_nothing(std::size_t at) {
    const GridRow& row = page_.grid[at];
    ClusterPack changed = linting_.pack;
    auto& grid = changed.clusters[cluster_].grid;
    grid.erase(grid.begin() + static_cast<std::ptrdiff_t>(at));
    const Assessment witness = candidate(row);
    must_decide_alike(row, changed, witness);
    linting_.add({{Severity::warning,
                   "LN006",
                   row.at,
                   row_words(row) + "the row changes nothing",
                   "it costs nothing and requires nothing whatever the rating",
                   {},
                   "take the row out: items without a row restrict nothing and cost nothing"},
                  witness,
                  {}});
  }

  void tell_outside(const GridRow& row) {
    LintFinding finding{{Severity::warning, "LN011", row.at,
                         row_words(row) + "an R only where the instrument has no rating"},
                        {},
                        {}};
    finding.problem.found = "no assessment with this instrument can meet it: there is no witness";
    finding.problem.help = "put the R within the item's range, or name another instrument";
    linting_.add(std::move(finding));
  }

  Linting& linting_;
  std::size_t cluster_;
  const Cluster& page_;
  std::ptrdiff_t starred_ = 0;
};

}  // namespace

void lint_rows(Linting& linting) {
  for (std::size_t cluster = 0; cluster < linting.pack.clusters.size(); ++cluster) {
    if (linting.pack.is_page(linting.pack.clusters[cluster])) Rows(linting, cluster).look();
  }
}

}  // namespace pbr::linting
