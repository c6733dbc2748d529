#include "outcomes/inclusion.hpp"

#include "pbr/outcomes.hpp"

namespace pbr {
namespace {

StatusField field_of(const Measure& measure) {
  if (measure.status_field == "settled") return &Status::settled;
  if (measure.status_field == "employed") return &Status::employed;
  throw InternalError("a status measure of no field of the statuses table");
}

}  // namespace

std::optional<bool> latest_status(const CareRecord& care, const ProviderId* provider,
                                  StatusField field, Period days) {
  std::optional<bool> latest;
  for (const Status* status : care.statuses) {
    if (provider != nullptr && status->provider != *provider) continue;
    const std::optional<bool>& value = status->*field;
    if (value && days.contains(status->date)) latest = value;
  }
  return latest;
}

Period months_to_end(Period period, int months) {
  const Date last = period.last_day();
  return Period::inclusive(add_months(last, -months, MonthEnd::clip) + 1, last);
}

bool of_age(const CareRecord& care, int from, int to, Period period) {
  if (care.details == nullptr || !care.details->birth_date) return false;
  const int age = age_on(*care.details->birth_date, period.last_day());
  return from <= age && age <= to;
}

std::vector<InclusionStatus> inclusion_of(const CareRecord& care, const ProviderId& provider,
                                          std::span<const Measure* const> measures, Period period) {
  std::vector<InclusionStatus> result;
  for (const Measure* measure : measures) {
    if (measure->kind != MeasureKind::status) continue;
    result.push_back({measure, of_age(care, measure->age_from, measure->age_to, period),
                      latest_status(care, &provider, field_of(*measure),
                                    months_to_end(period, measure->status_months))});
  }
  return result;
}

}  // namespace pbr
