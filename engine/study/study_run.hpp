// One reading of a study's inputs for every variant that reads rows alike.
#pragma once

#include <future>
#include <memory>
#include <string_view>
#include <vector>

#include "pbr/study.hpp"
#include "study/partitions.hpp"
#include "study/repeated_ids.hpp"
#include "study/variant_work.hpp"

namespace pbr::study {

class StudyRun {
 public:
  /// All but the variants outlive the run.
  StudyRun(const Study& study, std::vector<StudyVariant> variants, const RunOptions& options,
           StudySink& sink);

  /// An outcome by variant. The problems begin with `warnings`.
  Loaded<std::vector<VariantOutcome>> go(Diagnostics warnings);

 private:
  void tell(std::string_view stage, std::uint64_t done, std::uint64_t of) const;
  [[nodiscard]] StudyWork& first() { return variants_.front()->work(); }
  [[nodiscard]] Findings no_findings() { return first().findings().empty_like_this(); }

  [[nodiscard]] bool fits_into_memory() const;
  void read_tables(const std::vector<TableFile>& files, Part& part, Diagnostics& problems);
  Diagnostics read_input(const TableFile& file, Part& part) const;
  void check_groups(const std::vector<std::string>& columns, Diagnostics& problems) const;
  void take_agreements(const Tables& tables, Diagnostics& problems);
  std::vector<Allocation> add(const Part& part, PartOf of);
  void add_missing_prices(Diagnostics& problems) const;
  void finish(Loaded<std::vector<VariantOutcome>>& loaded);

  void run_whole(Diagnostics& problems);
  void write_allocations(const Tables& tables, const std::vector<Allocation>& allocations);

  // In study_run_parts.cpp.
  void run_parts(Diagnostics& problems);
  void refuse_long_forms(Diagnostics& problems) const;
  void split(Partitions& partitions, Part& others, Diagnostics& problems);
  void work_parts(Partitions& partitions, std::launch how, RepeatedIds& ids);
  void allocate_files(Diagnostics& problems);

  const Study& study_;
  const RunOptions& options_;
  StudySink& sink_;
  NullSink nowhere_;
  IntakeTerms terms_;
  std::vector<std::unique_ptr<VariantWork>> variants_;
  std::vector<TableFile> files_, other_files_;
};

}  // namespace pbr::study
