// What only shows when the packs of a study stand together.
#pragma once

#include <string>

#include "pbr/rulebook.hpp"

namespace pbr::rulebook {

/// RB080 an indicator's measure is in no pack; RB081 a cluster without a price; RB082 a pack that
/// is not valid for the whole period; RB083 the cluster pack was written for another instrument
/// (`expected_id` is the id of the one it names, "" where that could not be found); RB084 a
/// statistic that the measure cannot give; RB085 two schemes, RB086 two measures with one id; RB087
/// (warning) a price for a code without a page; RB088 an R row that no rating of the item can meet;
/// RB089 an item that the instrument does not have;
/// RB090 a cluster of the episodes pack without a page.
[[nodiscard]] Diagnostics cross_check(const Rulebook& book, Period period,
                                      const std::string& expected_id);

}  // namespace pbr::rulebook
