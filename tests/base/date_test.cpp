#include "pbr/date.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>

namespace {

using namespace pbr;

Date date(const std::string& text) { return Date::parse(text).value(); }

// Any day a file can hold: 1800-01-01 to 2199-12-31.
rc::Gen<Date> any_date() {
  const Date first{1800, 1, 1};
  return rc::gen::map(rc::gen::inRange(0, Date{2199, 12, 31} - first + 1),
                      [first](int days) { return first + days; });
}

TEST_CASE("days that exist are read") {
  const auto text = GENERATE(as<std::string>(), "2014-04-01", "1800-01-01", "2199-12-31",
                             "2024-02-29", "2000-02-29", "1970-01-01", "1969-12-31");
  CHECK(to_text(date(text)) == text);
}

TEST_CASE("what is not a date is refused, saying why") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "a date as YYYY-MM-DD"},
      {"2014-4-1", "a date as YYYY-MM-DD"},
      {"01/04/2014", "a date as YYYY-MM-DD"},
      {"2014/04/01", "a date as YYYY-MM-DD"},
      {"20140401", "a date as YYYY-MM-DD"},
      {"2014-04-01T00:00", "a date as YYYY-MM-DD"},
      {"2014-04-01 ", "a date as YYYY-MM-DD"},
      {" 2014-04-0", "a date as YYYY-MM-DD"},
      {"2014-O4-01", "a date as YYYY-MM-DD"},
      {"-014-04-01", "a date as YYYY-MM-DD"},
      {"+014-04-01", "a date as YYYY-MM-DD"},
      {"1799-12-31", "a year from 1800 to 2199"},
      {"2200-01-01", "a year from 1800 to 2199"},
      {"0000-00-00", "a year from 1800 to 2199"},
      {"2014-00-10", "a month from 01 to 12"},
      {"2014-13-10", "a month from 01 to 12"},
      {"2014-04-00", "a day that exists: April 2014 has 30 days"},
      {"2014-04-31", "a day that exists: April 2014 has 30 days"},
      {"2023-02-29", "a day that exists: February 2023 has 28 days"},
      {"2100-02-29", "a day that exists: February 2100 has 28 days"},
      {"1900-02-29", "a day that exists: February 1900 has 28 days"},
      {"2024-02-30", "a day that exists: February 2024 has 29 days"},
      {"2024-12-99", "a day that exists: December 2024 has 31 days"},
  }));
  CAPTURE(text);
  const auto read = Date::parse(text);
  REQUIRE(read.has_error());
  CHECK(read.error().found == text);
  CHECK(read.error().expected == expected);
}

TEST_CASE("a constant that does not exist is our own fault") {
  CHECK_THROWS_AS(Date(2023, 2, 29), InternalError);
  CHECK_THROWS_AS(Date(2023, 13, 1), InternalError);
  CHECK_THROWS_AS(Date(2023, 257, 1), InternalError);
  CHECK_THROWS_AS(Date(2023, 1, 257), InternalError);
  CHECK_THROWS_WITH(Date(2023, 0, 1), "a date that does not exist");
}

TEST_CASE("days are counted over months and leap years") {
  CHECK(Date(2024, 3, 1) - Date(2024, 2, 28) == 2);
  CHECK(Date(2023, 3, 1) - Date(2023, 2, 28) == 1);
  CHECK(Date(2100, 3, 1) - Date(2100, 2, 28) == 1);
  CHECK(Date(2015, 4, 1) - Date(2014, 4, 1) == 365);
  CHECK(Date(2014, 4, 1) - Date(2015, 4, 1) == -365);
  CHECK(Date(2014, 3, 31) + 1 == Date(2014, 4, 1));
  CHECK(Date(2014, 1, 1) - 1 == Date(2013, 12, 31));
  CHECK(Date(2014, 1, 1) + -1 == Date(2013, 12, 31));
  CHECK(Date(1970, 1, 1) == Date{});
  // Only the arithmetic is asked, far outside of any file: no day count may overflow.
  constexpr int least = std::numeric_limits<int>::min();
  CHECK((Date{} - least).days().time_since_epoch().count() == -std::int64_t{least});
}

TEST_CASE("a month added to its last days is clipped") {
  const auto [from, months, to] = GENERATE(table<std::string, int, std::string>({
      {"2018-08-31", 6, "2019-02-28"},  // the example of the review rule
      {"2019-08-31", 6, "2020-02-29"},
      {"2019-08-29", 6, "2020-02-29"},
      {"2019-01-31", 1, "2019-02-28"},
      {"2020-01-31", 1, "2020-02-29"},
      {"2020-02-29", 12, "2021-02-28"},
      {"2020-02-29", 48, "2024-02-29"},
      {"2019-03-31", 1, "2019-04-30"},
      {"2018-12-31", 12, "2019-12-31"},
      {"2019-12-31", 2, "2020-02-29"},
      {"2019-03-31", -1, "2019-02-28"},
      {"2019-01-15", -1, "2018-12-15"},
      {"2019-01-15", 0, "2019-01-15"},
  }));
  CAPTURE(from, months);
  CHECK(to_text(add_months(date(from), months, MonthEnd::clip)) == to);
}

