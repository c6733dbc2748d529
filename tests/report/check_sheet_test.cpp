#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <sstream>

#include "pbr/rule_import.hpp"
#include "pbr/rule_pages.hpp"
#include "report/check_sheet_style.hpp"
#include "report/html_check.hpp"
#include "report/show_words.hpp"

using namespace pbr;

namespace {

const RulePaths paths{{PBR_SOURCE_DIR "/rules"}};

const ClusterPack& illustrative() {
  static const auto loaded = load_clusters("england/clusters/illustrative", paths);
  REQUIRE(loaded.value);
  return *loaded.value;
}

const Instrument& mhct() {
  static const auto loaded = load_instrument("england/instruments/mhct-18", paths);
  REQUIRE(loaded.value);
  return *loaded.value;
}

std::string sheet_of(const ClusterPack& pack) {
  std::ostringstream out;
  write_check_sheet(pack, mhct(), out);
  return out.str();
}

std::string page_of(const ClusterPack& pack, const std::string& code, bool colours = false) {
  std::ostringstream out;
  write_cluster_page(pack, mhct(), *pack.find(ClusterCode{code}), colours, out);
  return out.str();
}

std::string csv_of(const ClusterPack& pack) {
  std::ostringstream out;
  write_pages_csv(pack, nullptr, out);
  return out.str();
}

Loaded<ImportedPack> imported(const std::string& csv) {
  std::istringstream in(csv);
  ImportTerms terms;
  terms.source = "constructed by us for a test";
  terms.id = "round-trip";
  terms.valid = illustrative().header.valid;
  terms.file = "grid.yaml";
  return import_grid({&in, "grid.csv"}, terms, illustrative());
}

// What a page says, without the place where it says so.
std::string grid_of(const ClusterPack& pack) {
  std::ostringstream out;
  for (const auto& cluster : pack.clusters) {
    for (const auto& row : cluster.grid) {
      out << cluster.code << " " << row.item << " ";
      for (const Cell cell : row.cells) out << letter(cell);
      out << row.starred << row.key << row.basis << "\n";
    }
  }
  return out.str();
}

// A type with made-up numbers, and a table that names the pack's first cluster.
ClusterPack logit_pack() {
  ClusterPack pack = illustrative();
  pack.method = Method::logit;
  pack.logit.places = 2;
  for (auto& cluster : pack.clusters) cluster.grid.clear();
  Cluster& type = pack.clusters.at(1);
  type.constant = -25;
  type.coefficients.push_back({5, {0, 5, 110, -275, 4}, {"made-up.yaml", 40, 7}});
  type.excluded_by.push_back({{{5, 4}}, "made up", {"made-up.yaml", 50, 9}});
  type.excluded_by.push_back({{{5, 3}, {6, 0}}, "", {"made-up.yaml", 51, 9}});
  return pack;
}

ClusterPack table_pack() {
  ClusterPack pack = illustrative();
  pack.method = Method::table;
  for (auto& cluster : pack.clusters) cluster.grid.clear();
  DerivedValue total{"total", {{0, 1}, {5, 3}}, false, 0, 4, 1, {"made-up.yaml", 9, 3}};
  DerivedValue severe{"severe", {{0, 1}, {5, 1}}, true, 3, 4, 0, {"made-up.yaml", 10, 3}};
  pack.derived = {total, severe};
  TableRule high{"high",
                 {{{0, false, 10, 16, {}}, {1, true, 0, 0, {}}}, {}},
                 ClusterCode{"01"},
                 "made up",
                 {"made-up.yaml", 14, 5}};
  high.when.super_classes = {false, true, true, false};
  TableRule rest{"2", {}, ClusterCode{"02"}, "", {"made-up.yaml", 15, 5}};
  pack.table.rules = {high, rest};
  pack.tree.steps.clear();  // they are about values that are gone
  pack.tree.steps.push_back(
      {rest.when, SuperClass::b, "first episode", "", {"made-up.yaml", 20, 5}});
  return pack;
}

double channel(int value) {
  const double part = value / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

// WCAG 2.2, relative luminance of "#rrggbb".
double luminance(const std::string& colour) {
  const auto part = [&](std::size_t at) {
    return channel(std::stoi(colour.substr(at, 2), nullptr, 16));
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string colour_of(const std::string& name) {
  const std::string style(check_sheet_style());
  const auto at = style.find("--" + name + ": ");
  REQUIRE(at != std::string::npos);
  return style.substr(style.find('#', at), 7);
}

}  // namespace

TEST_CASE("the sheet is whole HTML that fetches and runs nothing") {
  for (const auto& pack : {illustrative(), logit_pack(), table_pack()}) {
    const std::string sheet = sheet_of(pack);
    CHECK(test::unbalanced(sheet).empty());
    CHECK(sheet.find("<html lang=\"en-GB\">") != std::string::npos);
    CHECK(sheet.find("<title>Check sheet: england-illustrative") != std::string::npos);
    for (const auto* never : {"<script", "http://", "https://", "<img", "<link", "url("}) {
      INFO(never);
      CHECK(sheet.find(never) == std::string::npos);
    }
  }
}

TEST_CASE("every sheet of paper says what the pack is, and has boxes for two people") {
  const std::string sheet = sheet_of(illustrative());
  REQUIRE_FALSE(illustrative().tree.steps.empty());
  const std::size_t papers = 22;  // the cover, 20 clusters, the tree
  CHECK(test::occurrences(sheet, "<section ") == papers - 1);
  CHECK(test::occurrences(sheet, "ILLUSTRATIVE: an example of ours") == papers);
  CHECK(test::occurrences(sheet, "SHA-256 " + illustrative().header.sha256) == papers);
  CHECK(test::occurrences(sheet, "Pack england-illustrative " + illustrative().header.version) ==
        papers);
  CHECK(test::occurrences(sheet, "Source: NHS Data Dictionary") == papers);
  CHECK(test::occurrences(sheet, ">Read by</th>") == papers);
  CHECK(test::occurrences(sheet, ">Checked by</th>") == papers);
}

TEST_CASE("a pack that its user transcribed says so, and is never called illustrative") {
  const auto loaded = imported(csv_of(illustrative()));
  REQUIRE(loaded.value);
  const std::string sheet = sheet_of(loaded.value->pack);
  CHECK(sheet.find("ILLUSTRATIVE") == std::string::npos);
  CHECK(test::occurrences(sheet, "TRANSCRIBED by its user") == 21);
  CHECK(test::occurrences(sheet, "Source: constructed by us for a test.") == 21);
}

TEST_CASE("every cell has its letter, and every colour a word in the legend") {
  const std::string sheet = sheet_of(illustrative());
  std::map<Cell, std::size_t> count;
  std::size_t rows = 0;
  for (const auto& cluster : illustrative().clusters) {
    for (const auto& row : cluster.grid) {
      ++rows;
      for (const Cell cell : row.cells) ++count[cell];
    }
  }
  CHECK(test::occurrences(sheet, "<td class=\"cell must\">R</td>") == count[Cell::must]);
  CHECK(test::occurrences(sheet, "<td class=\"cell expected\">O</td>") == count[Cell::expected]);
  CHECK(test::occurrences(sheet, "<td class=\"cell may\">Y</td>") == count[Cell::may]);
  CHECK(test::occurrences(sheet, "<td class=\"cell unlikely\">-</td>") == count[Cell::unlikely]);
  CHECK(test::occurrences(sheet, "<td class=\"tick\">") == rows + illustrative().tree.steps.size());
  for (const auto* words : {"must score (red)", "expected to score (orange)", "may score (yellow)",
                            "unlikely to score (white)"}) {
    CHECK(test::occurrences(sheet, words) == 20);
  }
}

TEST_CASE("every header cell has a scope, every table a caption, every link a target") {
  for (const auto& pack : {illustrative(), logit_pack(), table_pack()}) {
    const std::string sheet = sheet_of(pack);
    const auto tags = test::tags_of(sheet);
    CHECK(tags.failure.empty());
    for (const auto& tag : tags.tags) {
      if (tag.closing) continue;
      if (tag.name == "th") CHECK_FALSE(test::attribute(tag, "scope").empty());
      for (const auto* link : {"href", "aria-labelledby"}) {
        std::string target = test::attribute(tag, link);
        if (target.starts_with('#')) target.erase(0, 1);
        if (!target.empty()) CHECK(test::occurrences(sheet, "id=\"" + target + "\"") == 1);
      }
    }
    CHECK(test::occurrences(sheet, "<table") == test::occurrences(sheet, "<caption"));
  }
}

TEST_CASE("text stands out from every ground of the sheet") {
  for (const auto* ground : {"must", "expected", "may"}) {
    INFO(ground);
    CHECK(contrast(colour_of("ink"), colour_of(ground)) >= 4.5);
  }
  CHECK(contrast(colour_of("soft"), "#ffffff") >= 4.5);
  CHECK(contrast("#004a94", "#ffffff") >= 4.5);
  CHECK(contrast(colour_of("line"), "#ffffff") >= 3.0);
}

TEST_CASE("names, sources and bases cannot become part of the page") {
  ClusterPack pack = illustrative();
  pack.header.sources = {"<script>alert(1)</script> & \"more\""};
  pack.clusters.at(1).name = "<b>bold</b>";
  pack.clusters.at(1).grid.at(0).basis = "</td><td>";
  const std::string sheet = sheet_of(pack);
  CHECK(test::unbalanced(sheet).empty());
  CHECK(sheet.find("<script") == std::string::npos);
  CHECK(sheet.find("&lt;b&gt;bold&lt;/b&gt;") != std::string::npos);
  CHECK(sheet.find("&lt;/td&gt;&lt;td&gt;") != std::string::npos);
}

TEST_CASE("items without a row are named, because they may have been forgotten") {
  const std::string sheet = sheet_of(illustrative());
  // Cluster 14 has rows for 1 to 4, 6 to 10, A and E.
  CHECK(sheet.find("Items without a row: 5, 11, 12, 13, B, C, D. They restrict nothing") !=
        std::string::npos);
}

TEST_CASE("a logit pack's sheet has constants, coefficients and exclusions") {
  const std::string sheet = sheet_of(logit_pack());
  CHECK(sheet.find("Constant: -0.25") != std::string::npos);
  CHECK(sheet.find("<td class=\"figure\">-2.75</td>") != std::string::npos);
  CHECK(sheet.find("item 6 rated 4<span class=\"basis\">made up</span>") != std::string::npos);
  CHECK(sheet.find("item 6 rated 3 and item 7 rated 0") != std::string::npos);
  CHECK(sheet.find("Nothing excludes type 02.") != std::string::npos);
}

TEST_CASE("a table's sheet has its rules, its tree and the values they are about") {
  const std::string sheet = sheet_of(table_pack());
  CHECK(sheet.find("total 10 to 16; severe not known; super-class A or B") != std::string::npos);
  CHECK(sheet.find("<td>always</td>") != std::string::npos);
  CHECK(sheet.find("item_1 + 3 x item_6; not known where more than 1 item is not") !=
        std::string::npos);
  CHECK(sheet.find(
            "how many of item_1 and item_6 are rated 3 to 4; not known where an item is not") !=
        std::string::npos);
  CHECK(sheet.find("super-class B, first episode") != std::string::npos);
  CHECK(sheet.find("Not used unless a run asks for it.") != std::string::npos);
}

TEST_CASE("a page in the terminal says the answer first and where each row stands") {
  const std::string page = page_of(illustrative(), "03");
  CHECK(
      page.starts_with("03 Non-psychotic (moderate severity)\n"
                       "  super-class A, mild / moderate / severe; review after 6 months; "
                       "rank of need 3\n"
                       "  essential: item 6 in R; and at least one of the starred items 7 and 8 in "
                       "R\n"));
  CHECK(page.find("  7     Y  Y  R  R  -   star       england/clusters/illustrative.yaml:") !=
        std::string::npos);
  CHECK(page.find("ILLUSTRATIVE: an example of ours, not an official set of rules\n") !=
        std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
}

TEST_CASE("colours repeat the letters and never take their place") {
  std::string coloured = page_of(illustrative(), "03", true);
  CHECK(coloured.find("\x1b[30;48;5;203m R \x1b[0m") != std::string::npos);
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == page_of(illustrative(), "03"));
}

TEST_CASE("decimals are shown with all their places") {
  CHECK(decimal_words(0, 0) == "0");
  CHECK(decimal_words(0, 3) == "0.000");
  CHECK(decimal_words(-5, 2) == "-0.05");
  CHECK(decimal_words(1234, 2) == "12.34");
  CHECK(decimal_words(std::numeric_limits<std::int64_t>::min(), 15) == "-9223.372036854775808");
}

TEST_CASE("the shipped pack shown as CSV and imported again has the same grid") {
  const auto loaded = imported(csv_of(illustrative()));
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  CHECK(grid_of(loaded.value->pack) == grid_of(illustrative()));
}

TEST_CASE("any grid shown as CSV and imported again is the same grid") {
  CHECK(rc::check("import of show", [] {
    ClusterPack pack = illustrative();
    for (auto& cluster : pack.clusters) {
      if (!pack.is_page(cluster)) continue;
      cluster.grid.clear();
      for (std::size_t item = 0; item < mhct_item_count; ++item) {
        if (item > 0 && *rc::gen::inRange(0, 3) == 0) continue;
        GridRow row;
        row.item = item;
        for (auto& cell : row.cells) cell = static_cast<Cell>(*rc::gen::inRange(0, 4));
        const bool must =
            std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
        row.starred = must && *rc::gen::arbitrary<bool>();
        row.key = *rc::gen::arbitrary<bool>();
        row.basis = *rc::gen::element<std::string>("", "plain", "a, \"b\"", "two\nlines", "Größe",
                                                   "#{[&*!|>'%@`", "\\x41\\n");
        cluster.grid.push_back(row);
      }
    }
    const auto loaded = imported(csv_of(pack));
    if (!loaded.value) RC_FAIL(render(loaded.problems));
    RC_ASSERT(grid_of(loaded.value->pack) == grid_of(pack));
  }));
}
