#include "pbr/lint.hpp"

#include <algorithm>

#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"
#include "pbr/result.hpp"

namespace pbr {
namespace linting {

void Linting::left_open(const Location& at, const std::string& question, std::uint64_t limit,
                        std::string_view unit) {
  ++report.work.open;
  LintFinding finding{{Severity::note, "LN040", at,
                       question + ": not decided within " + grouped(limit) + " " +
                           std::string(unit) + (limit == 1 ? "" : "s")},
                      {},
                      {}};
  finding.problem.help =
      "nothing is known about it; fewer items or pages in one question may settle it";
  add(std::move(finding));
}

void Linting::must_show(bool shown, std::string_view what) {
  if (!shown) throw InternalError("lint: the interpreter does not show " + std::string(what));
}

}  // namespace linting

namespace {

bool earlier(const LintFinding& a, const LintFinding& b) {
  const Location& x = a.problem.at;
  const Location& y = b.problem.at;
  return std::tie(x.file, x.line, x.column, a.problem.code) <
         std::tie(y.file, y.line, y.column, b.problem.code);
}

// The rating that most items have, the lowest of equals.
Rating usual_rating(const Assessment& witness) {
  std::array<int, not_known + 1> counts{};
  for (const Rating rating : witness.ratings) ++counts.at(rating);
  return static_cast<Rating>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

// As rule tests take it. An item_q that nobody asks about need not be named: `others` may rate it.
std::string given_text(const Assessment& witness, bool asks_item_q) {
  const Rating usual = usual_rating(witness);
  std::string text = "{reason: ";
  text += witness.reason == AssessmentReason::review ? "review" : "initial";
  text += ", super_class: " + std::string(to_text(witness.super_class)) + ", ratings: {";
  for (std::size_t item = 0; item < item_count; ++item) {
    const Rating rating = witness.ratings[item];
    if (rating == usual || (item >= mhct_item_count && !asks_item_q)) continue;
    text += std::string(item_column(item)) + ": " + std::to_string(int{rating}) + ", ";
  }
  return text + "others: " + std::to_string(int{usual}) + "}}";
}

}  // namespace

LintReport lint(const ClusterPack& pack, const Instrument* instrument, const LintLimits& limits) {
  ClusterPack without_tree = pack;
  without_tree.tree.use = false;
  linting::Linting linting{without_tree, pack, instrument, search::space_of(pack, instrument),
                           {},           {}};
  linting.budget.states = limits.states;
  linting.budget.nodes = limits.nodes;
  linting.report.items = linting.space.size();
  lint_sources(linting);
  if (pack.method == Method::profile) lint_rows(linting);
  if (pack.method == Method::logit) lint_types(linting);
  if (pack.method != Method::table) {
    lint_reach(linting);
    lint_pairs(linting);
    lint_cover(linting);
  }
  lint_rules(linting);
  lint_derived(linting);
  LintReport& report = linting.report;
  report.work.states = linting.budget.states_done;
  report.work.most_states = linting.budget.most_states;
  report.work.nodes = linting.budget.nodes_done;
  const bool asks_item_q = linting.space.position(mhct_item_count).has_value();
  for (LintFinding& finding : report.findings) {
    if (finding.witness) finding.given = given_text(*finding.witness, asks_item_q);
  }
  std::stable_sort(report.findings.begin(), report.findings.end(), earlier);
  return std::move(report);
}

bool has_warnings(std::span<const LintFinding> findings) {
  return std::any_of(findings.begin(), findings.end(), [](const LintFinding& finding) {
    return finding.problem.severity != Severity::note;
  });
}

std::string render(std::span<const LintFinding> findings) {
  std::string text;
  for (const LintFinding& finding : findings) {
    text += render(finding.problem);
    if (finding.witness) text += "  witness: " + finding.given + "\n";
    if (finding.day) text += "  witness: " + to_text(*finding.day) + "\n";
  }
  return text;
}

}  // namespace pbr
