// A run.json read again: what a run says it was made of, by what, and what came of it.
//
// The file may come from anybody: whatever it names as an output must be a plain file name beside
// it, and a hash must be one. Problems, all at once: RN001 not JSON (with line and column), RN002
// JSON that is no run.json of pbr, RN003 a key that is missing or of another type, RN004 a folder
// without a run.json or a file that cannot be read, RN005 an output whose name is no plain file
// name, RN006 a hash that is no SHA-256 in hex.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/pack.hpp"

namespace pbr {

/// A file that a run names by its hash.
struct RecordedFile {
  std::string what;  ///< input: the table; pack: its kind; output: empty
  std::string name;  ///< the file, or the reference of a pack
  std::string sha256;
  std::string detail{};  ///< pack: "england-illustrative 1.0.0"; else empty
};

/// What pbr compare laid over the study: files of scenarios, the first first.
struct RecordedSides {
  std::vector<std::string> baseline, reform;
};

struct RunRecord {
  std::string file;    ///< run.json as it was opened
  std::string folder;  ///< where it stands
  int schema = 1;      ///< 1 knows no program hash, study hash, parameters and outputs
  std::string version, command;
  std::string study, study_file, study_sha256, program_sha256;
  std::string first_day, last_day;
  std::uint64_t seed = 0, replicates = 0;
  std::vector<std::string> groups;
  bool disclosure = true;
  std::vector<std::string> papers;
  /// Column maps behind the tables they read: what "map of x". Scenarios last: what "scenario".
  std::vector<RecordedFile> inputs;
  std::vector<RecordedFile> packs;     ///< of a comparison both sides': kind, and "reform " + kind
  std::optional<RecordedSides> sides;  ///< of pbr compare only
  std::vector<RecordedFile> outputs;
};

/// Reads run.json, or that of a folder.
[[nodiscard]] Loaded<RunRecord> load_run_record(const std::string& file_or_folder);

}  // namespace pbr
