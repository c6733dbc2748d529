// Rating space that no page covers, counted exactly.
#include <algorithm>

#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"
#include "audit/search_cover.hpp"

namespace pbr::linting {
namespace {

using search::Cover;
using search::Page;

std::string what_happens(const ClusterPack& pack) {
  return pack.method == Method::logit ? "every type is excluded"
                                      : "no page's essential criteria are met";
}

std::string what_to_do(const ClusterPack& pack, const std::string& given) {
  return "such assessments get " + given +
         (pack.method == Method::logit ? "; see which exclusions meet there"
                                       : "; widen a page where they should not");
}

void tell(Linting& linting, const Location& at, const Uncovered& counts,
          const search::Codes& codes) {
  const ClusterPack& pack = linting.pack;
  const Assessment witness = linting.assessment(codes, counts.super_class, counts.review);
  Linting::must_show(decide(pack, witness).cluster == Decision::none, "that no page covers it");
  linting.add(
      {{Severity::note,
        "LN004",
        at,
        super_class_words(counts.super_class) + ": " + what_happens(pack) + " on some vectors",
        counts_words(counts),
        {},
        what_to_do(pack, given_by(pack, witness).text())},
       witness,
       {}});
}

void ask(Linting& linting, const std::vector<Page>& pages, SuperClass super_class, bool review) {
  ++linting.report.work.questions;
  const Cover cover = uncovered(pages, linting.space, linting.budget);
  const Uncovered counts{review,    super_class,  cover.known, cover.of_known,
                         cover.any, cover.of_any, !cover.open};
  linting.report.uncovered.push_back(counts);
  const auto& at = linting.pack.clusters[static_cast<std::size_t>(pages.front().cluster)].at;
  if (cover.open) {
    linting.left_open(
        at, super_class_words(super_class) + ": on how many vectors " + what_happens(linting.pack),
        linting.budget.states, "state");
  } else if (cover.any > 0) {
    tell(linting, at, counts, cover.witness);
  }
}

}  // namespace

// Where criteria restrict on both occasions, both have the same candidates; where they do not,
// every page is one. So one occasion is asked.
void lint_cover(Linting& linting) {
  const ProfileTerms& terms = linting.pack.profile;
  const bool review = linting.pack.method == Method::profile &&
                      !terms.essential_restricts_initial && terms.essential_restricts_review;
  const auto pages = pages_of(linting.pack, linting.space, review);
  using enum SuperClass;
  bool asked = false;  // where one super-class has every page, none decided is the same question
  for (const SuperClass super_class : {a, b, c, undecided}) {
    const auto chosen = search::within(pages, super_class);
    const bool all = chosen.size() == pages.size();
    if (!chosen.empty() && !(all && asked)) ask(linting, chosen, super_class, review);
    asked = asked || all;
  }
}

}  // namespace pbr::linting
