#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace pbr;

template <class Writer, class Value>
std::string written(Writer writer, const Value& value) {
  std::ostringstream out;
  writer(value, out);
  return out.str();
}

ContractKey contract(const std::string& provider, const std::string& commissioner) {
  return {ProviderId(provider), CommissionerId(commissioner)};
}

Payments two_schemes() {
  Payments payments;
  payments.schemes = {
      {nullptr, {{SchemeId("block"), contract("RAA", "01A"), "block", "", Pence(300000), {}}}},
      {nullptr,
       {{SchemeId("results"), contract("RAA", "01A"), "activity", "", Pence(250001), {}},
        {SchemeId("results"), contract("RAA", "01A"), "outcome", "0.500000", Pence(-5), {}}}}};
  const SchemeId block("block");
  const SchemeId results("results");
  payments.contrasts = {
      {block, results, Level::contract, contract("RAA", "01A"), Pence(300000), Pence(249996),
       Pence(-50004), Pence(-60000), Pence(10)},
      {block,
       results,
       Level::contract,
       contract("R\"B", ""),
       Pence(0),
       Pence(10),
       Pence(10),
       {},
       {}},
      {block, results, Level::provider, contract("RAA", ""), Pence(300000), Pence(300000), Pence(0),
       Pence(0), Pence(0)},
      {block,
       results,
       Level::commissioner,
       contract("", "01A"),
       Pence(100),
       Pence(200),
       Pence(100),
       {},
       {}},
      {block, results, Level::all, contract("", ""), Pence(800), Pence(801), Pence(1), {}, {}}};
  return payments;
}

TEST_CASE("payments.csv has a row a component of a contract") {
  REQUIRE(written(write_payments, two_schemes()) ==
          "scheme,provider,commissioner,component,score,amount\n"
          "block,RAA,01A,block,,3000.00\n"
          "results,RAA,01A,activity,,2500.01\n"
          "results,RAA,01A,outcome,0.500000,-0.05\n");
}

TEST_CASE("contrast.csv holds contracts only, so that its rows add up") {
  REQUIRE(written(write_contrast, two_schemes()) ==
          "baseline,scheme,provider,commissioner,baseline_amount,amount,change,change_percent,"
          "change_low,change_high\n"
          "block,results,RAA,01A,3000.00,2499.96,-500.04,-16.67,-600.00,0.10\n"
          "block,results,\"R\"\"B\",,0.00,0.10,0.10,,,\n");
}

TEST_CASE("contrast_totals.csv holds the levels above, each with its own interval") {
  REQUIRE(written(write_contrast_totals, two_schemes()) ==
          "baseline,scheme,level,provider,commissioner,baseline_amount,amount,change,"
          "change_percent,change_low,change_high\n"
          "block,results,provider,RAA,,3000.00,3000.00,0.00,0.00,0.00,0.00\n"
          "block,results,commissioner,,01A,1.00,2.00,1.00,100.00,,\n"
          "block,results,all,,,8.00,8.01,0.01,0.13,,\n");
}

