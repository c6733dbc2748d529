#include "report/show_words.hpp"

#include <algorithm>

#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between,
                   std::string_view last) {
  std::string text;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (at > 0) text += at + 1 == parts.size() ? last : between;
    text += parts[at];
  }
  return text;
}

std::string range_words(int lowest, int highest) {
  return lowest == highest ? std::to_string(lowest)
                           : std::to_string(lowest) + " to " + std::to_string(highest);
}

std::string condition_words(const ClusterPack& pack, const Condition& condition) {
  return pack.derived.at(condition.derived).id + " " +
         (condition.unknown ? "not known" : range_words(condition.lowest, condition.highest));
}

std::string super_class_words(const Premise& premise) {
  std::vector<std::string> words;
  for (std::size_t at = 1; at < premise.super_classes.size(); ++at) {
    if (premise.super_classes.at(at)) {
      words.emplace_back(to_text(static_cast<SuperClass>(at)));
    }
  }
  if (premise.super_classes[0]) words.emplace_back(to_text(SuperClass::undecided));
  return "super-class " + joined(words, ", ", " or ");
}

std::string sum_words(const DerivedValue& value) {
  std::string text;
  for (const auto& term : value.terms) {
    const bool minus = term.weight < 0;
    if (text.empty()) {
      text += minus ? "-" : "";
    } else {
      text += minus ? " - " : " + ";
    }
    const int size = minus ? -term.weight : term.weight;
    if (size != 1) text += std::to_string(size) + " x ";
    text += item_column(term.item);
  }
  return text;
}

std::string count_words(const DerivedValue& value) {
  std::vector<std::string> items;
  for (const auto& term : value.terms) items.emplace_back(item_column(term.item));
  return "how many of " + joined(items, ", ", " and ") + " are rated " +
         range_words(value.from, value.to);
}

bool has_must(const GridRow& row) {
  return std::find(row.cells.begin(), row.cells.end(), Cell::must) != row.cells.end();
}

}  // namespace

std::string status_sentence(const PackHeader& header) {
  switch (header.status) {
    case PackStatus::illustrative:
      return "ILLUSTRATIVE: an example of ours, not an official set of rules";
    case PackStatus::transcribed:
      return "TRANSCRIBED by its user: as good as the proof-reading it had";
    case PackStatus::official:
      return "OFFICIAL: as its publisher gave it out";
  }
  throw InternalError("a pack without a status");
}

std::string pack_words(const PackHeader& header) { return header.id + " " + header.version; }

std::string review_words(const ReviewInterval& review) {
  return review.months > 0 ? counted(review.months, "month") : counted(review.days, "day");
}

std::string place_words(const Cluster& cluster) {
  if (cluster.super_class == SuperClass::undecided) return "no super-class";
  const std::string branch = cluster.branch.empty() ? "" : ", " + cluster.branch;
  return "super-class " + std::string(to_text(cluster.super_class)) + branch;
}

std::string decimal_words(std::int64_t units, int places) {
  const bool minus = units < 0;
  // The lowest number has no counterpart above zero, so digits are taken one by one.
  std::string digits;
  const auto least = static_cast<std::size_t>(places) + 1;
  while (units != 0 || digits.size() < least) {
    const auto digit = static_cast<int>(units % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    units /= 10;
  }
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return (minus ? "-" : "") + digits;
}

std::string exclusion_words(const Exclusion& exclusion) {
  std::vector<std::string> parts;
  for (const auto& part : exclusion.parts) {
    parts.push_back("item " + std::string(item_label(part.item)) + " rated " +
                    std::to_string(part.rating));
  }
  return joined(parts, ", ", " and ");
}

bool is_made(const DerivedValue& value) {
  return value.terms.size() != 1 || value.id != item_column(value.terms[0].item);
}

std::string derived_words(const DerivedValue& value) {
  std::string what = value.counts ? count_words(value) : sum_words(value);
  const auto missing = static_cast<std::int64_t>(value.most_missing);
  if (value.terms.size() == 1 && missing == 0) return what;
  if (missing == 0) return what + "; not known where an item is not";
  return what + "; not known where more than " + counted(missing, "item") +
         (missing == 1 ? " is not" : " are not");
}

std::string premise_words(const ClusterPack& pack, const Premise& premise) {
  std::vector<std::string> parts;
  for (const auto& condition : premise.conditions) {
    parts.push_back(condition_words(pack, condition));
  }
  const auto& classes = premise.super_classes;
  if (!std::all_of(classes.begin(), classes.end(), [](bool has) { return has; })) {
    parts.push_back(super_class_words(premise));
  }
  return parts.empty() ? "always" : joined(parts, "; ", "; ");
}

std::string essential_words(const Cluster& cluster) {
  std::vector<std::string> all;
  std::vector<std::string> one;
  for (const auto& row : cluster.grid) {
    const std::string label(item_label(row.item));
    if (row.starred) {
      if (has_must(row)) one.push_back(label);
    } else if (has_must(row)) {
      all.push_back(label);
    }
  }
  std::string text;
  if (!all.empty()) {
    text = (all.size() == 1 ? "item " : "items ") + joined(all, ", ", " and ") + " in R";
  }
  if (!one.empty()) {
    text += text.empty() ? "" : "; and ";
    text += one.size() == 1
                ? "starred item " + one[0] + " in R"
                : "at least one of the starred items " + joined(one, ", ", " and ") + " in R";
  }
  return text.empty() ? "none: no row has an R" : text;
}

std::string_view legend(Cell cell) {
  switch (cell) {
    case Cell::must:
      return "R must score (red)";
    case Cell::expected:
      return "O expected to score (orange)";
    case Cell::may:
      return "Y may score (yellow)";
    case Cell::unlikely:
      return "- unlikely to score (white)";
  }
  throw InternalError("a cell without a meaning");
}

}  // namespace pbr
