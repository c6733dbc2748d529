#include <algorithm>
#include <ostream>

#include "pbr/rule_pages.hpp"
#include "report/explanation_words.hpp"
#include "report/number_text.hpp"
#include "report/show_words.hpp"

namespace pbr {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.append(text.size() < width ? width - text.size() : 0, ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

// The file:line of rows in one column, so that what stands behind them is in one too.
template <class Rows>
std::size_t widest_place(const ClusterPack& pack, const Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, rule_place(pack, row.at).size());
  return width;
}

// Black on the booklet's colours, from the 256 that terminals share; white has no paint.
std::string_view paint(Cell cell) {
  switch (cell) {
    case Cell::must:
      return "\x1b[30;48;5;203m";
    case Cell::expected:
      return "\x1b[30;48;5;215m";
    case Cell::may:
      return "\x1b[30;48;5;228m";
    case Cell::unlikely:
      return "";
  }
  throw InternalError("a cell without a colour");
}

void write_cell(Cell cell, bool colours, std::ostream& out) {
  const auto colour = colours ? paint(cell) : std::string_view();
  out << colour << ' ' << letter(cell) << ' ' << (colour.empty() ? "" : "\x1b[0m");
}

std::string marks(const GridRow& row) {
  if (row.starred) return row.key ? "star, key" : "star";
  return row.key ? "key" : "";
}

void write_grid(const ClusterPack& pack, const Instrument& instrument, const Cluster& cluster,
                bool colours, std::ostream& out) {
  out << "  essential: " << essential_words(cluster) << "\n\n  item  0  1  2  3  4\n";
  const std::size_t width = widest_place(pack, cluster.grid);
  for (const auto& row : cluster.grid) {
    out << "  " << padded(std::string(item_label(row.item)), 5);
    for (const Cell cell : row.cells) write_cell(cell, colours, out);
    out << "  " << padded(marks(row), 9) << "  " << padded(rule_place(pack, row.at), width) << "  "
        << instrument.items.at(row.item).name << "\n";
  }
  out << "  ";
  for (const Cell cell : {Cell::must, Cell::expected, Cell::may, Cell::unlikely}) {
    out << (cell == Cell::must ? "" : ", ") << legend(cell);
  }
  out << "\n";
}

void write_weights(const ClusterPack& pack, const Instrument& instrument, const Cluster& cluster,
                   std::ostream& out) {
  const int places = pack.logit.places;
  std::size_t width = 1;
  for (const auto& row : cluster.coefficients) {
    for (const auto units : row.coefficients) {
      width = std::max(width, decimal_words(units, places).size());
    }
  }
  const std::size_t places_width = widest_place(pack, cluster.coefficients);
  out << "  constant " << decimal_words(cluster.constant, places) << "\n\n  item ";
  for (int rating = 0; rating < 5; ++rating) out << "  " << right(std::to_string(rating), width);
  out << "\n";
  for (const auto& row : cluster.coefficients) {
    out << "  " << padded(std::string(item_label(row.item)), 5);
    for (const auto units : row.coefficients) {
      out << "  " << right(decimal_words(units, places), width);
    }
    out << "  " << padded(rule_place(pack, row.at), places_width) << "  "
        << instrument.items.at(row.item).name << "\n";
  }
  if (cluster.excluded_by.empty()) return;
  out << "\n  impossible where\n";
  for (const auto& exclusion : cluster.excluded_by) {
    out << "    " << exclusion_words(exclusion) << "  " << rule_place(pack, exclusion.at) << "\n";
  }
}

void write_rule(const ClusterPack& pack, const TableRule& rule, std::ostream& out) {
  out << "  " << rule.id << ": " << premise_words(pack, rule.when) << " -> " << rule.cluster << "  "
      << rule_place(pack, rule.at) << "\n";
}

void write_derived(const ClusterPack& pack, std::ostream& out) {
  for (const auto& value : pack.derived) {
    if (!is_made(value)) continue;
    out << "  " << value.id << " = " << derived_words(value) << "  " << rule_place(pack, value.at)
        << "\n";
  }
}

std::string hit_words(HitPolicy hit) {
  return hit == HitPolicy::first ? "the first that holds decides" : "exactly one may hold";
}

void write_rules_naming(const ClusterPack& pack, const Cluster& cluster, std::ostream& out) {
  out << "\n  rules that name it (" << hit_words(pack.table.hit) << ")\n";
  bool any = false;
  for (const auto& rule : pack.table.rules) {
    if (rule.cluster != cluster.code) continue;
    any = true;
    out << "  ";
    write_rule(pack, rule, out);
  }
  if (!any) out << "    none\n";
}

void write_pack(const ClusterPack& pack, std::ostream& out) {
  const PackHeader& header = pack.header;
  out << "\n" << pack_words(header) << ". " << status_sentence(header) << "\n";
  for (const auto& source : header.sources) out << "  source: " << source << "\n";
}

}  // namespace

void write_cluster_page(const ClusterPack& pack, const Instrument& instrument,
                        const Cluster& cluster, bool colours, std::ostream& out) {
  out << cluster.code << " " << cluster.name << "\n"
      << "  " << place_words(cluster) << "; review after " << review_words(cluster.review)
      << "; rank of need " << cluster.need << "\n";
  if (!pack.is_page(cluster)) {
    out << "  given where no other cluster is\n";
  } else if (pack.method == Method::profile) {
    write_grid(pack, instrument, cluster, colours, out);
  } else if (pack.method == Method::logit) {
    write_weights(pack, instrument, cluster, out);
  } else {
    write_rules_naming(pack, cluster, out);
  }
  write_pack(pack, out);
}

void write_cluster_list(const ClusterPack& pack, std::ostream& out) {
  std::size_t width = 0;
  for (const auto& cluster : pack.clusters) width = std::max(width, cluster.code.text().size());
  for (const auto& cluster : pack.clusters) {
    out << padded(cluster.code.text(), width) << "  "
        << (cluster.super_class == SuperClass::undecided ? "-" : to_text(cluster.super_class))
        << "  " << padded(review_words(cluster.review), 9) << "  " << cluster.name << "\n";
  }
  if (pack.method == Method::table) {
    out << "\nRules (" << hit_words(pack.table.hit) << ")\n";
    for (const auto& rule : pack.table.rules) write_rule(pack, rule, out);
  }
  if (!pack.tree.steps.empty()) {
    out << "\nSuper-class where the assessment brings none ("
        << (pack.tree.use ? "used" : "not used unless asked for") << ")\n";
    for (const auto& step : pack.tree.steps) {
      out << "  " << premise_words(pack, step.when) << " -> " << to_text(step.super_class)
          << (step.branch.empty() ? "" : ", " + step.branch) << "  " << rule_place(pack, step.at)
          << "\n";
    }
  }
  if (std::any_of(pack.derived.begin(), pack.derived.end(), is_made)) {
    out << "\nValues they are about\n";
    write_derived(pack, out);
  }
  write_pack(pack, out);
}

}  // namespace pbr
