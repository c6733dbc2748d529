#include "pbr/tariff.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "small_book.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

const Date origin(2014, 4, 1);
const Period year{origin, origin + 365};
const ClusterCode cluster("03");

// Prices that change now and then, without a gap.
void random_prices(PriceBook& book, TariffUnit unit) {
  for (int from = 0; from < 365;) {
    const int to = std::min(365, from + *rc::gen::inRange(5, 200));
    Dated<Pence> price;
    price.valid = {origin + from, origin + to};
    price.value = Pence{*rc::gen::inRange(0, 40000)};
    price.at.line = static_cast<std::uint32_t>(from + 1);
    book.prices[{cluster, unit}].push_back(price);
    from = to;
  }
}

PriceBook random_book() {
  PriceBook book = small_book();
  book.rounding =
      *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
  for (const TariffUnit unit : cluster_day_units) random_prices(book, unit);
  for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
    const int from = *rc::gen::inRange(0, 300);
    Adjustment adjustment;
    adjustment.factor.valid = {origin + from, origin + from + *rc::gen::inRange(1, 200)};
    adjustment.factor.value = Rate(*rc::gen::inRange(900, 1100), 1000);
    book.adjustments.push_back(adjustment);
  }
  return book;
}

Episode random_episode() {
  const int from = *rc::gen::inRange(0, 364);
  const int to = *rc::gen::inRange(from + 1, 366);
  Episode episode = episode_of("03", {origin + from, origin + to});
  if (*rc::gen::arbitrary<bool>()) episode.from_cluster = "";
  for (int at = from; at < to && episode.admitted.size() < 4;) {
    at += *rc::gen::inRange(1, 60);
    const int until = at + *rc::gen::inRange(1, 40);
    admit(episode, {origin + at, origin + until});
    at = until;
  }
  return episode;
}

// What the episode is inside another reporting period.
Episode part_of(const Episode& episode, Period reporting) {
  Episode part = episode;
  part.period = overlap(episode.period, reporting);
  part.days = part.period.days();
  part.admitted.clear();
  part.admitted_days = 0;
  for (const Period& stay : episode.admitted) admit(part, stay);
  return part;
}

Rate factor_on(const PriceBook& book, Date when) {
  Rate factor{1};
  for (const Adjustment& each : book.adjustments) {
    if (each.factor.valid.contains(when)) factor = factor * each.factor.value;
  }
  return factor;
}

// A second way to price, day by day: days of one month, unit, entry and factor are counted
// together, then each count is rounded once.
Pence total_by_days(const Episode& episode, const PriceBook& book) {
  struct Count {
    std::int64_t days = 0;
    Pence price;
    Rate factor;
  };
  using Key = std::tuple<std::string, TariffUnit, std::uint32_t, std::int64_t, std::int64_t, Date>;
  std::map<Key, Count> counts;
  Date run = episode.period.first;  // an adjustment may end and another of its size begin later
  for (Date when = episode.period.first; when < episode.period.end; when = when + 1) {
    if (!(factor_on(book, when) == factor_on(book, when - 1))) run = when;
    bool admitted = false;
    for (const Period& stay : episode.admitted) admitted = admitted || stay.contains(when);
    const auto unit = admitted ? TariffUnit::admitted_day : TariffUnit::non_admitted_day;
    const Dated<Pence>* price = PriceView(book, {}, {}).price(cluster, unit, when).price;
    const Rate factor = factor_on(book, when);
    Count& count = counts[{month_text(when), unit, price->at.line, factor.numerator(),
                           factor.denominator(), run}];
    count = {count.days + 1, price->value, factor};
  }
  Pence sum;
  if (episode.from_cluster.empty()) {
    const Date first = episode.started;
    const auto* price =
        PriceView(book, {}, {}).price(cluster, TariffUnit::initial_assessment, first).price;
    sum += round(price->value * factor_on(book, first), book.rounding);
  }
  for (const auto& [key, count] : counts) {
    sum += round(count.price * (Rate{count.days} * count.factor), book.rounding);
  }
  return sum;
}

std::int64_t quantity(const std::vector<Line>& lines, TariffUnit unit) {
  std::int64_t sum = 0;
  for (const Line& line : lines) sum += line.unit == unit ? line.quantity : 0;
  return sum;
}

}  // namespace

TEST_CASE("the total agrees with a second way to price, day by day", "[laws]") {
  REQUIRE(rc::check("day by day", [] {
    const PriceBook book = random_book();
    const Episode episode = random_episode();
    RC_ASSERT(check_prices(book, {cluster.text()}, year).empty());
    RC_ASSERT(total(price(episode, book)) == total_by_days(episode, book));
  }));
}

TEST_CASE("quantities add up to the days of the episode", "[laws]") {
  REQUIRE(rc::check("quantities", [] {
    const Episode episode = random_episode();
    const auto lines = price(episode, random_book());
    RC_ASSERT(quantity(lines, TariffUnit::admitted_day) == episode.admitted_days);
    RC_ASSERT(quantity(lines, TariffUnit::non_admitted_day) ==
              episode.days - episode.admitted_days);
    RC_ASSERT(quantity(lines, TariffUnit::initial_assessment) ==
              (episode.from_cluster.empty() ? 1 : 0));
  }));
}

TEST_CASE("lines are numbered in order of their first day, then unit, and are never empty",
          "[laws]") {
  REQUIRE(rc::check("order", [] {
    const auto lines = price(random_episode(), random_book());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      RC_ASSERT(lines[i].id == "A-1-" + std::to_string(i + 1));
      RC_ASSERT(lines[i].quantity > 0);
      RC_ASSERT(month_text(lines[i].period.first) == month_text(lines[i].period.last_day()));
      if (i == 0) continue;
      RC_ASSERT(std::tie(lines[i - 1].period.first, lines[i - 1].unit) <
                std::tie(lines[i].period.first, lines[i].unit));
    }
  }));
}

TEST_CASE("splitting the reporting period at a month's end changes nothing", "[laws]") {
  REQUIRE(rc::check("split", [] {
    const PriceBook book = random_book();
    const Episode episode = random_episode();
    const Date cut = add_months(origin, *rc::gen::inRange(1, 12), MonthEnd::clip);
    Pence halves;
    for (const Period part : {Period{year.first, cut}, Period{cut, year.end}}) {
      const Episode inside = part_of(episode, part);
      if (!inside.period.empty()) halves += total(price(inside, book));
    }
    RC_ASSERT(halves == total(price(episode, book)));
  }));
}

TEST_CASE("more days never cost less", "[laws]") {
  REQUIRE(rc::check("monotone", [] {
    const PriceBook book = random_book();
    const Episode longer = random_episode();
    const int shorter_by = *rc::gen::inRange(0, longer.days);
    const Episode shorter = part_of(longer, {longer.period.first, longer.period.end - shorter_by});
    RC_ASSERT(total(price(shorter, book)) <= total(price(longer, book)));
  }));
}

TEST_CASE("an adjustment by 1 is as none", "[laws]") {
  REQUIRE(rc::check("identity", [] {
    const PriceBook book = random_book();
    PriceBook same = book;
    add_adjustment(same, "1", {origin + *rc::gen::inRange(0, 300), origin + 330});
    const Episode episode = random_episode();
    RC_ASSERT(told(price(episode, book)) == told(price(episode, same)));
  }));
}
