// `pbr diff` and `pbr verify` in words and as JSON.
#pragma once

#include <iosfwd>

#include "pbr/run_diff.hpp"

namespace pbr {

/// From the top down; "the runs are the same" where they are. Names nobody.
void write_run_diff_text(const RunRecord& a, const RunRecord& b, const RunDifference&,
                         std::ostream&);
/// The same as one object: facts, packs, totals, tables, same_files. Nothing is left out.
void write_run_diff_json(const RunRecord& a, const RunRecord& b, const RunDifference&,
                         std::ostream&);

/// What became of one file when a run was repeated.
struct VerifiedFile {
  enum class State : std::uint8_t { same, differs, missing, not_recorded };
  std::string file;
  State state = State::same;
  std::string words;  ///< "line 17"; why it counts as it does; may be empty
};

struct Verification {
  std::vector<FactDifference> facts;  ///< what the run was made of and what is there now
  std::vector<VerifiedFile> files;
  [[nodiscard]] bool same() const;  ///< every file
};
void write_verification_text(const Verification&, std::ostream&);
void write_verification_json(const Verification&, std::ostream&);

}  // namespace pbr
