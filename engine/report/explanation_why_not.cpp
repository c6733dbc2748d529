// A line for each page that was not given.
#include <algorithm>
#include <ostream>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"

namespace pbr {
namespace {

bool is_within(const PageVerdict& page) { return page.in_super_class && page.in_branch; }

std::string outside_words(const ExplanationView& view, const PageVerdict& page) {
  std::string text = page.in_super_class
                         ? "branch " + page.cluster->branch
                         : "super-class " + std::string(to_text(page.cluster->super_class));
  text += view.pack.method == Method::logit
              ? ", score " + decimal_words(page.points, view.pack.logit.places)
              : ", penalty " + std::to_string(page.penalty);
  return text + " (" + short_place(view.pack, page.cluster->at) + ")";
}

// Where the tree was not asked, no rating moves a page into the super-class.
bool may_change(const ExplanationView& view, const PageVerdict& page) {
  return is_within(page) || view.explanation.decision.tree_step != Decision::none;
}

std::size_t write_pages(const ExplanationView& view, const std::vector<const PageVerdict*>& pages,
                        std::size_t most, std::ostream& out) {
  const std::size_t shown = std::min(pages.size(), most);
  for (std::size_t at = 0; at < shown; ++at) {
    out << "  " << cluster_words(view.pack, pages[at]->cluster->code) << ": "
        << why_not_words(view, *pages[at]) << '\n';
  }
  write_cut(pages.size() - shown, "more", out);
  return shown;
}

}  // namespace

std::string why_not_words(const ExplanationView& view, const PageVerdict& page) {
  std::string text = outside_words(view, page);
  if (is_within(page)) {
    text =
        view.pack.method == Method::logit ? logit_why_not(view, page) : profile_why_not(view, page);
  }
  return may_change(view, page) ? text + "; " + change_words(view, *page.cluster) : text;
}

void write_why_not(const ExplanationView& view, bool everything, std::ostream& out) {
  const PageVerdict* chosen = chosen_page(view.explanation);
  std::vector<const PageVerdict*> within, outside;
  for (const PageVerdict& page : view.explanation.pages) {
    if (&page != chosen) (is_within(page) ? within : outside).push_back(&page);
  }
  const std::size_t most = everything ? view.explanation.pages.size() : most_lines;
  std::size_t shown = 0;
  if (!within.empty()) {
    out << (chosen != nullptr ? "\nWhy not another\n" : "\nWhy none of these\n");
    shown = write_pages(view, within, most, out);
  }
  if (!outside.empty()) {
    const bool tree = view.explanation.decision.tree_step != Decision::none;
    out << "\nOutside " << scope_words(view.explanation)
        << (tree ? "" : " (no change of ratings leads there)") << '\n';
    write_pages(view, outside, most - shown, out);
  }
}

}  // namespace pbr
