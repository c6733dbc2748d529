#include "pbr/overlay.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace {

using namespace pbr;

Date day(std::string_view text) { return *Date::parse(text); }

RuleReferences references(std::string tariff = "england/tariffs/illustrative-contracts-2014") {
  RuleReferences r;
  r.instrument = "england/instruments/mhct-18";
  r.clusters = "england/clusters/illustrative";
  r.tariff = std::move(tariff);
  r.disclosure = "england/disclosure/mhsds";
  r.measures = {"england/measures/honos", "england/measures/reqol-10", "england/measures/ascof"};
  r.schemes = {"block", "results-20"};
  r.episodes = "england/episodes/illustrative";
  return r;
}

const RulePaths paths{{std::string(PBR_SOURCE_DIR) + "/rules"}};
const Period year = Period::inclusive(day("2014-04-01"), day("2015-03-31"));

const RuleDocuments& documents() {
  static const RuleDocuments parsed(references(), paths, year);
  return parsed;
}

// "path|kind|amount|from", a change as a scenario file would hold it.
Change change(const std::string& line) {
  std::vector<std::string> parts{""};
  for (const char c : line) {
    if (c == '|') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  parts.resize(4);
  Change made;
  made.path = parts[0];
  made.kind = parts[1] == "factor" ? ChangeKind::factor
              : parts[1] == "add"  ? ChangeKind::add
                                   : ChangeKind::value;
  made.amount = parts[2];
  if (!parts[3].empty()) made.from = day(parts[3]);
  made.at = {"s.yaml", 3, 12};
  made.amount_at = {"s.yaml", 3, 60};
  made.scenario = "s";
  return made;
}

struct Read {
  Loaded<Rulebook> book;
  std::vector<AppliedChange> applied;
};

Read read(const std::vector<std::string>& lines) {
  Overlay overlay;
  for (const auto& line : lines) overlay.changes.push_back(change(line));
  Read result;
  result.book = documents().read(overlay, &result.applied);
  return result;
}

// "path from=day before>after", a line a value.
std::string traced(const Read& result) {
  std::string text;
  for (const auto& each : result.applied) {
    text += each.path + (each.from ? " from=" + to_text(*each.from) : "") + " " + each.before +
            ">" + each.after + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("numbers are changed exactly, and prices are whole pence") {
  struct Case {
    std::string number;
    ChangeKind kind;
    std::string by;
    bool money;
    std::string expected;  // "": refused
  };
  const Case cases[]{
      {"5.20", ChangeKind::factor, "1.02", true, "5.30"},  // 5.304
      {"0.50", ChangeKind::factor, "1.01", true, "0.51"},  // 0.505, half up
      {"12.5", ChangeKind::factor, "1", true, "12.50"},
      {"0.982", ChangeKind::factor, "1.02", false, "1.00164"},
      {"0.20", ChangeKind::factor, "1.5", false, "0.3"},
      {"84", ChangeKind::factor, "0.5", false, "42"},
      {"84", ChangeKind::factor, "0.9", false, "75.6"},
      {"0.15", ChangeKind::add, "-0.05", false, "0.1"},
      {"0.05", ChangeKind::add, "-0.1", false, "-0.05"},
      {"9.20", ChangeKind::add, "0.105", true, "9.31"},
      {"0", ChangeKind::factor, "3", false, "0"},
      {"improved", ChangeKind::factor, "2", false, ""},
      {"5,20", ChangeKind::factor, "2", true, ""},
      {"5.20", ChangeKind::add, "1e3", true, ""},
      {"", ChangeKind::add, "1", false, ""},
      {"999999999999999999.999999999999999", ChangeKind::factor, "999999999999999999", false, ""},
  };
  for (const auto& each : cases) {
    CAPTURE(each.number, each.by);
    CHECK(changed_number(each.number, each.kind, each.by, each.money).value_or("") ==
          each.expected);
  }
}

TEST_CASE("paths are keys parted by dots") {
  using Keys = std::vector<std::string>;
  CHECK(keys_of_path("tariff.prices.03.contact") == Keys{"tariff", "prices", "03", "contact"});
  CHECK(keys_of_path("schemes.a...b.upper") == Keys{"schemes", "a", "...", "b", "upper"});
  CHECK(keys_of_path("contracts.\"R.1\".*.value") == Keys{"contracts", "R.1", "*", "value"});
  for (const auto* bad : {"", ".", "a.", ".a", "a..b", "a.\"b", "a.\"\".c", "a.\"b\"c", "a..."}) {
    CAPTURE(bad);
    CHECK(keys_of_path(bad).empty());
  }
  CHECK(names_a_pack("tariff.prices"));
  CHECK_FALSE(names_a_pack("contracts.A.B.value"));
  CHECK_FALSE(names_a_pack("tariffs.prices"));
}

TEST_CASE("what a path names is changed, and told") {
  struct Case {
    std::string change, expected;
  };
  const Case cases[]{
      {"tariff.prices.03.non_admitted_day|factor|1.02",
       "tariff.prices.03.non_admitted_day from=2014-04-01 5.20>5.30\n"},
      {"tariff.prices.03.non_admitted_day|value|6.00|2014-10-01",
       "tariff.prices.03.non_admitted_day from=2014-10-01 5.20>6.00\n"},
      {"tariff.price_lists.ash-north.prices.03.non_admitted_day|add|0.10",
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-04-01 5.25>5.35\n"
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-10-01 5.30>5.40\n"},
      {"tariff.price_lists.ash-north.prices.03.non_admitted_day|add|0.10|2014-07-01",
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-07-01 5.25>5.35\n"
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-10-01 5.30>5.40\n"},
      {"tariff.price_lists.ash-north.prices.03.non_admitted_day|value|7.00|2014-07-01",
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-07-01 5.25>7.00\n"
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-10-01 5.30>\n"},
      {"tariff.price_lists.ash-north.prices.03.non_admitted_day|value|7.00|2014-10-01",
       "tariff.price_lists.ash-north.prices.03.non_admitted_day from=2014-10-01 5.30>7.00\n"},
      {"tariff.adjustments.net-uplift.factor|factor|1.02|2014-10-01",
       "tariff.adjustments.net-uplift.factor from=2014-10-01 0.982>1.00164\n"},
      {"tariff.market_forces.providers.PRV-BIRCH|value|1.01|2014-07-01",
       "tariff.market_forces.providers.PRV-BIRCH from=2014-07-01 1.0000>1.01\n"
       "tariff.market_forces.providers.PRV-BIRCH from=2014-10-01 1.0050>\n"},
      {"tariff.capitation.1.*|factor|2|2014-10-01",
       "tariff.capitation.1.a_head_a_year from=2014-10-01 2.40>4.80\n"
       "tariff.capitation.2.heads from=2014-10-01 12000>24000\n"},
      {"tariff.non_contract.factor|value|0.9", "tariff.non_contract.factor 1.00>0.9\n"},
      {"schemes.results-20.components.outcome.outcome.share|value|0.15",
       "schemes.results-20.components.outcome.outcome.share 0.20>0.15\n"},
      {"schemes.results-20...reqol-improved.upper|add|0.05",
       "schemes.results-20.components.outcome.outcome.domains.recovery.indicators.reqol-improved."
       "upper 0.45>0.5\n"},
      {"measures.honos.reliable_change|value|7", "measures.honos.reliable_change 8>7\n"},
      {"clusters.profile.penalty.may|value|2", "clusters.profile.penalty.may 1>2\n"},
      {"clusters.03.review.months|value|3", "clusters.03.review.months 6>3\n"},
      {"episodes.gap.rule|value|leave", "episodes.gap.rule leave>leave\n"},
      {"disclosure.suppress_below|value|10", "disclosure.suppress_below 5>10\n"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.change);
    const auto result = read({each.change});
    INFO(render(result.book.problems));
    CHECK(result.book.value.has_value());
    CHECK(traced(result) == each.expected);
  }
}

TEST_CASE("a star names every key or element") {
  CHECK(read({"tariff.prices.*.non_admitted_day|factor|1.1"}).applied.size() == 22);
  CHECK(read({"tariff.prices.03.*|factor|1.1"}).applied.size() == 3);  // not the source
  CHECK(read({"tariff...non_admitted_day|factor|1.1"}).applied.size() == 22 + 5);
  CHECK(read({"schemes.*...least_complete|value|0"}).applied.size() == 5);
}

TEST_CASE("a changed pack says who changed it, and nobody changed the others") {
  const auto book =
      read({"tariff.prices.03.contact|value|1", "tariff.prices.03.non_admitted_day|value|6"});
  CHECK_FALSE(book.book.value.has_value());
  const auto changed = read({"tariff.prices.03.non_admitted_day|value|6"});
  REQUIRE(changed.book.value.has_value());
  CHECK(changed.book.value->tariff.header.changed_by == std::vector<std::string>{"s"});
  CHECK(changed.book.value->clusters.header.changed_by.empty());
  const auto& price =
      changed.book.value->tariff.prices.at({ClusterCode("03"), TariffUnit::non_admitted_day});
  REQUIRE(price.size() == 1);
  CHECK(to_pounds(price.front().value) == "6.00");
  CHECK(price.front().at.file == "s.yaml");
  CHECK(price.front().at.line == 3);
  const auto same = read({"tariff.prices.03.non_admitted_day|value|5.2"});
  REQUIRE(same.book.value.has_value());
  CHECK(same.book.value->tariff.header.changed_by.empty());
}

TEST_CASE("changes apply in order, each to what those before have left") {
  const auto result = read({"tariff.prices.03.non_admitted_day|value|10",
                            "tariff.prices.03.non_admitted_day|factor|1.1|2014-10-01",
                            "tariff.prices.03.non_admitted_day|add|1|2014-12-01"});
  INFO(render(result.book.problems));
  REQUIRE(result.book.value.has_value());
  const auto& prices =
      result.book.value->tariff.prices.at({ClusterCode("03"), TariffUnit::non_admitted_day});
  std::string text;
  for (const auto& entry : prices)
    text += to_text(entry.valid.first) + " " + to_pounds(entry.value) + "\n";
  CHECK(text == "2014-04-01 10.00\n2014-10-01 11.00\n2014-12-01 12.00\n");
}

TEST_CASE("what is wrong with a change is told where it stands") {
  struct Case {
    std::string change, expected;
  };
  const Case cases[]{
      {"tariff.prices.03.non_admited_day|value|6",
       "s.yaml:3:12: error[SN010]: no \"non_admited_day\" in tariff.prices.03\n"
       "  found: tariff.prices.03.non_admited_day\n"
       "  expected: non_admitted_day, admitted_day, initial_assessment, source\n"
       "  help: did you mean \"tariff.prices.03.non_admitted_day\"?\n"},
      {"tarif.prices.03|value|6",
       "s.yaml:3:12: error[SN010]: \"tarif\" is no kind of pack\n"
       "  found: tarif.prices.03\n"
       "  expected: tariff, schemes, measures, clusters, episodes, instrument, disclosure\n"
       "  help: did you mean \"tariff.prices.03\"?\n"},
      {"tariff..prices|value|6",
       "s.yaml:3:12: error[SN010]: this is no path\n"
       "  found: tariff..prices\n"
       "  expected: keys parted by dots, such as tariff.prices.03.non_admitted_day\n"
       "  help: put a key that holds a dot into double quotes\n"},
      {"schemes.result-20...share|value|0",
       "s.yaml:3:12: error[SN010]: no \"result-20\" in schemes\n"
       "  found: schemes.result-20...share\n"
       "  expected: block, results-20\n"
       "  help: did you mean \"schemes.results-20...share\"?\n"},
      {"tariff.prices.03|value|6",
       "s.yaml:3:12: error[SN011]: the path names a mapping, not a value\n"
       "  found: tariff.prices.03\n"
       "  expected: a path that goes on: non_admitted_day, admitted_day, initial_assessment, "
       "source\n"},
      {"schemes.results-20.components|value|6",
       "s.yaml:3:12: error[SN011]: the path names a list, not a value\n"
       "  found: schemes.results-20.components\n"
       "  expected: a path that goes on: activity, outcome\n"},
      {"schemes.results-20...reqol-improved.upper|value|0.5|2014-10-01",
       "s.yaml:3:12: error[SN012]: a date at a value that has none\n"
       "  found: schemes.results-20.components.outcome.outcome.domains.recovery.indicators."
       "reqol-improved.upper\n"
       "  expected: a change without `from`, or the path of a price, a market forces factor, an "
       "adjustment or capitation\n"
       "  help: take `from` out: the value holds all the time\n"},
      {"measures.honos.better|factor|2",
       "s.yaml:3:60: error[SN015]: a factor or an addition to what is no number\n"
       "  found: measures.honos.better: lower\n"
       "  expected: a number in the pack\n"
       "  help: give a value instead\n"},
      {"tariff.prices.03.non_admitted_day|value|9.205",
       "s.yaml:3:60: error[RB012]: price has more than two decimals\n"
       "  found: 9.205\n"
       "  expected: pounds with two decimals\n"
       "  help: round the price where the contract says how\n"},
      {"clusters.01.review.days|factor|0.9",
       "s.yaml:3:60: error[YML023]: days is not a whole number\n"
       "  found: 75.6\n"
       "  expected: a whole number from 1 to 3660\n"},
      {"tariff.prices.03.non_admitted_day|value|6|2015-10-01",
       "s.yaml:3:12: warning[SN014]: \"tariff.prices.03.non_admitted_day\" changes nothing\n"
       "  found: the pack ends on 2015-03-31\n"
       "  help: a change from 2015-10-01 needs a pack of that time\n"},
      {"tariff.prices.03.non_admitted_day|value|5.2",
       "s.yaml:3:12: warning[SN014]: \"tariff.prices.03.non_admitted_day\" changes nothing\n"
       "  found: the value that was there: 5.20\n"},
      {"schemes.activity.components.activity.activity.share|value|1",
       "s.yaml:3:12: warning[SN014]: \"schemes.activity.components.activity.activity.share\" "
       "changes nothing\n"
       "  found: the study does not compare the scheme activity\n"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.change);
    CHECK(render(read({each.change}).book.problems) == each.expected);
  }
}

TEST_CASE("values that are wrong together are told at the pack, with the scenario") {
  const auto result = read({"schemes.results-20.components.outcome.outcome.share|value|0.25"});
  CHECK_FALSE(result.book.value.has_value());
  REQUIRE(result.book.problems.size() == 1);
  CHECK(result.book.problems.front().code == "RB062");
  CHECK(result.book.problems.front().help == "the pack is read as s changes it");
}

TEST_CASE("a factor and its inverse give a decimal back, and money stays whole pence") {
  rc::check("factor of a power of two and back", [] {
    const auto number = std::to_string(*rc::gen::inRange(0, 1000000));
    const auto there = changed_number(number, ChangeKind::factor, "0.5", false);
    RC_ASSERT(there.has_value());
    RC_ASSERT(changed_number(*there, ChangeKind::factor, "2", false) == number);
    const auto money = changed_number(number, ChangeKind::factor, "0.333", true);
    RC_ASSERT(parse_pounds(*money).has_value());
  });
}
