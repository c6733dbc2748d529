#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "pbr/scenario.hpp"

using namespace pbr;

namespace {

Date day(std::string_view text) { return *Date::parse(text); }
const Period year = Period::inclusive(day("2014-04-01"), day("2015-03-31"));

Change change(std::string path, ChangeKind kind, std::string amount) {
  Change made;
  made.path = std::move(path);
  made.kind = kind;
  made.amount = std::move(amount);
  made.at = {"s.yaml", 3, 12};
  return made;
}

Measure measure(const char* id, MeasureKind kind) {
  Measure made;
  made.id = MeasureId(id);
  made.kind = kind;
  return made;
}

const Measure honos = measure("honos", MeasureKind::item_total);
const Measure settled = measure("settled", MeasureKind::status);

// Two providers with one commissioner: A in 04 and 05, B in 04.
PayInputs inputs() {
  PayInputs made;
  made.period = year;
  made.measures = {&honos, &settled};
  ContractInputs& a = made.contracts[{ProviderId("A"), CommissionerId("C")}];
  a.clusters[ClusterCode("04")] = {Pence(100'00), 10, 3, 2};
  a.clusters[ClusterCode("05")] = {Pence(90'00), 6, 1, 1};
  a.activity = Pence(190'00);
  a.days = 16;
  a.people = 3;
  a.measures.resize(2);
  a.measures[0] = {8, 5, 2, 1, 3, 1, 0};
  a.measures[1] = {3, 2, 0, 0, 0, 0, 1};
  ContractInputs& b = made.contracts[{ProviderId("B"), CommissionerId("C")}];
  b.clusters[ClusterCode("04")] = {Pence(50'00), 7, 2, 1};
  b.activity = Pence(50'00);
  b.days = 7;
  b.people = 1;
  b.measures.resize(2);
  return made;
}

std::string sums_text(const PayInputs& in) {
  std::string text;
  for (const auto& [key, contract] : in.contracts) {
    text += key.provider.text() + " " + to_pounds(contract.activity) + " " +
            std::to_string(contract.days) + "d:";
    for (const auto& [code, sums] : contract.clusters) {
      text += " " + code.text() + "=" + to_pounds(sums.amount) + "/" + std::to_string(sums.days) +
              "/" + std::to_string(sums.episodes) + "/" + std::to_string(sums.people);
    }
    text += "\n";
  }
  return text;
}

std::string measure_text(const PayInputs& in) {
  std::string text;
  for (const auto& [key, contract] : in.contracts) {
    for (const auto& m : contract.measures) {
      for (const auto n :
           {m.eligible, m.paired, m.improved, m.deteriorated, m.cases, m.recovered, m.yes}) {
        text += std::to_string(n) + " ";
      }
      text += "|";
    }
  }
  return text;
}

constexpr auto value = ChangeKind::value;
constexpr auto factor = ChangeKind::factor;
constexpr auto add = ChangeKind::add;

}  // namespace

TEST_CASE("activity grows by contract and cluster, and people stay") {
  auto in = inputs();
  CHECK(change_sums({change("activity.A.04", factor, "1.015")}, in).empty());
  CHECK(sums_text(in) ==
        "A 191.50 16d: 04=101.50/10/3/2 05=90.00/6/1/1\nB 50.00 7d: 04=50.00/7/2/1\n");
  CHECK(change_sums({change("activity.*.*", factor, "2")}, in).empty());
  CHECK(sums_text(in) ==
        "A 383.00 32d: 04=203.00/20/6/2 05=180.00/12/2/1\nB 100.00 14d: 04=100.00/14/4/1\n");
}

TEST_CASE("days that move are paid what a day there comes to") {
  auto in = inputs();
  // A has days of 05 itself, 15.00 each; B takes those of its commissioner.
  CHECK(change_sums({change("casemix.*.04.05", value, "0.2")}, in).empty());
  CHECK(
      sums_text(in) ==
      "A 200.00 16d: 04=80.00/8/2/2 05=120.00/8/2/1\nB 55.00 7d: 04=40.00/6/2/1 05=15.00/1/0/0\n");
}

TEST_CASE("what is achieved moves within what is known") {
  auto in = inputs();
  CHECK(change_sums({change("outcomes.A.honos.improved", add, "0.3"),
                     change("outcomes.*.settled.yes", value, "1")},
                    in)
            .empty());
  CHECK(measure_text(in) == "8 5 4 1 3 1 0 |3 2 0 0 0 0 2 |0 0 0 0 0 0 0 |0 0 0 0 0 0 0 |");
  CHECK(change_sums({change("outcomes.A.honos.improved", add, "1"),
                     change("outcomes.A.honos.recovered", value, "0.5")},
                    in)
            .empty());
  CHECK(measure_text(in) == "8 5 5 0 3 2 0 |3 2 0 0 0 0 2 |0 0 0 0 0 0 0 |0 0 0 0 0 0 0 |");
  in = inputs();
  CHECK(change_sums({change("completeness.A.honos", value, "1")}, in).empty());
  CHECK(measure_text(in) == "8 8 3 2 5 2 0 |3 2 0 0 0 0 1 |0 0 0 0 0 0 0 |0 0 0 0 0 0 0 |");
}

TEST_CASE("kinds of sums change in one order, whatever the order of the file") {
  auto one = inputs();
  auto other = inputs();
  const auto a = change("activity.*.*", factor, "1.1");
  const auto b = change("casemix.*.04.05", value, "0.5");
  const auto c = change("completeness.*.honos", value, "0.5");
  const auto d = change("outcomes.*.honos.improved", value, "0.5");
  CHECK(change_sums({a, b, c, d}, one).empty());
  CHECK(change_sums({c, d, b, a}, other).empty());
  CHECK(sums_text(one) + measure_text(one) == sums_text(other) + measure_text(other));
}

TEST_CASE("what nobody is in changes nothing, with the reason") {
  struct Case {
    std::string path;
    ChangeKind kind;
    std::string found, help;
  };
  const Case cases[]{
      {"activity.Z.04", factor, "no provider Z in the study", ""},
      {"activity.A.40", factor, "no cluster 40 in the study", ""},
      {"activity.B.05", factor, "nobody is in what the path names", ""},
      {"casemix.A.04.06", value, "no cluster 06 in the study", "did you mean \"04\"?"},
      {"outcomes.*.hono.improved", value, "no measure hono in the study",
       "did you mean \"honos\"?"},
      {"outcomes.*.settled.improved", value, "nobody is in what the path names", ""},
      {"completeness.B.honos", value, "nobody is in what the path names", ""},
  };
  for (const auto& each : cases) {
    CAPTURE(each.path);
    auto in = inputs();
    const auto notices = change_sums({change(each.path, each.kind, "0.5")}, in);
    REQUIRE(notices.size() == 1);
    CHECK(notices.front().code == "SN014");
    CHECK(notices.front().found == each.found);
    CHECK(notices.front().help == each.help);
    CHECK(sums_text(in) + measure_text(in) == sums_text(inputs()) + measure_text(inputs()));
  }
}

TEST_CASE("contract values change by pair, rows in proportion") {
  const auto row = [](const char* provider, const char* first, const char* last,
                      std::int64_t pounds) {
    return Contract{1, ProviderId(provider), CommissionerId("C"),
                    Period::inclusive(day(first), day(last)), Pence(pounds * 100)};
  };
  const std::vector<Contract> as_given{
      row("A", "2014-04-01", "2014-09-30", 100), row("A", "2014-10-01", "2015-03-31", 200),
      row("B", "2014-04-01", "2015-03-31", 50), row("A", "2013-04-01", "2014-03-31", 70)};
  const auto text = [&](const std::vector<Change>& changes) {
    auto rows = as_given;
    std::string all;
    for (const auto& notice : change_contracts(changes, year, rows))
      all += notice.found + "; " + notice.help + "\n";
    for (const auto& each : rows) all += to_pounds(each.amount) + " ";
    return all;
  };
  CHECK(text({change("contracts.A.C.value", value, "600")}) == "200.00 400.00 50.00 70.00 ");
  CHECK(text({change("contracts.A.C.value", add, "0.01")}) == "100.00 200.01 50.00 70.00 ");
  CHECK(text({change("contracts.*.C.value", factor, "1.00005")}) == "100.01 200.01 50.00 70.00 ");
  CHECK(text({change("contracts.AA.C.value", factor, "2")}) ==
        "no contract of AA and C has a value in the period; did you mean \"A\"?\n"
        "100.00 200.00 50.00 70.00 ");
  std::vector<Contract> none;
  CHECK(change_contracts({change("contracts.A.C.value", factor, "2")}, year, none).front().found ==
        "the study has no contracts table");
}

TEST_CASE("of a chain of mergers every provider is the last") {
  const auto merged =
      mergers_of({change("providers.A", value, "B"), change("providers.B", value, "D"),
                  change("providers.E", value, "E")});
  CHECK(merged == std::map<ProviderId, ProviderId>{{ProviderId("A"), ProviderId("D")},
                                                   {ProviderId("B"), ProviderId("D")}});
}

TEST_CASE("a path says how much is done again") {
  const std::pair<const char*, ChangeReach> cases[]{
      {"schemes.a.b", ChangeReach::schemes},
      {"tariff.prices.03.contact", ChangeReach::tariff},
      {"contracts.A.C.value", ChangeReach::contracts},
      {"activity.*.*", ChangeReach::sums},
      {"casemix.*.04.05", ChangeReach::sums},
      {"measures.honos.reliable_change", ChangeReach::rules},
      {"clusters.03.need", ChangeReach::rules},
      {"providers.A", ChangeReach::records}};
  for (const auto& [path, reach] : cases) {
    CAPTURE(path);
    CHECK(reach_of(change(path, value, "1")) == reach);
  }
}

TEST_CASE("a change of share 0 or factor 1 leaves the sums as they are, and no money is lost") {
  rc::check("neutral", [] {
    auto in = inputs();
    change_sums({change("activity.*.*", factor, "1"), change("casemix.*.04.05", value, "0")}, in);
    RC_ASSERT(in.contracts.begin()->second.activity == Pence(190'00));
    const auto share = std::to_string(*rc::gen::inRange(0, 1000));
    change_sums(
        {change("casemix.*.04.05", value, "0." + std::string(3 - share.size(), '0') + share)}, in);
    for (const auto& [key, contract] : in.contracts) {
      Pence sum;
      std::int64_t days = 0;
      for (const auto& [code, cluster] : contract.clusters) {
        sum += cluster.amount;
        days += cluster.days;
      }
      RC_ASSERT(sum == contract.activity);
      RC_ASSERT(days == contract.days);
    }
  });
}
