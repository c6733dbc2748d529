#include "mhsds/text.hpp"

#include <catch2/catch.hpp>

#include "mhsds/key.hpp"
#include "mhsds/tables.hpp"
#include "pbr/result.hpp"

using namespace pbr;
using namespace pbr::mhsds;

TEST_CASE("a day stands alone or with a time behind it") {
  for (const char* text :
       {"2014-04-01", "2014-04-01 00:00:00", "2014-04-01T09:30", "2014-04-01T23:59:60.123Z",
        "2014-04-01 09:30:00.0000000 ", "2014-04-01T09:30:00+01:00", "2014-04-01T09:30:00-0500"}) {
    INFO(text);
    const bool blank_behind = std::string_view(text).ends_with(' ');
    const auto day = day_of(text);
    CHECK(day.has_value() == !blank_behind);
    if (day) CHECK(*day == Date(2014, 4, 1));
  }
}

TEST_CASE("what is no day is refused, and said why") {
  for (const char* text : {"01/04/2014", "2014-04-01X", "2014-04-01T", "2014-04-01T25:00",
                           "2014-04-01T09:60", "2014-04-01T09:30:00.", "2014-04-01T09:30+25:00",
                           "2014-4-1", "20140401", "", "2015-02-29", "NULL", "2014-04-01 9:30"}) {
    INFO(text);
    CHECK_FALSE(day_of(text).has_value());
  }
  CHECK(day_of("2015-02-29").error().expected == "a day that exists: February 2015 has 28 days");
  CHECK(day_of("2015-02-29T00:00:00").error().expected ==
        "a date as YYYY-MM-DD, alone or with a time behind it");
}

TEST_CASE("UniqMonthID counts months: 1429 is April 2019") {
  CHECK(*last_day_of_month("1429") == Date(2019, 4, 30));
  CHECK(*last_day_of_month("1380") == Date(2015, 3, 31));
  CHECK(*last_day_of_month("1198") == Date(2000, 1, 31));
  CHECK(*last_day_of_month("1439") == Date(2020, 2, 29));
  for (const char* text : {"1197", "3598", "", "2019-04", "-1", "14 29"}) {
    INFO(text);
    CHECK_FALSE(last_day_of_month(text));
  }
}

TEST_CASE("a rating is one digit, alone or behind a zero") {
  for (const char digit : {'0', '1', '2', '3', '4', '9'}) {
    CHECK(rating_of(std::string(1, digit)) == digit);
    CHECK(rating_of(std::string("0") + digit) == digit);
  }
  for (const char* text : {"5", "05", "8", "10", "000", "", " 1", "1.0", "two", "-1", "90"}) {
    INFO(text);
    CHECK_FALSE(rating_of(text));
  }
}

TEST_CASE("cluster codes get two digits and nothing else is touched") {
  CHECK(two_digits("8") == "08");
  CHECK(two_digits("08") == "08");
  CHECK(two_digits("") == "");
  CHECK(two_digits("X") == "X");
  CHECK(two_digits("008") == "008");
}

TEST_CASE("what says who somebody is keeps its shape alone") {
  CHECK(printable("RX1-P00042", true) == "AA9-A99999");
  CHECK(printable("1953-02-30", true) == "9999-99-99");
  CHECK(printable("Z\xC3\xBC", true) == "AAA");
  CHECK(printable("two\nlines", false) == "two lines");
  CHECK(printable(std::string(50, 'x'), false) == std::string(40, 'x') + "...");
  CHECK(printable(std::string(39, 'x') + "\xC3\xBC\xC3\xBC", false) ==
        std::string(39, 'x') + "...");
}

TEST_CASE("whole numbers fit 19 digits") {
  CHECK(whole("0") == 0U);
  CHECK(whole("9999999999999999999") == 9999999999999999999U);
  for (const char* text : {"", "-1", "1.0", "1 ", "+1", "10000000000000000000", "x"}) {
    INFO(text);
    CHECK_FALSE(whole(text));
  }
}

TEST_CASE("a file's name says its table, in any case and with anything behind it") {
  CHECK(table_of_file("MHS101Referral.csv") == Table::referrals);
  CHECK(table_of_file("mhs101referral_2014-04.CSV") == Table::referrals);
  CHECK(table_of_file("MHS101.csv.gz") == Table::referrals);
  CHECK(table_of_file("MHS802ClusterAssess_RX1.csv.zst") == Table::cluster_scores);
  for (const char* name : {"MHS101Referral.txt", "MHS101Referral", "MHS1011.csv", "MHS701CPA.csv",
                           "a.csv", ".csv", "raw_MHS101Referral.csv", "MHS101.csv.bz2", ""}) {
    INFO(name);
    CHECK_FALSE(table_of_file(name));
  }
}

TEST_CASE("keys tell texts apart by their borders") {
  CHECK(key_of({"ab", "c"}) != key_of({"a", "bc"}));
  CHECK(key_of({"a"}) != key_of({"a", ""}));
  CHECK(key_of({std::string_view("a\0", 2)}) != key_of({"a"}));
  CHECK(key_of({"a", "b"}) != key_of({"b", "a"}));
  CHECK(key_of({"one text", "another"}) == key_of({"one text", "another"}));
}
