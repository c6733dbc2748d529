// Why a page, and why no other: method profile.
#include <algorithm>
#include <iomanip>
#include <ostream>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

constexpr std::size_t most_rows = 8;    // of the chosen page
constexpr std::size_t most_broken = 3;  // of a page that was not given, with what they must be
constexpr std::size_t most_costly = 5;  // of a page that was not given, by their numbers

bool is_broken(const PageVerdict& page, const GridRow& row) {
  return std::find(page.broken.begin(), page.broken.end(), &row) != page.broken.end();
}

// A row in R meets or breaks a criterion, a penalty costs; the others decided nothing.
bool decided(const PageVerdict& page, const ItemVerdict& item) {
  return item.cell == Cell::must || item.penalty != 0 || item.key_missed ||
         is_broken(page, *item.row);
}

std::string verdict_words(const PageVerdict& page, const ItemVerdict& item) {
  std::string text;
  if (item.cell == Cell::must) {
    text = "must be " + must_words(*item.row) + ", met";
  } else if (is_broken(page, *item.row)) {
    text = "must be " + must_words(*item.row) + ", not met";
  } else {
    text = item.cell ? cell_word(*item.cell) : "not known";
  }
  if (item.penalty != 0) text += ", penalty " + std::to_string(item.penalty);
  if (item.row->starred) text += ", starred";
  if (item.key_missed) text += ", key scale";
  return text;
}

std::vector<const ItemVerdict*> deciding_items(const PageVerdict& page) {
  std::vector<const ItemVerdict*> items;
  for (const ItemVerdict& item : page.items) {
    if (decided(page, item)) items.push_back(&item);
  }
  std::stable_sort(items.begin(), items.end(), [](const ItemVerdict* a, const ItemVerdict* b) {
    const bool a_must = a->cell == Cell::must, b_must = b->cell == Cell::must;
    return a_must != b_must ? a_must : a->penalty > b->penalty;
  });
  return items;
}

void write_why(const ExplanationView& view, const PageVerdict& page, bool everything,
               std::ostream& out) {
  const auto items = deciding_items(page);
  const std::size_t shown = everything ? items.size() : std::min(items.size(), most_rows);
  out << "\nWhy " << page.cluster->code << '\n';
  for (std::size_t at = 0; at < shown; ++at) {
    const ItemVerdict& item = *items[at];
    out << "  " << item_words(view.instrument, item.row->item) << ", rated "
        << rating_words(item.rating) << ": " << verdict_words(page, item) << " ("
        << rule_place(view.pack, item.row->at) << ")\n";
  }
  write_cut(items.size() - shown, "more of its items decided or cost something", out);
  const auto others = static_cast<std::int64_t>(page.items.size() - items.size());
  if (others > 0) {
    out << "  " << counted(others, items.empty() ? "item" : "other item")
        << (others == 1 ? " asks for nothing and costs nothing\n"
                        : " ask for nothing and cost nothing\n");
  }
}

// ---- why not ------------------------------------------------------------------------------------

Rating rating_of(const PageVerdict& page, const GridRow& row) {
  const auto found = std::find_if(page.items.begin(), page.items.end(),
                                  [&](const ItemVerdict& item) { return item.row == &row; });
  return found != page.items.end() ? found->rating : not_known;
}

std::string broken_row_words(const ExplanationView& view, const PageVerdict& page,
                             const GridRow& row) {
  return "item " + std::string(item_label(row.item)) + " rated " +
         rating_words(rating_of(page, row)) + ", must be " + must_words(row) + " (" +
         short_place(view.pack, row.at) + ")";
}

// "item 6 rated 3, must be 0 or 1 (...), and either item 7 rated 1, must be 3 or 4 (...), or item
// 8 ...": of starred rows one is enough.
std::string broken_words(const ExplanationView& view, const PageVerdict& page) {
  std::vector<const GridRow*> broken = page.broken;
  const auto starred = std::stable_partition(broken.begin(), broken.end(),
                                             [](const GridRow* row) { return !row->starred; });
  const auto first_starred = static_cast<std::size_t>(starred - broken.begin());
  const bool choice = broken.size() - first_starred > 1;
  std::string text;
  const std::size_t named = std::min(broken.size(), most_broken);
  for (std::size_t at = 0; at < named; ++at) {
    if (at > 0) text += at > first_starred ? ", or " : ", and ";
    if (at == first_starred && choice) text += "either ";
    text += broken_row_words(view, page, *broken[at]);
  }
  const std::size_t more = broken.size() - named;
  return more > 0 ? text + ", and " + std::to_string(more) + " more" : text;
}

