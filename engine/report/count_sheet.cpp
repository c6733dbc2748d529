#include <algorithm>

#include "report/published_counts.hpp"

namespace pbr {

namespace {

bool is_exempt(const DisclosureRule& rule, std::string_view level) {
  return std::find(rule.exempt_levels.begin(), rule.exempt_levels.end(), level) !=
         rule.exempt_levels.end();
}

/// What rounds to the same as the count.
CountRange rounded_range(const DisclosureRule& rule, std::int64_t count) {
  const std::int64_t to = std::max<std::int64_t>(rule.round_to, 1);
  const std::int64_t low = (count + to / 2) / to * to - to / 2;
  return {std::max(low, rule.suppress_below), low + to - 1};
}

}  // namespace

std::string people_table(const std::string& level) { return "People by " + level; }

std::size_t CountSheet::add(PublishedCount count, std::int64_t value) {
  values_.push_back(value);
  return system.add(std::move(count));
}

std::size_t CountSheet::exact(const std::string& table, const std::string& row,
                              const std::string& column, std::int64_t count) {
  return add({table, row, column, {count, count}}, count);
}

std::size_t CountSheet::shown(std::string_view level, const std::string& table,
                              const std::string& row, const std::string& column, std::int64_t count,
                              bool veiled) {
  const DisclosureRule& rule = view_.rule;
  const bool under = !is_exempt(rule, level) && count < rule.suppress_below;
  if (veiled || view_.is_also_hidden(table, row)) {
    return add({table, row, column, CountRange{}, true, under}, count);
  }
  if (under) {
    const CountRange range{0, rule.suppress_below - 1};
    return add({table, row, column, range, true, true}, count);
  }
  if (is_exempt(rule, level)) return exact(table, row, column, count);
  return add({table, row, column, rounded_range(rule, count)}, count);
}

std::size_t CountSheet::unprinted(const std::string& table, const std::string& row,
                                  std::int64_t count) {
  return add({table, row, "", CountRange{}}, count);
}

CountSheet::Share CountSheet::share(std::string_view level, const std::string& table,
                                    const std::string& row, const std::string& column,
                                    std::int64_t part, std::int64_t whole) {
  const DisclosureRule& rule = view_.rule;
  const bool exempt = is_exempt(rule, level);
  const bool few = part < rule.suppress_below || whole < rule.suppress_below;
  const bool marked = whole <= 0 || (few && !exempt);
  const std::int64_t least = exempt ? 0 : rule.suppress_below;
  Share of;
  if (marked) {
    const CountRange range{0, std::max<std::int64_t>(rule.suppress_below - 1, part)};
    of.part = add({table, row, column + ", part", range, true, true}, part);
    of.whole = unprinted(table, row, whole);
  } else {
    of.part = add({table, row, column + ", part", {least, CountRange::unbounded}}, part);
    of.whole = add({table, row, column + ", whole", {least, CountRange::unbounded}}, whole);
    percent(level, of.part, of.whole);
  }
  this->part(of.part, of.whole);
  return of;
}

void CountSheet::total(std::size_t whole, const std::vector<std::size_t>& parts) {
  std::int64_t sum = 0;
  for (const std::size_t part : parts) sum += values_[part];
  if (sum == values_[whole] && !parts.empty()) system.add_total(whole, parts);
}

void CountSheet::part(std::size_t part, std::size_t whole) {
  if (values_[part] <= values_[whole]) system.add_part(part, whole);
}

void CountSheet::same(std::size_t a, std::size_t b) {
  if (values_[a] == values_[b]) system.add_total(a, {b});
}

void CountSheet::percent(std::string_view level, std::size_t part, std::size_t whole) {
  const std::string text = disclosed_percent(view_.rule, level, values_[part], values_[whole]);
  if (text != view_.rule.mark) system.add_percent(part, whole, std::stoll(text));
}

void CountSheet::may_hide(std::size_t count) {
  PublishedCount& of = system.counts[count];
  of.may_hide = !of.hidden && !of.range.single();
}

}  // namespace pbr
