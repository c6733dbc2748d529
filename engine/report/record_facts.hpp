// What the run.json of every command tells alike.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/report.hpp"

namespace pbr {

[[nodiscard]] boost::json::object study_facts(const Study& study);
/// A table, its file by name, hash and rows; the column map that reads it.
[[nodiscard]] boost::json::array input_facts(const StudyResult& result, const RunFacts& run);
/// With the scenarios that changed it, where one did.
[[nodiscard]] boost::json::array pack_facts(const Rulebook& rulebook);
[[nodiscard]] boost::json::array output_facts(const RunFacts& run);

}  // namespace pbr
