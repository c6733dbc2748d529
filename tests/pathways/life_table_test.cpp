#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

#include "pbr/pathways.hpp"

namespace {

using namespace pbr;

// "6m" moved at 6, "6d" discharged, "6+" still open, "2>6m" under observation from 2 on.
StaySums stays(const std::string& text) {
  StaySums sums;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const auto split = word.find('>');
    const int entry = split == std::string::npos ? 0 : std::stoi(word);
    const int exit = std::stoi(split == std::string::npos ? word : word.substr(split + 1));
    ++sums.ages[entry].entered;
    AgeSums& last = sums.ages[exit];
    ++(word.back() == 'm' ? last.moved : word.back() == 'd' ? last.discharged : last.open);
  }
  return sums;
}

std::string told(const std::optional<std::int64_t>& millionths) {
  return millionths ? std::to_string(*millionths) : "-";
}
std::string told(const std::optional<int>& day) { return day ? std::to_string(*day) : "-"; }

// "6: 3 of 21, 857143 (619718 to 951552)" a row.
std::string told(const LifeTable& table) {
  std::string text;
  for (const LifeRow& row : table.rows) {
    text += std::to_string(row.day) + ": " + std::to_string(row.ended()) + " of " +
            std::to_string(row.at_risk) + ", " + std::to_string(row.survival) + " (" +
            told(row.low) + " to " + told(row.high) + ")\n";
  }
  return text + "quartiles " + told(table.q1) + " " + told(table.median) + " " + told(table.q3) +
         ", median " + told(table.median_low) + " to " + told(table.median_high);
}

// Remission under 6-mercaptopurine, 21 people: Freireich and others, Blood 1963, as Gehan gives it
// (Biometrika 1965); Klein & Moeschberger, table 4.1, have the same product-limit estimates.
const char* const remission =
    "6m 6m 6m 6+ 7m 9+ 10m 10+ 11+ 13m 16m 17+ 19+ 20+ 22m 23m 25+ 32+ 32+ 34+ 35+";

}  // namespace

TEST_CASE("the remission times of Freireich: survival, interval, quartiles") {
  // Bounds on the log-log scale: printed with four decimals by most programs (.6197 to .9516 ...).
  CHECK(told(life_table(stays(remission))) ==
        "6: 3 of 21, 857143 (619718 to 951552)\n"
        "7: 1 of 17, 806723 (563147 to 922809)\n"
        "10: 1 of 15, 752941 (503200 to 889362)\n"
        "13: 1 of 12, 690196 (431610 to 849066)\n"
        "16: 1 of 11, 627451 (367511 to 804912)\n"
        "22: 1 of 7, 537815 (267779 to 746791)\n"
        "23: 1 of 6, 448179 (188052 to 680143)\n"
        "quartiles 13 23 -, median 13 to -");
  const LifeTable table = life_table(stays(remission));
  CHECK(table.episodes == 21);
  CHECK(table.moved == 9);
  CHECK(table.open == 12);
  CHECK(table.entered_late == 0);
  CHECK(table.rows.at(2).censored == 1);  // the one at 9; that at 10 is still at risk there
}

TEST_CASE("by hand: delayed entry brings people to the risk set from the day after") {
  // Day 3: the first two are at risk, who enters at 3 is not. Day 5: the second is gone, so 2 are.
  const LifeTable table = life_table(stays("3m 4+ 3>5d 2>9+"));
  CHECK(told(table) ==
        "3: 1 of 3, 666667 (54073 to 945206)\n"
        "5: 1 of 2, 333333 (8962 to 774149)\n"
        "quartiles 3 5 -, median 3 to -");
  CHECK(table.entered_late == 2);
  CHECK(table.rows.at(0).entered == 3);
  CHECK(table.rows.at(1).entered == 1);
  CHECK(table.rows.at(1).censored == 1);
  CHECK(table.rows.at(1).share_moved == 333333);
  CHECK(table.rows.at(1).share_discharged == 333333);
}

TEST_CASE("a quartile is reached where survival equals it, whatever the fractions on the way") {
  CHECK(life_table(stays("1m 2m 3+ 4+")).q1 == 1);      // 3/4
  CHECK(life_table(stays("1m 2m 3+ 4+")).median == 2);  // 3/4 x 2/3
  CHECK(life_table(stays("1m 2m 3m 4m")).q3 == 3);      // 3/4 x 2/3 x 1/2
  CHECK(life_table(stays("1m 2m 3m 4m 5m 6m")).median == 3);
  CHECK_FALSE(life_table(stays("1m 2+ 3+ 4+ 5+")).q1);  // 4/5
}

TEST_CASE("between two ages with an end survival is that of the earlier") {
  const StaySums sums = stays("4m 6+ 9m 2>20+");
  const LifeTable table = life_table(sums);
  const auto told_at = [&](int day) {
    const LifePoint point = point_at(sums, table, day);
    return std::to_string(point.at_risk) + " " + std::to_string(point.survival);
  };
  CHECK(told_at(0) == "0 1000000");
  CHECK(told_at(2) == "3 1000000");
  CHECK(told_at(3) == "4 1000000");
  CHECK(told_at(4) == "4 750000");
  CHECK(told_at(8) == "2 750000");
  CHECK(told_at(30) == "0 375000");
}

TEST_CASE("halves of a millionth go up") {
  // 1 - 1/128 is 0.9921875, and 127/128 x 63/64 x ... ends on halves too.
  StaySums sums;
  sums.ages[0].entered = 128;
  sums.ages[1].moved = 1;
  sums.ages[2].open = 127;
  CHECK(life_table(sums).rows.at(0).survival == 992188);
  CHECK(life_table(sums).rows.at(0).share_moved == 7813);
}

