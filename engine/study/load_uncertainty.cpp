#include "study/load_uncertainty.hpp"

#include <string>

namespace pbr::study {
namespace {

constexpr std::int64_t largest_pilot = 10'000'000;

std::optional<Rate> share(const yaml::Node& node, yaml::Reader& in, std::string_view what,
                          Rate highest, std::string_view expected) {
  const auto value = in.rate(node, what);
  if (!value) return std::nullopt;
  if (*value >= Rate{} && *value <= highest) return value;
  in.problem("ST012", node, std::string{what} + " is outside its range", to_text(*value),
             std::string{expected}, "write a share of the baseline amount: 5% is 0.05");
  return std::nullopt;
}

template <class Value, class Text>
bool ascends(const std::vector<Value>& before, const Value& next, const yaml::Node& node,
             yaml::Reader& in, std::string_view what, Text text) {
  if (before.empty() || before.back() < next) return true;
  in.problem("ST013", node, std::string{what} + " is not above the one before it", text(next),
             "more than " + text(before.back()), "write them in ascending order, each once");
  return false;
}

void read_losses(const yaml::Node& node, yaml::Reader& in, UncertaintyTerms& terms) {
  terms.losses.clear();
  for (const auto* item : in.sequence(node, "losses")) {
    const auto value = share(*item, in, "a loss", Rate{1}, "a share from 0 to 1");
    if (!value) continue;
    const auto text = [](Rate rate) { return to_text(rate); };
    if (ascends(terms.losses, *value, *item, in, "a loss", text)) terms.losses.push_back(*value);
  }
}

void read_pilots(const yaml::Node& node, yaml::Reader& in, UncertaintyTerms& terms) {
  terms.pilots.clear();
  for (const auto* item : in.sequence(node, "pilots")) {
    const auto value = in.whole(*item, "people in each arm", 2, largest_pilot);
    if (!value) continue;
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    if (ascends(terms.pilots, *value, *item, in, "a number of people", text)) {
      terms.pilots.push_back(*value);
    }
  }
}

void read_bands(const yaml::Node& node, yaml::Reader& in, UncertaintyTerms& terms) {
  if (!in.only_keys(node, "bands", {"large", "none"})) return;
  const auto* large = node.find("large");
  const auto* none = node.find("none");
  if (large != nullptr) {
    const auto value = share(*large, in, "large", Rate{1}, "a share from 0 to 1");
    if (!value) return;
    terms.band_large = *value;
  }
  if (none != nullptr) {
    const auto value = share(*none, in, "none", Rate{1}, "a share from 0 to 1");
    if (!value) return;
    terms.band_none = *value;
  }
  if (terms.band_none < terms.band_large) return;
  in.problem("ST013", none != nullptr ? *none : *large, "the band of no change reaches the largest",
             "none " + to_text(terms.band_none) + ", large " + to_text(terms.band_large),
             "none below large", "leave room between them: {large: 0.05, none: 0.001}");
}

}  // namespace

void read_uncertainty(const yaml::Node& node, yaml::Reader& in, UncertaintyTerms& terms) {
  if (!in.only_keys(node, "uncertainty", {"losses", "bands", "pilots"})) return;
  if (const auto* losses = node.find("losses")) read_losses(*losses, in, terms);
  if (const auto* bands = node.find("bands")) read_bands(*bands, in, terms);
  if (const auto* pilots = node.find("pilots")) read_pilots(*pilots, in, terms);
}

}  // namespace pbr::study
