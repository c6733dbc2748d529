#include "rulebook/dated.hpp"

#include <catch2/catch.hpp>

namespace {

using pbr::Date;
using pbr::Period;
using pbr::rulebook::Start;

const Period year = Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));

std::vector<Period> periods(const std::vector<Date>& days, pbr::Diagnostics& problems) {
  const auto document = pbr::yaml::parse("prices.yaml", "value: 9.20\n", problems);
  REQUIRE(document);
  pbr::yaml::Reader reader(*document, problems);
  std::vector<Start> starts;
  for (const auto day : days) starts.push_back({day, &document->root.entries[0].value});
  return pbr::rulebook::periods_of(reader, starts, year, "admitted_day");
}

TEST_CASE("a value holds until the next one, and the last to the end of the pack") {
  pbr::Diagnostics problems;
  const auto list = periods({Date(2014, 4, 1), Date(2014, 10, 1), Date(2015, 3, 31)}, problems);
  CHECK(problems.empty());
  REQUIRE(list.size() == 3);
  CHECK(list[0] == Period{Date(2014, 4, 1), Date(2014, 10, 1)});
  CHECK(list[1] == Period{Date(2014, 10, 1), Date(2015, 3, 31)});
  CHECK(list[2] == Period{Date(2015, 3, 31), Date(2015, 4, 1)});
  int days = 0;
  for (const auto& period : list) days += period.days();
  CHECK(days == year.days());
}

TEST_CASE("a first value that starts late leaves days without a value") {
  pbr::Diagnostics problems;
  const auto list = periods({Date(2014, 5, 1)}, problems);
  CHECK(problems.empty());
  CHECK(list == std::vector<Period>{{Date(2014, 5, 1), Date(2015, 4, 1)}});
}

TEST_CASE("days that repeat, run backwards or leave the pack are refused") {
  pbr::Diagnostics problems;
  periods({Date(2014, 3, 31), Date(2014, 3, 31), Date(2014, 3, 30)}, problems);
  std::vector<std::string> codes;
  for (const auto& problem : problems) codes.push_back(problem.code);
  CHECK(codes == std::vector<std::string>{"RB042", "RB042", "RB041", "RB042", "RB041"});
  CHECK(problems[2].message == "two values of admitted_day start on the same day");
  CHECK(problems[4].message == "values of admitted_day are not in the order of their dates");
}

}  // namespace
