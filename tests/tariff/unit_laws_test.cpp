// Laws that hold whatever a book pays for.

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "small_book.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

const Date origin(2014, 4, 1);
const Period year{origin, origin + 365};
const ClusterCode cluster("03");

// An entry now and then, the first from long before the year.
std::vector<Dated<Pence>> random_entries() {
  std::vector<Dated<Pence>> entries;
  for (int from = -900; from < 365;) {
    const int to = std::min(365, from + *rc::gen::inRange(20, 900));
    Dated<Pence> entry;
    entry.valid = {origin + from, origin + to};
    entry.value = Pence{*rc::gen::inRange(0, 200000)};
    entry.at.line = static_cast<std::uint32_t>(entries.size() + 1);
    entries.push_back(entry);
    from = to;
  }
  return entries;
}

PaidUnits random_units() {
  PaidUnits paid;
  paid.units = {*rc::gen::element(TariffUnit::non_admitted_day, TariffUnit::review_period,
                                  TariffUnit::episode)};
  for (const auto unit :
       {TariffUnit::admitted_day, TariffUnit::initial_assessment, TariffUnit::contact}) {
    if (*rc::gen::arbitrary<bool>()) paid.units.insert(unit);
  }
  paid.review_period.pro_rata = *rc::gen::arbitrary<bool>();
  paid.review_period.begins_at_review = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) paid.episode.short_stay_up_to = *rc::gen::inRange(1, 30);
  if (*rc::gen::arbitrary<bool>()) paid.episode.long_stay_beyond = *rc::gen::inRange(30, 300);
  return paid;
}

PriceBook random_book() {
  PriceBook book = small_book();
  book.paid = random_units();
  book.rounding =
      *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
  book.step = *rc::gen::element(RoundingStep::invoice_line, RoundingStep::unit_price);
  const bool by_day = *rc::gen::arbitrary<bool>();
  for (const TariffUnit unit : priced_units) {
    const bool other = unit == (by_day ? TariffUnit::review_period : TariffUnit::review_period_day);
    if (!other) book.prices[{cluster, unit}] = random_entries();
  }
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
    const int from = *rc::gen::inRange(0, 300);
    Adjustment adjustment;
    adjustment.factor.valid = {origin + from, origin + from + *rc::gen::inRange(1, 200)};
    adjustment.factor.value = Rate(*rc::gen::inRange(900, 1100), 1000);
    if (*rc::gen::arbitrary<bool>()) adjustment.units = {TariffUnit::contact};
    book.adjustments.push_back(adjustment);
  }
  return book;
}

// A run of a cluster as it was, and what any reporting period sees of it.
struct Run {
  Date start, end;
  std::vector<Period> stays;
  std::vector<Review> reviews;
  std::vector<Contact> contacts;
  bool first_of_referral = false;

  [[nodiscard]] Episode seen_in(Period reporting) const {
    Episode episode = episode_of("03", overlap({start, end}, reporting));
    episode.started = start;
    if (end < reporting.end) episode.ended = end;
    episode.ended_with_period = end == reporting.end;
    for (const Period& stay : stays) admit(episode, stay);
    episode.reviewed_before = start;
    for (const Review& review : reviews) {
      if (reporting.contains(review.date)) episode.reviews.push_back(review);
      if (review.date < reporting.first) episode.reviewed_before = review.date;
    }
    episode.provider = ProviderId("P");
    if (first_of_referral) episode.from_cluster = "";
    return episode;
  }
  [[nodiscard]] CareRecord care() const {
    CareRecord record;
    for (const auto& each : contacts) record.contacts.push_back(&each);
    return record;
  }
};

