#include "rulebook/dated.hpp"

namespace pbr::rulebook {
namespace {

void check_order(yaml::Reader& reader, const Start& start, const Start& before,
                 std::string_view what) {
  if (before.from < start.from) return;
  const bool same = before.from == start.from;
  reader.problem("RB041", *start.at,
                 same ? "two values of " + std::string(what) + " start on the same day"
                      : "values of " + std::string(what) + " are not in the order of their dates",
                 to_text(start.from), "a day after " + to_text(before.from));
}

}  // namespace

std::vector<Period> periods_of(yaml::Reader& reader, const std::vector<Start>& starts, Period valid,
                               std::string_view what) {
  std::vector<Period> periods;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Start& start = starts[i];
    if (!valid.empty() && !valid.contains(start.from)) {
      reader.problem("RB042", *start.at,
                     "a value of " + std::string(what) + " starts outside the pack's validity",
                     to_text(start.from),
                     "a day from " + to_text(valid.first) + " to " + to_text(valid.last_day()));
    }
    if (i > 0) check_order(reader, start, starts[i - 1], what);
    periods.push_back({start.from, i + 1 < starts.size() ? starts[i + 1].from : valid.end});
  }
  return periods;
}

}  // namespace pbr::rulebook
