// Lines summed up and priced by another book, against pricing the people again.

#include "pbr/price_cells.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "scheme/price_steps.hpp"
#include "tariff/small_book.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

const Date origin(2014, 4, 1);
const Period year{origin, origin + 365};
const std::vector<std::string> clusters{"03", "11"};

Pence random_price() {
  return Pence{*rc::gen::weightedOneOf<int>(
      {{1, rc::gen::just(0)}, {4, rc::gen::inRange(1, 3000)}, {4, rc::gen::inRange(0, 400000)}})};
}

Rate random_factor() {
  return *rc::gen::weightedOneOf<Rate>(
      {{1, rc::gen::just(Rate{1})},
       {3, rc::gen::map(rc::gen::inRange(900, 1100), [](int n) { return Rate(n, 1000); })},
       {1, rc::gen::map(rc::gen::inRange(900'000, 1'100'000),
                        [](int n) { return Rate(n, 1'000'000); })},
       {1, rc::gen::map(rc::gen::inRange(1, 9), [](int n) { return Rate(n, 37); })}});
}

std::vector<Dated<Pence>> random_entries() {
  std::vector<Dated<Pence>> entries;
  for (int from = -900; from < 365;) {
    const int to = std::min(365, from + *rc::gen::inRange(200, 1200));
    entries.push_back({{origin + from, origin + to}, random_price(), "", {}});
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
  if (*rc::gen::arbitrary<bool>()) paid.episode.short_stay_up_to = *rc::gen::inRange(1, 60);
  if (*rc::gen::arbitrary<bool>()) paid.episode.long_stay_beyond = *rc::gen::inRange(30, 300);
  return paid;
}

Prices random_prices(bool by_day) {
  Prices prices;
  for (const auto& cluster : clusters) {
    for (const TariffUnit unit : priced_units) {
      const bool other =
          unit == (by_day ? TariffUnit::review_period : TariffUnit::review_period_day);
      if (!other) prices[{ClusterCode(cluster), unit}] = random_entries();
    }
  }
  return prices;
}

void add_factor(PriceBook& book, const std::string& id, const char* provider, Period valid) {
  Adjustment adjustment;
  adjustment.id = id;
  adjustment.provider = ProviderId(provider);
  adjustment.factor.valid = valid;
  adjustment.factor.value = random_factor();
  if (*rc::gen::inRange(0, 4) == 0) adjustment.units = {TariffUnit::contact};
  book.adjustments.push_back(adjustment);
}

void add_scopes(PriceBook& book, bool by_day) {
  if (*rc::gen::arbitrary<bool>()) {
    book.market_forces = MarketForces{{ProviderId("P")}, true, {}};
    add_factor(book, std::string(market_forces_id), "P", {origin - 2000, origin + 365});
    add_factor(book, std::string(market_forces_of_others), "", {origin - 2000, origin + 365});
  }
  if (*rc::gen::arbitrary<bool>()) {
    book.lists.push_back({"at-p", ProviderId("P"), {}, random_prices(by_day), {}});
  }
  if (*rc::gen::arbitrary<bool>()) {
    book.contracts = {{ProviderId("P"), CommissionerId("C"), true, {}},
                      {ProviderId("Q"), CommissionerId("C"), true, {}}};
    book.non_contract = NonContract{*rc::gen::element("host", "book"), random_factor(), "", {}};
  }
  if (*rc::gen::arbitrary<bool>()) {
    book.capitation.push_back({ProviderId("P"),
                               CommissionerId("C"),
                               *rc::gen::inRange(0, 90000),
                               {{origin, origin + 365}, random_price(), "", {}}});
  }
}

PriceBook random_book(bool whole_months) {
  PriceBook book = small_book();
  book.paid = random_units();
  book.rounding =
      *rc::gen::element(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
  book.step = *rc::gen::element(RoundingStep::invoice_line, RoundingStep::unit_price);
  const bool by_day = *rc::gen::arbitrary<bool>();
  book.prices = random_prices(by_day);
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
    Date from = origin + *rc::gen::inRange(0, 300);
    Date to = from + *rc::gen::inRange(1, 200);
    if (whole_months) {
      from = first_of_month(from);
      to = first_of_month(to + 31);
    }
    add_factor(book, "uplift-" + std::to_string(n), "", {from, to});
  }
  add_scopes(book, by_day);
  return book;
}

// Another book of the same dates, lists and scopes; some of its values stay.
PriceBook with_other_values(PriceBook book) {
  const auto change = [](Prices& prices) {
    for (auto& [key, entries] : prices) {
      for (auto& each : entries) {
        if (*rc::gen::inRange(0, 3) > 0) each.value = random_price();
      }
    }
  };
  change(book.prices);
  for (auto& list : book.lists) change(list.prices);
  for (auto& each : book.adjustments) {
    if (*rc::gen::arbitrary<bool>()) each.factor.value = random_factor();
  }
  if (book.non_contract) book.non_contract->factor = random_factor();
  for (auto& each : book.capitation) each.a_year.value = random_price();
  return book;
}

struct Person {
  Episode episode;
  std::vector<Contact> contacts;
};

Person random_person() {
  const int from = *rc::gen::inRange(-300, 364);
  const int to = *rc::gen::inRange(std::max(from, 0) + 1, 400);
  Person person;
  Episode& episode = person.episode;
  episode = episode_of(*rc::gen::elementOf(clusters), overlap({origin + from, origin + to}, year));
  episode.started = episode.reviewed_before = origin + from;
  episode.provider = ProviderId(*rc::gen::element("P", "Q"));
  episode.commissioner = CommissionerId(*rc::gen::element("C", "D"));
  if (to < 365) episode.ended = origin + to;
  if (*rc::gen::arbitrary<bool>()) episode.from_cluster = "";
  for (int at = from; at < to && episode.admitted.size() < 3;) {
    at += *rc::gen::inRange(1, 90);
    const int until = std::min(to, at + *rc::gen::inRange(1, 40));
    if (at < until) admit(episode, {origin + at, origin + until});
    at = until;
  }
  for (int n = *rc::gen::inRange(0, 60); n > 0; --n) {
    person.contacts.emplace_back();
    person.contacts.back().provider = episode.provider;
    person.contacts.back().date = origin + *rc::gen::inRange(std::max(from, 0), to);
    person.contacts.back().attended = true;
  }
  return person;
}

std::vector<Person> random_people() {
  std::vector<Person> people;
  for (int n = *rc::gen::inRange(1, 12); n > 0; --n) people.push_back(random_person());
  return people;
}

std::vector<Line> lines_of(const Person& person, const PriceBook& book) {
  static const ClusterPack pack = [] {
    ClusterPack both = small_clusters("03", 84);
    both.clusters.push_back(small_clusters("11", 365).clusters.front());
    return both;
  }();
  CareRecord care;
  for (const Contact& each : person.contacts) care.contacts.push_back(&each);
  return pbr::price(person.episode, care, {&book, &pack});
}

using Sums = std::map<std::pair<ContractKey, ClusterCode>, Pence>;

Sums line_by_line(const std::vector<Person>& people, const PriceBook& book) {
  Sums sums;
  for (const Person& person : people) {
    const Episode& episode = person.episode;
    for (const Line& line : lines_of(person, book)) {
      sums[{{episode.provider, episode.commissioner}, episode.cluster}] += line.amount;
    }
  }
  for (const LoneLine& lone : capitation_lines(book, year)) {
    sums[{{lone.provider, lone.commissioner}, lone.cluster}] += lone.line.amount;
  }
  return sums;
}

PriceCells cells_of(const std::vector<Person>& people, const PriceBook& book, bool in_parts) {
  PriceCells cells(book);
  PriceCells other(book);
  bool turn = false;
  for (const Person& person : people) {
    turn = !turn;
    const Episode& episode = person.episode;
    for (const Line& line : lines_of(person, book)) {
      PriceCells& to = in_parts && turn ? other : cells;
      to.add({episode.provider, episode.commissioner}, episode.cluster, line);
    }
  }
  for (const LoneLine& lone : capitation_lines(book, year)) {
    cells.add({lone.provider, lone.commissioner}, lone.cluster, lone.line);
  }
  cells.merge(other);
  return cells;
}

Sums sums_of(const std::map<ContractKey, PriceCells::Amounts>& amounts) {
  Sums sums;
  for (const auto& [contract, of] : amounts) {
    Pence total;
    for (const auto& [cluster, amount] : of.clusters) {
      sums[{contract, cluster}] = amount;
      total += amount;
    }
    RC_ASSERT(total == of.total);
  }
  return sums;
}

}  // namespace

TEST_CASE("cells priced by another book are the lines of that book to the penny", "[laws]") {
  REQUIRE(rc::check("another book", [] {
    const PriceBook book = random_book(*rc::gen::arbitrary<bool>());
    const auto people = random_people();
    const PriceBook other = with_other_values(book);
    const PriceCells cells = cells_of(people, book, *rc::gen::arbitrary<bool>());
    RC_ASSERT(cells.differs_in_shape(book).empty());
    RC_ASSERT(sums_of(cells.price(book)) == line_by_line(people, book));
    const bool same_shape = cells.differs_in_shape(other).empty();
    RC_CLASSIFY(same_shape, "same shape");
    if (same_shape) RC_ASSERT(sums_of(cells.price(other)) == line_by_line(people, other));
  }));
}

TEST_CASE("factors that change on the first of a month never change the shape", "[laws]") {
  REQUIRE(rc::check("whole months", [] {
    const PriceBook book = random_book(true);
    const auto people = random_people();
    const PriceBook other = with_other_values(book);
    const PriceCells cells = cells_of(people, book, false);
    const std::string why = cells.differs_in_shape(other);
    RC_ASSERT(why.empty() || why == "a day of a review period cost nothing");
    if (why.empty()) RC_ASSERT(sums_of(cells.price(other)) == line_by_line(people, other));
  }));
}

TEST_CASE("many tables at once are each of them alone", "[laws]") {
  REQUIRE(rc::check("tables", [] {
    const PriceBook book = random_book(true);
    const PricePlan plan(cells_of(random_people(), book, false));
    std::vector<PriceTable> tables{price_table(book)};
    for (int n = *rc::gen::inRange(1, 6); n > 0; --n) {
      tables.push_back(price_table(with_other_values(book)));
    }
    std::vector<const PriceTable*> all;
    for (const auto& table : tables) all.push_back(&table);
    std::vector<std::int64_t> together(plan.rows().size() * all.size());
    plan.price(all, together);
    std::vector<std::int64_t> alone(plan.rows().size());
    for (std::size_t t = 0; t < all.size(); ++t) {
      plan.price({&all[t], 1}, alone);
      for (std::size_t row = 0; row < alone.size(); ++row) {
        RC_ASSERT(together[row * all.size() + t] == alone[row]);
        if (t == 0) RC_ASSERT(alone[row] == plan.rows()[row].as_it_is.value());
      }
    }
  }));
}

TEST_CASE("steps add up to what is rounded, for every quantity and rest", "[laws]") {
  for (const Rounding mode :
       {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
    const RoundingSteps steps(mode);
    for (std::int64_t quantity = 1; quantity <= RoundingSteps::most; ++quantity) {
      std::vector<std::int64_t> sums;
      steps.add(quantity, 1, sums);
      RoundingSteps::sum_up(sums);
      for (const std::int64_t of : {1, 2, 37, 62, 1000, 8192, 29 * 31 * 62, 1 << 20}) {
        const std::uint64_t scale = (std::uint64_t{1} << 62) / static_cast<std::uint64_t>(of);
        bool same = true;
        for (std::int64_t rest = 0; rest<of; rest += of> 10'000 ? 997 : 1) {
          const auto at = steps.interval(rest, of);
          const std::int64_t right = rounded(quantity, 0, rest, of, mode);
          same = same && at == steps.interval(rest, of, scale) &&
                 (sums.at(at) == right || steps.is_tie(at, rest, of));
        }
        CHECK(same);
      }
    }
  }
}

TEST_CASE("an amount of a whole cell that does not fit is told", "[laws]") {
  PriceBook book = small_book();
  book.paid.units = {TariffUnit::non_admitted_day};
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", financial_year());
  PriceCells cells(book);
  for (const Line& line : pbr::test::price(episode_of("03", financial_year()), book)) {
    cells.add({}, ClusterCode("03"), line);
  }
  CHECK(cells.price(book).at({}).total == Pence{365 * 920});
  book.prices.begin()->second.front().value = Pence{INT64_MAX / 100};
  CHECK_THROWS_AS(cells.price(book), AmountOverflow);
  book.prices.begin()->second.front().value = Pence{INT64_MAX / 400};
  CHECK_THROWS_AS(cells.price(book), AmountOverflow);
}

TEST_CASE("where another book cannot price the cells it is told why", "[laws]") {
  PriceBook book = small_book();
  book.paid.units = {TariffUnit::non_admitted_day};
  add_price(book, "03", TariffUnit::non_admitted_day, "9.20", financial_year());
  add_adjustment(book, "1", days("2014-06-15", "2015-03-31"));
  PriceCells cells(book);
  for (const Line& line : pbr::test::price(episode_of("03", financial_year()), book)) {
    cells.add({}, ClusterCode("03"), line);
  }
  const auto why = [&](auto change) {
    PriceBook other = book;
    change(other);
    return cells.differs_in_shape(other);
  };
  CHECK(why([](PriceBook&) {}).empty());
  CHECK(why([](PriceBook& other) { other.prices.begin()->second[0].value = Pence{7}; }).empty());
  CHECK(why([](PriceBook& other) { other.adjustments[0].factor.value = Rate(49, 50); }) ==
        "lines of non_admitted_day are split on 2014-06-15 by one of the books only");
  CHECK(why([](PriceBook& other) { other.rounding = Rounding::up; }) == "another rounding");
  CHECK(why([](PriceBook& other) { other.paid.units.insert(TariffUnit::contact); }) ==
        "other units are paid for, or by other terms");
  CHECK(why([](PriceBook& other) { other.prices.begin()->second[0].valid.end = origin; }) ==
        "prices stand for other units or dates");
  CHECK(why([](PriceBook& other) { other.lists.emplace_back(); }) ==
        "other price lists, or other units or dates in them");
  CHECK(why([](PriceBook& other) { other.adjustments.clear(); }) ==
        "other adjustments, or with other dates or scopes");
  CHECK(why([](PriceBook& other) { other.market_forces.emplace(); }) ==
        "market forces of other providers");
  CHECK(why([](PriceBook& other) { other.contracts.emplace_back(); }) ==
        "other contracts, or terms without one");
  CHECK(why([](PriceBook& other) { other.capitation.emplace_back(); }) ==
        "other heads of capitation, or other dates");
}
