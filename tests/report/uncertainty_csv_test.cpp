#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/report.hpp"
#include "sample_study.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

ContractKey provider(const char* code) { return {ProviderId{code}, CommissionerId{}}; }

}  // namespace

TEST_CASE("a column for each loss; what is not known is empty") {
  SureAmount baseline;
  baseline.scheme = SchemeId{"block"};
  baseline.level = Level::provider;
  baseline.contract = provider("RAA");
  baseline.amount = Pence{100'000};
  SureAmount sampled = baseline;
  sampled.scheme = SchemeId{"results-20"};
  sampled.low = Pence{90'000};
  sampled.high = Pence{110'050};
  sampled.standard_error = "51.20";
  sampled.method = SureBy::bootstrap;
  sampled.change = Pence{-5};
  sampled.change_low = Pence{-7};
  sampled.change_high = Pence{12};
  sampled.losing = {"0.250000", "0.000000"};
  Uncertainty uncertainty;
  uncertainty.amounts = {baseline, sampled};
  UncertaintyTerms terms;
  terms.losses = {Rate{1, 40}, Rate{1, 2}};
  std::ostringstream out;
  write_uncertainty(uncertainty, terms, out);
  CHECK(out.str() ==
        "scheme,level,provider,commissioner,amount,low,high,standard_error,method,change,"
        "change_low,change_high,loses_over_0.025,loses_over_0.5\n"
        "block,provider,RAA,,1000.00,,,,exact,,,,,\n"
        "results-20,provider,RAA,,1000.00,900.00,1100.50,51.20,bootstrap,-0.05,-0.07,0.12,"
        "0.250000,0.000000\n");
}

TEST_CASE("bands show people as the rule allows, and no shares without replicates") {
  BandRow row;
  row.baseline = SchemeId{"block"};
  row.scheme = SchemeId{"activity"};
  row.contract = provider("RAA");
  row.band = Band::loses_much;
  row.change_percent = "-12.5";
  row.people = 3;
  Uncertainty uncertainty;
  uncertainty.bands = {row, row};
  uncertainty.bands[1].probability = {"0.000000", "0.000000", "0.100000", "0.200000", "0.700000"};
  std::ostringstream out;
  write_bands(uncertainty, sample_study().rulebook.disclosure, out);
  CHECK(out.str() ==
        "baseline,scheme,level,provider,commissioner,band,change_percent,p_gains_much,p_gains,"
        "p_same,p_loses,p_loses_much,people,people_shown\n"
        "block,activity,provider,RAA,,loses_much,-12.5,,,,,,3,*\n"
        "block,activity,provider,RAA,,loses_much,-12.5,0.000000,0.000000,0.100000,0.200000,"
        "0.700000,3,*\n");
}

TEST_CASE("ranks and pilots as they are") {
  Uncertainty uncertainty;
  uncertainty.ranks = {{SchemeId{"activity"}, "amount_per_person", ProviderId{"RAA"}, "512.25",
                        "1.5", "1.0", "3.0", "0.500000", "0.010000"}};
  uncertainty.pilots = {{"improved", "honos", "0.400000", 200, "0.138000", "", ""}};
  std::ostringstream ranks;
  write_ranks(uncertainty, ranks);
  CHECK(ranks.str() ==
        "scheme,by,provider,value,rank,rank_low,rank_high,first,last\n"
        "activity,amount_per_person,RAA,512.25,1.5,1.0,3.0,0.500000,0.010000\n");
  std::ostringstream pilot;
  write_pilot(uncertainty, pilot);
  CHECK(pilot.str() ==
        "of,name,value,people,detectable,design_effect,detectable_clustered\n"
        "improved,honos,0.400000,200,0.138000,,\n");
}