TEST_CASE("where everybody at risk has ended survival is 0, its bounds unknown, and it stays 0") {
  CHECK(told(life_table(stays("4m"))) == "4: 1 of 1, 0 (- to -)\nquartiles 4 4 4, median - to -");
  CHECK(told(life_table(stays("2m 3>6d 3>8d"))) ==
        "2: 1 of 1, 0 (- to -)\n6: 1 of 2, 0 (- to -)\n8: 1 of 1, 0 (- to -)\n"
        "quartiles 2 2 2, median - to -");
}

TEST_CASE("where nothing ended there is no row and no quartile") {
  CHECK(told(life_table(stays("4+ 2>9+"))) == "quartiles - - -, median - to -");
  CHECK(told(life_table({})) == "quartiles - - -, median - to -");
  CHECK(life_table(stays("4+ 2>9+")).open == 2);
}

namespace {

struct Drawn {
  int entry = 0, exit = 0;
  char how = '+';
};

std::vector<Drawn> drawn() {
  std::vector<Drawn> all;
  for (int n = *rc::gen::inRange(0, 40); n > 0; --n) {
    const int entry = *rc::gen::inRange(0, 3) == 0 ? *rc::gen::inRange(1, 20) : 0;
    all.push_back({entry, entry + *rc::gen::inRange(1, 30), *rc::gen::element('m', 'd', '+')});
  }
  return all;
}

StaySums stays(const std::vector<Drawn>& all) {
  std::string text;
  for (const Drawn& each : all) {
    text += std::to_string(each.entry) + ">" + std::to_string(each.exit) + each.how + " ";
  }
  return stays(text);
}

}  // namespace

TEST_CASE("laws of every life table") {
  CHECK(rc::check("counts are those of the episodes, one by one", [] {
    const auto all = drawn();
    const StaySums sums = stays(all);
    const LifeTable table = life_table(sums);
    const auto count = [&](auto holds) { return std::count_if(all.begin(), all.end(), holds); };
    RC_ASSERT(table.episodes == static_cast<std::int64_t>(all.size()));
    RC_ASSERT(table.moved + table.discharged + table.open == table.episodes);
    for (const LifeRow& row : table.rows) {
      const auto left = [&](char how) {
        return count([&](const Drawn& d) { return d.exit == row.day && d.how == how; });
      };
      RC_ASSERT(row.at_risk ==
                count([&](const Drawn& d) { return d.entry < row.day && row.day <= d.exit; }));
      RC_ASSERT(row.moved == left('m'));
      RC_ASSERT(row.discharged == left('d'));
      RC_ASSERT(row.ended() > 0);
      const LifePoint point = point_at(sums, table, row.day);
      RC_ASSERT(point.at_risk == row.at_risk);
      RC_ASSERT(point.survival == row.survival);
    }
  }));
  CHECK(rc::check("survival falls, shares rise, and with it they make the whole", [] {
    const LifeTable table = life_table(stays(drawn()));
    LifeRow before;
    before.survival = 1'000'000;
    for (const LifeRow& row : table.rows) {
      RC_ASSERT(row.day > before.day);
      RC_ASSERT(row.survival <= before.survival);
      RC_ASSERT(row.share_moved >= before.share_moved);
      RC_ASSERT(row.share_discharged >= before.share_discharged);
      // Three roundings of half a millionth each.
      const auto whole = row.survival + row.share_moved + row.share_discharged;
      RC_ASSERT(std::abs(whole - 1'000'000) <= 1);
      RC_ASSERT(row.low.has_value() == row.high.has_value());
      RC_ASSERT(!row.low || (*row.low <= row.survival && row.survival <= *row.high));
      RC_ASSERT(before.at_risk - before.ended() + row.entered - row.censored == row.at_risk);
      before = row;
    }
  }));
  CHECK(rc::check("seen from the start to the end, survival is the share that is left", [] {
    std::vector<Drawn> all = drawn();
    for (Drawn& each : all) each = {0, each.exit, each.how == '+' ? 'm' : each.how};
    const auto n = static_cast<std::int64_t>(all.size());
    for (const LifeRow& row : life_table(stays(all)).rows) {
      const auto left = std::count_if(all.begin(), all.end(),
                                      [&](const Drawn& each) { return each.exit > row.day; });
      RC_ASSERT(row.survival == (2 * 1'000'000 * left + n) / (2 * n));
    }
  }));
}

TEST_CASE("days in the period: mean, sample sd and quartiles by hand") {
  const auto described = [](std::map<int, std::int64_t> days) {
    StaySums sums;
    sums.days = std::move(days);
    const DaysInPeriod found = days_in_period(sums);
    return std::to_string(found.episodes) + ": " + std::to_string(found.mean) + " " +
           told(found.sd) + "; " + std::to_string(found.q1) + " " + std::to_string(found.median) +
           " " + std::to_string(found.q3) + " " + std::to_string(found.most);
  };
  CHECK(described({{1, 1}, {2, 1}, {3, 1}, {4, 1}}) == "4: 250 129; 1 2 3 4");
  CHECK(described({{2, 1}, {4, 3}, {5, 2}, {7, 1}, {9, 1}}) == "8: 500 214; 4 4 5 9");
  CHECK(described({{365, 3}}) == "3: 36500 0; 365 365 365 365");
  CHECK(described({{17, 1}}) == "1: 1700 -; 17 17 17 17");
  CHECK(described({{1, 199}, {2, 1}}) == "200: 101 7; 1 1 1 2");  // 1.005 and 0.0707
  CHECK(described({}) == "0: 0 -; 0 0 0 0");
}
