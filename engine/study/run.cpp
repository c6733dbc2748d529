#include <algorithm>

#include "base/problem_list.hpp"
#include "pbr/study.hpp"
#include "study/study_run.hpp"

namespace pbr {
namespace {

// Variants that are read together, by their place among all.
std::vector<std::vector<std::size_t>> read_together(const std::vector<StudyVariant>& variants) {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<IntakeTerms> terms;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const auto own = study::intake_terms(variants[i].rules);
    const auto alike = std::find_if(terms.begin(), terms.end(), [&](const IntakeTerms& each) {
      return study::reads_alike(each, own);
    });
    if (alike == terms.end()) {
      terms.push_back(own);
      groups.push_back({i});
    } else {
      groups[static_cast<std::size_t>(alike - terms.begin())].push_back(i);
    }
  }
  return groups;
}

// The variants of a group, with the places of those whose sums they are paid over among them.
std::vector<StudyVariant> taken(std::vector<StudyVariant>& variants,
                                const std::vector<std::size_t>& group) {
  std::vector<StudyVariant> mine;
  for (const std::size_t i : group) {
    StudyVariant variant = std::move(variants[i]);
    if (variant.over) {
      const auto at = std::find(group.begin(), group.end(), *variant.over);
      if (at == group.end()) throw InternalError("a variant over sums that are read otherwise");
      variant.over = static_cast<std::size_t>(at - group.begin());
    }
    mine.push_back(std::move(variant));
  }
  return mine;
}

}  // namespace

Loaded<std::vector<VariantOutcome>> run_variants(const Study& study,
                                                 std::vector<StudyVariant> variants,
                                                 const RunOptions& options, StudySink& sink) {
  Loaded<std::vector<VariantOutcome>> all;
  std::vector<std::optional<VariantOutcome>> outcomes(variants.size());
  study::NullSink nowhere;
  for (const auto& group : read_together(variants)) {
    StudySink& into = group.front() == 0 ? sink : nowhere;
    auto loaded = study::StudyRun(study, taken(variants, group), options, into).go({});
    append_new(all.problems, loaded.problems);
    if (!loaded.value) return all;
    for (std::size_t i = 0; i < group.size(); ++i) {
      outcomes[group[i]] = std::move((*loaded.value)[i]);
    }
  }
  all.value.emplace();
  for (auto& outcome : outcomes) all.value->push_back(std::move(*outcome));
  return all;
}

Loaded<StudyResult> run(const Study& study, const RunOptions& options, StudySink& sink) {
  Loaded<StudyResult> loaded;
  auto rulebook = load_rulebook(study.rules, rule_paths(study, options.rule_folders), study.period);
  if (!rulebook.value) {
    loaded.problems = std::move(rulebook.problems);
    return loaded;
  }
  std::vector<StudyVariant> as_it_is;
  as_it_is.push_back({std::move(*rulebook.value)});
  auto ran =
      study::StudyRun(study, std::move(as_it_is), options, sink).go(std::move(rulebook.problems));
  loaded.problems = std::move(ran.problems);
  if (ran.value) loaded.value = std::move(ran.value->front().result);
  return loaded;
}

}  // namespace pbr
