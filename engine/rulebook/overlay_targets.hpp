// The values of parsed packs that a path names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A pack as an overlay sees it.
struct PackTree {
  std::string_view word;           ///< first key of paths into it: tariff, schemes ...
  std::vector<std::string> names;  ///< a scheme: its id and what the study calls it
  yaml::Document* document = nullptr;
};

enum class DatedAs : std::uint8_t {
  undated,
  value,   ///< one value, or a list of dated ones
  element  ///< the key of an element of a list whose elements are dated
};

struct Target {
  std::size_t pack = 0;           ///< index of the tree
  std::vector<std::string> keys;  ///< in full
  yaml::Node* node = nullptr;
  DatedAs dated = DatedAs::undated;
  yaml::Node* list = nullptr;  ///< element: the list, and which
  std::size_t place = 0;
};

/// Where a path leads to nothing.
struct DeadEnd {
  std::size_t key = 0;                  ///< index of the key that names nothing
  std::vector<std::string> keys;        ///< those before it, in full
  std::vector<std::string> candidates;  ///< what stands there
};

struct Targets {
  std::vector<Target> values;      ///< in the order of the files
  std::vector<Target> containers;  ///< mappings and lists, where a value is asked
  std::optional<DeadEnd> dead_end;
};

/// Keys as keys_of_path() gives them.
[[nodiscard]] Targets find_targets(const std::vector<PackTree>& packs,
                                   const std::vector<std::string>& keys);

/// The keys as a path, those with a dot in quotes.
[[nodiscard]] std::string path_text(const std::vector<std::string>& keys);

}  // namespace pbr::rulebook
