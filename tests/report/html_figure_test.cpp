#include "report/html_figure.hpp"

#include <rapidcheck.h>

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "html_check.hpp"
#include "pbr/result.hpp"
#include "report/web_bundle.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string built(const HtmlFigure& figure) {
  std::ostringstream out;
  HtmlPage page(out);
  write_figure(figure, "*", page);
  return out.str();
}

/// The data block of the one figure of a page, read as the browser would.
boost::json::object data_of(const std::string& page) {
  const std::size_t from = page.find('>', page.find("<script")) + 1;
  return boost::json::parse(page.substr(from, page.find("</script>") - from)).as_object();
}

TEST_CASE("a figure has its titles, its words and its data, exactly") {
  FigureColumn names("name", "Provider", FigureUnit::words);
  FigureColumn amounts("amount", "Amount", FigureUnit::pence);
  names.add("RAA").add("RBB");
  amounts.add(Pence{-123456789012345}).hide();
  const std::string page = built({.id = "spend 1",
                                  .title = "RAA loses",
                                  .shown = "What is paid",
                                  .text = "Bars",
                                  .columns = {names, amounts},
                                  .options = {{"total", "All"}}});
  CHECK(unbalanced(page) == "");
  CHECK(page.find("<figure id=\"figure-spend-1\" class=\"figure\" data-kind=\"waterfall\" "
                  "aria-labelledby=\"spend-1-title spend-1-shown\">") != std::string::npos);
  CHECK(page.find("<h3 id=\"spend-1-title\">RAA loses</h3>") != std::string::npos);
  CHECK(page.find("class=\"figure-text\">Bars</p>") != std::string::npos);
  const boost::json::object data = data_of(page);
  CHECK(data.at("mark") == "*");
  CHECK(data.at("options").at("total") == "All");
  CHECK(data.at("columns").at(1).at("values").at(0) == std::int64_t{-123456789012345});
  CHECK(data.at("columns").at(1).at("values").at(1).is_null());
}

TEST_CASE("no text ends a data block, and every text comes back as it was") {
  REQUIRE(rc::check("whatever the text", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("</script><!--&\"\\\n\t'a\x01 ")));
    FigureColumn names("name", text, FigureUnit::words);
    names.add(text);
    const std::string page = built({.id = "f", .title = text, .columns = {names}});
    RC_ASSERT(occurrences(page, "</script>") == 1U);
    RC_ASSERT(data_of(page).at("columns").at(0).at("values").at(0).as_string() == text);
  }));
}

TEST_CASE("what is no number is refused, and so are columns of different lengths") {
  FigureColumn column("a", "A", FigureUnit::number);
  CHECK_THROWS_AS(column.add_decimal("1e5"), InternalError);
  column.add_decimal("-0.25").add_decimal("");
  CHECK(column.json() ==
        "{\"name\":\"a\",\"title\":\"A\",\"unit\":\"number\",\"values\":[-0.25,null]}");
  const FigureColumn other("b", "B", FigureUnit::number);
  CHECK_THROWS_AS(built({.id = "f", .columns = {column, other}}), InternalError);
}

TEST_CASE("the bundle can stand in a page, and names the licences of what is in it") {
  const std::string_view bundle = web_bundle();
  REQUIRE(bundle.size() > 1000);
  CHECK(bundle.find("</script") == std::string_view::npos);
  CHECK(bundle.find("<!--") == std::string_view::npos);
  CHECK(bundle.starts_with("/*!\n"));
  CHECK(bundle.find("@observablehq/plot") < 200);
  CHECK(bundle.find("Permission to use, copy, modify, and/or distribute") !=
        std::string_view::npos);
  CHECK_THROWS_AS(
      [] {
        std::ostringstream out;
        HtmlPage page(out);
        page.script("a</script>b");
      }(),
      InternalError);
}

}  // namespace
