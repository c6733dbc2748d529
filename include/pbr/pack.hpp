// What every rule pack has: who wrote it, how far it may be trusted, and where it was found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"

namespace pbr {

/// How far a pack may be trusted. Illustrative packs are named in every output made with them.
enum class PackStatus : std::uint8_t { official, transcribed, illustrative };
[[nodiscard]] std::string_view to_text(PackStatus status);

struct PackHeader {
  std::string kind;  ///< instrument, clusters, tariff, measure, scheme, disclosure, episodes, nwau
  std::string id;
  std::string version;
  PackStatus status = PackStatus::illustrative;
  Period valid;
  std::string licence;
  std::vector<std::string> sources;
  std::string reference;  ///< as the study names it
  std::string file;       ///< as given or found, for diagnostics
  std::string sha256;     ///< of the file's bytes
  /// Scenarios that changed a value of it, in order: the pack is then not what its hash names.
  std::vector<std::string> changed_by{};
};

/// Folders searched for packs, first hit wins.
struct RulePaths {
  std::vector<std::string> folders;
};

/// A pack or the complete list of what is wrong with it (all problems at once).
template <class T>
struct Loaded {
  std::optional<T> value;  ///< empty where `problems` has an error
  Diagnostics problems;
};

}  // namespace pbr
