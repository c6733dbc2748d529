// Review periods, episodes, contacts, assessments that lead to nothing, capitation.

#include <catch2/catch.hpp>

#include "small_book.hpp"

using namespace pbr;
using namespace pbr::test;
using Lines = std::vector<std::string>;

namespace {

const std::string file = " england/tariffs/small.yaml:";

PriceBook book_of(TariffUnit unit, const std::string& pounds, TariffUnit priced) {
  PriceBook book = small_book();
  book.paid.units = {unit};
  add_price(book, "03", priced, pounds, days("2013-04-01", "2020-03-31"), 7);
  return book;
}

PriceBook book_of(TariffUnit unit, const std::string& pounds) {
  return book_of(unit, pounds, unit);
}

Lines told_of(const Episode& episode, const PriceBook& book, const ClusterPack& clusters,
              const CareRecord& care = {}) {
  return told(pbr::price(episode, care, {&book, &clusters}));
}

// Reviewed each 12 months.
ClusterPack yearly() {
  ClusterPack pack = small_clusters();
  pack.clusters[0].review = {.months = 12, .days = 0};
  return pack;
}

Episode ended(Episode episode) {
  episode.ended = episode.period.end;
  return episode;
}

}  // namespace

TEST_CASE("a whole review period is paid on its first day; the next begins when it is due") {
  const PriceBook book = book_of(TariffUnit::review_period, "840.00");
  const ClusterPack clusters = small_clusters("03", 28);
  CHECK(told_of(episode_of("03", days("2014-04-11", "2014-06-05")), book, clusters) ==
        Lines{"A-1-1 review_period 2014-04-11..2014-04-11 1 x 840.00 x 1 = 840.00" + file + "7",
              "A-1-2 review_period 2014-05-09..2014-05-09 1 x 840.00 x 1 = 840.00" + file + "7"});
  CHECK(told_of(episode_of("03", days("2014-04-11", "2014-06-06")), book, clusters).size() == 3);
}

TEST_CASE("periods that began before the reporting period are paid there, not here") {
  const PriceBook book = book_of(TariffUnit::review_period, "840.00");
  Episode episode = episode_of("03", days("2014-04-01", "2014-04-30"));
  episode.started = episode.reviewed_before = day("2014-03-20");  // due 2014-04-17
  CHECK(told_of(episode, book, small_clusters("03", 28)) ==
        Lines{"A-1-1 review_period 2014-04-17..2014-04-17 1 x 840.00 x 1 = 840.00" + file + "7"});
}

TEST_CASE("a review begins a new period only where the book says so") {
  PriceBook book = book_of(TariffUnit::review_period, "840.00");
  Episode episode = episode_of("03", days("2014-04-11", "2014-05-20"));
  episode.reviews = {{day("2014-04-20"), {}}};
  const ClusterPack clusters = small_clusters("03", 28);
  CHECK(told_of(episode, book, clusters).size() == 2);  // 11 April and 9 May
  book.paid.review_period.begins_at_review = true;
  CHECK(told_of(episode, book, clusters) ==
        Lines{"A-1-1 review_period 2014-04-11..2014-04-11 1 x 840.00 x 1 = 840.00" + file + "7",
              "A-1-2 review_period 2014-04-20..2014-04-20 1 x 840.00 x 1 = 840.00" + file + "7",
              "A-1-3 review_period 2014-05-18..2014-05-18 1 x 840.00 x 1 = 840.00" + file + "7"});
}

TEST_CASE("pro rata a period's price is over its own days, and months are cut") {
  PriceBook book = book_of(TariffUnit::review_period, "840.00");
  book.paid.review_period.pro_rata = true;
  CHECK(
      told_of(episode_of("03", days("2014-04-21", "2014-05-20")), book, small_clusters("03", 28)) ==
      Lines{"A-1-1 review_period 2014-04-21..2014-04-30 10/28 x 840.00 x 1 = 300.00" + file + "7",
            "A-1-2 review_period 2014-05-01..2014-05-18 18/28 x 840.00 x 1 = 540.00" + file + "7",
            "A-1-3 review_period 2014-05-19..2014-05-20 2/28 x 840.00 x 1 = 60.00" + file + "7"});
}

