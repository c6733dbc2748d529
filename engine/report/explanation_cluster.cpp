// Everything about one cluster.
#include <algorithm>
#include <ostream>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"

namespace pbr {
namespace {

// "0 and 1 expected, 2 may, 3 and 4 unlikely": ratings of the same band that follow one another
// stand together.
std::string bands(const GridRow& row) {
  std::string text;
  for (std::size_t from = 0; from < row.cells.size();) {
    std::size_t to = from;
    while (to + 1 < row.cells.size() && row.cells[to + 1] == row.cells[from]) ++to;
    text += (text.empty() ? "" : ", ") + std::to_string(from) +
            (to > from ? "-" + std::to_string(to) : "") + " " +
            std::string(cell_word(row.cells[from]));
    from = to + 1;
  }
  return text;
}

void write_row(const ExplanationView& view, const PageVerdict& page, const ItemVerdict& item,
               std::ostream& out) {
  const bool broken =
      std::find(page.broken.begin(), page.broken.end(), item.row) != page.broken.end();
  out << "  " << item_words(view.instrument, item.row->item) << ", rated "
      << rating_words(item.rating) << ": " << (item.cell ? cell_word(*item.cell) : "not known")
      << ", penalty " << item.penalty << (item.row->starred ? ", starred" : "")
      << (item.row->key ? ", key scale" : "") << (broken ? ", essential criterion not met" : "")
      << "\n      " << bands(*item.row) << " (" << rule_place(view.pack, item.row->at) << ")\n";
  if (!item.row->basis.empty()) out << "      " << item.row->basis << '\n';
}

void write_page(const ExplanationView& view, const PageVerdict& page, std::ostream& out) {
  out << "  essential criteria " << (page.essential_met ? "met" : "not met") << ", penalty "
      << page.penalty << ", " << (page.candidate ? "a candidate" : "no candidate") << "\n\n";
  for (const ItemVerdict& item : page.items) write_row(view, page, item, out);
  if (page.items.empty()) out << "  its page has no row: it asks for nothing\n";
}

void write_type(const ExplanationView& view, const PageVerdict& type, std::ostream& out) {
  out << "  score " << decimal_words(type.points, view.pack.logit.places);
  if (type.probability) out << ", probability " << probability_words(*type.probability);
  out << ", " << (type.candidate ? "a candidate" : "no candidate") << "\n\n";
  write_type_amounts(view, type, out);
  if (!type.cluster->excluded_by.empty()) out << "\n  Ratings that exclude it\n";
  for (const Exclusion& exclusion : type.cluster->excluded_by) {
    const bool holds = std::find(type.excluded_by.begin(), type.excluded_by.end(), &exclusion) !=
                       type.excluded_by.end();
    out << "  " << exclusion_words(exclusion) << (holds ? ": holds" : ": does not hold") << " ("
        << rule_place(view.pack, exclusion.at) << ")"
        << (exclusion.basis.empty() ? "" : " " + exclusion.basis) << '\n';
  }
}

}  // namespace

void write_one_cluster(const ExplanationView& view, const Cluster& cluster, std::ostream& out) {
  const bool given = cluster.code == view.explanation.allocation.cluster;
  const PageVerdict* page = page_of(view.explanation, cluster);
  out << "Cluster " << cluster_words(view.pack, cluster.code) << '\n';
  if (cluster.super_class != SuperClass::undecided) {
    out << "  super-class " << to_text(cluster.super_class)
        << (cluster.branch.empty() ? "" : ", branch " + cluster.branch) << '\n';
  }
  if (given) {
    out << "  given: " << view.explanation.allocation.reason << '\n';
  } else {
    const Flip* flip = flip_to(view, cluster);
    if (page != nullptr) {
      out << "  not given: " << why_not_words(view, *page);
    } else if (flip != nullptr) {
      out << "  not given, but would be if " << flip_words(*flip);
    } else {
      out << "  not given, and no change of one or two ratings gives it";
    }
    out << "\n  given instead: " << cluster_words(view.pack, view.explanation.allocation.cluster)
        << '\n';
  }
  if (page == nullptr) {
    write_rules_of(view, cluster, out);
  } else if (view.pack.method == Method::logit) {
    write_type(view, *page, out);
  } else {
    write_page(view, *page, out);
  }
}

}  // namespace pbr
