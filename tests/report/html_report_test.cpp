#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "html_check.hpp"
#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

bool holds(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

/// From the section's start to the next one's.
std::string section(const std::string& page, const std::string& id) {
  const std::size_t from = page.find("<section id=\"" + id + "\"");
  REQUIRE(from != std::string::npos);
  return page.substr(from, page.find("</section>", from) - from);
}

std::string without_tags(const std::string& part) {
  std::string text;
  bool inside_tag = false;
  for (const char character : part) {
    inside_tag = character == '<' || inside_tag;
    if (!inside_tag) {
      text += character == '\n' ? '|' : character;
    }
    inside_tag = character != '>' && inside_tag;
  }
  return text;
}

/// The table row whose header is that text, without its tags.
std::string row_of(const std::string& part, const std::string& header) {
  const std::size_t from = part.find("<th scope=\"row\">" + header + "</th>");
  REQUIRE(from != std::string::npos);
  return without_tags(part.substr(from, part.find("</tr>", from) - from));
}

/// The sample with two more people for its small provider, so that nothing is hidden.
StudyResult enough_people() {
  StudyResult result = sample_study();
  for (int person = 0; person < 2; ++person) {
    add_person(result.casemix, {"more" + std::to_string(person), "RCC", "01A", "03", 1, Pence(1)});
  }
  return result;
}

TEST_CASE("the page is whole: every element is closed in order") {
  REQUIRE(unbalanced(page_of(sample_study())) == "");
  REQUIRE(unbalanced(page_of(sample_study("<b>", "</td><script>alert(1)</script>"))) == "");
}

TEST_CASE("the page says whether the episode rules are those built in") {
  StudyResult result = sample_study();
  const std::string built_in = "The study names no pack of kind episodes: the rules built in hold.";
  CHECK(page_of(result).find(built_in) != std::string::npos);
  result.rulebook.episodes.header.kind = "episodes";
  result.rulebook.episodes.header.id = "ours-for-episodes";
  CHECK(page_of(result).find(built_in) == std::string::npos);
  CHECK(page_of(result).find("ours-for-episodes") != std::string::npos);
}

TEST_CASE("the page of an empty study is whole too") {
  const Study study;
  const StudyResult empty{
      .study = study, .casemix = Casemix(CasemixTerms()), .findings = Findings()};
  const std::string page = page_of(empty);
  REQUIRE(unbalanced(page) == "");
  REQUIRE(holds(page, "One scheme only: there is nothing to compare"));
  REQUIRE(holds(page, "Nothing was found wrong with the data"));
}

TEST_CASE("names from data are text, never tags") {
  const std::string page = page_of(sample_study("R\"<i>&'", "</td><script>alert(1)</script>"));
  REQUIRE(holds(page, "R&quot;&lt;i&gt;&amp;&#39;"));
  REQUIRE(holds(page, "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  REQUIRE_FALSE(holds(page, "<script>alert"));
  REQUIRE(holds(page, "\\u003c/td\\u003e\\u003cscript\\u003ealert(1)"));  // in the charts' data
  for (const Tag& tag : tags_of(page).tags) {
    REQUIRE(tag.name != "i");
  }
}

TEST_CASE("the page fetches nothing and runs nothing but the script of its charts") {
  const std::string whole = page_of(sample_study());
  CHECK(holds(whole, "content=\"default-src &#39;none&#39;; script-src &#39;sha256-"));
  CHECK(holds(whole,
              "=&#39;; style-src &#39;unsafe-inline&#39;; img-src data: blob:; base-uri "
              "&#39;none&#39;; form-action &#39;none&#39;\""));
  const std::string page = without_scripts(whole);
  CHECK(occurrences(page, "<script>") == 1);
  CHECK(occurrences(page, "<script") - 1 ==
        occurrences(page, "<script type=\"application/json\" id="));
  CHECK_FALSE(holds(page, " onclick="));
  static const std::set<std::string> fetching{"link", "img", "iframe", "object", "form"};
  for (const Tag& tag : tags_of(page).tags) {
    REQUIRE_FALSE(fetching.contains(tag.name));
    REQUIRE(attribute(tag, "src").empty());
    const std::string target = attribute(tag, "href");
    REQUIRE((target.empty() || target.front() == '#'));
  }
  REQUIRE_FALSE(holds(page, "http://"));
  REQUIRE_FALSE(holds(page, "https://"));
  REQUIRE_FALSE(holds(page, "url("));
}

TEST_CASE("every table has a caption, and its region is named by it") {
  const std::string page = page_of(sample_study());
  const Tags found = tags_of(page);
  std::set<std::string> ids;
  std::vector<std::string> wanted;
  for (const Tag& tag : found.tags) {
    const std::string id = attribute(tag, "id");
    REQUIRE((id.empty() || ids.insert(id).second));
    std::istringstream labels(attribute(tag, "aria-labelledby"));
    for (std::string label; labels >> label;) wanted.push_back(label);
    if (const std::string target = attribute(tag, "href"); !target.empty()) {
      wanted.push_back(target.substr(1));
    }
    REQUIRE((tag.name != "th" || tag.closing || !attribute(tag, "scope").empty()));
  }
  for (const std::string& id : wanted) {
    INFO(id);
    REQUIRE(ids.contains(id));
  }
  REQUIRE(occurrences(page, "<table>") == 20);
  REQUIRE(occurrences(page, "<table><caption id=\"") == occurrences(page, "<table>"));
}

TEST_CASE("the page has a language, a title, landmarks and a way past its opening") {
  const std::string page = page_of(sample_study());
  for (const char* text :
       {"<html lang=\"en-GB\">", "<title>Payment by Results: Sample</title>", "<header>", "<main>",
        "<footer>", "<nav aria-label=\"Contents\">", "class=\"skip\" href=\"#headline\"",
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\""}) {
    INFO(text);
    REQUIRE(holds(page, text));
  }
  REQUIRE(occurrences(page, "<h1>") == 1);
}

TEST_CASE("every illustrative pack stands in the banner, and no other") {
  const std::string page = page_of(sample_study());
  const std::size_t from = page.find("class=\"banner\"");
  const std::string banner = page.substr(from, page.find("</div>", from) - from);
  REQUIRE(occurrences(banner, "<li>") == 5);
  REQUIRE(holds(banner, "<li>clusters illustrative, version 1.2.0</li>"));
  REQUIRE(holds(banner, "<li>tariffs prices-2014, version 1.2.0</li>"));
  REQUIRE(holds(banner, "<li>schemes results-20, version 1.2.0</li>"));
  REQUIRE_FALSE(holds(banner, "mhct-18"));
}

TEST_CASE("the headline says the extent, the totals, and who gains and loses most") {
  const std::string headline = without_tags(section(page_of(enough_people()), "headline"));
  CHECK(holds(headline,
              "63 people had 70 assessments and 65 episodes of care over 632 days, "
              "0 of them in hospital."));
  CHECK(holds(headline,
              "Block contract pays \u00a380,700.07 in all; it is the "
              "baseline."));
  CHECK(holds(headline,
              "Payment by activity pays \u00a381,800.58 in all, against "
              "Block contract +\u00a31,100.51 (+1.36%)."));
  CHECK(holds(headline,
              "RAA gains most, +\u00a32,800.00 (+9.33%, 95% interval \u2212\u00a3500.00 "
              "to +\u00a33,500.00); RBB loses most, \u2212\u00a38,999.60 (\u221222.50%, "
              "95% interval \u2212\u00a312,000.00 to \u2212\u00a37,000.00)."));
}

TEST_CASE("a provider with few people is hidden, and what would give it away") {
  // 01A pays RAA and RCC only, and so does cluster 03: 01A's total less RAA's would be RCC's.
  const std::string page = page_of(sample_study());
  const std::string providers = section(page, "contrast-provider");
  CHECK(row_of(providers, "RAA") == "RAA|30|*|*|*|*|*|");
  CHECK(row_of(providers, "RBB") ==
        "RBB|20|\u00a340,000.00|\u00a335,000.50|"
        "\u2212\u00a34,999.50|\u221212.50%|exact|");
  CHECK(row_of(providers, "RCC") == "RCC|*|*|*|*|*|*|");
  CHECK(row_of(section(page, "payments"), "RCC") == "RCC|*|*|");
  CHECK(row_of(section(page, "contrast-commissioner"), "01A") ==
        "01A|35|\u00a330,700.07|\u00a336,800.08|+\u00a36,100.01|+19.87%|exact|");
  // Neither the three people's pounds nor RAA's, which lead to them, stand anywhere on the page.
  for (const char* pounds : {"\u00a3700.07", "\u00a3800.08", "\u00a3730.15", "\u00a330,000.00",
                             "\u00a336,000.00", "\u00a332,800.00"}) {
    INFO(pounds);
    CHECK_FALSE(holds(page, pounds));
  }
  // Nor, in pence, among the data of the charts and of what they open.
  const std::string data = page.substr(0, page.rfind("<script>"));
  for (const char* pence : {"70007", "80008", "73015", "3000000", "3600000", "3280000"}) {
    INFO(pence);
    CHECK_FALSE(std::regex_search(data, std::regex("[^0-9]" + std::string(pence) + "[^0-9]")));
  }
  CHECK(holds(data, "\"Not shown (few people)\""));
}

TEST_CASE("every scheme stands beside the others, the last one against the one before it") {
  const std::string open = section(page_of(enough_people()), "side-by-side");
  CHECK(holds(without_tags(open), " pays \u00a37,270.03 less than Payment by activity"));
  CHECK(row_of(open, "RBB") ==
        "RBB|20|\u00a340,000.00|\u00a335,000.50|\u00a331,000.40|\u2212\u00a34,000.10|");
  CHECK(row_of(open, "All") ==
        "All|65|\u00a380,700.07|\u00a381,800.58|\u00a374,530.55|\u2212\u00a37,270.03|");
  const std::string hidden = section(page_of(sample_study()), "side-by-side");
  CHECK(row_of(hidden, "RCC") == "RCC|*|*|*|*|*|");
  CHECK(row_of(hidden, "RAA") == "RAA|30|*|*|*|*|");
}

TEST_CASE("where everybody has enough people nothing is hidden") {
  const std::string page = page_of(enough_people());
  CHECK(row_of(section(page, "contrast-provider"), "RCC") ==
        "RCC|5|\u00a3700.07|\u00a3800.08|+\u00a3100.01|+14.29%|exact|");
  CHECK(row_of(section(page, "contrast-commissioner"), "01A") ==
        "01A|35|\u00a330,700.07|\u00a336,800.08|+\u00a36,100.01|+19.87%|exact|");
}

TEST_CASE("the interval stands in the table and in the chart's data") {
  const std::string providers = section(page_of(enough_people()), "contrast-provider");
  CHECK(holds(providers, "\u2212\u00a3500.00 to +\u00a33,500.00"));
  CHECK(occurrences(providers, "data-kind=\"caterpillar\"") == 2);
  CHECK(holds(providers,
              "{\"name\":\"low\",\"title\":\"95% interval from\",\"unit\":\"pence\",\"values\":["
              "-50000,"));
}

TEST_CASE("a row of a chart opens contracts, clusters, and the line of the rule") {
  const std::string page = page_of(enough_people());
  const std::size_t from = page.find("id=\"details\"");
  REQUIRE(from != std::string::npos);
  const std::string details = page.substr(from, page.find("</script>", from) - from);
  CHECK(holds(details, "\"RAA\":{\"title\":\"Provider RAA\""));
  CHECK(holds(details, "\"cluster\":{"));
  CHECK(holds(details, ".yaml"));
  CHECK_FALSE(holds(details, "/somewhere"));
}

TEST_CASE("an interval that was not computed is not called exact") {
  StudyResult result = enough_people();
  for (Contrast& row : result.payments.contrasts) {
    row.change_low.reset();
    row.change_high.reset();
  }
  const std::string providers = section(page_of(result), "contrast-provider");
  const std::size_t results = providers.find("table-provider-results-20");
  CHECK(row_of(providers.substr(0, results), "RAA").ends_with("|exact|"));
  CHECK(row_of(providers.substr(results), "RAA").ends_with("|not computed|"));
}

TEST_CASE("scores show shares by the disclosure rule and say when a gate is missed") {
  const std::string scores = section(page_of(sample_study()), "scores");
  CHECK(holds(scores, "1 of 4 indicator scores miss the completeness gate and count as 0"));
  CHECK(row_of(scores, "RAA") == "RAA|01A|Clinical change: reliably improved|50%|0.73|50%|met|");
  CHECK(row_of(scores, "RCC") == "RCC|01A|Clinical change: reliably improved|*|*|*|met|");
  CHECK(row_of(scores, "RDD") ==
        "RDD|02B|Clinical change: reliably improved|50%|0.73|50%|not met|");
}

TEST_CASE("official indicators are exact for the study and disclosed below it") {
  const std::string indicators = section(page_of(sample_study()), "indicators");
  CHECK(holds(indicators, "48% of the people in a care cluster are within their review period"));
  CHECK(row_of(indicators, "ACC33") ==
        "ACC33|People in a care cluster at the end of the period|63|||");
  CHECK(row_of(indicators, "ACC37") ==
        "ACC37|Share within their cluster&#39;s review period|30|63|48%|");
  CHECK(row_of(indicators, "RAA") == "RAA|25|*|*|");
  CHECK(row_of(indicators, "2014-04") == "2014-04|3|4|75%|");
  CHECK(row_of(indicators, "11 Ongoing recurrent psychosis (low)") ==
        "11 Ongoing recurrent psychosis (low)|*|");
}

TEST_CASE("data quality is told by table, month and provider, with a bar beside each figure") {
  StudyResult result = sample_study();
  result.quality = Quality(result.study.period, result.rulebook.instrument);
  const auto add = [&](std::string_view provider, Date day, int rows, int errors) {
    for (int i = 0; i < rows; ++i) {
      result.quality.add(TableKind::contacts, provider, day, i < errors);
    }
  };
  add("RAA", Date{2014, 4, 3}, 200, 1);
  add("RAA", Date{2014, 5, 3}, 100, 3);
  add("<b>", Date{2013, 5, 3}, 10, 0);
  result.quality.add_set_aside(TableKind::contacts, 2);
  result.quality.add(TableKind::persons, {}, {}, false);
  const std::string quality = section(page_of(result), "quality");
  CHECK(row_of(quality, "contacts") == "contacts|312|6|1.92%|");
  CHECK(row_of(quality, "2014-05") == "2014-05|100|3|3.00%|0|\u2013|\u2013|");
  CHECK(row_of(quality, "before the period") == "before the period|10|0|0.00%|0|\u2013|\u2013|");
  CHECK(row_of(quality, "RAA") == "RAA|300|1.33%|0.50% to 3.00%|0|\u2013|\u2013|");
  CHECK(row_of(quality, "set aside or undated") ==
        "set aside or undated|2|2|100.00%|0|\u2013|\u2013|");
  CHECK(row_of(quality, "(set aside or not known)") ==
        "(set aside or not known)|2|100.00%|\u2013|0|\u2013|\u2013|");
  CHECK(holds(quality, "&lt;b&gt;"));
  CHECK(holds(quality, "rows are not people"));
  CHECK(occurrences(quality, "class=\"step\"") == 2);
  CHECK(occurrences(quality, "class=\"step none\"") == 2);
}

TEST_CASE("of very many providers the report shows those with the most errors and says so") {
  StudyResult result = sample_study();
  result.quality = Quality(result.study.period, result.rulebook.instrument);
  for (int i = 0; i < 70; ++i) {
    result.quality.add(TableKind::contacts, "P" + std::to_string(i), Date{2014, 4, 3}, i >= 65);
  }
  const std::string quality = section(page_of(result), "quality");
  CHECK(holds(quality, "the 60 providers with the most rows with an error; 10 providers more"));
  CHECK(holds(quality, ">P65<"));
  CHECK_FALSE(holds(quality, ">P64<"));
}

TEST_CASE("casemix, allocations, findings and rules say their finding") {
  const std::string page = page_of(sample_study());
  CHECK(row_of(section(page, "casemix"), "11 Ongoing recurrent psychosis (low)") ==
        "11 Ongoing recurrent psychosis (low)|30|30|300|0|\u00a345,000.40|55.0%|");
  CHECK(holds(section(page, "allocations"),
              "Cluster 03 Non-psychotic (moderate severity) is the most frequent, 57% of 70 "
              "assessments"));
  CHECK(row_of(section(page, "allocations"), "99 Could not be used") ==
        "99 Could not be used|*|*|");
  CHECK(holds(section(page, "quality"), "2 findings of 1 kind; 2 rows could not become a record"));
  CHECK(holds(section(page, "quality"), "assessments row 4, item_3: found 7, expected 0 to 4"));
  CHECK(holds(section(page, "quality"), "no, truncated"));
  CHECK(holds(section(page, "quality"), "<li>Codes are taken in ascending order.</li>"));
  CHECK(holds(section(page, "rules"), "5 of 8 rule packs are illustrative"));
  CHECK(holds(section(page, "reproduce"), "<code>pbr run study.yaml</code>"));
  CHECK_FALSE(holds(page, "/somewhere"));
}

}  // namespace
