#include "rulebook/logit.hpp"

#include <algorithm>

#include "rulebook/decimal.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Node;
using yaml::Reader;

// The difference of two scores must fit 64 bits, whatever the ratings.
constexpr Int128 most_reach = Int128{1} << 61;

Int128 distance(Int128 value) { return value < 0 ? -value : value; }

// The value as it is kept; one that is too large has its page refused.
std::int64_t kept(Int128 value) {
  return distance(value) <= most_reach ? static_cast<std::int64_t>(value) : 0;
}

int places_of(const Node* node) {
  if (node == nullptr) return 0;
  const auto decimal = node->kind == Kind::scalar ? parse_decimal(node->text) : std::nullopt;
  int most = decimal ? decimal->places : 0;
  for (const auto& item : node->items) most = std::max(most, places_of(&item));
  for (const auto& entry : node->entries) most = std::max(most, places_of(&entry.value));
  return most;
}

std::string text_of(const Node& node) {
  return node.kind == Kind::scalar ? node.text : std::string("no single value");
}

}  // namespace

void read_logit_terms(Reader& reader, const Node& node, LogitTerms& terms) {
  if (!reader.only_keys(node, "logit", keys::logit)) return;
  const Node* all = node.find("all_excluded");
  if (all == nullptr) return;
  const auto word = reader.one_of(*all, "all_excluded", {"variance", "unusable"});
  terms.all_excluded_is_variance = word.value_or(0) == 0;
}

LogitPages::LogitPages(Reader& reader, const Node& pages, LogitTerms& terms) : in_(reader) {
  for (const auto& page : pages.entries) {
    places_ = std::max({places_, places_of(page.value.find("constant")),
                        places_of(page.value.find("coefficients"))});
  }
  terms.places = places_;
}

void LogitPages::read(const Node& page, Cluster& cluster) {
  reach_ = 0;
  if (const Node* constant = in_.required(page, "constant")) {
    const Int128 number = value(*constant, "constant").value_or(0);
    reach_ += distance(number);
    cluster.constant = kept(number);
  }
  const Node* rows = in_.required(page, "coefficients");
  if (rows != nullptr && is_mapping(in_, *rows, "coefficients")) {
    for (const auto& entry : rows->entries) read_row(entry, cluster);
    std::sort(cluster.coefficients.begin(), cluster.coefficients.end(),
              [](const CoefficientRow& a, const CoefficientRow& b) { return a.item < b.item; });
  }
  check_reach(page, cluster);
  if (const Node* excluded = page.find("excluded_by")) read_exclusions(*excluded, cluster);
}

std::optional<Int128> LogitPages::value(const Node& node, std::string_view what) {
  const auto decimal = node.kind == Kind::scalar ? parse_decimal(node.text) : std::nullopt;
  if (decimal) return scaled(*decimal, places_);
  in_.problem("RB102", node, std::string(what) + " is not a decimal", text_of(node),
              "a decimal with a point such as -1.25, at most " + std::to_string(most_whole_digits) +
                  " digits before it and " + std::to_string(most_places) + " after",
              decimal_help(node.text));
  return std::nullopt;
}

void LogitPages::read_row(const Entry& entry, Cluster& cluster) {
  const auto item = read_item(in_, entry);
  if (!item) return;
  CoefficientRow row;
  row.item = *item;
  row.at = in_.where(entry.value);
  const auto& numbers = entry.value.items;
  if (entry.value.kind != Kind::sequence || numbers.size() != row.coefficients.size()) {
    in_.problem("RB103", entry, entry.key + " has not one coefficient for each rating",
                entry.value.kind == Kind::sequence ? std::to_string(numbers.size()) : "no list",
                "a list of five, for the ratings 0, 1, 2, 3 and 4");
    return;
  }
  Int128 largest = 0;
  for (std::size_t rating = 0; rating < numbers.size(); ++rating) {
    const Int128 number = value(numbers[rating], "coefficient").value_or(0);
    largest = std::max(largest, distance(number));
    row.coefficients.at(rating) = kept(number);
  }
  reach_ += largest;
  cluster.coefficients.push_back(std::move(row));
}

void LogitPages::check_reach(const Node& page, const Cluster& cluster) {
  if (reach_ <= most_reach) return;
  in_.problem("RB104", page,
              "weight overflow: scores of cluster " + cluster.code.text() +
                  " do not fit, counted in the pack's finest decimal",
              "up to " + digits_of(reach_) + " units of 10^-" + std::to_string(places_),
              "at most " + digits_of(most_reach) + " units",
              places_ > 0 ? "write all constants and coefficients with fewer decimals"
                          : "write smaller numbers");
}

void LogitPages::read_exclusions(const Node& node, Cluster& cluster) {
  const auto list = in_.sequence(node, "excluded_by");
  const bool fitted = exclusions_ <= most_exclusions;
  exclusions_ += list.size();
  if (exclusions_ > most_exclusions) {
    if (!fitted) return;  // told once, where they became too many
    in_.problem("RB101", node, "a pack of more exclusions than can be held",
                std::to_string(exclusions_) + " up to here",
                "at most " + std::to_string(most_exclusions));
    return;
  }
  for (const Node* one : list) {
    if (auto read = exclusion(*one)) cluster.excluded_by.push_back(std::move(*read));
  }
}

std::optional<Exclusion> LogitPages::exclusion(const Node& node) {
  if (!is_mapping(in_, node, "an exclusion")) return std::nullopt;
  Exclusion read;
  read.at = in_.where(node);
  read.basis = optional_text(in_, node, "basis");
  std::size_t items = 0;
  for (const auto& entry : node.entries) {
    if (entry.key == "basis") continue;
    ++items;
    read_part(entry, read);
  }
  constexpr std::size_t most_parts = 2;
  if (items == 0 || items > most_parts) {
    in_.problem("RB105", node,
                "an exclusion of " + (items == 0 ? "no item" : std::to_string(items) + " items"),
                {}, "one or two items, each with the rating that excludes",
                items == 0 ? "" : "a table (method: table) can ask about more");
    return std::nullopt;
  }
  return read.parts.size() == items ? std::optional(std::move(read)) : std::nullopt;
}

void LogitPages::read_part(const Entry& entry, Exclusion& exclusion) {
  const auto item = read_item(in_, entry);
  if (!item) return;
  const std::string text = text_of(entry.value);
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '4') {
    exclusion.parts.push_back({*item, static_cast<Rating>(text[0] - '0')});
    return;
  }
  in_.problem("RB106", entry.value, entry.key + " is never rated so", text,
              "a rating 0, 1, 2, 3 or 4",
              text == "9" ? "a rating that is not known excludes nothing" : "");
}

}  // namespace pbr::rulebook