TEST_CASE("longest times to review, counted from an assessment") {
  // Constructed by us from the published intervals: clusters 01 and 02 (12 and 15 weeks), 14 (4
  // weeks) in days, 00 and 03 (6 months), 10 (12 months) in months.
  const Date assessed{2018, 8, 31};
  CHECK(to_text(assessed + 84) == "2018-11-23");
  CHECK(to_text(assessed + 105) == "2018-12-14");
  CHECK(to_text(assessed + 28) == "2018-09-28");
  CHECK(to_text(add_months(assessed, 6, MonthEnd::clip)) == "2019-02-28");
  CHECK(to_text(add_months(assessed, 12, MonthEnd::clip)) == "2019-08-31");
}

TEST_CASE("ages change on the birthday") {
  const auto [birth, on, age] = GENERATE(table<std::string, std::string, int>({
      {"1980-06-15", "2014-06-14", 33},
      {"1980-06-15", "2014-06-15", 34},
      {"1980-06-15", "1980-06-15", 0},
      {"1980-02-29", "2014-02-28", 33},
      {"1980-02-29", "2014-03-01", 34},
      {"1980-02-29", "2016-02-28", 35},
      {"1980-02-29", "2016-02-29", 36},
      {"1980-12-31", "2014-01-01", 33},
      {"2014-04-02", "2014-04-01", -1},
  }));
  CAPTURE(birth, on);
  CHECK(age_on(date(birth), date(on)) == age);
}

TEST_CASE("months have a first day and a name") {
  CHECK(first_of_month(Date{2024, 2, 29}) == Date(2024, 2, 1));
  CHECK(first_of_month(Date{2024, 2, 1}) == Date(2024, 2, 1));
  CHECK(month_text(Date{2014, 4, 30}) == "2014-04");
}

TEST_CASE("a period holds its first day and not its end") {
  const Period year = Period::inclusive(Date{2014, 4, 1}, Date{2015, 3, 31});
  CHECK(year.days() == 365);
  CHECK(year.end == Date(2015, 4, 1));
  CHECK(year.last_day() == Date(2015, 3, 31));
  CHECK(year.contains(year.first));
  CHECK_FALSE(year.contains(year.end));
  CHECK_FALSE(year.empty());
  const Period backwards{Date{2014, 4, 2}, Date{2014, 4, 1}};
  CHECK(backwards.days() == 0);
  CHECK(backwards.empty());
  CHECK_FALSE(backwards.contains(Date{2014, 4, 1}));
}

TEST_CASE("periods that only touch share no day") {
  const Period may = Period::inclusive(Date{2014, 5, 1}, Date{2014, 5, 31});
  const Period june = Period::inclusive(Date{2014, 6, 1}, Date{2014, 6, 30});
  CHECK(overlap(may, june).empty());
  CHECK(overlap(june, may).days() == 0);
  CHECK(overlap(may, Period{Date{2014, 5, 31}, Date{2014, 7, 1}}).days() == 1);
}

TEST_CASE("dates obey their laws") {
  REQUIRE(rc::check("text round trip keeps the day and the order", [] {
    const Date a = *any_date();
    const Date b = *any_date();
    RC_ASSERT(Date::parse(to_text(a)).value() == a);
    RC_ASSERT((a < b) == (to_text(a) < to_text(b)));
    RC_ASSERT(b + (a - b) == a);
    RC_ASSERT(a - (a - b) == b);
  }));
  REQUIRE(rc::check("a month added never skips a month", [] {
    const Date from = *any_date();
    const int months = *rc::gen::inRange(-1200, 1201);
    const Date to = add_months(from, months, MonthEnd::clip);
    const auto index = [](Date d) {
      return static_cast<int>(d.ymd().year()) * 12 + static_cast<int>(unsigned{d.ymd().month()});
    };
    RC_ASSERT(index(to) == index(from) + months);
    RC_ASSERT(to.ymd().day() <= from.ymd().day());
    RC_ASSERT(to.ymd().day() == from.ymd().day() || first_of_month(to + 1) == to + 1);
  }));
  REQUIRE(rc::check("a later day never has an earlier date some months on", [] {
    const Date from = *any_date();
    const int months = *rc::gen::inRange(0, 60);
    RC_ASSERT(add_months(from, months, MonthEnd::clip) <=
              add_months(from + 1, months, MonthEnd::clip));
  }));
}

TEST_CASE("an overlap is the days in both") {
  REQUIRE(rc::check("day by day", [] {
    const Date origin{2014, 1, 1};
    const auto day = [&] { return origin + *rc::gen::inRange(0, 40); };
    const Period a{day(), day()};
    const Period b{day(), day()};
    const Period both = overlap(a, b);
    int days = 0;
    for (int i = 0; i < 40; ++i) {
      const bool inside = a.contains(origin + i) && b.contains(origin + i);
      RC_ASSERT(both.contains(origin + i) == inside);
      days += inside ? 1 : 0;
    }
    RC_ASSERT(both.days() == days);
    RC_ASSERT(overlap(b, a).days() == days);
  }));
}

}  // namespace
