#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "pairs.hpp"

using namespace pbr_test;

namespace {

const Measure recovery = recovery_measure();
const Measure symptoms = symptom_measure();

Pair random_pair() {
  const auto score = [] { return std::to_string(*rc::gen::inRange(0, 41)); };
  Pair pair{score(), score()};
  pair.provider = *rc::gen::element<std::string>("PA", "PB", "PC");
  pair.commissioner = *rc::gen::element<std::string>("CA", "CB");
  pair.cluster = *rc::gen::element<std::string>("03", "04", "12");
  return pair;
}

Rate millionth{1, 1'000'000};

}  // namespace

TEST_CASE("the fifth of the range that a score lies in") {
  const auto [score, band] = GENERATE(table<std::string, int>({{"0", 0},
                                                               {"7.999", 0},
                                                               {"8", 1},
                                                               {"15.9", 1},
                                                               {"16", 2},
                                                               {"24", 3},
                                                               {"31.5", 3},
                                                               {"32", 4},
                                                               {"40", 4},
                                                               {"-3", 0},
                                                               {"41", 4}}));
  CHECK(intake_band(recovery, decimal(score.c_str())) == band);
}

TEST_CASE("a range need not begin at nothing") {
  Measure cgas = recovery;
  cgas.lowest = Rate{1};
  cgas.highest = Rate{100};
  CHECK(intake_band(cgas, decimal("20.7")) == 0);
  CHECK(intake_band(cgas, decimal("20.8")) == 1);
  CHECK(intake_band(cgas, Rate{100}) == 4);
}

TEST_CASE("age is that of the day of the first score") {
  Person person;
  const auto [birth, band] =
      GENERATE(table<std::string, std::string>({{"1996-05-02", "0-17"},
                                                {"1996-05-01", "18-34"},
                                                {"1979-05-02", "18-34"},
                                                {"1979-05-01", "35-49"},
                                                {"1964-05-01", "50-64"},
                                                {"1949-05-01", "65-79"},
                                                {"1934-05-02", "65-79"},
                                                {"1934-05-01", "80+"},
                                                {"2014-05-02", "not known"}}));
  person.birth_date = day(birth.c_str());
  CHECK(age_bands.at(age_band(&person, day("2014-05-01"))) == band);
  CHECK(age_bands.at(age_band(nullptr, day("2014-05-01"))) == "not known");
}

