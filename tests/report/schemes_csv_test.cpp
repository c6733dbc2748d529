#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/report.hpp"

using namespace pbr;

namespace {

Payment payment(const char* component, std::int64_t pence) {
  return {SchemeId{"s"},
          {ProviderId{"RA1"}, CommissionerId{"C1"}},
          component,
          "",
          Pence{pence},
          {},
          {},
          {}};
}

}  // namespace

TEST_CASE("scores.csv has a row an indicator, with what points, places and adjustment it had") {
  Scheme scheme;
  Payment points = payment("points", 5);
  points.indicators.push_back(
      {"", "known", 5, 10, 5, 10, true, "0.500000", "0.250000", "", "2.500000", ""});
  Payment ranked = payment("t", 5);
  ranked.place = 3;
  ranked.indicators.push_back(
      {"recovery", "reqol", 0, 0, 0, 10, false, "", "0.000000", "0.133333", "", "4.500000"});
  const Payments payments{{{&scheme, {payment("activity", 1), points, ranked}}}, {}};
  std::ostringstream out;
  write_scores(payments, out);
  CHECK(
      out.str() ==
      "scheme,provider,commissioner,component,domain,indicator,weight,numerator,denominator,known,"
      "eligible,complete,value,score,points,rank,expected\n"
      "s,RA1,C1,points,,known,,5,10,5,10,Y,0.500000,0.250000,2.500000,,\n"
      "s,RA1,C1,t,recovery,reqol,0.133333,0,0,0,10,N,,0.000000,,3,4.500000\n");
}

TEST_CASE("schedule.csv has the months of schemes with a plan, and what is settled at the end") {
  Scheme scheme;
  scheme.components = {{"block", "", BlockComponent{}, {}},
                       {"outcome", "", OutcomeComponent{Rate{1, 5}, {}}, {}}};
  Payment outcome = payment("outcome", 60);
  outcome.at_risk = Pence{100};
  const Payments payments{{{&scheme, {payment("block", 301), outcome}}}, {}};
  const Period quarter = Period::inclusive(Date(2014, 4, 15), Date(2014, 6, 10));
  const std::string head = "scheme,provider,commissioner,month,component,kind,amount\n";
  const auto written = [&] {
    std::ostringstream out;
    write_schedule(payments, quarter, out);
    return out.str();
  };
  CHECK(written() == head);  // no plan
  scheme.plan = {true, Rate{9, 10}};
  CHECK(written() == head +
                         "s,RA1,C1,2014-04,block,advance,1.01\n"
                         "s,RA1,C1,2014-05,block,advance,1.00\n"
                         "s,RA1,C1,2014-06,block,advance,1.00\n"
                         "s,RA1,C1,2014-04,outcome,advance,0.30\n"
                         "s,RA1,C1,2014-05,outcome,advance,0.30\n"
                         "s,RA1,C1,2014-06,outcome,advance,0.30\n"
                         "s,RA1,C1,2014-06,outcome,adjustment,-0.30\n");
}
