#include "intake/assessment_plan.hpp"

#include <algorithm>

namespace pbr::intake {
namespace {

std::uint32_t find(const std::vector<std::string>& header, std::string_view name) {
  const auto at = std::find(header.begin(), header.end(), name);
  return at == header.end() ? AssessmentPlan::absent
                            : static_cast<std::uint32_t>(at - header.begin());
}

}  // namespace

void AssessmentPlan::find_run(const Items& items) {
  Run now;
  for (std::uint32_t item = 0; item < item_count; ++item) {
    const std::uint32_t column = items[item];
    if (column == absent || column == 0 || column + 1 == columns) {
      now.count = 0;
      continue;
    }
    if (now.count == 0 || column != now.column + now.count) now = {item, column, 0};
    ++now.count;
    if (now.count > run.count) run = now;
  }
}

std::uint32_t AssessmentPlan::place_of(std::uint32_t column) const {
  return column == absent || column < run.column ? column : column - run.count;
}

AssessmentPlan::AssessmentPlan(const std::vector<std::string>& header)
    : columns(static_cast<std::uint32_t>(header.size())) {
  Items items{};
  for (std::uint32_t item = 0; item < item_count; ++item) {
    items[item] = find(header, item_column(item));
  }
  find_run(items);
  for (std::uint32_t item = 0; item < item_count; ++item) {
    if (items[item] == absent) {
      not_given.push_back(item);
    } else if (item < run.item || item >= run.item + run.count) {
      singles.push_back({item, place_of(items[item])});
    }
  }
  const auto place = [&](std::string_view name) { return place_of(find(header, name)); };
  id = place("assessment_id");
  person = place("person_id");
  provider = place("provider");
  date = place("date");
  reason = place("reason");
  super_class = place("super_class");
  item_8_type = place("item_8_type");
  const std::uint32_t first = find(header, "assessment_id");
  ids_side_by_side = first != absent && find(header, "person_id") == first + 1 &&
                     find(header, "provider") == first + 2 && find(header, "date") == first + 3;
  ids_lead = ids_side_by_side && first == 0 && run.count > 0 && run.column > 4;
}

}  // namespace pbr::intake
