#include "pbr/outcome_models.hpp"

#include <rapidcheck.h>

#include <array>
#include <catch2/catch.hpp>

#include "pairs.hpp"

using namespace pbr_test;

namespace {

const OutcomeModel& model(const std::vector<OutcomeModel>& models, OutcomeModelKind kind) {
  for (const OutcomeModel& each : models) {
    if (each.kind == kind) return each;
  }
  throw InternalError("no such model");
}

const ModelTerm& term(const OutcomeModel& model, const std::string& name) {
  for (const ModelTerm& each : model.terms) {
    if (each.term == name) return each;
  }
  FAIL("no term " << name);
  throw InternalError("no such term");
}

// The Norris data of NIST's Statistical Reference Datasets (linear regression, lower difficulty):
// response, predictor.
constexpr std::array<std::array<const char*, 2>, 36> norris{
    {{"0.1", "0.2"},     {"338.8", "337.4"}, {"118.1", "118.2"}, {"888.0", "884.6"},
     {"9.2", "10.1"},    {"228.1", "226.5"}, {"668.5", "666.3"}, {"998.5", "996.3"},
     {"449.1", "448.6"}, {"778.9", "777.0"}, {"559.2", "558.2"}, {"0.3", "0.4"},
     {"0.1", "0.6"},     {"778.1", "775.5"}, {"668.8", "666.9"}, {"339.3", "338.0"},
     {"448.9", "447.5"}, {"10.8", "11.6"},   {"557.7", "556.0"}, {"228.3", "228.1"},
     {"998.0", "995.8"}, {"888.8", "887.6"}, {"119.6", "120.2"}, {"0.3", "0.3"},
     {"0.6", "0.3"},     {"557.6", "556.8"}, {"339.3", "339.1"}, {"888.0", "887.2"},
     {"998.5", "999.0"}, {"778.9", "779.0"}, {"10.2", "11.1"},   {"117.6", "118.3"},
     {"228.9", "229.2"}, {"668.4", "669.1"}, {"449.2", "448.9"}, {"0.2", "0.5"}}};

struct Department {
  const char* name;
  int men_in, men_out, women_in, women_out;
};
// Graduate admissions at Berkeley, 1973: Bickel, Hammel & O'Connell, Science 1975, 187, 398-404.
constexpr std::array<Department, 6> departments{{{"A", 512, 313, 89, 19},
                                                 {"B", 353, 207, 17, 8},
                                                 {"C", 120, 205, 202, 391},
                                                 {"D", 138, 279, 131, 244},
                                                 {"E", 53, 138, 94, 299},
                                                 {"F", 22, 351, 24, 317}}};

std::vector<Pair> many(int count, Pair pair) {
  return std::vector<Pair>(static_cast<std::size_t>(count), std::move(pair));
}

void append(std::vector<Pair>& pairs, const std::vector<Pair>& more) {
  pairs.insert(pairs.end(), more.begin(), more.end());
}

/// Yes is a pair that improved.
Pair answer(bool yes, const char* cluster, const char* sex, const char* provider = "PA") {
  return {"10", yes ? "20" : "10", provider, "CA", cluster, sex};
}

}  // namespace

TEST_CASE("least squares: certified figures") {
  Measure measure = recovery_measure();
  measure.highest = Rate{1000};
  measure.reliable_change.reset();
  measure.cut_off.reset();
  std::vector<Pair> pairs;
  for (const auto& [after, before] : norris) pairs.push_back({before, after});
  const auto models = outcome_models(strata_of(measure, pairs), {&measure});
  REQUIRE(models.size() == 1);
  const OutcomeModel& after = models.front();
  CHECK(*term(after, "intercept").estimate == Approx(-0.262323073774029).epsilon(1e-9));
  CHECK(*term(after, "intercept").standard_error == Approx(0.232818234301152).epsilon(1e-9));
  CHECK(*term(after, "before").estimate == Approx(1.00211681802045).epsilon(1e-12));
  CHECK(*term(after, "before").standard_error == Approx(0.429796848199937e-3).epsilon(1e-9));
  CHECK(*term(after, "residual_sd").estimate == Approx(0.884796396144373).epsilon(1e-9));
  CHECK(*term(after, "r_squared").estimate == Approx(0.999993745883712).epsilon(1e-12));
}

