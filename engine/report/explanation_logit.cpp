// Why a type, and why no other: method logit.
#include <algorithm>
#include <ostream>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"

namespace pbr {
namespace {

constexpr std::size_t most_items = 6;  // of the chosen type, the rest is summed up

// What one item added to the chosen type and to the one it is held against.
struct Contribution {
  std::size_t item = 0;
  std::int64_t here = 0, there = 0;
  const CoefficientRow* row = nullptr;  ///< of the chosen type, else of the other
};

std::vector<Contribution> contributions(const PageVerdict& type, const PageVerdict* other) {
  std::vector<Contribution> result(item_count);
  for (std::size_t item = 0; item < item_count; ++item) result[item].item = item;
  if (other != nullptr) {
    for (const auto& each : other->coefficients) {
      result[each.row->item].there = each.added;
      result[each.row->item].row = each.row;
    }
  }
  for (const auto& each : type.coefficients) {
    result[each.row->item].here = each.added;
    result[each.row->item].row = each.row;
  }
  std::erase_if(result, [](const Contribution& each) { return each.here == 0 && each.there == 0; });
  // Differences and sums of a page fit, the reader sees to it (pbr/cluster_pack.hpp).
  std::stable_sort(result.begin(), result.end(), [](const Contribution& a, const Contribution& b) {
    const auto size = [](std::int64_t value) { return value < 0 ? -value : value; };
    return size(a.here - a.there) > size(b.here - b.there);
  });
  return result;
}

std::string padded(std::string text, std::size_t width) {
  return text.size() < width ? text.insert(0, width - text.size(), ' ') : text;
}

// The columns: this type, and where there is one the type it is held against and the difference.
class Columns {
 public:
  Columns(const ExplanationView& view, const PageVerdict& type, const PageVerdict* other,
          std::ostream& out)
      : places_(view.pack.logit.places), against_(other != nullptr), out_(out) {
    std::vector<std::int64_t> amounts{type.points, type.cluster->constant};
    if (against_) {
      for (const auto amount :
           {other->points, other->cluster->constant, type.points - other->points}) {
        amounts.push_back(amount);
      }
    }
    for (const auto& each : contributions(type, other)) {
      for (const auto amount : {each.here, each.there, each.here - each.there}) {
        amounts.push_back(amount);
      }
    }
    width_ = std::string_view("difference").size();
    for (const auto amount : amounts) {
      width_ = std::max(width_, decimal_words(amount, places_).size());
    }
  }

  void heads(const ClusterCode& here, const ClusterCode* there) {
    out_ << padded(here.text(), width_ + 2);
    if (against_) out_ << padded(there->text(), width_ + 2) << padded("difference", width_ + 2);
    out_ << '\n';
  }

  void line(std::int64_t here, std::int64_t there, const std::string& what) {
    out_ << amount(here);
    if (against_) out_ << amount(there) << amount(here - there);
    out_ << "  " << what << '\n';
  }

 private:
  [[nodiscard]] std::string amount(std::int64_t units) const {
    return padded(decimal_words(units, places_), width_ + 2);
  }

  int places_;
  bool against_;
  std::ostream& out_;
  std::size_t width_ = 0;
};

void write_amounts(const ExplanationView& view, const PageVerdict& type, const PageVerdict* other,
                   std::size_t most, std::ostream& out) {
  Columns columns(view, type, other, out);
  columns.heads(type.cluster->code, other != nullptr ? &other->cluster->code : nullptr);
  columns.line(type.cluster->constant, other != nullptr ? other->cluster->constant : 0,
               "constant (" + rule_place(view.pack, type.cluster->at) + ")");
  const auto items = contributions(type, other);
  const std::size_t shown = std::min(items.size(), most);
  for (std::size_t at = 0; at < shown; ++at) {
    const Contribution& each = items[at];
    columns.line(each.here, each.there,
                 item_words(view.instrument, each.item) + ", rated " +
                     rating_words(view.assessment.ratings.at(each.item)) + " (" +
                     rule_place(view.pack, each.row->at) + ")");
  }
  std::int64_t here = 0, there = 0;
  for (std::size_t at = shown; at < items.size(); ++at) {
    here += items[at].here;
    there += items[at].there;
  }
  if (shown < items.size()) {
    columns.line(here, there, std::to_string(items.size() - shown) + " other items");
  }
  columns.line(type.points, other != nullptr ? other->points : 0, "score");
}

// Every type item by item, in the form of a sum.
void write_sums(const ExplanationView& view, std::ostream& out) {
  const int places = view.pack.logit.places;
  out << "\nEvery type: score = constant, and what each item added\n";
  for (const PageVerdict& type : view.explanation.pages) {
    out << "  " << type.cluster->code << ": " << decimal_words(type.points, places) << " = "
        << decimal_words(type.cluster->constant, places);
    for (const auto& each : type.coefficients) {
      if (each.added == 0) continue;
      const std::string amount = decimal_words(each.added, places);
      out << ", item " << item_label(each.row->item) << ' ' << (each.added > 0 ? "+" : "")
          << amount;
    }
    out << '\n';
  }
}

}  // namespace

std::string logit_why_not(const ExplanationView& view, const PageVerdict& type) {
  std::string text;
  for (const Exclusion* exclusion : type.excluded_by) {
    text += (text.empty() ? "excluded by " : ", and by ") + exclusion_words(*exclusion) + " (" +
            short_place(view.pack, exclusion->at) + ")";
  }
  if (type.probability) text = "probability " + probability_words(*type.probability);
  return text + ", score " + decimal_words(type.points, view.pack.logit.places);
}

void write_type_amounts(const ExplanationView& view, const PageVerdict& type, std::ostream& out) {
  const PageVerdict* chosen = chosen_page(view.explanation);
  write_amounts(view, type, chosen == &type ? nullptr : chosen, item_count, out);
}

void write_logit(const ExplanationView& view, bool everything, std::ostream& out) {
  if (const PageVerdict* chosen = chosen_page(view.explanation); chosen != nullptr) {
    const auto& pages = view.explanation.pages;
    const PageVerdict* second = pages.size() > 1 && pages[1].candidate ? &pages[1] : nullptr;
    out << "\nWhy " << chosen->cluster->code;
    if (second != nullptr) out << " and not " << second->cluster->code;
    out << "\n";
    write_amounts(view, *chosen, second, everything ? item_count : most_items, out);
  }
  write_why_not(view, everything, out);
  if (everything) write_sums(view, out);
}

}  // namespace pbr
