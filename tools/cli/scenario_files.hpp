// Scenarios as the command line names them: "a+b", files or names beside the study.
#pragma once

#include <optional>
#include <string>

#include "pbr/scenario.hpp"

namespace pbr::cli {

/// The layers of a variant: names parted by "+", each a file (ends in .yaml; as given, else beside
/// the study) or the name of a file beside the study or in its folder `scenarios`. Nothing where
/// one cannot be read; then all problems were told. An empty text is the study as it is.
[[nodiscard]] std::optional<Variant> load_variant(const Study& study, const std::string& names);

}  // namespace pbr::cli
