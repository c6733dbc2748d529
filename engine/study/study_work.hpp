// What all people of a study leave behind, gathered part by part.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pbr/scorecard.hpp"
#include "pbr/study.hpp"
#include "study/partitions.hpp"
#include "study/person_work.hpp"

namespace pbr::study {

/// Of `all` people the progress can say how many there are.
enum class PartOf : bool { some, all };

/// Takes the people in parts, each with all records of its people, in the order of their ids; how
/// they are parted does not show in anything it gathers.
class StudyWork {
 public:
  /// All of them outlive the work.
  StudyWork(const Study& study, const Rulebook& rules, const RunOptions& options, StudySink& sink);

  /// Reading findings go here too: those of files and headers.
  [[nodiscard]] Findings& findings() { return findings_; }
  [[nodiscard]] Quality& quality() { return quality_; }

  /// What is planned needs prices as well; told before anybody is worked.
  void note_needs(const std::vector<PlannedActivity>& plan);
  /// Allocates the assessments and hands the people on to the sink. Once something was met that the
  /// book cannot price no more people are worked: of what follows only the needs are noted. Gives
  /// the allocations of `part.tables.assessments`.
  std::vector<Allocation> add(const Part& part, PartOf of);
  /// What keeps the book from pricing all that may need it: better no line than a file that ends at
  /// the first.
  [[nodiscard]] Diagnostics missing_prices() const;
  /// After everybody, where nothing is missing: the lines that are of no person.
  void add_capitation();

  [[nodiscard]] std::uint64_t people() const { return people_; }
  [[nodiscard]] const Casemix& casemix() const { return casemix_; }
  /// These two stay after result().
  [[nodiscard]] const ReachSums& reach() const { return reach_; }
  [[nodiscard]] const IntegritySums& integrity() const { return integrity_; }
  [[nodiscard]] const CostlyCases& costly() const { return costly_; }
  [[nodiscard]] const OutcomeStrata& strata() const { return strata_; }
  /// The result of it all; the work is of no use afterwards.
  [[nodiscard]] StudyResult result(Rulebook rules, Payments payments, Diagnostics warnings);
  /// The same sums under other schemes, beside them; the work stays as it is.
  [[nodiscard]] StudyResult result_over(Casemix casemix, Rulebook rules, Payments payments,
                                        Diagnostics warnings) const;

 private:
  [[nodiscard]] std::map<TableKind, std::uint64_t> by_input(
      const std::array<std::uint64_t, table_count>& counts) const;
  void tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const {
    if (options_.progress) options_.progress(stage, done, of);
  }
  [[nodiscard]] std::vector<Allocation> allocate(const Tables& tables, PartOf of);
  void note_needs(const std::vector<CareRecord>& people, const PersonWork& work);
  void work_people(const std::vector<CareRecord>& people, const PersonWork& work, PartOf of);

  const Study& study_;
  const Rulebook& rules_;
  const RunOptions& options_;
  StudySink& sink_;
  Scorecard card_;
  std::vector<Pence> limits_;  ///< of stop-loss
  Casemix casemix_;
  Indicators indicators_;
  Pathways pathways_;
  ReachSums reach_;
  IntegritySums integrity_;
  CostlyCases costly_;
  OutcomeStrata strata_;
  std::shared_ptr<PriceCells> price_cells_;  ///< null: nobody asked
  Findings findings_;
  Quality quality_;
  std::set<PriceNeed> needs_;
  bool price_missing_ = false;
  std::map<std::string, std::uint64_t> allocated_;
  std::array<std::uint64_t, table_count> rows_{}, set_aside_{};
  std::uint64_t people_ = 0, assessments_ = 0;
};

}  // namespace pbr::study
