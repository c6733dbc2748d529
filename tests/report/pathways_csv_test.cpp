#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/report.hpp"

namespace {

using namespace pbr;

ClusterPack pack() {
  ClusterPack pack;
  for (const auto& [code, need] : {std::pair{"03", 3}, {"04", 4}}) {
    Cluster cluster;
    cluster.code = ClusterCode(code);
    cluster.need = need;
    pack.clusters.push_back(cluster);
  }
  pack.transitions = {{{"initial", "03"}, TransitionStatus::likely}};
  return pack;
}

DisclosureRule rule() {
  DisclosureRule rule;
  rule.exempt_levels = {"England"};
  return rule;
}

PlaceSums place() {
  PlaceSums place;
  place.moves = {
      {{"03", "04"}, {12, 11}}, {{"03", "discharge"}, {18, 4}}, {{"initial", "03"}, {7, 7}}};
  StaySums& stays = place.stays[ClusterCode("03")];
  stays.people = 5;
  stays.ages = {{0, {4, 0, 0, 0}}, {2, {1, 0, 0, 0}}, {3, {0, 1, 1, 0}}, {6, {0, 0, 0, 3}}};
  stays.days = {{3, 2}, {4, 1}, {6, 2}};
  return place;
}

}  // namespace

TEST_CASE("transitions.csv: all providers, then each; exact, and as the rule shows them") {
  std::ostringstream out;
  write_transitions({place(), {{ProviderId("RAA"), place()}}}, pack(), rule(), out);
  // Four people stand behind eighteen moves: too few to show.
  const auto rows = [](const std::string& provider) {
    return provider + ",03,04,step_up,unlisted,12,0.400000,11,10,40\n" + provider +
           ",03,discharge,discharge,unlisted,18,0.600000,4,*,*\n" + provider +
           ",initial,03,initial,likely,7,1.000000,7,5,100\n";
  };
  CHECK(out.str() == "provider,from,to,kind,status,count,share,people,count_shown,share_shown\n" +
                         rows("") + rows("RAA"));
}

TEST_CASE("time_in_cluster.csv: what is not reached is empty") {
  std::ostringstream out;
  write_time_in_cluster({place(), {}}, out);
  CHECK(out.str() ==
        "provider,cluster,episodes,ended,open,q1,median,median_low,median_high,q3,"
        "mean_days_in_period,sd_days_in_period,q1_days_in_period,median_days_in_period,"
        "q3_days_in_period,max_days_in_period,people,moved,discharged,entered_late\n"
        ",03,5,2,3,3,,3,,,4.40,1.52,3,4,6,6,5,1,1,1\n");
}

TEST_CASE("survival.csv: a row an age with an end") {
  std::ostringstream out;
  write_survival({place(), {}}, out);
  CHECK(out.str() ==
        "provider,cluster,day,at_risk,ended,censored,survival,low,high,entered,moved,discharged,"
        "share_moved,share_discharged\n"
        ",03,3,5,2,0,0.600000,0.125730,0.881756,5,1,1,0.200000,0.200000\n");
}

TEST_CASE("without people there are headers only") {
  std::ostringstream out;
  write_transitions({}, pack(), rule(), out);
  write_time_in_cluster({}, out);
  write_survival({}, out);
  const std::string text = out.str();
  CHECK(std::count(text.begin(), text.end(), '\n') == 3);
}
