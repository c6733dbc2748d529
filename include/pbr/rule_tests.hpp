// Rules that test themselves: cases in YAML beside the packs say what a pack must decide and why.
//
// A file stands in rules/<country>/tests/, or anywhere:
//
//   tests: england/clusters/illustrative    # the pack; "x.yaml" is a file beside the test file
//   source: "constructed by us: ..."        # where the cases come from; a case may say its own
//   cases:
//     - name: severe depression is 04       # unique in the file
//       tags: [initial]
//       given: {reason: initial, super_class: A, ratings: {item_7: 4, others: 0}}
//       expect: {cluster: "04", runner_up: "05", margin: 2, essential_met: Y, reason: "..."}
//       expect_trace: {"05": {penalty: 4}, rules: {high: true}, tree_step: 2}
//
// given: what an assessment brings. `reason` and `super_class` left out are as empty fields of a
// table: not known, and Z. `ratings` is a mapping of items, in which `others` rates every item not
// named and may be left out only where the 18 items of the Mental Health Clustering Tool are all
// named (item_q is then not known); or one text of 18 or 19 ratings in instrument order. A rating
// is a whole number from 0 to 99 (5 to 8 and above 9 cannot be used, and cases may say what happens
// then); 9 or "-" is not known.
//
// expect: any of the columns of allocations.csv. "-" or none: no runner-up, no margin, no word on
// essential criteria. Margins, scores and probabilities are compared as numbers: 0.5 is 0.500000.
//
// expect_trace: any of what explain() knows. By page: candidate, in_super_class, in_branch,
// essential_met, excluded (true or false), broken (items of the rows whose essential criterion is
// broken, in item order, or []), penalty, points (profile), score, probability (logit). `rules`
// says of table rules by id whether they hold, `derived` gives values by id or unknown, `tree_step`
// counts from 1 or is none, `super_class` and `branch` are those decided within. essential_met,
// broken, penalty and points are of method profile; excluded, score and probability of logit;
// `rules` of table.
//
// A table is one case a row, named "NAME, row N":
//
//     - name: where 03 ends
//       table:
//         reason: initial
//         others: 0                          # or ratings: {item_6: 1, others: 0}
//         columns: [super_class, item_6, item_7, cluster, 05.penalty]
//         rows: ["A 0 2 03 6", "A 0 4 04 0"]
//
// Columns are reason, super_class, items and others (given), cluster, runner_up, margin and
// essential_met (expected), and CODE.fact for a fact of a page. A row is a text split at blanks, or
// a list.
//
// A pack that must be refused:
//
//     - name: two musts that cannot both hold
//       pack: bad/two-musts.yaml             # beside the test file
//       expect_error: {code: RB026, line: 12, message: "..."}    # message and line may be left out
//
// The case passes where one error of the loading has the code, and the message and line if given.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/explanation.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// What a case may say something about.
enum class Fact : std::uint8_t {
  cluster,
  runner_up,
  margin,
  essential_met,  ///< Y or N
  reason,
  super_class,  ///< from here on: of the trace
  branch,
  tree_step,
  derived,
  rule,
  candidate,  ///< from here on: of a page
  in_super_class,
  in_branch,
  page_essential_met,
  excluded,
  broken,
  penalty,
  points,
  score,
  probability,
  error  ///< the pack is refused
};

/// One thing that a case says.
struct RuleCheck {
  Fact fact = Fact::cluster;
  std::string of;        ///< code of the page, id of the rule or derived value; else empty
  std::string expected;  ///< as printed: "04", "true", "item_7, item_9", "none"
  Location at;
};
/// "cluster", "page 05: penalty", "rule high".
[[nodiscard]] std::string name_of(const RuleCheck& check);

/// A pack that must not load.
struct ExpectedError {
  std::string pack;  ///< path of the file
  std::string code, message;
  std::uint32_t line = 0;  ///< 0: any
};

struct RuleCase {
  std::string name;
  std::vector<std::string> tags;
  std::string source;  ///< its own or the file's
  Location at;         ///< of the case; of the row in a table
  Assessment given;
  std::vector<RuleCheck> checks;
  std::optional<ExpectedError> refused;  ///< then the only check is Fact::error
};

/// One file of cases and the pack they are about.
struct RuleTests {
  std::string file;
  std::string source;
  ClusterPack pack;
  std::vector<RuleCase> cases;
};

