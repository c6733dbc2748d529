// A synthetic cohort: people who never lived, for the financial year 2014-04-01 to 2015-03-31.
//
// Promises, each tested:
//   1. The same options give the same bytes on every machine: every draw comes from a counter-based
//      generator keyed by (seed, person, stream), in whole-number arithmetic.
//   2. A person is the same in a cohort of any size: the first N people of a larger cohort are the
//      cohort of N. Only the contracts and contributions grow with the number of people.
//   3. Faults are planted at the stated rate in rows of known kinds, and every one is counted.
//   4. The summary sets the cohort beside the published figures, whether they match or not.
//
// Memory does not grow with the number of people. Codes of providers and commissioners are
// invented.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/money.hpp"

namespace pbr {

struct SynthOptions {
  std::uint64_t people = 5000;
  std::uint64_t seed = 1;
  std::string folder;  ///< made where it does not exist
  enum class Format : std::uint8_t {
    canonical,  ///< the contract's tables, a study.yaml and a README.txt
    mhsds       ///< MHSDS tables and a README.txt
  } format = Format::canonical;
  int mhsds_version = 5;  ///< whose field names the MHSDS tables have: 4 or 5
  /// Every MHSDS row stands once more, in the submission of the month before, some with a value
  /// that was not known then: an import must take the later row and count the earlier.
  bool resubmitted = false;
  /// Share of rows of persons, referrals, assessments, clusters, contacts, stays, measures and
  /// statuses that get one fault each; 0 to 1.
  Rate dirty_rate{5, 1000};
  std::vector<std::string> rule_folders;  ///< where the instrument and cluster packs are found
  /// Called now and then: stage, people done, of how many.
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t of)> progress{};
};

/// One published figure beside ours.
struct Calibration {
  std::string name;
  std::optional<Rate> published;  ///< nothing where we hold no published figure
  std::string source;
  Rate ours;
  /// Whether the generator was fitted to the figure; else it stands here for comparison only.
  bool fitted = true;
};

struct SynthSummary {
  std::uint64_t people = 0;
  std::vector<std::pair<std::string, std::uint64_t>> rows;  ///< by table, in the order written
  std::map<std::string, std::uint64_t> dirty;               ///< by kind of fault
  std::vector<Calibration> calibrations;
  std::vector<std::string> files;  ///< final paths
};

/// The cohort cannot be made as asked; `problems` says everything that is wrong (SY001 an option
/// out of range; or what loading the rule packs found).
class SynthError : public std::runtime_error {
 public:
  explicit SynthError(Diagnostics problems);
  [[nodiscard]] const Diagnostics& problems() const { return problems_; }

 private:
  Diagnostics problems_;
};

/// Makes the cohort. Files are written beside their final names and renamed when all are complete.
/// Throws SynthError, and std::system_error where a file cannot be written.
SynthSummary synthesise(const SynthOptions& options);

/// The summary as a text table for people.
void write_summary(const SynthSummary& summary, std::ostream& out);

}  // namespace pbr
