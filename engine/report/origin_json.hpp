// Where a price comes from, as JSON.
#pragma once

#include <boost/json/object.hpp>

#include "pbr/line_explanation.hpp"

namespace pbr {

/// Null for "nobody in particular".
[[nodiscard]] boost::json::value name_value(const std::string& name);
/// The price with its entry, the lists asked, the contract, the factor and its parts.
[[nodiscard]] boost::json::object origin_value(const PriceOrigin& origin);
/// The book's id, version, status and reference.
[[nodiscard]] boost::json::object book_value(const PackHeader& header);

}  // namespace pbr
