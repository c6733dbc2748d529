#include <algorithm>
#include <filesystem>
#include <set>
#include <span>

#include "pbr/column_map.hpp"
#include "pbr/scorecard.hpp"
#include "pbr/study.hpp"
#include "study/ordered_blocks.hpp"
#include "study/person_work.hpp"

namespace pbr {
namespace {

constexpr std::size_t assessments_a_block = 4096;
constexpr std::size_t people_a_block = 1024;

IntakeTerms intake_terms(const Rulebook& rules) {
  IntakeTerms terms;
  for (const auto& cluster : rules.clusters.clusters) {
    terms.cluster_codes.push_back(cluster.code.text());
  }
  terms.not_clusters = rules.clusters.not_clusters;
  terms.unusable_cluster = rules.clusters.unusable.text();
  for (const auto* measure : rules.measures()) {
    terms.measure_ranges[measure->id.text()] = {measure->lowest, measure->highest};
  }
  return terms;
}

class StudyRun {
 public:
  StudyRun(const Study& study, Rulebook rulebook, const RunOptions& options, StudySink& sink)
      : study_(study), rules_(std::move(rulebook)), options_(options), sink_(sink) {
    findings_.mark_rows(options.mark_rows);
  }

  Loaded<StudyResult> go(Diagnostics warnings) {
    Loaded<StudyResult> loaded;
    loaded.problems = std::move(warnings);
    read_inputs(loaded.problems);
    check_groups(loaded.problems);
    if (has_errors(loaded.problems)) return loaded;
    check_across(tables_, findings_);
    allocate_all();
    check_prices_in_use(loaded.problems);
    if (has_errors(loaded.problems)) return loaded;
    hand_on_allocations();
    Casemix casemix = work_people();
    Payments payments = pay(casemix, rules_.schemes, tables_.contracts,
                            study_.inputs.contains(TableKind::contracts), loaded.problems);
    if (has_errors(loaded.problems)) return loaded;
    loaded.value = result(std::move(casemix), std::move(payments), loaded.problems);
    return loaded;
  }

 private:
  void tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const {
    if (options_.progress) options_.progress(stage, done, of);
  }

  void read_inputs(Diagnostics& problems) {
    const IntakeTerms terms = intake_terms(rules_);
    std::uint64_t done = 0;
    for (const auto& [kind, name] : study_.inputs) {
      tell("reading", done++, study_.inputs.size());
      const auto path = (std::filesystem::path(study_.folder) / name).string();
      auto found = read_input(kind, path, terms);
      problems.insert(problems.end(), found.begin(), found.end());
    }
  }

  Diagnostics read_input(TableKind kind, const std::string& path, const IntakeTerms& terms) {
    const auto name = study_.maps.find(kind);
    if (name == study_.maps.end()) return read_table(kind, path, terms, tables_, findings_);
    auto map = load_column_map((std::filesystem::path(study_.folder) / name->second).string());
    if (!map.value) return map.problems;
    return read_table(kind, path, *map.value, terms, tables_, findings_);
  }

  void check_groups(Diagnostics& problems) const {
    for (const auto& group : study_.groups) {
      if (!group.starts_with("group_")) continue;
      const auto& columns = tables_.group_columns;
      if (std::find(columns.begin(), columns.end(), group) != columns.end()) continue;
      Diagnostic d;
      d.code = "ST007";
      d.at = {study_.file, 0, 0};
      d.message = "the persons table has no column \"" + group + "\" to group by";
      d.help = "add the column, or take it out of `groups`";
      problems.push_back(std::move(d));
    }
  }

  void allocate_all() {
    const std::span<const Assessment> given = tables_.assessments;
    const Scorecard card(rules_.clusters);
    allocations_.reserve(given.size());
    study::ordered_blocks(
        given.size(), assessments_a_block, options_.threads,
        [&](std::size_t first, std::size_t end) {
          return card.allocate(given.subspan(first, end - first));
        },
        [&](std::vector<Allocation> block) {
          std::move(block.begin(), block.end(), std::back_inserter(allocations_));
          tell("allocating", allocations_.size(), given.size());
        });
  }

  // The codes an episode may carry are known before the first is priced: better no line than a
  // file that ends at the first missing price.
  void check_prices_in_use(Diagnostics& problems) const {
    std::set<ClusterCode> used;
    for (const auto& allocation : allocations_) used.insert(allocation.cluster);
    for (const auto& spell : tables_.clusters) {
      const auto& code = spell.cluster_final.empty() ? spell.cluster_initial : spell.cluster_final;
      used.insert(code.empty() ? rules_.clusters.unusable : code);
    }
    const auto found = check_prices(rules_.tariff, {used.begin(), used.end()}, study_.period);
    problems.insert(problems.end(), found.begin(), found.end());
  }

  void hand_on_allocations() {
    for (std::size_t i = 0; i < allocations_.size(); ++i) {
      sink_.allocation(tables_.assessments[i], allocations_[i]);
      ++allocated_[allocations_[i].cluster.text()];
    }
  }

  Casemix work_people() {
    const auto people = care_records(tables_);
    people_ = people.size();
    const study::PersonWork work(study_, rules_, tables_, allocations_);
    Casemix casemix(work.casemix_terms());
    const Findings none = findings_.empty_like_this();
    std::uint64_t done = 0;
    study::ordered_blocks(
        people.size(), people_a_block, options_.threads,
        [&](std::size_t first, std::size_t end) {
          study::BlockResult block(work.casemix_terms(), none);
          for (; first < end; ++first) work.add(people[first], block);
          return block;
        },
        [&](const study::BlockResult& block) {
          for (const auto& person : block.people) sink_.person(person);
          casemix.merge(block.casemix);
          merge(indicators_, block.indicators);
          findings_.append(block.findings);
          done += block.people.size();
          tell("episodes, prices and outcomes", done, people.size());
        });
    return casemix;
  }

  StudyResult result(Casemix casemix, Payments payments, const Diagnostics& warnings) {
    Quality quality(study_.period, rules_.instrument);
    add_tables(tables_, findings_.marks(), quality);
    std::map<TableKind, std::uint64_t> rows;
    std::map<TableKind, std::uint64_t> set_aside;
    for (const auto& [kind, name] : study_.inputs) {
      rows[kind] = tables_.rows[static_cast<std::size_t>(kind)];
      set_aside[kind] = tables_.set_aside[static_cast<std::size_t>(kind)];
    }
    return {study_,
            std::move(rules_),
            std::move(casemix),
            std::move(payments),
            std::move(indicators_),
            std::move(findings_),
            warnings,
            std::move(rows),
            std::move(set_aside),
            people_,
            std::move(allocated_),
            std::move(quality)};
  }

  const Study& study_;
  Rulebook rules_;
  const RunOptions& options_;
  StudySink& sink_;
  Tables tables_;
  Findings findings_;
  std::vector<Allocation> allocations_;
  Indicators indicators_;
  std::map<std::string, std::uint64_t> allocated_;
  std::uint64_t people_ = 0;
};

}  // namespace

Loaded<StudyResult> run(const Study& study, const RunOptions& options, StudySink& sink) {
  auto rulebook = load_rulebook(study.rules, rule_paths(study, options.rule_folders), study.period);
  if (!rulebook.value) {
    Loaded<StudyResult> failed;
    failed.problems = std::move(rulebook.problems);
    return failed;
  }
  return StudyRun(study, std::move(*rulebook.value), options, sink)
      .go(std::move(rulebook.problems));
}

}  // namespace pbr
