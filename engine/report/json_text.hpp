// JSON for people and for comparing: two spaces a level, keys in the order they were put in.
#pragma once

#include <boost/json/value.hpp>
#include <iosfwd>

namespace pbr {

/// Ends with a line end. Numbers with a point are shares or differences of two: they are written
/// with six decimals.
void write_pretty(const boost::json::value& value, std::ostream& out);

}  // namespace pbr
