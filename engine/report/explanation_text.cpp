#include <algorithm>
#include <iomanip>
#include <ostream>

#include "pbr/report.hpp"
#include "report/explanation_words.hpp"

namespace pbr {

namespace {

/// What an explanation is made from, handed down together.
struct Case {
  const ClusterPack& pack;
  const Instrument& instrument;
  const Assessment& assessment;
  const Explanation& explanation;
};

std::string rated(const ItemVerdict& item) { return "rated " + rating_words(item.rating); }

void write_answer(const Case& given, std::ostream& out) {
  const Allocation& allocation = given.explanation.allocation;
  const PageVerdict* chosen = chosen_page(given.explanation);
  out << "Cluster " << cluster_words(given.pack, allocation.cluster) << '\n';
  if (chosen != nullptr) {
    out << "  super-class " << to_text(chosen->cluster->super_class) << ", penalty "
        << chosen->penalty << ", ";
    if (allocation.runner_up && allocation.margin) {
      out << "margin " << *allocation.margin << " to cluster " << *allocation.runner_up << ", ";
    } else {
      out << "no other candidate, ";
    }
    out << "essential criteria " << (chosen->essential_met ? "met" : "not met") << '\n';
  }
  out << "  " << allocation.reason << '\n';
  out << "  assessment in row " << given.assessment.row << ": reason "
      << reason_word(given.assessment.reason) << ", recorded super-class "
      << to_text(given.assessment.super_class) << '\n';
}

/// Rows without a criterion and without a penalty decided nothing.
bool decided(const ItemVerdict& item) { return item.penalty != 0 || item.cell == Cell::must; }

void write_why(const Case& given, const PageVerdict& page, std::ostream& out) {
  out << "\nWhy cluster " << page.cluster->code << '\n';
  bool any = false;
  for (const ItemVerdict& item : page.items) {
    if (!decided(item)) {
      continue;
    }
    any = true;
    out << "  " << item_words(given.instrument, item.row->item) << ", " << rated(item) << ": ";
    out << (item.cell ? cell_word(*item.cell) : "no cell");
    out << (item.penalty == 0 ? ", meets the essential criterion"
                              : ", penalty " + std::to_string(item.penalty));
    out << (item.row->starred ? " (starred)" : "");
    out << " (" << rule_place(given.pack, item.row->at) << ")\n";
  }
  if (!any) {
    out << "  no row asks for anything or costs anything\n";
  }
}

Rating rating_of(const PageVerdict& page, const GridRow& row) {
  const auto found = std::find_if(page.items.begin(), page.items.end(),
                                  [&](const ItemVerdict& item) { return item.row == &row; });
  return found != page.items.end() ? found->rating : not_known;
}

std::string broken_words(const Case& given, const PageVerdict& page) {
  std::string text;
  bool in_star = false;
  for (const GridRow* row : page.broken) {
    text += text.empty() ? "" : "; ";
    if (row->starred && !in_star) {
      text += "at least one starred item of: ";
    }
    in_star = row->starred;
    const std::string must = must_words(*row);
    text += item_words(given.instrument, row->item) + " rated " +
            rating_words(rating_of(page, *row)) + ", must be " + must + " (" +
            rule_place(given.pack, row->at) + ")";
  }
  return text;
}

std::string penalty_words(const Case& given, const PageVerdict& page) {
  std::string text = "penalty " + std::to_string(page.penalty);
  const PageVerdict* chosen = chosen_page(given.explanation);
  if (chosen != nullptr && page.candidate) {
    const int more = page.penalty - chosen->penalty;
    text += more == 0 ? ", the same, and a higher code" : ", " + std::to_string(more) + " more";
  }
  return text;
}

void write_why_not(const Case& given, std::ostream& out) {
  const PageVerdict* chosen = chosen_page(given.explanation);
  if (given.explanation.pages.empty()) {
    return;
  }
  out << (chosen != nullptr ? "\nWhy not another\n" : "\nWhy no page\n");
  for (const PageVerdict& page : given.explanation.pages) {
    if (&page == chosen) {
      continue;
    }
    out << "  " << page.cluster->code << ' ' << page.cluster->name << ": ";
    if (!page.in_super_class) {
      out << "super-class " << to_text(page.cluster->super_class) << ", not "
          << to_text(given.assessment.super_class) << "; ";
    }
    if (!page.broken.empty()) {
      out << "essential criteria not met: " << broken_words(given, page) << "; ";
    }
    out << penalty_words(given, page) << '\n';
  }
}

char grid_letter(const PageVerdict& page, std::size_t item) {
  for (const ItemVerdict& verdict : page.items) {
    if (verdict.row->item == item) {
      return verdict.cell ? letter(*verdict.cell) : '?';
    }
  }
  return '.';
}

void write_grid(const Case& given, std::ostream& out) {
  if (given.explanation.pages.empty()) {
    return;
  }
  out << "\nThe cell of every rating on every page (R must, O expected, Y may, - unlikely, "
         "? not known, . no row)\n";
  out << "  item  ";
  for (std::size_t item = 0; item < item_count; ++item) {
    out << std::setw(3) << item_label(item);
  }
  out << "\n  rated ";
  for (const Rating rating : given.assessment.ratings) {
    out << std::setw(3) << (rating == not_known ? "?" : std::to_string(rating));
  }
  out << '\n';
  for (const PageVerdict& page : given.explanation.pages) {
    out << "  " << std::left << std::setw(6) << page.cluster->code.text() << std::right;
    for (std::size_t item = 0; item < item_count; ++item) {
      out << "  " << grid_letter(page, item);
    }
    out << "  penalty " << page.penalty << (page.candidate ? ", candidate" : "") << '\n';
  }
}

}  // namespace

void write_explanation_text(const ClusterPack& pack, const Instrument& instrument,
                            const Assessment& assessment, const Explanation& explanation,
                            std::ostream& out) {
  const Case given{pack, instrument, assessment, explanation};
  write_answer(given, out);
  if (const PageVerdict* chosen = chosen_page(explanation); chosen != nullptr) {
    write_why(given, *chosen, out);
  }
  write_why_not(given, out);
  write_grid(given, out);
}

}  // namespace pbr
