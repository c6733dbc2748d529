// A table of a rule test: one case a row.
#pragma once

#include <vector>

#include "audit/rule_tests_expect.hpp"

namespace pbr::audit {

/// Appends a case a row; name, tags, source and place of `model` are those of the whole table.
/// Problems: RT004 ratings, RT005 nothing expected, RT009 a row of another length, RT010 a column
/// that is none or stands twice.
void read_table(yaml::Reader& reader, const yaml::Node& node, const ClusterPack* pack,
                const RuleCase& model, std::vector<RuleCase>& cases);

}  // namespace pbr::audit
