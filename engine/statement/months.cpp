#include "statement/months.hpp"

namespace pbr {

std::vector<Period> months_of(Period period) {
  std::vector<Period> months;
  for (Date first = period.first; first < period.end;) {
    const Date next = add_months(first_of_month(first), 1, MonthEnd::clip);
    months.push_back({first, next < period.end ? next : period.end});
    first = next;
  }
  return months;
}

}  // namespace pbr
