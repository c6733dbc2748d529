#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace pbr;

GridRow row(std::size_t item, const std::string& cells, std::uint32_t line, bool starred = false) {
  GridRow made;
  made.item = item;
  for (std::size_t rating = 0; rating < cells.size(); ++rating) {
    const char cell = cells[rating];
    made.cells.at(rating) = cell == 'R'   ? Cell::must
                            : cell == 'O' ? Cell::expected
                            : cell == 'Y' ? Cell::may
                                          : Cell::unlikely;
  }
  made.starred = starred;
  made.basis = "constructed";
  made.at = {"/somewhere/rules/england/clusters/small.yaml", line, 5};
  return made;
}

Cluster page(const std::string& code, const std::string& name, SuperClass super_class,
             std::vector<GridRow> grid) {
  Cluster made;
  made.code = ClusterCode(code);
  made.name = name;
  made.super_class = super_class;
  made.grid = std::move(grid);
  return made;
}

/// Item 7 decides between 03 and 04; 11 stands in another super-class and has starred items.
ClusterPack small_pack() {
  ClusterPack pack;
  pack.header.id = "small";
  pack.header.version = "1.0.0";
  pack.header.reference = "england/clusters/small";
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  pack.clusters = {
      page("00", "Variance", SuperClass::undecided, {}),
      page("03", "Moderate", SuperClass::a, {row(1, "OYY--", 20), row(6, "-YRRR", 21)}),
      page("04", "Severe", SuperClass::a, {row(1, "OOY--", 30), row(6, "--YRR", 31)}),
      page("11", "Recurrent", SuperClass::b,
           {row(5, "--RRR", 40, true), row(7, "--RRR", 41, true), row(6, "OOY--", 42)})};
  return pack;
}

Instrument instrument() {
  Instrument made;
  made.items[1].name = "Self-injury";
  made.items[5].name = "Hallucinations";
  made.items[6].name = "Depressed mood";
  made.items[7].name = "Other problems";
  return made;
}

Assessment rated(Rating item_2, Rating item_7, SuperClass super_class) {
  Assessment made;
  made.row = 12;
  made.assessment = AssessmentId("secret-assessment");
  made.person = PersonId("secret-person");
  made.reason = AssessmentReason::initial;
  made.super_class = super_class;
  made.ratings[1] = item_2;
  made.ratings[6] = item_7;
  made.ratings[7] = not_known;
  return made;
}

using Writer = void (*)(const ClusterPack&, const Instrument&, const Assessment&,
                        const Explanation&, std::ostream&);

std::string written(Writer writer, const Assessment& assessment) {
  const ClusterPack pack = small_pack();
  std::ostringstream out;
  writer(pack, instrument(), assessment, explain(pack, assessment), out);
  return out.str();
}

TEST_CASE("the answer comes first, then why, then why not another") {
  REQUIRE(written(write_explanation_text, rated(1, 3, SuperClass::a)) ==
          R"(Cluster 04 Severe
  super-class A, penalty 0, margin 1 to cluster 03, essential criteria met
  least penalty 0
  assessment in row 12: reason initial, recorded super-class A

Why cluster 04
  7 Depressed mood, rated 3: must, meets the essential criterion (england/clusters/small.yaml:31)

Why not another
  03 Moderate: penalty 1, 1 more
  11 Recurrent: super-class B, not A; essential criteria not met: at least one starred item of: 6 Hallucinations rated 0, must be 2, 3 or 4 (england/clusters/small.yaml:40); 8 Other problems rated not known, must be 2, 3 or 4 (england/clusters/small.yaml:41); penalty 6

The cell of every rating on every page (R must, O expected, Y may, - unlikely, ? not known, . no row)
  item    1  2  3  4  5  6  7  8  9 10 11 12 13  A  B  C  D  E
  rated   0  1  0  0  0  0  3  ?  0  0  0  0  0  0  0  0  0  0
  04      .  O  .  .  .  .  R  .  .  .  .  .  .  .  .  .  .  .  penalty 0, candidate
  03      .  Y  .  .  .  .  R  .  .  .  .  .  .  .  .  .  .  .  penalty 1, candidate
  11      .  .  .  .  .  -  -  ?  .  .  .  .  .  .  .  .  .  .  penalty 6
)");
}

