// Changes of data: their paths, and what each kind may say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/overlay.hpp"

namespace pbr::scenario {

/// SN010 a path that starts with no known word or has too few or too many keys, SN012 a date, SN016
/// a kind of change or an amount that is not for it. Of packs only the first key is looked at.
void check_path(const Change& change, Diagnostics& problems);

/// The keys of a change of that kind of data, or nothing where it is of another.
[[nodiscard]] std::vector<std::string> keys_of(const Change& change, std::string_view word);

[[nodiscard]] inline bool names(const std::string& key, std::string_view code) {
  return key == "*" || key == code;
}

/// SN014 of a change.
[[nodiscard]] Diagnostic changes_nothing(const Change& change, std::string why,
                                         std::string help = {});

/// "did you mean "X"?", or "".
[[nodiscard]] std::string did_you_mean(const std::string& name,
                                       const std::vector<std::string>& known);

}  // namespace pbr::scenario
