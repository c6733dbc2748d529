// Do recorded clusters agree with the rules? The published measures, each with an interval.
//
// Linking. A recorded spell is compared with one assessment of the same person at the same
// provider: the first dated inside the spell (start included, end not) whose ratings can be used,
// by date and then by row. What cannot be compared is counted, in this order: a spell without a
// recorded code is not recorded; a code that the pack has neither as a page nor as its variance
// cluster is not comparable; a spell with no assessment inside is not assessed; one whose
// assessments inside cannot be used is not usable.
//
// Recorded is the spell's final code, or the initial one where the caller asks for it. Allocated is
// the cluster of the rules for the assessment as it stands, its super-class and reason included.
// Allocated variance counts as a cluster of its own.
//
// Measures, over compared spells:
//   agreement        recorded = allocated
//   kappa            Cohen 1960, unweighted, over all codes that occur
//   kappa_A, B, C    Cohen 1968 with linear weights, 1 - |i - j| / (k - 1), over spells whose two
//                    codes are both pages of that super-class; i and j are places in the pack's
//                    pages of the super-class by need and then by code, k is their number
//   super_class      the two codes are pages of one super-class, or the same code
//   over, under, matching   need of the recorded cluster above, below or equal to that of the
//                    allocated one (Moscelli 2019 compares clustering with the algorithm's so; the
//                    ranks of need are the pack's); none of the three where the rules gave the
//                    code for unusable ratings
//   essential_met    newly assigned spells (the person's last spell before it at that provider with
//                    a recorded code, if any, carries another one) whose assessment meets the
//                    essential criteria of the recorded page (the HSCIC measure); method profile
//
// Intervals are 95%. People may have several spells, so standard errors sum the influence of each
// person's spells (delta method; for one spell a person it is the usual large-sample error of
// Fleiss, Cohen and Everitt 1969). Shares take Wilson's interval with the effective number of
// spells, n x binomial variance / that variance and at most n; kappas are +- 1.959964 standard
// errors, cut at -1 and 1, and have no interval with fewer than ten people.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// Which of a spell's two codes is compared.
enum class RecordedCode : std::uint8_t { final_code, initial_code };

/// A share or a kappa. `value`, `low` and `high` are empty where it is not defined: nothing to
/// count, or, for a kappa, chance agreement of 1; `low` and `high` also where a kappa rests on
/// fewer than ten people.
struct AgreementMeasure {
  std::string name;             ///< as above
  std::uint64_t numerator = 0;  ///< of a share; for a kappa, spells on the diagonal
  std::uint64_t denominator = 0;
  std::optional<double> value, low, high;
};

/// The measures of one provider, or of all.
struct AgreementRow {
  ProviderId provider;  ///< empty: all
  std::uint64_t spells = 0, people = 0;
  std::uint64_t not_recorded = 0, not_assessed = 0, not_usable = 0, not_comparable = 0;
  std::uint64_t compared = 0;
  std::vector<AgreementMeasure> measures;  ///< in the order above; the same names in every row
};

struct Agreement {
  /// All, then each provider by id.
  std::vector<AgreementRow> rows;
  /// (recorded, allocated) -> compared spells, all providers.
  std::map<std::pair<ClusterCode, ClusterCode>, std::uint64_t> confusion;
};

/// Compares the recorded spells with what the rules say. Pure; the order of the tables does not
/// matter but for ties of date. The tables must have come from intake with the pack's codes.
[[nodiscard]] Agreement agreement(const ClusterPack& pack, const Tables& tables,
                                  RecordedCode compared);

}  // namespace pbr
