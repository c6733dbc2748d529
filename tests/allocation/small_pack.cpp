#include "small_pack.hpp"

#include <sstream>

namespace pbr::test {

GridRow row(std::string_view item, std::string_view cells) {
  GridRow result;
  result.item = item_index(item).value();
  for (std::size_t i = 0; i < result.cells.size(); ++i) {
    result.cells[i] = static_cast<Cell>(std::string_view("ROY-").find(cells.at(i)));
  }
  return result;
}

GridRow starred(GridRow row) {
  row.starred = true;
  return row;
}

Cluster page(std::string code, SuperClass super_class, std::vector<GridRow> grid) {
  Cluster cluster;
  cluster.code = ClusterCode(std::move(code));
  cluster.super_class = super_class;
  cluster.grid = std::move(grid);
  return cluster;
}

ClusterPack pack_of(std::vector<Cluster> pages) {
  ClusterPack pack;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  pack.clusters.push_back(page("00", SuperClass::undecided, {}));
  for (auto& each : pages) pack.clusters.push_back(std::move(each));
  return pack;
}

ClusterPack small_pack() {
  using enum SuperClass;
  return pack_of({
      page("03", a, {row("6", "OY---"), starred(row("7", "-YRR-")), starred(row("8", "-YRR-"))}),
      page("04", a,
           {row("6", "OOY--"), starred(row("7", "--YRR")), starred(row("8", "--YRR")),
            row("10", "YOOOY")}),
      page("10", b, {row("6", "-YRRR"), row("13", "OOYYY")}),
      page("11", b, {row("6", "RRY--"), row("10", "OOYY-")}),
      page("18", c, {row("4", "-RRY-"), row("5", "OOYY-")}),
  });
}

Assessment rated(std::string_view ratings, SuperClass super_class, AssessmentReason reason) {
  Assessment assessment;
  assessment.ratings.fill(0);
  assessment.super_class = super_class;
  assessment.reason = reason;
  std::istringstream words{std::string(ratings)};
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    const auto rating = static_cast<Rating>(std::stoi(word.substr(equals + 1)));
    if (word.substr(0, equals) == "all") {
      assessment.ratings.fill(rating);
    } else {
      assessment.ratings.at(item_index(word.substr(0, equals)).value()) = rating;
    }
  }
  return assessment;
}

}  // namespace pbr::test
