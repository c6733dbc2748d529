// What `pbr run` prints when it is done.
#pragma once

#include <iosfwd>
#include <string>

#include "pbr/study.hpp"

namespace pbr::cli {

/// Where the report stands, as it can be opened from here.
[[nodiscard]] std::string report_path(const std::string& folder);

/// Text ends with the path of the report; json is one object; csv is one row a scheme.
void print_summary(const StudyResult& result, const std::string& folder, const std::string& format,
                   std::ostream& out);

}  // namespace pbr::cli