TEST_CASE("a pair is summed in thousandths under its stratum") {
  const OutcomeStrata strata = strata_of(recovery, {{"20.5", "26"}, {"21", "20"}});
  REQUIRE(strata.strata().size() == 1);
  const auto& [key, sums] = *strata.strata().begin();
  CHECK(key.intake == 2);
  CHECK(age_bands.at(key.age) == "18-34");
  CHECK(key.sex == "F");
  const StratumSums expected{2,
                             1,
                             0,
                             2,
                             1,
                             41'500,
                             46'000,
                             Int128{861'250'000},
                             Int128{953'000'000},
                             Int128{1'076'000'000}};
  CHECK(sums == expected);
}

TEST_CASE("levels, statuses and lone scores have no stratum") {
  CasemixTerms terms;
  Measure item = recovery_measure();
  item.kind = MeasureKind::item;
  terms.measures = {&item};
  OutcomeStrata strata;
  add_person({"1", "4"}, {outcome_of(item, {"1", "4"})}, terms, strata);
  CHECK(strata.strata().empty());
  terms.measures = {&recovery};
  Outcome lone;
  lone.measure = &recovery;
  lone.before = Rate{20};
  add_person({"20", "20"}, {lone}, terms, strata);
  CHECK(strata == OutcomeStrata{});
}

TEST_CASE("changes are kept by group, better is positive") {
  CasemixTerms terms;
  terms.measures = {&symptoms};
  terms.group_names = {"sex", "imd_decile"};
  OutcomeStrata strata;
  add_person({"20", "8"}, {outcome_of(symptoms, {"20", "8"})}, terms, strata, {"F", "3"});
  add_person({"20", "24"}, {outcome_of(symptoms, {"20", "24"})}, terms, strata, {"M", "3"});
  const auto& groups = strata.groups();
  CHECK(groups.at({0, 0, "F"}).change == 12'000);
  CHECK(groups.at({0, 0, "M"}).change == -4'000);
  CHECK(groups.at({0, 1, "3"}) == ChangeSums{2, 8'000, Int128{160'000'000}});
}

TEST_CASE("what a contract's people would have brought at everybody's rates") {
  // Cluster 03, one intake band: PA 2 pairs, 1 improved; PB 1 pair, improved: rate 2/3.
  const OutcomeStrata strata = strata_of(
      recovery, {{"10", "20"}, {"10", "12"}, {"11", "25", "PB"}, {"30", "20", "PB", "CA", "04"}});
  const auto sums = expected_sums(strata, {&recovery});
  const ExpectedSums pa = sums.at({ProviderId("PA"), CommissionerId("CA")}).at(0);
  const ExpectedSums pb = sums.at({ProviderId("PB"), CommissionerId("CA")}).at(0);
  CHECK(to_decimal(pa.improved, 6) == "1.333333");
  CHECK(to_decimal(pb.improved, 6) == "0.666667");
  CHECK(pa.not_worse == Rate{2});
  CHECK(pb.not_worse == Rate{1});
  // Three cases, one of them recovered.
  CHECK(to_decimal(pa.recovered, 6) == "0.666667");
  CHECK(to_decimal(pb.recovered, 6) == "0.333333");
}

TEST_CASE("strata do not depend on order or parts, and expected adds up to observed") {
  rc::check("laws of strata", [] {
    const auto pairs = *rc::gen::container<std::vector<Pair>>(60, rc::gen::exec(random_pair));
    const auto cut = *rc::gen::inRange<std::size_t>(0, pairs.size() + 1);
    const auto at = pairs.begin() + static_cast<std::ptrdiff_t>(cut);
    OutcomeStrata parts = strata_of(recovery, {at, pairs.end()});
    parts.merge(strata_of(recovery, {pairs.begin(), at}));
    const OutcomeStrata whole = strata_of(recovery, pairs);
    RC_ASSERT(parts == whole);

    StratumSums observed;
    for (const auto& [key, sums] : whole.strata()) observed += sums;
    ExpectedSums expected;
    const auto sums = expected_sums(whole, {&recovery});
    for (const auto& [contract, of] : sums) {
      expected.improved = expected.improved + of.at(0).improved;
      expected.not_worse = expected.not_worse + of.at(0).not_worse;
      expected.recovered = expected.recovered + of.at(0).recovered;
    }
    const Rate slack = millionth * Rate{static_cast<std::int64_t>(sums.size())};
    const auto close = [&](Rate a, std::int64_t b) {
      return a <= Rate{b} + slack && Rate{b} <= a + slack;
    };
    RC_ASSERT(close(expected.improved, observed.improved));
    RC_ASSERT(close(expected.not_worse, observed.paired - observed.deteriorated));
    RC_ASSERT(close(expected.recovered, observed.recovered));
  });
}

TEST_CASE("who treats what everybody treats is expected to do as everybody does") {
  rc::check("the same case mix", [] {
    const auto mix = *rc::gen::container<std::vector<Pair>>(12, rc::gen::exec(random_pair));
    std::vector<Pair> pairs;
    for (const std::string provider : {"PA", "PB", "PB", "PC", "PC", "PC"}) {
      for (Pair pair : mix) {
        pair.provider = provider;
        pair.commissioner = "CA";
        // The outcome is drawn anew: only the case mix is the same.
        pair.after = std::to_string(*rc::gen::inRange(0, 41));
        pairs.push_back(pair);
      }
    }
    const OutcomeStrata strata = strata_of(recovery, pairs);
    std::int64_t improved = 0;
    for (const auto& [key, sums] : strata.strata()) improved += sums.improved;
    const auto expected =
        expected_sums(strata, {&recovery}).at({ProviderId("PB"), CommissionerId("CA")}).at(0);
    // PB has a third of everybody, so a third of what everybody brought.
    const Rate third{improved, 3};
    RC_ASSERT(expected.improved <= third + millionth && third <= expected.improved + millionth);
  });
}
