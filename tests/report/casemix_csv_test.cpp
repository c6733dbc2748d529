#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string written(const Casemix& casemix) {
  std::ostringstream out;
  write_casemix(casemix, out);
  return out.str();
}

Measure measure(const std::string& id, MeasureKind kind) {
  Measure made;
  made.id = MeasureId(id);
  made.kind = kind;
  made.status_field = kind == MeasureKind::status ? "settled" : "";
  return made;
}

TEST_CASE("casemix.csv has the groups and the sums of every measure as columns") {
  const Measure honos = measure("honos", MeasureKind::item_total);
  const Measure settled = measure("1H", MeasureKind::status);
  CasemixTerms terms;
  terms.measures = {&honos, &settled};
  terms.group_names = {"sex", "group_team"};
  terms.period = Period::inclusive(Date(2014, 4, 1), Date(2015, 3, 31));

  CareRecord care;
  care.person = PersonId("p1");
  Episode episode;
  episode.provider = ProviderId("RAA");
  episode.commissioner = CommissionerId("01A");
  episode.cluster = ClusterCode("04");
  episode.started = Date(2014, 4, 28);
  episode.period = {Date(2014, 4, 28), Date(2014, 5, 3)};
  episode.days = 5;
  episode.admitted = {{Date(2014, 4, 30), Date(2014, 5, 2)}};
  Line line;
  line.period = {Date(2014, 4, 28), Date(2014, 5, 1)};
  line.amount = Pence(12345);
  Outcome outcome;
  outcome.measure = &honos;
  outcome.category = OutcomeCategory::improved;
  outcome.case_before = true;
  const std::vector<Episode> episodes{episode};
  const std::vector<std::vector<Line>> lines{{line}};
  const std::vector<Outcome> outcomes{outcome};
  Casemix casemix(terms);
  casemix.add({&care, episodes, lines, outcomes, {"F", "north, east"}});

  REQUIRE(written(casemix) ==
          "provider,commissioner,cluster,month,group_sex,group_team,people,people_closing,episodes,"
          "days,admitted_days,amount,paired,improved,deteriorated,honos_eligible,honos_paired,"
          "honos_improved,honos_deteriorated,honos_cases,honos_recovered,1H_people,1H_known,"
          "1H_yes\n"
          "RAA,01A,04,2014-04,F,\"north, east\",1,0,1,3,1,123.45,0,0,0,0,0,0,0,0,0,0,0,0\n"
          "RAA,01A,04,2014-05,F,\"north, east\",1,1,0,2,1,0.00,1,1,0,1,1,1,0,1,0,0,0,0\n");
}

TEST_CASE("the casemix of nobody is its header") {
  REQUIRE(written(Casemix(CasemixTerms())) ==
          "provider,commissioner,cluster,month,people,people_closing,episodes,days,admitted_days,"
          "amount,paired,improved,deteriorated\n");
}

}  // namespace
