#include "report/explanation_words.hpp"

#include <algorithm>

namespace pbr {

std::string item_words(const Instrument& instrument, std::size_t item) {
  const std::string& name = instrument.items.at(item).name;
  return std::string(item_label(item)) + (name.empty() ? "" : " " + name);
}

bool has_item(const Instrument& instrument, std::size_t item) {
  return item < mhct_item_count || !instrument.items.at(item).name.empty();
}

std::string rating_words(Rating rating) {
  return rating == not_known ? "not known" : std::to_string(rating);
}

std::vector<Rating> ratings_in(const GridRow& row, Cell cell) {
  std::vector<Rating> ratings;
  for (std::size_t rating = 0; rating < row.cells.size(); ++rating) {
    if (row.cells[rating] == cell) ratings.push_back(static_cast<Rating>(rating));
  }
  return ratings;
}

std::string must_words(const GridRow& row) {
  const std::vector<Rating> ratings = ratings_in(row, Cell::must);
  std::string text;
  for (std::size_t at = 0; at < ratings.size(); ++at) {
    const bool last = at + 1 == ratings.size();
    text += (at == 0 ? "" : last ? " or " : ", ") + rating_words(ratings[at]);
  }
  return text.empty() ? "no rating at all" : text;
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
  if (!place.ends_with(".yaml")) place += ".yaml";
  return place + ":" + std::to_string(at.line);
}

std::string short_place(const ClusterPack& pack, const Location& at) {
  const std::string place = rule_place(pack, at);
  const auto slash = place.find_last_of('/');
  return slash == std::string::npos ? place : place.substr(slash + 1);
}

std::string cluster_words(const ClusterPack& pack, const ClusterCode& code) {
  const Cluster* cluster = pack.find(code);
  return cluster != nullptr && !cluster->name.empty() ? code.text() + " " + cluster->name
                                                      : code.text();
}

const PageVerdict* page_of(const Explanation& explanation, const Cluster& cluster) {
  const auto found =
      std::find_if(explanation.pages.begin(), explanation.pages.end(),
                   [&](const PageVerdict& page) { return page.cluster == &cluster; });
  return found != explanation.pages.end() ? &*found : nullptr;
}

const PageVerdict* chosen_page(const Explanation& explanation) {
  const bool chosen = !explanation.pages.empty() && explanation.pages.front().candidate;
  return chosen ? &explanation.pages.front() : nullptr;
}

std::string scope_words(const Explanation& explanation) {
  std::string text;
  if (explanation.super_class != SuperClass::undecided) {
    text = "super-class " + std::string(to_text(explanation.super_class));
  }
  if (explanation.branch.empty()) return text;
  return text + (text.empty() ? "" : ", ") + "branch " + explanation.branch;
}

bool essential_restricts(const ClusterPack& pack, const Assessment& assessment) {
  return assessment.reason == AssessmentReason::review ? pack.profile.essential_restricts_review
                                                       : pack.profile.essential_restricts_initial;
}

std::string probability_words(std::int32_t millionths) { return decimal_words(millionths, 6); }

std::string flip_words(const Flip& flip) {
  std::string text;
  for (const RatingChange& change : flip.changes) {
    text += (text.empty() ? "item " : " and item ") + std::string(item_label(change.item)) +
            " were " + rating_words(change.to) + " instead of " + rating_words(change.from);
  }
  return text;
}

const Flip* flip_to(const ExplanationView& view, const Cluster& cluster) {
  const auto at = static_cast<std::size_t>(&cluster - view.pack.clusters.data());
  return at < view.flips.to.size() && view.flips.to[at] ? &*view.flips.to[at] : nullptr;
}

std::string change_words(const ExplanationView& view, const Cluster& cluster) {
  const Flip* flip = flip_to(view, cluster);
  return flip == nullptr ? "no change of one or two ratings gives it"
                         : "given if " + flip_words(*flip);
}

}  // namespace pbr