TEST_CASE("indicators.csv: exact figures, and as the disclosure rule shows them") {
  const Indicators indicators{{{"ACC33", "England", "", "03"}, {3, 0}},
                              {{"ACC33", "provider", "RAA", "03"}, {13, 0}},
                              {{"ACC33", "provider", "RBB", "03"}, {4, 0}},
                              {{"ACC37", "England", "", "03"}, {1, 3}},
                              {{"1F", "provider", "RAA", ""}, {18, 200}},
                              {{"1H", "provider", "RAA", ""}, {0, 0}},
                              {{"ACC37", "provider", "RAA", ""}, {5, 8}},
                              {{"ACC37", "provider", "RBB", ""}, {4, 50}},
                              {{"essential_met", "commissioner", "ZC1", "", "2014-04"}, {30, 41}}};
  DisclosureRule rule;
  rule.exempt_levels = {"England"};
  std::ostringstream out;
  write_indicators(indicators, rule, out);
  REQUIRE(out.str() ==
          "indicator,level,code,cluster,numerator,denominator,value,month,numerator_shown,"
          "denominator_shown,value_shown,low,high\n"
          "1F,provider,RAA,,18,200,9.0000,,20,200,9,5.7687,13.7766\n"
          "1H,provider,RAA,,0,0,,,*,*,*,,\n"
          "ACC33,England,,03,3,,3,,3,,3,,\n"
          "ACC33,provider,RAA,03,13,,13,,15,,15,,\n"
          "ACC33,provider,RBB,03,4,,4,,*,,*,,\n"
          "ACC37,England,,03,1,3,33.3333,,1,3,33,6.1492,79.2340\n"
          "ACC37,provider,RAA,,5,8,62.5000,,5,10,63,30.5742,86.3156\n"
          "ACC37,provider,RBB,,4,50,8.0000,,*,50,*,3.1550,18.8382\n"
          "essential_met,commissioner,ZC1,,30,41,73.1707,2014-04,30,40,73,58.0665,84.3050\n");
}

TEST_CASE("findings.csv is in the order of tables and rows") {
  Findings findings;
  findings.add({TableKind::clusters, 3, "cluster_final", "IN008", Severity::error, "09",
                "a cluster of the pack, not \"09\""});
  findings.add({TableKind::assessments, 12, "item_3", "IN006", Severity::error, "7", "0 to 4"});
  findings.add({TableKind::assessments, 0, "", "IN020", Severity::warning, "", "x"});
  REQUIRE(written(write_findings, findings) ==
          "table,row,field,code,severity,found,expected\n"
          "assessments,,,IN020,warning,,x\n"
          "assessments,12,item_3,IN006,error,7,0 to 4\n"
          "clusters,3,cluster_final,IN008,error,09,\"a cluster of the pack, not \"\"09\"\"\"\n");
}

TEST_CASE("findings_summary.csv counts exactly and says what is not listed") {
  Findings findings(2);
  for (Row row = 1; row <= 3; ++row) {
    findings.add({TableKind::stays, row, "end", "IN005", Severity::error, "x", "a date"});
  }
  findings.add({TableKind::assessments, 1, "date", "IN005", Severity::error, "x", "a date"});
  findings.add({TableKind::contacts, 1, "date", "IN026", Severity::note, "", "another row"});
  REQUIRE(written(write_findings_summary, findings) ==
          "code,table,severity,title,total,listed,truncated\n"
          "IN005,assessments,error,not a date,1,1,N\n"
          "IN005,stays,error,not a date,3,1,Y\n"
          "IN026,contacts,note,row repeated,1,1,N\n");
}

TEST_CASE("quality.csv names the months of the period and what lies outside it") {
  Instrument instrument;
  instrument.items[0].label = "1";
  Quality quality(Period::inclusive(Date{2014, 4, 1}, Date{2015, 3, 31}), instrument);
  quality.add(TableKind::contacts, "ZPA", Date{2014, 5, 9}, true);
  quality.add(TableKind::contacts, "ZPA", Date{2013, 5, 9}, false);
  quality.add(TableKind::contacts, "ZPA", Date{2016, 5, 9}, false);
  quality.add_set_aside(TableKind::contacts, 2);
  quality.add(Assessment{}, true);
  REQUIRE(written(write_quality, quality) ==
          "table,provider,month,rows,rows_with_error,unusable,items,items_known\n"
          "assessments,,,1,1,0,1,0\n"
          "contacts,,,2,2,0,0,0\n"
          "contacts,ZPA,before,1,0,0,0,0\n"
          "contacts,ZPA,2014-05,1,1,0,0,0\n"
          "contacts,ZPA,after,1,0,0,0,0\n");
}

TEST_CASE("tables without rows are their headers") {
  REQUIRE(written(write_findings, Findings()) == "table,row,field,code,severity,found,expected\n");
  REQUIRE(written(write_payments, Payments()) ==
          "scheme,provider,commissioner,component,score,amount\n");
}

}  // namespace