TEST_CASE("pro rata counts days in hospital where the book does not pay them by themselves") {
  PriceBook book = book_of(TariffUnit::review_period, "840.00");
  book.paid.review_period.pro_rata = true;
  Episode episode = episode_of("03", days("2014-04-21", "2014-04-30"));
  admit(episode, days("2014-04-25", "2014-04-26"));
  const ClusterPack clusters = small_clusters("03", 28);
  CHECK(
      told_of(episode, book, clusters) ==
      Lines{"A-1-1 review_period 2014-04-21..2014-04-30 10/28 x 840.00 x 1 = 300.00" + file + "7"});
  book.paid.units.insert(TariffUnit::admitted_day);
  add_price(book, "03", TariffUnit::admitted_day, "361.90", financial_year(), 8);
  CHECK(
      told_of(episode, book, clusters) ==
      Lines{"A-1-1 admitted_day 2014-04-21..2014-04-30 2 x 361.90 x 1 = 723.80" + file + "8",
            "A-1-2 review_period 2014-04-21..2014-04-30 8/28 x 840.00 x 1 = 240.00" + file + "7"});
}

// source: worked example 4 of the payment facts: day cost x longest interval
// rulebook: cluster 03 reviewed each 12 months and each 28 days; as_at: 2014/15
TEST_CASE("a period's price is a day's cost times the longest interval") {
  const auto of = [](const std::string& cost, const ClusterPack& clusters,
                     const std::string& first) {
    PriceBook book = book_of(TariffUnit::review_period, cost, TariffUnit::review_period_day);
    return told_of(episode_of("03", days(first, first)), book, clusters).front();
  };
  CHECK(of("5.00", yearly(), "2014-05-01") ==
        "A-1-1 review_period 2014-05-01..2014-05-01 1 x 1825.00 x 1 = 1825.00" + file + "7");
  CHECK(of("30.00", small_clusters("03", 28), "2014-05-01") ==
        "A-1-1 review_period 2014-05-01..2014-05-01 1 x 840.00 x 1 = 840.00" + file + "7");
  // A period over a 29 February has a day more.
  CHECK(of("5.00", yearly(), "2015-05-01") ==
        "A-1-1 review_period 2015-05-01..2015-05-01 1 x 1830.00 x 1 = 1830.00" + file + "7");
}

TEST_CASE("a code that is no cluster has no review periods") {
  const PriceBook book = book_of(TariffUnit::review_period, "840.00");
  CHECK(
      told_of(episode_of("99", days("2014-04-11", "2014-06-05")), book, small_clusters()).empty());
}

TEST_CASE("an episode is paid on its last day, when it has ended") {
  const PriceBook book = book_of(TariffUnit::episode, "1500.00");
  Episode episode = episode_of("03", days("2014-04-11", "2014-06-05"));
  const ClusterPack clusters = small_clusters();
  CHECK(told_of(episode, book, clusters).empty());
  const Lines one{"A-1-1 episode 2014-06-05..2014-06-05 1 x 1500.00 x 1 = 1500.00" + file + "7"};
  CHECK(told_of(ended(episode), book, clusters) == one);
  // On the day after the period's last day: paid here, as it has no day in the next period.
  episode.ended_with_period = true;
  CHECK(told_of(episode, book, clusters) == one);
}

TEST_CASE("short and long stays, at their bounds") {
  PriceBook book = book_of(TariffUnit::episode, "1500.00");
  book.paid.episode = {.short_stay_up_to = 3, .long_stay_beyond = 30};
  add_price(book, "03", TariffUnit::short_stay_day, "100.00", financial_year(), 8);
  add_price(book, "03", TariffUnit::long_stay_day, "20.00", financial_year(), 9);
  const auto of = [&](const std::string& last) {
    return told_of(ended(episode_of("03", days("2014-05-01", last))), book, small_clusters());
  };
  CHECK(of("2014-05-02") ==
        Lines{"A-1-1 short_stay_day 2014-05-02..2014-05-02 2 x 100.00 x 1 = 200.00" + file + "8"});
  CHECK(of("2014-05-03") ==
        Lines{"A-1-1 short_stay_day 2014-05-03..2014-05-03 3 x 100.00 x 1 = 300.00" + file + "8"});
  CHECK(of("2014-05-04") ==
        Lines{"A-1-1 episode 2014-05-04..2014-05-04 1 x 1500.00 x 1 = 1500.00" + file + "7"});
  CHECK(of("2014-05-30").size() == 1);
  CHECK(of("2014-05-31") ==
        Lines{"A-1-1 episode 2014-05-31..2014-05-31 1 x 1500.00 x 1 = 1500.00" + file + "7",
              "A-1-2 long_stay_day 2014-05-31..2014-05-31 1 x 20.00 x 1 = 20.00" + file + "9"});
}

