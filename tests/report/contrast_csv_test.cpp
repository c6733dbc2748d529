#include <catch2/catch.hpp>
#include <sstream>

#include "html_check.hpp"
#include "pbr/report.hpp"
#include "sample_study.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

ContractKey at(const char* provider) { return {ProviderId{provider}, CommissionerId{}}; }

ShiftParts parts(Level level, const char* provider, std::int64_t change) {
  ShiftParts row;
  row.baseline = SchemeId{"block"};
  row.scheme = SchemeId{"results-20"};
  row.level = level;
  row.contract = at(provider);
  row.rules = Pence{change - 100};
  row.outcome = Pence{100};
  row.change = Pence{change};
  return row;
}

ReachRow reach(const char* value, std::int64_t people, std::int64_t change, bool all = false) {
  ReachRow row;
  row.baseline = SchemeId{"block"};
  row.scheme = SchemeId{"results-20"};
  row.dimension = "imd_decile";
  row.all = all;
  row.value = value;
  row.people = people;
  row.baseline_amount = Pence{100'000};
  row.amount = Pence{100'000 + change};
  row.change = Pence{change};
  row.gains = Pence{std::max<std::int64_t>(change, 0)};
  row.all_gains = Pence{800};
  if (all) row.gains_index = "-0.250000";
  return row;
}

/// The sample study with a contrast: RCC has three people only.
StudyResult with_contrast() {
  StudyResult result = sample_study();
  for (const char* provider : {"RAA", "RBB", "RCC", "RDD"}) {
    result.shift_parts.push_back(parts(Level::provider, provider, 12'345));
    UnmeasuredRow row;
    row.scheme = SchemeId{"results-20"};
    row.level = Level::provider;
    row.contract = at(provider);
    row.amount = Pence{500};
    row.if_worst = Pence{provider == std::string("RCC") ? 77 : 450};
    row.if_best = Pence{600};
    result.integrity.unmeasured.push_back(row);
  }
  result.shift_parts.push_back(parts(Level::all, "", 49'380));
  result.reach = {reach("1", 30, 800), reach("2", 20, -300), reach("3", 10, 50), reach("4", 3, 7),
                  reach("", 63, 557, true)};
  UpcodingRow raised;
  raised.item = 1;
  raised.episodes = 60;
  raised.moved = 20;
  raised.moved_up = 9;
  raised.gained = Pence{5'000};
  result.integrity.upcoding = {raised};
  result.integrity.activity = Pence{100'000};
  BunchingRow line;
  line.item = "honos";
  line.line = "change";
  line.at = "8";
  line.just_below = 3;
  line.just_over = 41;
  line.expected_share = 0.5;
  line.p = 0.0000012;
  line.notable = true;
  result.integrity.bunching = {line};
  return result;
}

template <class Writer, class... Values>
std::string written(Writer writer, const Values&... values) {
  std::ostringstream out;
  writer(values..., out);
  return out.str();
}

}  // namespace

TEST_CASE("decomposition.csv: parts, and the interval of the change where it is sampled") {
  StudyResult result = with_contrast();
  result.shift_parts.resize(1);
  CHECK(written(write_decomposition, result) ==
        "baseline,scheme,method,level,provider,commissioner,rules,volume,casemix,price,outcome,"
        "change,change_low,change_high,certainty\n"
        "block,results-20,shapley,provider,RAA,,122.45,0.00,0.00,0.00,1.00,123.45,-500.00,3500.00,"
        "sampled\n");
  result.shift_parts[0].contract = at("RZZ");
  CHECK(written(write_decomposition, result).find(",123.45,,,exact\n") != std::string::npos);
}

TEST_CASE(
    "concentration.csv: few people hide their money, and somebody else's that would tell it") {
  const StudyResult result = with_contrast();
  const std::string table = written(write_concentration, result.reach, result.rulebook.disclosure);
  CHECK(table.find("imd_decile,value,1,30,1000.00,1008.00,8.00,0.27,,,exact,8.00,1.000000,,,,30,"
                   "1000.00,1008.00,8.00\n") != std::string::npos);
  CHECK(table.find(",value,3,10,1000.00,1000.50,0.50,0.05,,,exact,0.50,0.062500,,,,10,*,*,*\n") !=
        std::string::npos);
  CHECK(table.find(",value,4,3,1000.00,1000.07,0.07,0.02,,,exact,0.07,0.008750,,,,*,*,*,*\n") !=
        std::string::npos);
  CHECK(table.find(",all,,63,1000.00,1005.57,5.57,0.09,,,exact,5.57,0.696250,,,-0.250000,63,"
                   "1000.00,1005.57,5.57\n") != std::string::npos);
}

TEST_CASE("agreement, incomplete data and integrity as tables") {
  SchemeAgreement row;
  row.first = SchemeId{"a"};
  row.second = SchemeId{"b"};
  row.providers = 9;
  row.tau = 1.0 / 3;
  row.places = 1;
  row.moved = 4;
  row.quarter = 3;
  row.top_both = 2;
  row.sampled = true;
  CHECK(written(write_scheme_agreement, std::vector{row}) ==
        "first,second,providers,kendall_tau_b,spearman_rho,places,moved,quarter,top_both,"
        "bottom_both,certainty\na,b,9,0.333333,,1,4,3,2,0,sampled\n");
  IncompleteRow incomplete;
  incomplete.scheme = SchemeId{"b"};
  incomplete.level = Level::all;
  incomplete.amount = Pence{1000};
  incomplete.outcomes = Pence{400};
  incomplete.incomplete = Pence{100};
  CHECK(written(write_incomplete, std::vector{incomplete}) ==
        "scheme,level,provider,commissioner,amount,outcomes,incomplete,share_of_amount,"
        "completeness\nb,all,,,10.00,4.00,1.00,0.100000,0.750000\n");
  const StudyResult result = with_contrast();
  CHECK(written(write_bunching, result.integrity.bunching, result.rulebook.disclosure) ==
        "scheme,item,line,provider,at,just_below,just_over,expected_share,p,notable,"
        "just_below_shown,just_over_shown\n"
        ",honos,change,,8,3,41,0.500000,0.000001,Y,*,40\n");
  CHECK(written(write_upcoding, result).find("\n2,60,20,9,50.00,0.00,0.050000,60,20,10\n") !=
        std::string::npos);
  const std::string told = written(write_integrity, result);
  CHECK(told.find("upcoding,,") != std::string::npos);
  // RCC, with three people, could gain most; it is not named.
  CHECK(told.find("RCC") == std::string::npos);
}

TEST_CASE("the page says why, whom, and whether it could be gamed") {
  const std::string page = page_of(with_contrast());
  CHECK(unbalanced(page).empty());
  CHECK(page.find("pays \u00a3493.80 more than Block contract; the largest part is Rules, "
                  "\u00a3492.80 more") != std::string::npos);
  CHECK(page.find("leans to people who are more deprived") != std::string::npos);
  CHECK(page.find("1 line shows the marks of bunching") != std::string::npos);
  CHECK(page.find("under 0.001 (notable)") != std::string::npos);
  // Nothing of the provider with three people: neither its bar nor what it could gain.
  CHECK(page.find("\u00a30.77") == std::string::npos);
  const std::size_t from = page.find("\"kind\":\"parts\"");
  REQUIRE(from != std::string::npos);
  const std::string bars = page.substr(from, page.find("</script>", from) - from);
  CHECK(bars.find("RCC") == std::string::npos);
  CHECK(bars.find("\"RBB\"") != std::string::npos);
}