TEST_CASE("a logistic model: published figures") {
  std::vector<Pair> pairs;
  for (const Department& d : departments) {
    append(pairs, many(d.men_in, answer(true, d.name, "M")));
    append(pairs, many(d.men_out, answer(false, d.name, "M")));
    append(pairs, many(d.women_in, answer(true, d.name, "F")));
    append(pairs, many(d.women_out, answer(false, d.name, "F")));
  }
  const Measure measure = recovery_measure();
  const auto models = outcome_models(strata_of(measure, pairs), {&measure});
  const OutcomeModel& improved = model(models, OutcomeModelKind::improved);
  // glm(Admitted ~ Gender + Dept, binomial) as printed in many courses of R.
  const auto [name, estimate, error] =
      GENERATE(table<std::string, double, double>({{"intercept", 0.58205, 0.06899},
                                                   {"sex F", 0.09987, 0.08085},
                                                   {"cluster B", -0.04340, 0.10984},
                                                   {"cluster C", -1.26260, 0.10663},
                                                   {"cluster D", -1.29461, 0.10582},
                                                   {"cluster E", -1.73931, 0.12611},
                                                   {"cluster F", -3.30648, 0.16998}}));
  CHECK(*term(improved, name).estimate == Approx(estimate).margin(0.000006));
  CHECK(*term(improved, name).standard_error == Approx(error).margin(0.000006));
  CHECK(*term(improved, "deviance").estimate == Approx(20.204).margin(0.0006));
  CHECK(*term(improved, "null_deviance").estimate == Approx(877.056).margin(0.0006));
  CHECK(term(improved, "cluster A").note == "reference");
  CHECK(term(improved, "sex M").note == "reference");
  CHECK_FALSE(term(improved, "sex M").estimate);
}

TEST_CASE("two groups: the log of the odds ratio, by hand") {
  std::vector<Pair> pairs = many(30, answer(true, "03", "F"));
  append(pairs, many(70, answer(false, "03", "F")));
  append(pairs, many(30, answer(true, "03", "M", "PB")));
  append(pairs, many(20, answer(false, "03", "M", "PB")));
  const Measure measure = recovery_measure();
  const auto models = outcome_models(strata_of(measure, pairs), {&measure});
  const OutcomeModel& improved = model(models, OutcomeModelKind::improved);
  CHECK(*term(improved, "sex M").estimate == Approx(std::log((30.0 / 20) / (30.0 / 70))));
  CHECK(*term(improved, "sex M").standard_error ==
        Approx(std::sqrt(1 / 30.0 + 1 / 70.0 + 1 / 30.0 + 1 / 20.0)));
  CHECK(improved.expected.at({ProviderId("PB"), CommissionerId("CA")}) == Approx(30));
}

TEST_CASE("a row says why there is no model") {
  const Measure measure = recovery_measure();
  const auto why = [&](const std::vector<Pair>& pairs, OutcomeModelKind kind) {
    const auto models = outcome_models(strata_of(measure, pairs), {&measure});
    const OutcomeModel& found = model(models, kind);
    CHECK_FALSE(found.fitted);
    REQUIRE(found.terms.size() == 1);
    CHECK(found.terms.front().term == "no_model");
    return found.terms.front().note;
  };
  using enum OutcomeModelKind;
  CHECK(why({}, after) == "too few pairs");
  CHECK(why(many(29, answer(true, "03", "F")), after) == "too few pairs");
  CHECK(why(many(40, answer(true, "03", "F")), after) == "nothing to explain");
  CHECK(why(many(40, answer(true, "03", "F")), improved) == "too few no");
  CHECK(why(many(40, answer(false, "03", "F")), improved) == "too few yes");
  CHECK(why(many(40, {"30", "36"}), recovered) == "too few pairs");
  // Two of cluster 04, sex M and born in 1950 make a yes: each of them alone is both.
  std::vector<Pair> apart;
  for (const int cell : {0, 1, 2, 3, 4, 5, 6, 7}) {
    const bool old = cell / 4 == 1;
    const bool man = cell / 2 % 2 == 1;
    const bool fourth = cell % 2 == 1;
    Pair pair = answer(old + man + fourth >= 2, fourth ? "04" : "03", man ? "M" : "F");
    pair.birth = old ? "1950-01-01" : "1980-01-01";
    append(apart, many(10, pair));
  }
  CHECK(why(apart, improved) == "no end: the terms tell yes from no without fail");
}