Run random_run() {
  const int from = *rc::gen::inRange(-400, 364);
  const int to = *rc::gen::inRange(std::max(from, 0) + 1, 400);
  Run run;
  run.start = origin + from;
  run.end = origin + to;
  run.first_of_referral = *rc::gen::arbitrary<bool>();
  for (int at = from; at < to && run.stays.size() < 4;) {
    at += *rc::gen::inRange(1, 90);
    const int until = std::min(to, at + *rc::gen::inRange(1, 40));
    if (at < until) run.stays.push_back({origin + at, origin + until});
    at = until;
  }
  for (int at = from; run.reviews.size() < 5;) {
    at += *rc::gen::inRange(1, 120);
    if (at >= to) break;
    run.reviews.push_back({origin + at, {}});
  }
  for (int n = *rc::gen::inRange(0, 20); n > 0; --n) {
    run.contacts.emplace_back();
    run.contacts.back().provider = ProviderId("P");
    run.contacts.back().date = origin + *rc::gen::inRange(from, to + 20);
    run.contacts.back().attended = *rc::gen::arbitrary<bool>();
  }
  return run;
}

std::vector<Line> priced(const Run& run, const PriceBook& book, Period reporting) {
  const Episode episode = run.seen_in(reporting);
  if (episode.period.empty()) return {};
  const ClusterPack clusters = small_clusters("03", 84);
  return pbr::price(episode, run.care(), {&book, &clusters});
}

}  // namespace

TEST_CASE("whatever is paid for, splitting the period at a month's end changes nothing", "[laws]") {
  REQUIRE(rc::check("split", [] {
    const PriceBook book = random_book();
    const Run run = random_run();
    const Date cut = add_months(origin, *rc::gen::inRange(1, 12), MonthEnd::clip);
    const Pence parts =
        total(priced(run, book, {year.first, cut})) + total(priced(run, book, {cut, year.end}));
    RC_ASSERT(parts == total(priced(run, book, year)));
  }));
}

TEST_CASE("rounded at the unit price, splitting the period on any day changes nothing", "[laws]") {
  REQUIRE(rc::check("any day", [] {
    PriceBook book = random_book();
    book.step = RoundingStep::unit_price;
    const Run run = random_run();
    const Date cut = origin + *rc::gen::inRange(1, 365);
    const Pence parts =
        total(priced(run, book, {year.first, cut})) + total(priced(run, book, {cut, year.end}));
    RC_ASSERT(parts == total(priced(run, book, year)));
  }));
}

TEST_CASE("what check_prices passes, price() can price", "[laws]") {
  REQUIRE(rc::check("no surprise", [] {
    PriceBook book = random_book();
    const auto unit = *rc::gen::elementOf(priced_units);
    auto& entries = book.prices[{cluster, unit}];
    if (!entries.empty())
      entries.erase(entries.begin() + *rc::gen::inRange(0, int(entries.size())));
    const Run run = random_run();
    const ClusterPack clusters = small_clusters("03", 84);
    const bool passed =
        pbr::check_prices({&book, &clusters}, {{ProviderId("P"), {}, cluster}}, year).empty();
    if (passed) RC_ASSERT(total(priced(run, book, year)) >= Pence{});
  }));
}

TEST_CASE("a list that repeats everybody's prices changes no amount", "[laws]") {
  REQUIRE(rc::check("list", [] {
    const PriceBook book = random_book();
    PriceBook listed = book;
    listed.lists.push_back({"same", ProviderId("P"), {}, book.prices, {}});
    const Run run = random_run();
    RC_ASSERT(total(priced(run, book, year)) == total(priced(run, listed, year)));
  }));
}

TEST_CASE("an amount is its quantity, price, per and factor, rounded once", "[laws]") {
  REQUIRE(rc::check("once", [] {
    const PriceBook book = random_book();
    for (const Line& line : priced(random_run(), book, year)) {
      const ExactPence unit = line.price * line.factor * Rate{1, line.per};
      const Pence once = book.step == RoundingStep::invoice_line
                             ? round(unit * Rate{line.quantity}, book.rounding)
                             : Pence{round(unit, book.rounding).value() * line.quantity};
      RC_ASSERT(line.amount == once);
      RC_ASSERT(line.quantity > 0);
    }
  }));
}
