#include "report/html_page.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "html_check.hpp"
#include "pbr/result.hpp"
#include "report/html_table.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

template <class Build>
std::string built(Build build) {
  std::ostringstream out;
  HtmlPage page(out);
  build(page);
  return out.str();
}

struct EscapeCase {
  std::string text, safe;
};

TEST_CASE("what means something in HTML is escaped") {
  const auto given = GENERATE(
      values<EscapeCase>({{"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
                          {"\" onload='x'", "&quot; onload=&#39;x&#39;"},
                          {"a & b &amp;", "a &amp; b &amp;amp;"},
                          {"\u00a31 \u2212 \u00e9", "\u00a31 \u2212 \u00e9"},
                          {"", ""}}));
  REQUIRE(escaped(given.text) == given.safe);
}

TEST_CASE("texts and attribute values are escaped") {
  REQUIRE(built([](HtmlPage& page) {
            page.element("p", "1 < 2", {{"title", "\"><b>"}});
          }) == "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;b&gt;\">1 &lt; 2</p>\n");
}

TEST_CASE("elements nest, and those inside a line end without a line end") {
  REQUIRE(built([](HtmlPage& page) {
            page.open("p").text("a").element("strong", "b").text("c").close();
          }) == "<!DOCTYPE html>\n<p>a<strong>b</strong>c</p>\n");
}

TEST_CASE("closing what was never opened is our own fault") {
  std::ostringstream out;
  HtmlPage page(out);
  REQUIRE_THROWS_AS(page.close(), InternalError);
}

TEST_CASE("a table has a caption, scopes and a region that can be scrolled by keyboard") {
  REQUIRE(built([](HtmlPage& page) {
            HtmlTable table(page, "t 1", "Money", {{"Who"}, {"How much", ColumnKind::figure}});
            table.row("a").cell("1").total("All").cell("1").end();
          }) ==
          "<!DOCTYPE html>\n"
          "<div class=\"scroll\" role=\"region\" aria-labelledby=\"t-1\" tabindex=\"0\"><table>"
          "<caption id=\"t-1\"><span class=\"title\">Money</span></caption>\n"
          "<thead><tr><th scope=\"col\" class=\"words\">Who</th>\n"
          "<th scope=\"col\" class=\"figure\">How much</th>\n</tr>\n</thead>\n"
          "<tbody><tr class=\"part\"><th scope=\"row\">a</th>\n<td class=\"figure\">1</td>\n</tr>\n"
          "<tr class=\"total\"><th scope=\"row\">All</th>\n<td class=\"figure\">1</td>\n</tr>\n"
          "</tbody>\n</table>\n</div>\n");
}

std::string bar(const Bar& given) {
  const std::string page = built([&](HtmlPage& out) {
    HtmlTable table(out, "t", "c", {{"r"}, {"b", ColumnKind::bar}});
    table.row("r").cell("n", given).end();
  });
  std::string styles;
  for (const Tag& tag : tags_of(page).tags) {
    const std::string style = attribute(tag, "style");
    styles += style.empty() ? "" : attribute(tag, "class") + " " + style + " | ";
  }
  return styles;
}

TEST_CASE("bars grow from the middle, losses to the left, and stay inside their track") {
  REQUIRE(bar({50, 100, true}) == "bar gain left:50.0%;width:25.0% | ");
  REQUIRE(bar({-50, 100, true}) == "bar loss left:25.0%;width:25.0% | ");
  REQUIRE(bar({-500, 100, true}) == "bar loss left:0.0%;width:50.0% | ");
  REQUIRE(bar({0, 0, true}) == "bar gain left:50.0%;width:0.0% | ");
  REQUIRE(bar({1, 4, false}) == "bar gain left:0.0%;width:25.0% | ");
  REQUIRE(bar({10, 100, true, -20, 40}) ==
          "bar gain left:50.0%;width:5.0% | range left:40.0%;width:30.0% | ");
}

TEST_CASE("a row with too many cells is our own fault") {
  std::ostringstream out;
  HtmlPage page(out);
  HtmlTable table(page, "t", "c", {{"only"}});
  table.row("r");
  REQUIRE_THROWS_AS(table.cell("one too many"), InternalError);
}

TEST_CASE("no text makes a tag") {
  REQUIRE(rc::check("whatever the text", [](const std::string& text) {
    const std::string page = built([&](HtmlPage& out) { out.element("p", text, {{"id", text}}); });
    RC_ASSERT(unbalanced(page).empty());
    RC_ASSERT(tags_of(page).tags.size() == 3U);
  }));
}

}  // namespace
