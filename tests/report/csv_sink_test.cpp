#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace {

using namespace pbr;
namespace fs = std::filesystem;

const std::string allocation_header =
    "assessment_id,person_id,provider,date,super_class,cluster,runner_up,margin,essential_met,"
    "reason\n";

Assessment assessment() {
  Assessment made;
  made.assessment = AssessmentId("a1");
  made.person = PersonId("p,1");
  made.provider = ProviderId("RAA");
  made.date = Date(2014, 4, 1);
  made.super_class = SuperClass::a;
  return made;
}

std::string written(const Assessment& given, const Allocation& allocation,
                    const std::vector<std::string>& more = {}) {
  std::string row;
  append_allocation(row, given, allocation, more);
  return row;
}

TEST_CASE("an allocation is a row, its person quoted where the id holds a comma") {
  const Allocation allocation{ClusterCode("04"), ClusterCode("03"), Margin{2, 0}, true,
                              "least penalty 1"};
  REQUIRE(written(assessment(), allocation) ==
          "a1,\"p,1\",RAA,2014-04-01,A,04,03,2,Y,least penalty 1\n");
}

TEST_CASE("what an allocation does not know is empty") {
  Assessment unusable = assessment();
  unusable.date.reset();
  unusable.super_class = SuperClass::undecided;
  const Allocation allocation{ClusterCode("99"), {}, {}, {}, "rating out of range"};
  REQUIRE(written(unusable, allocation) == "a1,\"p,1\",RAA,,Z,99,,,,rating out of range\n");
}

