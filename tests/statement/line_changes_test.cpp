#include "pbr/line_changes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "made.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

LineRecord line_on(const std::string& id, const std::string& first, std::int64_t pence) {
  Line line;
  line.id = id;
  line.period = {day(first), day(first) + 1};
  line.quantity = 1;
  line.price = line.amount = Pence{pence};
  return line_record(ProviderId("ZPA"), CommissionerId("ZC1"), ClusterCode("03"), line);
}

std::vector<std::string> told(const LineChanges& changes) {
  std::vector<std::string> texts;
  for (const LineChange& change : changes.changes) {
    texts.push_back((change.before ? change.before->id : "-") + " " +
                    (change.after ? change.after->id : "-") + " " + to_pounds(change.difference()));
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("late data shifts running numbers, and only what is new is a change") {
  const auto changes =
      line_changes({line_on("p-1-1-1", "2014-05-01", 100), line_on("p-1-1-2", "2014-06-01", 200)},
                   {line_on("p-1-1-1", "2014-04-01", 70), line_on("p-1-2-1", "2014-05-01", 100),
                    line_on("p-1-2-2", "2014-06-01", 250)});
  CHECK(told(changes) == Texts{"- p-1-1-1 0.70", "p-1-1-2 p-1-2-2 0.50"});
  CHECK(changes.before == Pence{300});
  CHECK(changes.after == Pence{420});
}

TEST_CASE("the person stands before the last two numbers of an id, and hyphens may be in it") {
  CHECK(line_on("NHS-12-1-3", "2014-04-01", 1).person == "NHS-12");
  CHECK(line_on("p1-0-2", "2014-04-01", 1).person == "p1");
  CHECK(line_on("odd", "2014-04-01", 1).person == "odd");
  Line heads;
  heads.id = "capitation-1";
  heads.unit = TariffUnit::capitation;
  CHECK(line_record({}, {}, {}, heads).person.empty());
}

TEST_CASE("of lines in one place equal ones are matched first") {
  const auto changes =
      line_changes({line_on("p-1-1", "2014-04-01", 100), line_on("p-2-1", "2014-04-01", 200)},
                   {line_on("p-1-1", "2014-04-01", 200)});
  CHECK(told(changes) == Texts{"p-1-1 - -1.00"});
}

std::string file_with(const std::string& text) {
  const std::string path =
      (std::filesystem::temp_directory_path() / "pbr-line-changes-test.csv").string();
  std::ofstream(path) << text;
  return path;
}

const std::string head =
    "line_id,episode_id,provider,commissioner,cluster,unit,first_day,last_day,quantity,price,"
    "factor,amount,rule,per,price_list,basis,rounding\n";

TEST_CASE("a line reads back as it was written, a fraction of a factor too") {
  const auto lines =
      read_lines(file_with(
          head + "p-1-1,p-1,ZPA,ZC1,03,review_period,2014-04-01,2014-04-30,30,840.00,2/37,48.65,"
                 "r.yaml:1,28,,contract,half_up invoice_line\n"));
  REQUIRE(lines.value);
  REQUIRE(lines.value->size() == 1);
  const LineRecord& line = lines.value->front();
  CHECK(line.person == "p");
  CHECK(line.factor == Rate(2, 37));
  CHECK(line.per == 28);
  CHECK(line.amount == Pence{4865});
  CHECK(line.last == day("2014-04-30"));
}

TEST_CASE("bad: not a lines.csv, and fields that cannot be read, without what stood there") {
  CHECK(read_lines(file_with("a,b\n1,2\n")).problems.size() == 12);
  const auto problems =
      read_lines(
          file_with(head +
                    "p-1-1,p-1,ZPA,ZC1,03,secret,2014-04-31,2014-04-30,x,1.005,y,1.00,r,1,,c,h\n"))
          .problems;
  const std::string text = render(problems);
  CHECK(problems.size() == 5);
  CHECK(text.find("secret") == std::string::npos);
  CHECK(text.find("pbr-line-changes-test.csv:2:22: error[PL011]: a line of an earlier run whose "
                  "unit cannot be read\n") != std::string::npos);
}

TEST_CASE("law: the differences add up to the new total less the old one, in any order") {
  CHECK(rc::check("amendments", [] {
    const auto random_lines = [] {
      std::vector<LineRecord> lines;
      for (int n = *rc::gen::inRange(0, 30); n > 0; --n) {
        lines.push_back(line_on(
            "p" + std::to_string(*rc::gen::inRange(1, 4)) + "-1-" + std::to_string(n),
            "2014-04-0" + std::to_string(*rc::gen::inRange(1, 5)), *rc::gen::inRange(0, 5)));
      }
      return lines;
    };
    const auto before = random_lines(), after = random_lines();
    const auto changes = line_changes(before, after);
    Pence sum;
    for (const LineChange& change : changes.changes) sum += change.difference();
    RC_ASSERT(sum == changes.after - changes.before);
    RC_ASSERT(line_changes(after, after).changes.empty());
    auto turned = after;
    std::reverse(turned.begin(), turned.end());
    RC_ASSERT(line_changes(after, turned).changes.empty());
    // What was added and changed is what makes the new lines of the old.
    std::size_t added = 0, removed = 0;
    for (const LineChange& change : changes.changes) {
      added += change.before ? 0U : 1U;
      removed += change.after ? 0U : 1U;
    }
    RC_ASSERT(before.size() + added == after.size() + removed);
  }));
}

}  // namespace
