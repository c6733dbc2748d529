// Where a score was taken.
#pragma once

#include <optional>
#include <string_view>

#include "pbr/pairing.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// What a text says: "community"; "in_patient", "in-patient" or "inpatient"; nothing for another.
[[nodiscard]] std::optional<Setting> setting_of(std::string_view text);

/// in_patient where the person was in a stay of the provider on the day, that of discharge
/// included: a score at discharge is one of the hospital. Else community.
[[nodiscard]] Setting setting_on(const CareRecord& care, const ProviderId& provider, Date day);

}  // namespace pbr
