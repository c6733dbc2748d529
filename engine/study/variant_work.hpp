// One variant of a study: its rules, its records, and what its people leave behind.
#pragma once

#include <memory>
#include <vector>

#include "pbr/study.hpp"
#include "study/study_work.hpp"

namespace pbr::study {

[[nodiscard]] IntakeTerms intake_terms(const Rulebook& rules);
/// Whether rows mean the same under both.
[[nodiscard]] bool reads_alike(const IntakeTerms& a, const IntakeTerms& b);

/// Takes no person-level results.
class NullSink : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& /*person*/) override {}
  void capitation(const std::vector<LoneLine>& /*lines*/) override {}
};

class VariantWork {
 public:
  /// `over` is the work of the variant whose sums it is paid over, or null. All but the variant
  /// outlive the work.
  VariantWork(const Study& study, StudyVariant variant, const RunOptions& options, StudySink& sink,
              const VariantWork* over);

  [[nodiscard]] const Rulebook& rules() const { return variant_.rules; }
  [[nodiscard]] StudyWork& work() { return *own_; }

  /// Contracts, plan and contributions; what is planned is checked before anybody is worked.
  void take_agreements(const Tables& tables, Diagnostics& problems);
  /// As StudyWork::add; nothing where the people are another's.
  std::vector<Allocation> add(const Part& part, PartOf of);
  [[nodiscard]] Diagnostics missing_prices() const;
  /// After everybody. Variants over another's sums before it, as this takes the sums away.
  void add_capitation();
  [[nodiscard]] std::optional<VariantOutcome> finish(Diagnostics& problems);

 private:
  [[nodiscard]] const StudyWork& sums() const { return over_ == nullptr ? *own_ : over_->sums(); }
  [[nodiscard]] std::optional<Statements> make_statements() const;
  [[nodiscard]] StatementTerms statement_terms() const;
  void add_contrast(const PayInputs& inputs, StudyResult& result) const;

  Study study_;
  StudyVariant variant_;
  const VariantWork* over_;
  std::unique_ptr<StudyWork> own_;
  std::vector<Contract> contracts_;
  std::vector<PlannedActivity> plan_;
  std::vector<Contribution> contributions_;
};

}  // namespace pbr::study
