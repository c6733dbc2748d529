#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "pbr/rule_import.hpp"
#include "pbr/rulebook.hpp"
#include "support/golden.hpp"

// import/grid/<name>.csv beside <name>.expected: every problem as it is printed and, where the
// table is good, the pack that is written. All tables are constructed by us; none is of the
// booklet.
using namespace pbr;

namespace {

namespace fs = std::filesystem;

const std::string folder = PBR_SOURCE_DIR "/tests/rulebook/import/grid/";

const ClusterPack& published() {
  static const auto loaded =
      load_clusters("england/clusters/illustrative", {{PBR_SOURCE_DIR "/rules"}});
  REQUIRE(loaded.value);
  return *loaded.value;
}

ImportTerms terms() {
  return {"constructed by us for a test",
          "test-grid",
          "1.0.0",
          "not stated",
          Period::inclusive(Date(2009, 4, 1), Date(2039, 3, 31)),
          "grid.yaml"};
}

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

Loaded<ImportedPack> imported(const std::string& csv, const ImportTerms& with = terms()) {
  std::istringstream in(csv);
  return import_grid({&in, "grid.csv"}, with, published());
}

std::string told(const Loaded<ImportedPack>& loaded) {
  std::string text = render(loaded.problems);
  if (loaded.value) text += "---\n" + loaded.value->yaml;
  return text;
}

// A pack's pages as one text: what two packs must share to be the same grid.
std::string grid_of(const ClusterPack& pack) {
  std::string text;
  for (const auto& cluster : pack.clusters) {
    text += cluster.code.text() + " " + cluster.name + "\n";
    for (const auto& row : cluster.grid) {
      text += std::string(item_column(row.item)) + " ";
      for (const Cell cell : row.cells) text += letter(cell);
      text += std::string(row.starred ? " star" : "") + (row.key ? " key" : "") + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("each table of a grid gives exactly what is written beside it, all problems at once") {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    const auto loaded = imported(contents(entry.path()));
    const bool should_load = entry.path().stem().string().starts_with("good");
    INFO(entry.path().filename() << "\n" << told(loaded));
    CHECK(loaded.value.has_value() == should_load);
    ++(should_load ? good : bad);
    const auto expected = fs::path(entry.path()).replace_extension(".expected");
    CHECK(test::golden(expected.string(), told(loaded)) == told(loaded));
  }
  CHECK(good >= 3);
  CHECK(bad >= 15);
}

TEST_CASE("a grid typed by someone else is the same grid, whatever its form") {
  // All pages of our illustrative pack, typed with spaces, quotes, small letters, dashes of every
  // kind, other columns' order, shuffled rows, CRLF, a byte order mark and rows left empty.
  const auto loaded = imported(contents(folder + "good-typed-by-someone-else.csv"));
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  CHECK(grid_of(loaded.value->pack) == grid_of(published()));
  CHECK(loaded.value->pages == 20);
  std::size_t rows = 0;
  for (const auto& cluster : published().clusters) rows += cluster.grid.size();
  CHECK(loaded.value->rows == rows);
}

TEST_CASE("an imported pack decides as the contract says it does by default") {
  const auto loaded = imported(contents(folder + "good-two-pages.csv"));
  REQUIRE(loaded.value);
  const ClusterPack& pack = loaded.value->pack;
  const ProfileTerms fresh;
  CHECK(pack.method == Method::profile);
  CHECK(pack.header.status == PackStatus::transcribed);
  CHECK(pack.profile.penalty == fresh.penalty);
  CHECK(pack.profile.penalty_unknown == 0);
  CHECK(pack.profile.essential_restricts_initial);
  CHECK_FALSE(pack.profile.essential_restricts_review);
  CHECK_FALSE(pack.profile.key_scales_first_initial);
  CHECK(pack.transitions.empty());
  CHECK(pack.instrument == published().instrument);
  const Cluster* page = pack.find(ClusterCode{"14"});
  REQUIRE(page != nullptr);
  const Cluster* source = published().find(ClusterCode{"14"});
  CHECK(page->name == source->name);
  CHECK(page->super_class == source->super_class);
  CHECK(page->branch == source->branch);
  CHECK(page->review.days == source->review.days);
  CHECK(page->need == source->need);
  // The row stands where the pack says so, not where it was typed.
  CHECK(page->grid.at(0).at.file == "grid.yaml");
}

TEST_CASE("the same rows in another order write the same bytes") {
  const std::string header = "cluster,item,r0,r1,r2,r3,r4,star\n";
  const std::vector<std::string> rows{"01,7,-,R,R,-,-,Y\n", "14,6,-,-,-,R,R,\n",
                                      "01,A,O,O,Y,-,-,\n"};
  const auto first = imported(header + rows[0] + rows[1] + rows[2]);
  const auto second = imported(header + rows[2] + rows[0] + rows[1]);
  REQUIRE(first.value);
  REQUIRE(second.value);
  CHECK(first.value->yaml == second.value->yaml);
}

TEST_CASE("what the user says of the pack is checked before anything is written") {
  auto with = terms();
  with.source = " ";
  with.id = "My Pack";
  with.version = "1.0";
  with.licence = "two\nlines";
  with.valid = Period::inclusive(Date(2020, 1, 1), Date(2019, 1, 1));
  const auto loaded = imported(contents(folder + "good-two-pages.csv"), with);
  CHECK_FALSE(loaded.value);
  CHECK(
      render(loaded.problems) ==
      "error[IM016]: the source of the values is not told\n"
      "  found:  \n"
      "  expected: one line of text of at most 2000 bytes: the document, its edition, who typed it "
      "in\n"
      "error[IM016]: the licence is not told\n"
      "  found: two lines\n"
      "  expected: one line of text of at most 2000 bytes\n"
      "error[IM016]: the id of the new pack is not an id\n"
      "  found: My Pack\n"
      "  expected: lower-case letters, digits, \".\", \"_\" and \"-\", at most 200\n"
      "error[IM016]: the version of the new pack is not three numbers\n"
      "  found: 1.0\n"
      "  expected: major.minor.patch such as 1.0.0\n"
      "error[IM016]: the new pack ends before it begins\n"
      "  found: 2020-01-01 to 2019-01-01\n"
      "  expected: a first day on or before the last\n");
}

TEST_CASE("any source and basis come back as they were given") {
  for (const std::string text : {"plain", "\"quoted\" \\ back", "#: - {a: b}, [c] & *d !e |",
                                 "Größe 2 – 𝄞", "'", "null", "~"}) {
    auto with = terms();
    with.source = text;
    std::string doubled;
    for (const char c : text) doubled += c == '"' ? std::string("\"\"") : std::string(1, c);
    const auto loaded = imported(
        "cluster,item,r0,r1,r2,r3,r4,star,basis\n01,7,-,R,R,-,-,Y,\"" + doubled + "\"\n", with);
    INFO(text << "\n" << render(loaded.problems));
    REQUIRE(loaded.value);
    CHECK(loaded.value->pack.header.sources.at(0) == text);
    CHECK(loaded.value->pack.clusters.at(1).grid.at(0).basis == text);
  }
}
