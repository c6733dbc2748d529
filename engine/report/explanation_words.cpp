#include "report/explanation_words.hpp"

#include <algorithm>

namespace pbr {

std::string item_words(const Instrument& instrument, std::size_t item) {
  const std::string& name = instrument.items.at(item).name;
  return std::string(item_label(item)) + (name.empty() ? "" : " " + name);
}

std::string rating_words(Rating rating) {
  return rating == not_known ? "not known" : std::to_string(rating);
}

std::vector<Rating> must_ratings(const GridRow& row) {
  std::vector<Rating> ratings;
  for (std::size_t rating = 0; rating < row.cells.size(); ++rating) {
    if (row.cells[rating] == Cell::must) {
      ratings.push_back(static_cast<Rating>(rating));
    }
  }
  return ratings;
}

std::string must_words(const GridRow& row) {
  const std::vector<Rating> ratings = must_ratings(row);
  std::string text;
  for (std::size_t at = 0; at < ratings.size(); ++at) {
    const bool last = at + 1 == ratings.size();
    text += (at == 0 ? "" : last ? " or " : ", ") + rating_words(ratings[at]);
  }
  return text;
}

std::string_view cell_word(Cell cell) {
  switch (cell) {
    case Cell::must:
      return "must";
    case Cell::expected:
      return "expected";
    case Cell::may:
      return "may";
    case Cell::unlikely:
      return "unlikely";
  }
  throw InternalError("a cell without a meaning");
}

std::string_view reason_word(AssessmentReason reason) {
  switch (reason) {
    case AssessmentReason::unknown:
      return "unknown";
    case AssessmentReason::initial:
      return "initial";
    case AssessmentReason::review:
      return "review";
    case AssessmentReason::discharge:
      return "discharge";
    case AssessmentReason::other:
      return "other";
  }
  throw InternalError("an assessment without a reason");
}

std::string rule_place(const ClusterPack& pack, const Location& at) {
  std::string place = pack.header.reference.empty() ? at.file : pack.header.reference;
  if (!place.ends_with(".yaml")) {
    place += ".yaml";
  }
  return place + ":" + std::to_string(at.line);
}

const PageVerdict* chosen_page(const Explanation& explanation) {
  const auto found =
      std::find_if(explanation.pages.begin(), explanation.pages.end(), [&](const auto& page) {
        return page.candidate && page.cluster->code == explanation.allocation.cluster;
      });
  return found != explanation.pages.end() ? &*found : nullptr;
}

std::string cluster_words(const ClusterPack& pack, const ClusterCode& code) {
  const Cluster* cluster = pack.find(code);
  return cluster != nullptr && !cluster->name.empty() ? code.text() + " " + cluster->name
                                                      : code.text();
}

}  // namespace pbr
