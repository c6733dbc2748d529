#include <algorithm>
#include <map>

#include "audit/rule_diff_changes.hpp"

namespace pbr::audit {
namespace {

using MaybeText = std::optional<std::string>;

std::string truth(bool value) { return value ? "true" : "false"; }

std::string review_words(const ReviewInterval& review) {
  if (review.months > 0) return std::to_string(review.months) + " months";
  return review.days > 0 ? std::to_string(review.days) + " days" : "none";
}

std::string cells_of(const GridRow& row) {
  std::string text;
  for (const Cell cell : row.cells) text += letter(cell);
  return text;
}

// Coefficients of one row, "0 0.21 0.35".
std::string coefficients_of(const CoefficientRow& row, int places) {
  std::string text;
  for (const auto value : row.coefficients) {
    text += (text.empty() ? "" : " ") + plain_decimal(value, places);
  }
  return text;
}

// The parts of an exclusion in item order: whichever way round it is written.
std::string parts_of(const Exclusion& exclusion) {
  std::map<std::size_t, Rating> parts;
  for (const auto& part : exclusion.parts) parts[part.item] = part.rating;
  std::string text;
  for (const auto& [item, rating] : parts) {
    text += (text.empty() ? "item " : " and item ") + std::string(item_label(item)) + " rated " +
            std::to_string(rating);
  }
  return text;
}

class PageComparison {
 public:
  PageComparison(Comparison& two, const Cluster& before, const Cluster& after)
      : two_(two), before_(before), after_(after), part_("page " + before.code.text()) {}

  void run() {
    key("name", "name", [](const Cluster& c) { return c.name; });
    key("super-class", "super_class",
        [](const Cluster& c) { return std::string(to_text(c.super_class)); });
    key("branch", "branch", [](const Cluster& c) { return c.branch; });
    key("review", "review", [](const Cluster& c) { return review_words(c.review); });
    key("need", "need", [](const Cluster& c) { return std::to_string(c.need); });
    if (two_.before.method != two_.after.method) return;
    if (two_.before.method == Method::profile) compare_grid();
    if (two_.before.method == Method::logit) compare_type();
  }

 private:
  template <class Text>
  void key(const std::string& what, std::string_view name, Text&& text) {
    two_.changes.compare(part_, what,
                         {text(before_), two_.before_places.of_page(before_.code, name)},
                         {text(after_), two_.after_places.of_page(after_.code, name)});
  }

  // A thing with a place of its own that only one pack has.
  template <class T>
  void alone(const std::string& part, const std::string& what, const T* before, const T* after,
             const std::string& text) {
    two_.changes.compare(part, what,
                         {before != nullptr ? MaybeText(text) : MaybeText{},
                          before != nullptr ? before->at : before_.at},
                         {after != nullptr ? MaybeText(text) : MaybeText{},
                          after != nullptr ? after->at : after_.at});
  }

  [[nodiscard]] std::string row_part(std::size_t item) const {
    return part_ + ", item " + std::string(item_label(item));
  }

  void compare_grid() {
    pair_up(
        before_.grid, after_.grid, [](const GridRow& row) { return row.item; },
        [&](const GridRow* a, const GridRow* b) {
          if (a == nullptr || b == nullptr) {
            const GridRow& row = a != nullptr ? *a : *b;
            alone(row_part(row.item), "row", a, b, cells_of(row) + (row.starred ? " *" : ""));
          } else {
            compare_row(*a, *b);
          }
        });
  }

  void compare_row(const GridRow& a, const GridRow& b) {
    const std::string part = row_part(a.item);
    for (std::size_t rating = 0; rating < a.cells.size(); ++rating) {
      two_.changes.compare(part, "rating " + std::to_string(rating),
                           {std::string(1, letter(a.cells.at(rating))), a.at},
                           {std::string(1, letter(b.cells.at(rating))), b.at});
    }
    two_.changes.compare(part, "star", {truth(a.starred), a.at}, {truth(b.starred), b.at});
    two_.changes.compare(part, "key scale", {truth(a.key), a.at}, {truth(b.key), b.at});
    two_.changes.compare(part, "basis", {a.basis, a.at}, {b.basis, b.at});
  }

  void compare_type() {
    const int places_a = two_.before.logit.places, places_b = two_.after.logit.places;
    two_.changes.compare(part_, "constant",
                         {plain_decimal(before_.constant, places_a),
                          two_.before_places.of_page(before_.code, "constant")},
                         {plain_decimal(after_.constant, places_b),
                          two_.after_places.of_page(after_.code, "constant")});
    pair_up(
        before_.coefficients, after_.coefficients,
        [](const CoefficientRow& row) { return row.item; },
        [&](const CoefficientRow* a, const CoefficientRow* b) {
          if (a == nullptr || b == nullptr) {
            const CoefficientRow& row = a != nullptr ? *a : *b;
            alone(row_part(row.item), "coefficients", a, b,
                  coefficients_of(row, a != nullptr ? places_a : places_b));
            return;
          }
          for (std::size_t r = 0; r < a->coefficients.size(); ++r) {
            two_.changes.compare(row_part(a->item), "coefficient " + std::to_string(r),
                                 {plain_decimal(a->coefficients.at(r), places_a), a->at},
                                 {plain_decimal(b->coefficients.at(r), places_b), b->at});
          }
        });
    pair_up(before_.excluded_by, after_.excluded_by, parts_of,
            [&](const Exclusion* a, const Exclusion* b) {
              if (a == nullptr || b == nullptr) {
                const std::string parts = parts_of(a != nullptr ? *a : *b);
                alone(part_, "excluded by " + parts, a, b, "excluded");
              } else {
                two_.changes.compare(part_, "basis of exclusion by " + parts_of(*a),
                                     {a->basis, a->at}, {b->basis, b->at});
              }
            });
  }

  Comparison& two_;
  const Cluster& before_;
  const Cluster& after_;
  std::string part_;
};

}  // namespace

void compare_pages(Comparison& two) {
  std::map<ClusterCode, std::pair<const Cluster*, const Cluster*>> pages;
  for (const auto& page : two.before.clusters) pages[page.code].first = &page;
  for (const auto& page : two.after.clusters) pages[page.code].second = &page;
  for (const auto& [code, both] : pages) {
    const auto& [a, b] = both;
    if (a != nullptr && b != nullptr) {
      PageComparison(two, *a, *b).run();
      continue;
    }
    const Location nowhere_a{two.before.header.file, 0, 0}, nowhere_b{two.after.header.file, 0, 0};
    two.changes.compare(
        "page " + code.text(), "page",
        {a != nullptr ? MaybeText(a->name) : MaybeText{}, a != nullptr ? a->at : nowhere_a},
        {b != nullptr ? MaybeText(b->name) : MaybeText{}, b != nullptr ? b->at : nowhere_b});
  }
}

}  // namespace pbr::audit