TEST_CASE("few of a kind are counted with the reference, and what follows is left out") {
  std::vector<Pair> pairs;
  for (int at = 0; at < 60; ++at) {
    const std::string before = std::to_string(at % 37);
    const std::string after = std::to_string((at * 7) % 41);
    // Everybody in cluster 04 is M and nobody else.
    pairs.push_back(
        {before, after, "PA", "CA", at % 3 == 0 ? "04" : "03", at % 3 == 0 ? "M" : "F"});
  }
  pairs.push_back({"20", "25", "PA", "CA", "12", "F"});
  const Measure measure = recovery_measure();
  const auto models = outcome_models(strata_of(measure, pairs), {&measure});
  const OutcomeModel& after = model(models, OutcomeModelKind::after);
  REQUIRE(after.fitted);
  CHECK(term(after, "cluster 12").note == "too few: counted with the reference");
  CHECK(term(after, "sex M").note == "left out: it follows from the terms above");
  CHECK_FALSE(term(after, "sex M").estimate);
  CHECK(term(after, "cluster 04").estimate);
}

TEST_CASE("scores without an error leave none") {
  std::vector<Pair> pairs;
  for (int at = 0; at < 36; ++at) {
    pairs.push_back({std::to_string(at), std::to_string(at / 2) + (at % 2 == 1 ? ".5" : "")});
  }
  const Measure measure = recovery_measure();
  const auto models = outcome_models(strata_of(measure, pairs), {&measure});
  const OutcomeModel& after = model(models, OutcomeModelKind::after);
  REQUIRE(after.fitted);
  CHECK(*term(after, "before").estimate == Approx(0.5));
  CHECK(*term(after, "r_squared").estimate == Approx(1));
  for (const ModelTerm& each : after.terms) {
    for (const auto& value : {each.estimate, each.standard_error, each.statistic, each.low}) {
      CHECK((!value || std::isfinite(*value)));
    }
  }
}

TEST_CASE("everybody together is expected as observed") {
  rc::check("sums of a model", [] {
    const Measure measure = recovery_measure();
    std::vector<Pair> pairs;
    const auto people = *rc::gen::inRange(30, 200);
    for (int at = 0; at < people; ++at) {
      Pair pair{std::to_string(*rc::gen::inRange(0, 41)), std::to_string(*rc::gen::inRange(0, 41))};
      pair.provider = *rc::gen::element<std::string>("PA", "PB");
      pair.cluster = *rc::gen::element<std::string>("03", "04", "12");
      pair.sex = *rc::gen::element<std::string>("F", "M", "");
      pairs.push_back(pair);
    }
    const OutcomeStrata strata = strata_of(measure, pairs);
    StratumSums all;
    for (const auto& [key, sums] : strata.strata()) all += sums;
    for (const OutcomeModel& model : outcome_models(strata, {&measure})) {
      if (!model.fitted) continue;
      double expected = 0;
      for (const auto& [contract, sum] : model.expected) expected += sum;
      const auto observed = [&]() -> double {
        switch (model.kind) {
          case OutcomeModelKind::after:
            return static_cast<double>(all.after) / 1000;
          case OutcomeModelKind::improved:
            return static_cast<double>(all.improved);
          case OutcomeModelKind::not_worse:
            return static_cast<double>(all.paired - all.deteriorated);
          default:
            return static_cast<double>(all.recovered);
        }
      }();
      RC_ASSERT(std::abs(expected - observed) < 1e-6);
    }
  });
}
