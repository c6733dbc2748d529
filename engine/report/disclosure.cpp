#include <algorithm>

#include "pbr/report.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

bool exempt(const DisclosureRule& rule, std::string_view level) {
  return std::find(rule.exempt_levels.begin(), rule.exempt_levels.end(), level) !=
         rule.exempt_levels.end();
}

std::int64_t rounded_to(std::int64_t count, std::int64_t base) {
  return base > 1 ? (count + base / 2) / base * base : count;
}

}  // namespace

std::string disclosed_count(const DisclosureRule& rule, std::string_view level,
                            std::int64_t count) {
  if (exempt(rule, level)) {
    return std::to_string(count);
  }
  if (count < rule.suppress_below) {
    return rule.mark;
  }
  return std::to_string(rounded_to(count, rule.round_to));
}

std::string disclosed_percent(const DisclosureRule& rule, std::string_view level,
                              std::int64_t numerator, std::int64_t denominator) {
  const bool too_small = numerator < rule.suppress_below || denominator < rule.suppress_below;
  // A share of nobody is not a share, at any level.
  if (denominator <= 0 || (too_small && !exempt(rule, level))) {
    return rule.mark;
  }
  return ratio_text(numerator, denominator, 100, 0);
}

}  // namespace pbr
