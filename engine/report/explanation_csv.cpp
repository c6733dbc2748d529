#include <algorithm>

#include "pbr/csv.hpp"
#include "report/explanation_words.hpp"

namespace pbr {
namespace {

std::string_view yes_no(bool value) { return value ? "Y" : "N"; }

std::string exclusions_words(const PageVerdict& type) {
  std::string text;
  for (const Exclusion* exclusion : type.excluded_by) {
    text += (text.empty() ? "" : "; ") + exclusion_words(*exclusion);
  }
  return text;
}

// "item_6=2 item_7=0": the columns of the assessment, and what would stand in them.
std::string ratings_of(const Flip& flip) {
  std::string text;
  for (const RatingChange& change : flip.changes) {
    text += (text.empty() ? "" : " ") + std::string(item_column(change.item)) + "=" +
            std::to_string(change.to);
  }
  return text;
}

void write_measures(CsvWriter& csv, const ExplanationView& view, const PageVerdict& page) {
  const bool logit = view.pack.method == Method::logit;
  csv.field(yes_no(page.candidate)).field(yes_no(page.in_super_class));
  csv.field(logit ? "" : yes_no(page.essential_met));
  csv.field(logit ? "" : std::to_string(page.penalty)).field(yes_no(page.in_branch));
  csv.field(logit ? decimal_words(page.points, view.pack.logit.places) : "");
  csv.field(page.probability ? probability_words(*page.probability) : "");
  csv.field(exclusions_words(page));
}

// A cluster of a table is a candidate where one of its rules holds.
void write_rules(CsvWriter& csv, const ExplanationView& view, const Cluster& cluster) {
  bool holds = false;
  for (std::size_t at = 0; at < view.explanation.rules.size(); ++at) {
    holds = holds || (view.explanation.rules[at].holds &&
                      view.pack.table.rules.at(at).cluster == cluster.code);
  }
  csv.field(yes_no(holds));
  for (int empty = 0; empty < 7; ++empty) csv.field("");
}

void write_cluster(CsvWriter& csv, const ExplanationView& view, const Cluster& cluster,
                   const PageVerdict* page) {
  csv.field(cluster.code.text());
  csv.field(yes_no(cluster.code == view.explanation.allocation.cluster));
  page != nullptr ? write_measures(csv, view, *page) : write_rules(csv, view, cluster);
  const Flip* flip = flip_to(view, cluster);
  csv.field(flip != nullptr ? ratings_of(*flip) : "").field(rule_place(view.pack, cluster.at));
  csv.end();
}

}  // namespace

void write_explanation_csv(const ExplanationView& view, std::ostream& out) {
  CsvWriter csv(out,
                {"cluster", "chosen", "candidate", "in_super_class", "essential_met", "penalty",
                 "in_branch", "score", "probability", "excluded_by", "nearest_change", "rule"});
  if (!view.explanation.usable) return;
  for (const PageVerdict& page : view.explanation.pages) {
    write_cluster(csv, view, *page.cluster, &page);
  }
  if (view.pack.method != Method::table) return;
  for (const Cluster& cluster : view.pack.clusters) {
    if (view.pack.is_page(cluster)) write_cluster(csv, view, cluster, nullptr);
  }
}

}  // namespace pbr
