// Derived values, conditions and premises in words.
#include <algorithm>

#include "report/explanation_words.hpp"

namespace pbr {
namespace {

constexpr int highest_rating = 4;

// What the value can come to at all: the open end of ">=20".
std::pair<int, int> range_of(const DerivedValue& value) {
  if (value.counts) return {0, static_cast<int>(value.terms.size())};
  int lowest = 0, highest = 0;
  for (const DerivedValue::Term& term : value.terms) {
    (term.weight < 0 ? lowest : highest) += term.weight * highest_rating;
  }
  return {lowest, highest};
}

bool is_item(const DerivedValue& value) {
  return value.terms.size() == 1 && !value.counts &&
         value.id == item_column(value.terms.front().item);
}

}  // namespace

std::string derived_name(const DerivedValue& value) {
  return is_item(value) ? "item " + std::string(item_label(value.terms.front().item)) : value.id;
}

std::string condition_words(const ClusterPack& pack, const Condition& condition) {
  const DerivedValue& value = pack.derived.at(condition.derived);
  if (condition.unknown) return is_item(value) ? "not known" : "unknown";
  const auto [lowest, highest] = range_of(value);
  std::string from = std::to_string(condition.lowest);
  const std::string to = std::to_string(condition.highest);
  if (condition.lowest <= lowest && highest <= condition.highest) return "known";
  if (condition.lowest == condition.highest) return from;
  if (highest <= condition.highest) return from + " or more";
  if (condition.lowest <= lowest) return to + " or less";
  return from + " to " + to;
}

std::string failed_words(const ExplanationView& view, const Condition& condition) {
  const DerivedValue& value = view.pack.derived.at(condition.derived);
  const auto& found = view.explanation.derived.at(condition.derived);
  const std::string unknown = is_item(value) ? "not known" : "unknown";
  return derived_name(value) + (is_item(value) ? " rated " : " is ") +
         (found ? std::to_string(*found) : unknown) + ", must be " +
         condition_words(view.pack, condition);
}

bool for_every_super_class(const Premise& premise) {
  return std::all_of(premise.super_classes.begin(), premise.super_classes.end(),
                     [](bool each) { return each; });
}

std::string super_classes_words(const Premise& premise) {
  std::vector<std::string> names;
  for (const SuperClass each :
       {SuperClass::a, SuperClass::b, SuperClass::c, SuperClass::undecided}) {
    if (premise.super_classes.at(static_cast<std::size_t>(each))) {
      names.emplace_back(to_text(each));
    }
  }
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    text += (at == 0 ? "" : at + 1 == names.size() ? " or " : ", ") + names[at];
  }
  return text.empty() ? "none" : text;
}

std::string first_failure(const ExplanationView& view, const Premise& premise,
                          const PremiseVerdict& verdict, SuperClass super_class) {
  if (!verdict.super_class_fits) {
    return "super-class is " + std::string(to_text(super_class)) + ", must be " +
           super_classes_words(premise);
  }
  std::string text = failed_words(view, *verdict.failed.front()) + " (" +
                     short_place(view.pack, verdict.failed.front()->at) + ")";
  return text;
}

}  // namespace pbr
