// Values without a source.
#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"

namespace pbr::linting {
namespace {

// Places without a basis, of one sort.
struct Bare {
  std::string one, many;
  std::size_t count = 0;
  Location first;

  void see(const std::string& basis, const Location& at) {
    if (!basis.empty()) return;
    if (count++ == 0) first = at;
  }
};

std::vector<Bare> without_basis(const ClusterPack& pack) {
  Bare rows{"row", "rows"}, exclusions{"exclusion", "exclusions"}, rules{"rule", "rules"},
      steps{"step of the tree", "steps of the tree"};
  for (const Cluster& cluster : pack.clusters) {
    for (const GridRow& row : cluster.grid) rows.see(row.basis, row.at);
    for (const Exclusion& each : cluster.excluded_by) exclusions.see(each.basis, each.at);
  }
  for (const TableRule& rule : pack.table.rules) rules.see(rule.basis, rule.at);
  for (const TreeStep& step : pack.tree.steps) steps.see(step.basis, step.at);
  return {rows, exclusions, rules, steps};
}

}  // namespace

void lint_sources(Linting& linting) {
  const PackHeader& header = linting.pack.header;
  linting.report.work.questions += 2;
  if (header.sources.empty()) {
    linting.add({{Severity::warning,
                  "LN020",
                  {header.file},
                  "the pack names no source",
                  {},
                  {},
                  "say where its values come from, or that they are stated by you"},
                 {},
                 {}});
  }
  const bool own = header.status == PackStatus::illustrative;
  std::vector<std::string> counts;
  const Location* first = nullptr;
  const auto bare = without_basis(linting.pack);
  for (const Bare& each : bare) {
    if (each.count == 0) continue;
    counts.push_back(grouped(each.count) + " " + (each.count == 1 ? each.one : each.many));
    if (first == nullptr) first = &each.first;
  }
  if (first == nullptr) return;
  linting.add({{own ? Severity::warning : Severity::note,
                "LN020",
                *first,
                listed(counts) + " without a basis, the first of them here",
                {},
                {},
                own ? "say in a sentence what each rests on"
                    : "the pack's sources speak for them; a basis says more"},
               {},
               {}});
}

}  // namespace pbr::linting