// "items 1, 5 and 2 more", those that cost most first.
std::string costly_items(const PageVerdict& page) {
  std::vector<const ItemVerdict*> items;
  for (const ItemVerdict& item : page.items) {
    if (item.penalty != 0) items.push_back(&item);
  }
  std::stable_sort(items.begin(), items.end(), [](const ItemVerdict* a, const ItemVerdict* b) {
    return a->penalty > b->penalty;
  });
  std::string text = items.size() == 1 ? "item " : "items ";
  const std::size_t named = items.size() <= most_costly ? items.size() : most_costly - 1;
  for (std::size_t at = 0; at < named; ++at) {
    const bool last = at + 1 == items.size();
    text += (at == 0 ? "" : last ? " and " : ", ") + std::string(item_label(items[at]->row->item));
  }
  const std::size_t more = items.size() - named;
  return more > 0 ? text + " and " + std::to_string(more) + " more" : text;
}

std::string points_words(const ExplanationView& view, const PageVerdict& page) {
  const PageVerdict* chosen = chosen_page(view.explanation);
  std::string text = "penalty " + std::to_string(page.penalty);
  if (chosen == nullptr || !page.candidate) return text;
  if (page.points == chosen->points) return "the same points and a higher code, " + text;
  if (page.key_misses != chosen->key_misses) {
    return counted(page.key_misses, "key scale") + " outside must and expected, " +
           std::to_string(page.key_misses - chosen->key_misses) + " more; " + text;
  }
  return text + ", " + std::to_string(page.penalty - chosen->penalty) + " more";
}

// ---- the grid -----------------------------------------------------------------------------------

char grid_letter(const PageVerdict& page, std::size_t item) {
  for (const ItemVerdict& verdict : page.items) {
    if (verdict.row->item == item) return verdict.cell ? letter(*verdict.cell) : '?';
  }
  return '.';
}

void write_grid(const ExplanationView& view, std::ostream& out) {
  std::vector<std::size_t> items;
  for (std::size_t item = 0; item < item_count; ++item) {
    if (has_item(view.instrument, item)) items.push_back(item);
  }
  out << "\nEvery item on every page (R must, O expected, Y may, - unlikely, ? not known, . no row)"
         "\n  item  ";
  for (const std::size_t item : items) out << std::setw(3) << item_label(item);
  out << "\n  rated ";
  for (const std::size_t item : items) {
    const Rating rating = view.assessment.ratings.at(item);
    out << std::setw(3) << (rating == not_known ? "?" : std::to_string(rating));
  }
  out << '\n';
  for (const PageVerdict& page : view.explanation.pages) {
    out << "  " << std::left << std::setw(6) << page.cluster->code.text() << std::right;
    for (const std::size_t item : items) out << "  " << grid_letter(page, item);
    out << "  penalty " << page.penalty << (page.candidate ? ", candidate" : "") << '\n';
  }
}

}  // namespace

std::string profile_why_not(const ExplanationView& view, const PageVerdict& page) {
  const bool excluded = !page.essential_met && essential_restricts(view.pack, view.assessment);
  std::string text = excluded ? broken_words(view, page) + "; " : "";
  text += points_words(view, page);
  if (excluded) return text;
  if (page.penalty != 0) text += " for " + costly_items(page);
  return text + " (" + short_place(view.pack, page.cluster->at) + ")";
}

void write_profile(const ExplanationView& view, bool everything, std::ostream& out) {
  const PageVerdict* chosen = chosen_page(view.explanation);
  if (chosen != nullptr) write_why(view, *chosen, everything, out);
  write_why_not(view, everything, out);
  if (everything) write_grid(view, out);
}

}  // namespace pbr