TEST_CASE("the length of an episode counts from its start, before the reporting period too") {
  PriceBook book = book_of(TariffUnit::episode, "1500.00");
  book.paid.episode.short_stay_up_to = 3;
  add_price(book, "03", TariffUnit::short_stay_day, "100.00", financial_year(), 8);
  Episode episode = ended(episode_of("03", days("2014-04-01", "2014-04-02")));
  episode.started = day("2014-03-25");
  CHECK(told_of(episode, book, small_clusters()).front() ==
        "A-1-1 episode 2014-04-02..2014-04-02 1 x 1500.00 x 1 = 1500.00" + file + "7");
}

TEST_CASE("attended contacts at the provider on days of the episode, by month") {
  const PriceBook book = book_of(TariffUnit::contact, "250.00");
  const auto contact = [](const char* provider, const char* date, bool attended = true) {
    Contact made;
    made.provider = ProviderId(provider);
    made.date = day(date);
    made.attended = attended;
    return made;
  };
  const std::vector<Contact> contacts{contact("P", "2014-04-10"),        contact("P", "2014-04-11"),
                                      contact("P", "2014-04-11"),        contact("Q", "2014-04-12"),
                                      contact("P", "2014-04-13", false), contact("P", "2014-05-31"),
                                      contact("P", "2014-06-03")};
  CareRecord care;
  for (const auto& each : contacts) care.contacts.push_back(&each);
  Episode episode = episode_of("03", days("2014-04-11", "2014-06-02"));
  episode.provider = ProviderId("P");
  CHECK(told_of(episode, book, small_clusters(), care) ==
        Lines{"A-1-1 contact 2014-04-11..2014-04-30 2 x 250.00 x 1 = 500.00" + file + "7",
              "A-1-2 contact 2014-05-01..2014-05-31 1 x 250.00 x 1 = 250.00" + file + "7"});
}

TEST_CASE("rounding at the unit price is once, and the line is a multiple of it") {
  PriceBook book = book_of(TariffUnit::non_admitted_day, "9.23");
  add_adjustment(book, "0.982", financial_year());
  const Episode episode = episode_of("03", days("2014-04-01", "2014-04-30"));
  CHECK(told(price(episode, book)).front() ==
        "A-1-1 non_admitted_day 2014-04-01..2014-04-30 30 x 9.23 x 0.982 = 271.92" + file + "7");
  book.step = RoundingStep::unit_price;  // 9.06386 -> 9.06
  CHECK(told(price(episode, book)).front() ==
        "A-1-1 non_admitted_day 2014-04-01..2014-04-30 30 x 9.23 x 0.982 = 271.80" + file + "7");
}

namespace {

// One referral at P, open from April to June, assessed on 12 and 20 April.
struct Assessed {
  Assessed() {
    referral.referral = ReferralId("R");
    referral.provider = spell.provider = ProviderId("P");
    referral.commissioner = CommissionerId("C");
    referral.received = day("2014-04-01");
    referral.closed = day("2014-06-01");
    for (const char* date : {"2014-04-20", "2014-04-12"}) {
      assessments.emplace_back();
      assessments.back().provider = ProviderId("P");
      assessments.back().date = day(date);
      assessments.back().reason = AssessmentReason::discharge;
    }
    spell.cluster_final = ClusterCode("03");
    spell.start = day("2013-01-01");
    spell.referral = ReferralId("another");
  }

  [[nodiscard]] Lines lines(Period reporting = financial_year(), bool paid = true) const {
    CareRecord care;
    care.person = PersonId("A");
    care.referrals = {&referral};
    for (const auto& each : assessments) care.assessments.push_back(&each);
    if (recorded) care.clusters = {&spell};
    PriceBook book = small_book();
    book.paid.assessment_that_leads_to_nothing = paid;
    add_price(book, "99", TariffUnit::initial_assessment, "250.00", financial_year(), 7);
    const ClusterPack clusters = small_clusters();
    Lines texts;
    for (const LoneLine& line : lone_lines(care, {&book, &clusters}, reporting)) {
      texts.push_back(line.provider.text() + " " + line.commissioner.text() + " " +
                      line.cluster.text() + " " + told({line.line}).front());
    }
    return texts;
  }

  Referral referral;
  std::vector<Assessment> assessments;
  ClusterSpell spell;
  bool recorded = false;
};

const Lines paid_once{
    "P C 99 A-0-1 initial_assessment 2014-04-12..2014-04-12 1 x 250.00 x 1 = "
    "250.00" +
    file + "7"};

}  // namespace

