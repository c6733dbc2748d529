// All changes of an overlay, made one after the other to the parsed packs of a study.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pbr/overlay.hpp"
#include "rulebook/overlay_targets.hpp"

namespace pbr::rulebook {

struct OverlayTerms {
  const Overlay* overlay = nullptr;
  std::vector<PackTree> packs;
  std::vector<std::string> ids;  ///< of the packs, for what is told
  Period period;                 ///< of the study
  /// Whether there is a scheme of a name that the study does not compare.
  std::function<bool(const std::string& name)> is_a_scheme;
};

struct OverlayWork {
  std::vector<AppliedChange> applied;
  std::set<std::size_t> touched;                     ///< packs of which a value was looked at
  std::vector<std::vector<std::string>> changed_by;  ///< by pack, names of scenarios
  Diagnostics problems;                              ///< SN010 to SN012, SN014, SN015
};

[[nodiscard]] OverlayWork apply_overlay(const OverlayTerms& terms);

}  // namespace pbr::rulebook