TEST_CASE("a margin of probabilities has its six decimals") {
  const Allocation allocation{ClusterCode("04"), ClusterCode("03"), Margin{41'200, 6}, {}, "so"};
  REQUIRE(written(assessment(), allocation) == "a1,\"p,1\",RAA,2014-04-01,A,04,03,0.041200,,so\n");
}

TEST_CASE("columns of the caller's own follow the contract's") {
  REQUIRE(allocations_head({"p_03", "a,b"}) ==
          allocation_header.substr(0, allocation_header.size() - 1) + ",p_03,\"a,b\"\n");
  REQUIRE(written(assessment(), {ClusterCode("04"), {}, {}, {}, "so"}, {"", "1.000000"}) ==
          "a1,\"p,1\",RAA,2014-04-01,A,04,,,,so,,1.000000\n");
}

TEST_CASE("the header is the contract's") { REQUIRE(allocations_head() == allocation_header); }

Episode episode(const std::string& id) {
  Episode made;
  made.id = EpisodeId(id);
  made.person = PersonId("p1");
  made.provider = ProviderId("RAA");
  made.commissioner = CommissionerId("01A");
  made.cluster = ClusterCode("04");
  made.started = Date(2014, 3, 20);
  made.ended = Date(2014, 4, 11);
  made.period = {Date(2014, 4, 1), Date(2014, 4, 11)};
  made.days = 10;
  made.admitted_days = 3;
  made.from_cluster = "03";
  made.transition = Transition::step_up;
  made.transition_status = TransitionStatus::possible;
  made.ended_by = EndedBy::referral_closed;
  made.revert = Revert::not_reverted;
  const Date due(2014, 4, 5);
  made.reviews = {{due - 3, due, ReviewTiming::early},
                  {due + 1, due, ReviewTiming::late},
                  {due + 2, due, ReviewTiming::late}};
  return made;
}

Episode open_episode(const std::string& id) {
  Episode made = episode(id);
  made.ended.reset();
  made.review_due = Date(2014, 9, 30);
  made.review_status = ReviewStatus::within;
  made.transition = Transition::initial;
  made.transition_status = TransitionStatus::unlisted;
  made.from_cluster = "";
  made.recorded = false;
  made.overdue_days = 12;
  made.ended_by = EndedBy::open;
  made.revert = Revert::none;
  made.reviews.clear();
  return made;
}

Line line(const std::string& id, TariffUnit unit, Rate factor) {
  Line made;
  made.id = id;
  made.unit = unit;
  made.period = {Date(2014, 4, 1), Date(2014, 4, 8)};
  made.quantity = 7;
  made.price = Pence(920);
  made.factor = factor;
  made.amount = Pence(6324);
  made.rule = "england/tariffs/illustrative-2014.yaml:14";
  return made;
}

LoneLine head_count() {
  LoneLine made{ProviderId("RAA"), CommissionerId("01A"), ClusterCode{}, {}};
  made.line = line("capitation-1", TariffUnit::capitation, Rate(1));
  made.line.per = 12;
  made.line.price_list = "north";
  made.line.non_contract = true;
  made.line.rounding = Rounding::half_even;
  made.line.step = RoundingStep::unit_price;
  return made;
}

Outcome paired(const Measure& measure) {
  Outcome made;
  made.measure = &measure;
  made.before_date = Date(2014, 4, 1);
  made.after_date = Date(2014, 4, 10);
  made.before = Rate(25, 2);
  made.after = Rate(4);
  made.change = Rate(17, 2);
  made.category = OutcomeCategory::improved;
  made.recovered = true;
  return made;
}

Outcome unpaired(const Measure& measure) {
  Outcome made;
  made.episode = 1;
  made.measure = &measure;
  return made;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("a person's episodes, lines and outcomes go to three tables") {
  const fs::path folder = fs::temp_directory_path() / "pbr-report-sink";
  fs::remove_all(folder);
  Measure honos;
  honos.id = MeasureId("honos");
  {
    OutputFolder output(folder.string());
    CsvSink sink(output);
    sink.person({nullptr,
                 {episode("p1-1"), open_episode("p1-2")},
                 {{line("p1-1-1", TariffUnit::non_admitted_day, Rate(491, 500))},
                  {line("p1-2-1", TariffUnit::admitted_day, Rate(1))}},
                 {},
                 {paired(honos), unpaired(honos)}});
    sink.capitation({head_count()});
    output.commit();
  }
  CHECK(bytes_of(folder / "episodes.csv") ==
        "episode_id,person_id,provider,commissioner,cluster,first_day,last_day,days,admitted_days,"
        "review_due,review_status,transition,transition_status,started,ended,from_cluster,source,"
        "overdue_days,reviews,reviews_early,reviews_late,ended_by,revert\n"
        "p1-1,p1,RAA,01A,04,2014-04-01,2014-04-10,10,3,,none,step_up,possible,2014-03-20,"
        "2014-04-11,03,recorded,0,3,1,2,referral_closed,not_reverted\n"
        "p1-2,p1,RAA,01A,04,2014-04-01,2014-04-10,10,3,2014-09-30,within,initial,unlisted,"
        "2014-03-20,,,derived,12,0,0,0,,\n");
  CHECK(bytes_of(folder / "lines.csv") ==
        "line_id,episode_id,provider,commissioner,cluster,unit,first_day,last_day,quantity,price,"
        "factor,amount,rule,per,price_list,basis,rounding\n"
        "p1-1-1,p1-1,RAA,01A,04,non_admitted_day,2014-04-01,2014-04-07,7,9.20,0.982,63.24,"
        "england/tariffs/illustrative-2014.yaml:14,1,,contract,half_up invoice_line\n"
        "p1-2-1,p1-2,RAA,01A,04,admitted_day,2014-04-01,2014-04-07,7,9.20,1,63.24,"
        "england/tariffs/illustrative-2014.yaml:14,1,,contract,half_up invoice_line\n"
        "capitation-1,,RAA,01A,,capitation,2014-04-01,2014-04-07,7,9.20,1,63.24,"
        "england/tariffs/illustrative-2014.yaml:14,12,north,non_contract,half_even unit_price\n");
  CHECK(bytes_of(folder / "outcomes.csv") ==
        "episode_id,measure,before_date,before,after_date,after,change,category,recovered\n"
        "p1-1,honos,2014-04-01,12.5,2014-04-10,4,8.5,improved,Y\n"
        "p1-2,honos,,,,,,not_paired,\n");
  fs::remove_all(folder);
}

}  // namespace
