#include <catch2/catch.hpp>
#include <sstream>

#include "html_check.hpp"
#include "report/published_counts.hpp"
#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

/// The sample's rules over as many people as are given by provider, and nothing else of it.
StudyResult people_by_provider(const std::vector<std::pair<std::string, int>>& providers) {
  StudyResult result = sample_study();
  result.casemix = Casemix(result.casemix.terms());
  result.indicators = {};
  result.allocated = {};
  int number = 0;
  for (const auto& [provider, people] : providers) {
    for (int person = 0; person < people; ++person) {
      add_person(result.casemix,
                 {"p" + std::to_string(number++), provider, "01A", "03", 1, Pence(100)});
    }
  }
  return result;
}

std::string findings(const StudyResult& result) {
  std::ostringstream out;
  write_disclosure(result, out);
  return out.str();
}

const std::string header = "table,row,column,finding\n";

TEST_CASE("a small count that a total gives away takes the next with it") {
  const StudyResult result = people_by_provider({{"RAA", 7}, {"RBB", 4}});
  const ReportView view(result);
  CHECK(view.people(view.providers, "RAA") == "*");
  CHECK(view.people(view.providers, "RBB") == "*");
  CHECK(findings(result) == header);
}

TEST_CASE("where rounding protects a small count nothing more is hidden") {
  const StudyResult result = people_by_provider({{"RAA", 30}, {"RBB", 18}, {"RCC", 3}});
  const ReportView view(result);
  CHECK(view.people(view.providers, "RAA") == "30");
  CHECK(view.people(view.providers, "RBB") == "20");
  CHECK(view.people(view.providers, "RCC") == "*");
  CHECK(findings(result) == header);
}

TEST_CASE("what is told more closely than the rule means to is said, without the number") {
  // 9 in all and 5 shown: 5 to 7, so 2 to 4 are left.
  CHECK(findings(people_by_provider({{"RAA", 6}, {"RBB", 3}})) ==
        header + "People by provider,RBB,People,narrowed\n");
}

TEST_CASE("a study of one small provider cannot be helped, and says so") {
  const StudyResult result = people_by_provider({{"RAA", 3}});
  const std::string told = findings(result);
  CHECK(told.find("People by provider,RAA,People,recoverable\n") != std::string::npos);
  const std::string page = page_of(result);
  CHECK(page.find("can be worked out of those that are shown") != std::string::npos);
  CHECK(page.find("table-disclosure") != std::string::npos);
  CHECK(unbalanced(page).empty());
}

TEST_CASE("a page that shows small numbers says so, and another does not") {
  const std::string words = "Not for publication: small numbers are shown";
  StudyResult result = sample_study();
  CHECK(page_of(result).find(words) == std::string::npos);
  result.disclosure = false;
  const std::string page = page_of(result);
  CHECK(page.find("<p>" + words + ".</p>") != std::string::npos);
  CHECK(unbalanced(page).empty());
}

}  // namespace