/// Reads a file of cases and loads its pack: `pack` where it is not empty, else the one the file
/// names. A reference is looked up in the rules folder that the file stands in (two folders above
/// it), then in `paths`. Problems, all at once: YML..., those of the pack, and RT001 no file of
/// tests, RT002 no source, RT003 a name twice, RT004 ratings, RT005 a case that expects nothing or
/// is of two kinds at once, RT006 a page that the pack has not, RT007 a fact of another method,
/// RT008 no such rule, derived value or tree step, RT009 a row of another length, RT010 a column
/// that is none.
[[nodiscard]] Loaded<RuleTests> load_rule_tests(const std::string& file, const RulePaths& paths,
                                                const std::string& pack = {});

/// Files of cases: each path that is a file, and for each folder the *.yaml directly in it and in
/// every folder named tests below it, by path. Problems: RT011 a path that is neither, or a folder
/// without one.
[[nodiscard]] std::vector<std::string> find_rule_tests(const std::vector<std::string>& paths,
                                                       Diagnostics& problems);
/// The same for rules folders: <folder>/*/tests/*.yaml, none being no problem; as with packs, of
/// two files with one path below their folders the first folder's counts.
[[nodiscard]] std::vector<std::string> shipped_rule_tests(const RulePaths& paths);

/// Which cases to run: the name holds the text, and, where tags are given, one of them is the
/// case's.
struct RuleTestFilter {
  std::string text;
  std::vector<std::string> tags;
};
[[nodiscard]] bool selects(const RuleTestFilter& filter, const RuleCase& tested);

struct FailedCheck {
  const RuleCheck* check = nullptr;
  std::string got;
};
/// A rule that decided, in words; headings speak of a page, the rules below it follow.
struct DecidingRule {
  bool heading = false;
  std::string words;
  Location at;
};
struct RuleCaseResult {
  const RuleCase* tested = nullptr;
  std::vector<FailedCheck> failed;
  /// Of a failed case: what decided for the page that was given and against the one expected.
  std::vector<DecidingRule> why;
  [[nodiscard]] bool passed() const { return failed.empty(); }
};

/// Runs the selected cases in the order of the file. The result points into `tests`.
[[nodiscard]] std::vector<RuleCaseResult> run_rule_tests(const RuleTests& tests,
                                                         const RuleTestFilter& filter);
std::vector<RuleCaseResult> run_rule_tests(RuleTests&& tests, const RuleTestFilter&) = delete;

// ---- coverage -----------------------------------------------------------------------------------

/// One bound of the rules, and whether cases stood on both sides of it.
///
/// Only cases with usable ratings count, and for a page only those decided with it in the
/// super-class and branch. Whether a case passed does not matter, nor whether the bound decided it.
///
///   profile  a pair of neighbouring ratings r and r + 1 of a row whose cells differ; covered when
///   a
///            case rates the item r and a case rates it r + 1
///   logit    the same for a pair whose coefficients differ; and each exclusion, covered when it
///   held
///            in a case and in another did not
///   table    each end of each condition of each rule, save where no value of it lies beyond;
///   covered
///            when a case has the nearest possible value inside and a case the nearest outside. A
///            condition "unknown" is covered when the value was unknown in a case and known in
///            another. Only cases of the rule's super-classes count. And each rule, covered when it
///            decided a case
///   tree     the same for the conditions of each step, and each step, covered when it was taken,
///   in
///            packs whose tree is in use; only cases without a super-class count
struct CoverageBound {
  ClusterCode cluster;  ///< the page, or the one a rule gives; empty for a tree step
  std::string what;     ///< "item 7, 2|3: Y|R"
  Location at;
  bool covered = false;
};

struct CoverageCount {
  std::uint64_t covered = 0, total = 0;
  /// "91.4", rounded down; "100.0" where there is nothing to cover.
  [[nodiscard]] std::string percent() const;
  [[nodiscard]] bool reaches(std::uint64_t percent) const {
    return covered * 100 >= percent * total;
  }
};

/// Counts bounds over the cases it is shown.
class RuleCoverage {
 public:
  /// The pack must outlive it.
  explicit RuleCoverage(const ClusterPack& pack);
  explicit RuleCoverage(ClusterPack&& pack) = delete;
  ~RuleCoverage();
  RuleCoverage(RuleCoverage&&) noexcept;
  RuleCoverage& operator=(RuleCoverage&&) noexcept;

  void add(const Assessment& assessment);

  /// In the order of the pack: pages by code, rows by item, ratings; then rules; then tree steps.
  [[nodiscard]] std::vector<CoverageBound> bounds() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] CoverageCount count(std::span<const CoverageBound> bounds);

}  // namespace pbr
