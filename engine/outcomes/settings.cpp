#include "outcomes/settings.hpp"

#include <algorithm>

namespace pbr {

std::optional<Setting> setting_of(std::string_view text) {
  if (text == "community") return Setting::community;
  if (text == "in_patient" || text == "in-patient" || text == "inpatient") {
    return Setting::in_patient;
  }
  return std::nullopt;
}

Setting setting_on(const CareRecord& care, const ProviderId& provider, Date day) {
  const auto in_stay = [&](const Stay* stay) {
    return stay->provider == provider && stay->start <= day && (!stay->end || day <= *stay->end);
  };
  return std::any_of(care.stays.begin(), care.stays.end(), in_stay) ? Setting::in_patient
                                                                    : Setting::community;
}

}  // namespace pbr
