// Calendar dates without clock, zone or locale, and periods made of whole days.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "pbr/result.hpp"

namespace pbr {

/// One day. Ordered, counted in days, printed as ISO 8601 (2014-04-01).
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
  /// A day that is known to exist, for tests and constants; throws InternalError otherwise.
  Date(int year, unsigned month, unsigned day);

  /// Reads exactly YYYY-MM-DD, years 1800 to 2199, and refuses days that do not exist
  /// (2023-02-29) saying why.
  [[nodiscard]] static Result<Date> parse(std::string_view text);

  [[nodiscard]] constexpr std::chrono::sys_days days() const { return days_; }
  [[nodiscard]] std::chrono::year_month_day ymd() const { return days_; }

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date date, int days) {
    return Date{date.days_ + std::chrono::days{days}};
  }
  friend constexpr Date operator-(Date date, int days) {
    return Date{date.days_ - std::chrono::days{days}};
  }
  /// Days from b to a.
  friend constexpr int operator-(Date a, Date b) {
    return static_cast<int>((a.days_ - b.days_).count());
  }

 private:
  std::chrono::sys_days days_{};
};

/// What a month added to the 31st means where the month is shorter.
enum class MonthEnd : std::uint8_t {
  clip  ///< the last day of the shorter month: 2018-08-31 + 6 months = 2019-02-28
};

[[nodiscard]] Date add_months(Date date, int months, MonthEnd rule);
[[nodiscard]] Date first_of_month(Date date);
/// Whole years from birth to the day; a birthday on 29 February counts from 1 March in other years.
[[nodiscard]] int age_on(Date birth, Date day);

[[nodiscard]] std::string to_text(Date date);
/// "2014-04", the form of a month in every file.
[[nodiscard]] std::string month_text(Date date);

/// A run of whole days, half open: [first, end). Files write it as first_day and last_day, both
/// inclusive; last_day() is end - 1.
struct Period {
  Date first;
  Date end;

  /// From a file's inclusive days.
  [[nodiscard]] static constexpr Period inclusive(Date first_day, Date last_day) {
    return {first_day, last_day + 1};
  }
  [[nodiscard]] constexpr Date last_day() const { return end - 1; }
  /// Days inside; 0 where the end is not after the first day.
  [[nodiscard]] constexpr int days() const { return end > first ? end - first : 0; }
  [[nodiscard]] constexpr bool empty() const { return days() == 0; }
  [[nodiscard]] constexpr bool contains(Date day) const { return first <= day && day < end; }
  friend constexpr bool operator==(const Period&, const Period&) = default;
};

/// The days in both; empty where there are none.
[[nodiscard]] constexpr Period overlap(Period a, Period b) {
  const Date first = a.first > b.first ? a.first : b.first;
  const Date end = a.end < b.end ? a.end : b.end;
  return {first, end < first ? first : end};
}

}  // namespace pbr
