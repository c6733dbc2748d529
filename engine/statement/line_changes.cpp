#include "pbr/line_changes.hpp"

#include <algorithm>
#include <tuple>

namespace pbr {
namespace {

auto place(const LineRecord& line) {
  return std::tie(line.person, line.provider, line.commissioner, line.cluster, line.unit,
                  line.first);
}

auto content(const LineRecord& line) {
  return std::tie(line.last, line.quantity, line.per, line.price, line.factor, line.amount);
}

void sort(std::vector<LineRecord>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const LineRecord& a, const LineRecord& b) {
    return std::tuple_cat(place(a), content(a)) < std::tuple_cat(place(b), content(b));
  });
}

Pence sum(const std::vector<LineRecord>& lines) {
  Pence all;
  for (const LineRecord& line : lines) all += line.amount;
  return all;
}

using Lines = std::vector<LineRecord>::const_iterator;

// Takes what both have out of the two, and pairs the rest.
void compare_place(Lines before, Lines before_end, Lines after, Lines after_end,
                   std::vector<LineChange>& changes) {
  std::vector<LineRecord> gone, come;
  const auto by_content = [](const LineRecord& a, const LineRecord& b) {
    return content(a) < content(b);
  };
  std::set_difference(before, before_end, after, after_end, std::back_inserter(gone), by_content);
  std::set_difference(after, after_end, before, before_end, std::back_inserter(come), by_content);
  for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
    LineChange& change = changes.emplace_back();
    if (i < gone.size()) change.before = std::move(gone[i]);
    if (i < come.size()) change.after = std::move(come[i]);
  }
}

Lines end_of_place(Lines first, Lines end, const LineRecord& line) {
  return std::find_if(first, end,
                      [&](const LineRecord& each) { return place(each) != place(line); });
}

// Of person-episode-line, or person-0-line.
std::string person_of(const std::string& line_id) {
  const auto last = line_id.rfind('-');
  const bool none = last == std::string::npos || last == 0;
  return line_id.substr(0, none ? std::string::npos : line_id.rfind('-', last - 1));
}

}  // namespace

LineRecord line_record(const ProviderId& provider, const CommissionerId& commissioner,
                       const ClusterCode& cluster, const Line& line) {
  LineRecord record;
  record.id = line.id;
  if (line.unit != TariffUnit::capitation) record.person = person_of(line.id);
  record.provider = provider;
  record.commissioner = commissioner;
  record.cluster = cluster;
  record.unit = line.unit;
  record.first = line.period.first;
  record.last = line.period.last_day();
  record.quantity = line.quantity;
  record.per = line.per;
  record.price = line.price;
  record.factor = line.factor;
  record.amount = line.amount;
  return record;
}

Pence LineChange::difference() const {
  return (after ? after->amount : Pence{}) - (before ? before->amount : Pence{});
}

LineChanges line_changes(std::vector<LineRecord> before, std::vector<LineRecord> after) {
  sort(before);
  sort(after);
  LineChanges result{{}, sum(before), sum(after)};
  Lines old_line = before.begin();
  Lines new_line = after.begin();
  while (old_line != before.end() || new_line != after.end()) {
    const bool from_new = old_line == before.end() ||
                          (new_line != after.end() && place(*new_line) < place(*old_line));
    const LineRecord& next = from_new ? *new_line : *old_line;
    const Lines old_end = end_of_place(old_line, before.end(), next);
    const Lines new_end = end_of_place(new_line, after.end(), next);
    compare_place(old_line, old_end, new_line, new_end, result.changes);
    old_line = old_end;
    new_line = new_end;
  }
  return result;
}

}  // namespace pbr
