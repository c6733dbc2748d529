#include "study/study_work.hpp"

#include <iterator>
#include <list>
#include <mutex>
#include <span>

#include "study/ordered_blocks.hpp"

namespace pbr::study {
namespace {

constexpr std::size_t assessments_a_block = 4096;
constexpr std::size_t people_a_block = 1024;

/// As many sums as there are blocks in work at a time: people may be added in any order, and few
/// sums are merged sooner than one for each block.
class SumsInWork {
 public:
  /// `priced_by` is null where nobody asked for price cells.
  SumsInWork(const CasemixTerms& terms, const std::vector<Pence>& limits,
             const PriceBook* priced_by)
      : terms_(terms), limits_(limits), priced_by_(priced_by) {}

  PeopleSums* take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      PeopleSums& sums = all_.emplace_back(terms_, limits_);
      if (priced_by_ != nullptr) sums.price_cells.emplace(*priced_by_);
      return &sums;
    }
    PeopleSums* const sums = idle_.back();
    idle_.pop_back();
    return sums;
  }
  void give_back(PeopleSums* sums) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(sums);
  }
  [[nodiscard]] const std::list<PeopleSums>& all() const { return all_; }

 private:
  const CasemixTerms& terms_;
  const std::vector<Pence>& limits_;
  const PriceBook* priced_by_;
  std::mutex mutex_;
  std::list<PeopleSums> all_;
  std::vector<PeopleSums*> idle_;
};

}  // namespace

StudyWork::StudyWork(const Study& study, const Rulebook& rules, const RunOptions& options,
                     StudySink& sink)
    : study_(study),
      rules_(rules),
      options_(options),
      sink_(sink),
      card_(rules.clusters),
      limits_(stop_loss_limits(rules.schemes)),
      casemix_(casemix_terms(study, rules)),
      quality_(study.period, rules.instrument) {
  findings_.mark_rows(options.mark_rows);
  if (options.price_cells) price_cells_ = std::make_shared<PriceCells>(rules.tariff);
}

std::vector<Allocation> StudyWork::add(const Part& part, PartOf of) {
  const Tables& tables = part.tables;
  findings_.append(part.findings);
  for (std::size_t table = 0; table < table_count; ++table) {
    rows_[table] += tables.rows[table];
    set_aside_[table] += tables.set_aside[table];
  }
  auto allocations = allocate(tables, of);
  const auto people = care_records(tables);
  const PersonWork work(study_, rules_, tables, allocations, card_);
  note_needs(people, work);
  if (!price_missing_) price_missing_ = has_errors(missing_prices());
  if (price_missing_) return allocations;
  for (const auto& allocation : allocations) ++allocated_[allocation.cluster.text()];
  work_people(people, work, of);
  add_tables(tables, findings_.marks(), quality_);
  return allocations;
}

std::vector<Allocation> StudyWork::allocate(const Tables& tables, PartOf of) {
  const std::span<const Assessment> given = tables.assessments;
  std::vector<Allocation> allocations;
  allocations.reserve(given.size());
  ordered_blocks(
      given.size(), assessments_a_block, options_.threads,
      [&](std::size_t first, std::size_t end) {
        return card_.allocate(given.subspan(first, end - first));
      },
      [&](std::vector<Allocation> block) {
        assessments_ += block.size();
        std::move(block.begin(), block.end(), std::back_inserter(allocations));
        tell("allocating", assessments_, of == PartOf::all ? given.size() : 0);
      });
  return allocations;
}

void StudyWork::note_needs(const std::vector<CareRecord>& people, const PersonWork& work) {
  ordered_blocks(
      people.size(), people_a_block, options_.threads,
      [&](std::size_t first, std::size_t end) {
        std::set<PriceNeed> needs;
        for (; first < end; ++first) work.add_needs(people[first], needs);
        return needs;
      },
      [&](std::set<PriceNeed> needs) { needs_.merge(needs); });
}

void StudyWork::note_needs(const std::vector<PlannedActivity>& plan) {
  for (const auto& row : plan) needs_.insert({row.provider, row.commissioner, row.cluster});
}

Diagnostics StudyWork::missing_prices() const {
  return check_prices({&rules_.tariff, &rules_.clusters}, needs_, study_.period);
}

void StudyWork::add_capitation() {
  const auto lines = capitation_lines(rules_.tariff, study_.period);
  const std::vector<std::string> no_group(study_.groups.size());
  for (const auto& line : lines) {
    casemix_.add(line, no_group);
    reach_.add(line);
    if (price_cells_) {
      price_cells_->add({line.provider, line.commissioner}, line.cluster, line.line);
    }
  }
  sink_.capitation(lines);
}

void StudyWork::work_people(const std::vector<CareRecord>& people, const PersonWork& work,
                            PartOf of) {
  const Findings none = findings_.empty_like_this();
  SumsInWork in_work(casemix_.terms(), limits_, price_cells_ ? &rules_.tariff : nullptr);
  ordered_blocks(
      people.size(), people_a_block, options_.threads,
      [&](std::size_t first, std::size_t end) {
        BlockResult block(none);
        const auto sums = in_work.take();
        for (; first < end; ++first) work.add(people[first], block, *sums);
        in_work.give_back(sums);
        return block;
      },
      [&](const BlockResult& block) {
        for (const auto& person : block.people) sink_.person(person);
        findings_.append(block.findings);
        people_ += block.people.size();
        tell("episodes, prices and outcomes", people_, of == PartOf::all ? people.size() : 0);
      });
  for (const PeopleSums& sums : in_work.all()) {
    casemix_.merge(sums.casemix);
    merge(indicators_, sums.indicators);
    merge(pathways_, sums.pathways);
    costly_.merge(sums.costly);
    reach_.merge(sums.reach);
    integrity_.merge(sums.integrity);
    strata_.merge(sums.strata);
    if (price_cells_) price_cells_->merge(*sums.price_cells);
  }
}

std::map<TableKind, std::uint64_t> StudyWork::by_input(
    const std::array<std::uint64_t, table_count>& counts) const {
  std::map<TableKind, std::uint64_t> given;
  for (const auto& [kind, name] : study_.inputs) {
    given[kind] = counts[static_cast<std::size_t>(kind)];
  }
  return given;
}

StudyResult StudyWork::result_over(Casemix casemix, Rulebook rules, Payments payments,
                                   Diagnostics warnings) const {
  StudyResult result{study_,
                     std::move(rules),
                     std::move(casemix),
                     std::move(payments),
                     indicators_,
                     findings_,
                     std::move(warnings),
                     by_input(rows_),
                     by_input(set_aside_),
                     people_,
                     allocated_,
                     quality_,
                     pathways_,
                     strata_};
  result.price_cells = price_cells_;
  return result;
}

StudyResult StudyWork::result(Rulebook rules, Payments payments, Diagnostics warnings) {
  StudyResult result{study_,
                     std::move(rules),
                     std::move(casemix_),
                     std::move(payments),
                     std::move(indicators_),
                     std::move(findings_),
                     std::move(warnings),
                     by_input(rows_),
                     by_input(set_aside_),
                     people_,
                     std::move(allocated_),
                     std::move(quality_),
                     std::move(pathways_),
                     std::move(strata_)};
  result.price_cells = std::move(price_cells_);
  return result;
}

}  // namespace pbr::study
