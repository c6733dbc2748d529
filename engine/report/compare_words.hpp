// What text, data and page of a comparison say alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pbr/scenario_report.hpp"

namespace pbr {

/// "value", "factor", "add".
[[nodiscard]] std::string_view kind_word(ChangeKind kind);

/// The rows of one scheme at one level, all components together.
[[nodiscard]] std::vector<const AmountComparison*> rows_at(const ScenarioResult& result,
                                                           const SchemeId& scheme, Level level);
/// The components of a scheme over all contracts.
[[nodiscard]] std::vector<const AmountComparison*> components_of(const ScenarioResult& result,
                                                                 const SchemeId& scheme);
/// Of a list those that change most, gains first by their size or losses by theirs; equal ones by
/// their order. At most `most`.
[[nodiscard]] std::vector<const AmountComparison*> largest(
    std::vector<const AmountComparison*> rows, bool gains, std::size_t most);
/// The provider or the commissioner; "(not known)" where empty.
[[nodiscard]] std::string who(const AmountComparison& row);

/// Ids of the schemes, in the order of the study.
[[nodiscard]] std::vector<SchemeId> schemes_of(const ScenarioResult& result);
/// The scheme whose total changes most, the later of equals.
[[nodiscard]] const AmountComparison* headline_row(const ScenarioResult& result);
/// "Under tariff-up-2, the scheme Activity pays £1,000.00 more (+1.25%)".
[[nodiscard]] std::string headline_of(const ScenarioResult& result);
[[nodiscard]] std::string scheme_name(const ScenarioResult& result, const SchemeId& id);

}  // namespace pbr
