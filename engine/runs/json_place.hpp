// JSON from elsewhere: parsed strictly, and told where it breaks off.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>

#include "pbr/diagnostic.hpp"

namespace pbr::runs {

/// The value, or RN001 with the place where the text stops being JSON.
[[nodiscard]] std::optional<boost::json::value> parse_json(const std::string& file,
                                                           const std::string& text,
                                                           Diagnostics& problems);

}  // namespace pbr::runs