TEST_CASE("variance says why no page fits") {
  REQUIRE(written(write_explanation_text, rated(0, 0, SuperClass::a)) ==
          R"(Cluster 00 Variance
  no essential criteria met; nearest page 03 with penalty 3
  assessment in row 12: reason initial, recorded super-class A

Why no page
  03 Moderate: essential criteria not met: 7 Depressed mood rated 0, must be 2, 3 or 4 (england/clusters/small.yaml:21); penalty 3
  04 Severe: essential criteria not met: 7 Depressed mood rated 0, must be 3 or 4 (england/clusters/small.yaml:31); penalty 3
  11 Recurrent: super-class B, not A; essential criteria not met: at least one starred item of: 6 Hallucinations rated 0, must be 2, 3 or 4 (england/clusters/small.yaml:40); 8 Other problems rated not known, must be 2, 3 or 4 (england/clusters/small.yaml:41); penalty 3

The cell of every rating on every page (R must, O expected, Y may, - unlikely, ? not known, . no row)
  item    1  2  3  4  5  6  7  8  9 10 11 12 13  A  B  C  D  E
  rated   0  0  0  0  0  0  0  ?  0  0  0  0  0  0  0  0  0  0
  03      .  O  .  .  .  .  -  .  .  .  .  .  .  .  .  .  .  .  penalty 3
  04      .  O  .  .  .  .  -  .  .  .  .  .  .  .  .  .  .  .  penalty 3
  11      .  .  .  .  .  -  O  ?  .  .  .  .  .  .  .  .  .  .  penalty 3
)");
}

TEST_CASE("ratings that cannot be used are measured against no page") {
  Assessment given = rated(1, 3, SuperClass::a);
  given.unusable = Unusable::no_provider;
  const std::string text = written(write_explanation_text, given);
  REQUIRE(text.starts_with("Cluster 99\n"));
  REQUIRE(text.find("Why") == std::string::npos);
  REQUIRE(text.find("item ") == std::string::npos);
}

TEST_CASE("an explanation names nobody") {
  for (const Writer writer : {Writer(write_explanation_text), Writer(write_explanation_json)}) {
    REQUIRE(written(writer, rated(1, 3, SuperClass::undecided)).find("secret") ==
            std::string::npos);
  }
}

TEST_CASE("as JSON the answer comes first and every row is data") {
  const std::string text = written(write_explanation_json, rated(1, 3, SuperClass::a));
  REQUIRE(text.starts_with(R"({
  "allocation": {
    "cluster": "04",
    "name": "Severe",
    "runner_up": "03",
    "margin": 1,
    "essential_met": true,
    "reason": "least penalty 0"
  },
  "pack": {
    "id": "small",
    "version": "1.0.0",
    "status": "illustrative"
  },
  "assessment": {
    "row": 12,
    "reason": "initial",
    "super_class": "A",
    "ratings": [
)"));
  REQUIRE(text.find(R"(        {
          "item": "8",
          "rating": null,
          "cell": null,
          "penalty": 0,
          "starred": true,
          "must": [
            2,
            3,
            4
          ],
          "broken": true,
          "basis": "constructed",
          "rule": "england/clusters/small.yaml:41"
        })") != std::string::npos);
}

TEST_CASE("as JSON what there is not is null") {
  const std::string text = written(write_explanation_json, rated(0, 0, SuperClass::a));
  REQUIRE(text.find(R"(  "allocation": {
    "cluster": "00",
    "name": "Variance",
    "runner_up": null,
    "margin": null,
    "essential_met": null,)") != std::string::npos);
}

}  // namespace
