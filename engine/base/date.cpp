#include "pbr/date.hpp"

#include <optional>
#include <utility>

namespace pbr {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

unsigned last_day_of(year y, month m) {
  return static_cast<unsigned>(year_month_day_last{y, std::chrono::month_day_last{m}}.day());
}

}  // namespace

Date::Date(int y, unsigned m, unsigned d) {
  const year_month_day ymd{year{y}, month{m}, day{d}};
  // <chrono> keeps month and day in a byte: month 257 would be January.
  if (m > 12 || d > 31 || !ymd.ok()) throw InternalError("a date that does not exist");
  days_ = ymd;
}

Result<Date> Date::parse(std::string_view text) {
  const auto refuse = [&](std::string expected) {
    return Problem{std::string(text), std::move(expected)};
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return refuse("a date as YYYY-MM-DD");
  }
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d) return refuse("a date as YYYY-MM-DD");
  if (*y < 1800 || *y > 2199) return refuse("a year from 1800 to 2199");
  if (*m < 1 || *m > 12) return refuse("a month from 01 to 12");
  const year in_year{static_cast<int>(*y)};
  const unsigned last = last_day_of(in_year, month{*m});
  if (*d < 1 || *d > last) {
    return refuse("a day that exists: " + std::string(month_names[*m - 1]) + " " +
                  std::to_string(*y) + " has " + std::to_string(last) + " days");
  }
  return Date{year_month_day{in_year, month{*m}, day{*d}}};
}

Date add_months(Date date, int months, MonthEnd rule) {
  if (rule != MonthEnd::clip) throw InternalError("no such month-end rule");
  const year_month_day from = date.ymd();
  const auto to = std::chrono::year_month{from.year(), from.month()} + std::chrono::months{months};
  const unsigned last = last_day_of(to.year(), to.month());
  const unsigned wanted = static_cast<unsigned>(from.day());
  return Date{year_month_day{to.year(), to.month(), day{wanted < last ? wanted : last}}};
}

Date first_of_month(Date date) {
  const year_month_day from = date.ymd();
  return Date{year_month_day{from.year(), from.month(), day{1}}};
}

int age_on(Date birth, Date on) {
  const year_month_day b = birth.ymd();
  const year_month_day o = on.ymd();
  const int years = static_cast<int>(o.year()) - static_cast<int>(b.year());
  const bool before_birthday = std::pair{o.month(), o.day()} < std::pair{b.month(), b.day()};
  return before_birthday ? years - 1 : years;
}

std::string to_text(Date date) {
  const year_month_day ymd = date.ymd();
  const auto year = static_cast<unsigned>(static_cast<int>(ymd.year()));  // 1800 ... 2199
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t at, unsigned two_digits) {
    text[at] = static_cast<char>('0' + two_digits / 10);
    text[at + 1] = static_cast<char>('0' + two_digits % 10);
  };
  put(0, year / 100 % 100);
  put(2, year % 100);
  put(5, static_cast<unsigned>(ymd.month()));
  put(8, static_cast<unsigned>(ymd.day()));
  return text;
}

std::string month_text(Date date) { return to_text(date).substr(0, 7); }

}  // namespace pbr
