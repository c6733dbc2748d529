#include "audit/rule_tests_given.hpp"

#include <algorithm>

#include "audit/rule_tests_keys.hpp"
#include "rulebook/pack.hpp"

namespace pbr::audit {
namespace {

using yaml::Kind;
using yaml::Node;
using yaml::Reader;

constexpr Rating largest_rating = 99;
constexpr const char* what_a_rating_is = "a whole number from 0 to 99, 9 or - for not known";

GivenRatings read_rating_text(Reader& reader, const Node& node) {
  GivenRatings ratings;
  ratings.fill(not_known);
  const auto words = words_of(node);
  if (words.size() != mhct_item_count && words.size() != item_count) {
    reader.problem("RT004", node, "the ratings are not one for each item",
                   std::to_string(words.size()) + " ratings",
                   "18 in instrument order (1 to 13, A to E), or 19 with Q");
    return ratings;
  }
  for (std::size_t item = 0; item < words.size(); ++item) {
    ratings[item] = read_rating(reader, words[item]).value_or(not_known);
  }
  return ratings;
}

std::string missing_words(const std::vector<std::size_t>& missing) {
  std::string text(item_column(missing.front()));
  if (missing.size() > 1) text += " and " + std::to_string(missing.size() - 1) + " more";
  return text;
}

}  // namespace

std::vector<Node> words_of(const Node& node) {
  if (node.kind == Kind::sequence) return node.items;
  std::vector<Node> words;
  const std::string_view text = node.text;
  for (std::size_t at = text.find_first_not_of(' '); at < text.size();
       at = text.find_first_not_of(' ', at)) {
    const auto end = std::min(text.find(' ', at), text.size());
    Node word;
    word.kind = Kind::scalar;
    word.text = text.substr(at, end - at);
    word.line = node.line;
    word.column = node.column + static_cast<std::uint32_t>(at) + (node.quoted ? 1 : 0);
    words.push_back(std::move(word));
    at = end;
  }
  return words;
}

std::optional<Rating> read_rating(Reader& reader, const Node& node) {
  if (node.kind == Kind::scalar && node.text == "-") return not_known;
  const bool digits = node.kind == Kind::scalar && !node.text.empty() && node.text.size() <= 2 &&
                      node.text.find_first_not_of("0123456789") == std::string::npos;
  if (digits && (node.text.size() == 1 || node.text[0] != '0')) {
    return static_cast<Rating>(std::min(std::stoi(node.text), int{largest_rating}));
  }
  reader.problem("RT004", node, "this is no rating", node.kind == Kind::scalar ? node.text : "",
                 what_a_rating_is);
  return std::nullopt;
}

GivenRatings read_ratings(Reader& reader, const Node& node) {
  if (node.kind == Kind::scalar) return read_rating_text(reader, node);
  GivenRatings ratings;
  if (!rulebook::is_mapping(reader, node, "ratings")) {
    ratings.fill(not_known);  // one problem is enough
    return ratings;
  }
  for (const auto& entry : node.entries) {
    if (entry.key == "others") continue;
    const auto item = rulebook::read_item(reader, entry);
    const auto rating = read_rating(reader, entry.value);
    if (item) ratings[*item] = rating.value_or(not_known);
  }
  if (const Node* others = node.find("others")) {
    const auto rating = read_rating(reader, *others).value_or(not_known);
    for (auto& each : ratings) each = each.value_or(rating);
  }
  return ratings;
}

void set_ratings(Reader& reader, const Node& at, const GivenRatings& given,
                 Assessment& assessment) {
  std::vector<std::size_t> missing;
  for (std::size_t item = 0; item < item_count; ++item) {
    assessment.ratings[item] = given[item].value_or(not_known);
    if (!given[item] && item < mhct_item_count) missing.push_back(item);
  }
  if (missing.empty()) return;
  reader.problem("RT004", at, "not every item has a rating",
                 "nothing for " + missing_words(missing), "a rating for every item",
                 "say what the others are rated, such as others: 0");
}

void read_reason(Reader& reader, const Node& node, Assessment& assessment) {
  const auto word =
      reader.one_of(node, "reason", {"unknown", "initial", "review", "discharge", "other"});
  if (word) assessment.reason = static_cast<AssessmentReason>(*word);
}

void read_super_class(Reader& reader, const Node& node, Assessment& assessment) {
  const auto word = reader.one_of(node, "super_class", {"Z", "A", "B", "C"});
  if (word) assessment.super_class = static_cast<SuperClass>(*word);
}

void read_given(Reader& reader, const Node& node, Assessment& assessment) {
  if (!reader.only_keys(node, "given", keys::given)) return;
  if (const Node* reason = node.find("reason")) read_reason(reader, *reason, assessment);
  if (const Node* super_class = node.find("super_class")) {
    read_super_class(reader, *super_class, assessment);
  }
  if (const Node* ratings = reader.required(node, "ratings")) {
    set_ratings(reader, *ratings, read_ratings(reader, *ratings), assessment);
  }
}

}  // namespace pbr::audit
