// What a repeated run is held against: what the run before was made of, and the files it left.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pbr/report.hpp"
#include "pbr/run_record.hpp"
#include "pbr/run_report.hpp"

namespace pbr::cli {

/// A fact that is not what was recorded; an empty text is "nothing".
void differs(Verification& into, const std::string& what, const std::string& recorded,
             const std::string& here);

/// `scenarios`: file name and hash of each that is laid over the study.
void compare_inputs(const RunRecord& record, const Study& study, const RunFacts& facts,
                    const std::vector<std::pair<std::string, std::string>>& scenarios,
                    Verification& into);

/// `packs`: of all sides, as the record has them.
void compare_packs(const RunRecord& record, const std::vector<const PackHeader*>& packs,
                   Verification& into);

/// Every file of the record and of the repeated run: their hashes, and where they part.
void compare_files(const RunRecord& record, const std::string& repeated,
                   const std::vector<FileHash>& hashes, Verification& into);

}  // namespace pbr::cli