TEST_CASE("an assessment that leads to nothing is paid once a referral, where the book says so") {
  Assessed person;
  CHECK(person.lines() == paid_once);
  CHECK(person.lines(financial_year(), false).empty());
  CHECK(person.lines(days("2014-04-13", "2014-06-30")).empty());  // paid in the period before
  person.assessments[0].reason = AssessmentReason::review;        // opens an episode
  CHECK(person.lines().empty());
}

TEST_CASE("where spells are recorded, one of the referral shows what the assessment led to") {
  Assessed person;
  person.recorded = true;
  person.assessments[0].reason = AssessmentReason::review;
  CHECK(person.lines() == paid_once);
  person.spell.referral = ReferralId("R");
  CHECK(person.lines().empty());
  person.spell.referral = {};
  CHECK(person.lines() == paid_once);  // it started before the referral
  person.spell.start = day("2014-06-01");
  CHECK(person.lines().empty());
}

TEST_CASE("capitation is a twelfth a month, by days in a part of one") {
  PriceBook book = small_book();
  Capitation heads;
  heads.provider = ProviderId("P");
  heads.commissioner = CommissionerId("C");
  heads.heads = 1000;
  heads.a_year = {days("2014-04-01", "2014-05-31"), Pence{6120}, "agreed", {.line = 9}};
  book.capitation = {heads};
  heads.heads = 1010;
  heads.a_year.valid = days("2014-06-01", "2015-03-31");
  heads.a_year.at.line = 10;
  book.capitation.push_back(heads);
  Lines texts;
  for (const auto& line : capitation_lines(book, days("2014-04-16", "2014-06-30"))) {
    texts.push_back(told({line.line}).front());
  }
  CHECK(texts ==
        Lines{"capitation-1 capitation 2014-04-16..2014-04-30 15000/360 x 61.20 x 1 = 2550.00" +
                  file + "9",
              "capitation-2 capitation 2014-05-01..2014-05-31 1000/12 x 61.20 x 1 = 5100.00" +
                  file + "9",
              "capitation-3 capitation 2014-06-01..2014-06-30 1010/12 x 61.20 x 1 = 5151.00" +
                  file + "10"});
}

TEST_CASE("capitation is rounded by the line, whatever the book says") {
  PriceBook book = small_book();
  book.step = RoundingStep::unit_price;
  Capitation heads;
  heads.heads = 12000;
  heads.a_year = {financial_year(), Pence{240}, "agreed", {.line = 9}};
  book.capitation = {heads};
  add_adjustment(book, "0.97218", financial_year());
  const auto lines = capitation_lines(book, days("2014-04-01", "2014-04-30"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].line.step == RoundingStep::invoice_line);
  CHECK(to_pounds(lines[0].line.amount) == "2333.23");  // by the head and month: 0.19 x 12,000
}

TEST_CASE("lines of capitation stand by month, provider, commissioner, then first day") {
  PriceBook book = small_book();
  const auto add = [&](const std::string& provider, const std::string& commissioner, Period valid) {
    Capitation heads;
    heads.provider = ProviderId(provider);
    heads.commissioner = CommissionerId(commissioner);
    heads.heads = 12;
    heads.a_year = {valid, Pence{100}, "agreed", {.line = 9}};
    book.capitation.push_back(heads);
  };
  add("P2", "C1", days("2014-04-01", "2014-05-31"));
  add("P1", "C2", days("2014-04-01", "2014-05-31"));
  add("P1", "C1", days("2014-04-21", "2014-05-31"));
  add("P1", "C1", days("2014-04-11", "2014-04-20"));
  std::string places;
  for (const LoneLine& lone : capitation_lines(book, days("2014-04-01", "2014-05-31"))) {
    places += lone.line.id + " " + to_text(lone.line.period.first) + " " + lone.provider.text() +
              " " + lone.commissioner.text() + "\n";
  }
  CHECK(places ==
        "capitation-1 2014-04-11 P1 C1\n"
        "capitation-2 2014-04-21 P1 C1\n"
        "capitation-3 2014-04-01 P1 C2\n"
        "capitation-4 2014-04-01 P2 C1\n"
        "capitation-5 2014-05-01 P1 C1\n"
        "capitation-6 2014-05-01 P1 C2\n"
        "capitation-7 2014-05-01 P2 C1\n");
}
