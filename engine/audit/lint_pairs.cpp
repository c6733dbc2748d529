// Pages of one super-class that no vector tells apart.
#include <algorithm>

#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"
#include "audit/search_cover.hpp"

namespace pbr::linting {
namespace {

using search::Codes;
using search::Comparison;
using search::Page;

// A few vectors on which most pairs part at once, so that few need the whole proof.
std::vector<Codes> probes(const search::Space& space) {
  constexpr std::size_t count = 48;
  std::vector<Codes> list;
  std::uint32_t draw = 1;
  for (std::size_t i = 0; i < count; ++i) {
    Codes codes;
    for (const auto& possible : space.codes) {
      draw = draw * 1664525U + 1013904223U;
      codes.push_back(possible[(draw >> 16U) % possible.size()]);
    }
    list.push_back(std::move(codes));
  }
  return list;
}

struct Side {
  Page page;
  std::vector<std::optional<std::int64_t>> at_probes;  // cost where it is a candidate
};

std::vector<Side> sides_of(const Linting& linting, bool review) {
  std::vector<Side> sides;
  const auto vectors = probes(linting.space);
  for (Page& page : pages_of(linting.pack, linting.space, review)) {
    Side side;
    for (const Codes& codes : vectors) {
      side.at_probes.push_back(is_candidate(page, codes) ? std::optional(cost_of(page, codes))
                                                         : std::nullopt);
    }
    side.page = std::move(page);
    sides.push_back(std::move(side));
  }
  return sides;
}

bool parts(const Comparison& comparison) {
  return comparison.a_alone || comparison.b_alone || comparison.least != 0 || comparison.most != 0;
}

class Pairs {
 public:
  explicit Pairs(Linting& linting)
      : linting_(linting), initial_(sides_of(linting, false)), review_(sides_of(linting, true)) {}

  void look() {
    for (std::size_t a = 0; a < initial_.size(); ++a) {
      for (std::size_t b = a + 1; b < initial_.size(); ++b) {
        const bool together = initial_[a].page.super_class == initial_[b].page.super_class;
        if (together && initial_[a].at_probes == initial_[b].at_probes &&
            review_[a].at_probes == review_[b].at_probes) {
          compare_pair(a, b);
        }
      }
    }
  }

 private:
  void compare_pair(std::size_t a, std::size_t b) {
    linting_.report.work.questions += 1;
    const auto initial =
        compare(initial_[a].page, initial_[b].page, linting_.space, linting_.budget);
    const auto review = compare(review_[a].page, review_[b].page, linting_.space, linting_.budget);
    if ((!initial.open && parts(initial)) || (!review.open && parts(review))) return;
    if (initial.open || review.open) {
      linting_.left_open(place(b), "whether " + codes(a, b) + " can be told apart",
                         linting_.budget.states, "state");
    } else if (initial.together || review.together) {
      const bool at_review = !initial.together;
      tell(a, b, at_review ? review.both : initial.both, at_review);
    }
  }

  void tell(std::size_t a, std::size_t b, const Codes& both, bool at_review) {
    const ClusterPack& pack = linting_.pack;
    const Page& page = initial_[a].page;
    const std::int16_t other = initial_[b].page.cluster;
    const Assessment witness = linting_.assessment(both, page.super_class, at_review);
    const auto points = points_of(pack, page.cluster, witness);
    Linting::must_show(
        is_candidate(pack, page.cluster, witness) && is_candidate(pack, other, witness) &&
            points == points_of(pack, other, witness) && decide(pack, witness).cluster != other,
        "a tie of " + codes(a, b));
    LintFinding finding{
        {Severity::warning, "LN003", place(b), codes(a, b) + " can never be told apart"},
        witness,
        {}};
    finding.problem.found = "both candidates with " + points_words(pack, at_review, points) +
                            " there, and with equal points on every vector; ties go to " +
                            code_of(pack, page.cluster);
    finding.problem.help = "let an item speak for one of them, or make them one " + page_word(pack);
    linting_.add(std::move(finding));
  }

  [[nodiscard]] std::string codes(std::size_t a, std::size_t b) const {
    return "clusters " + code_of(linting_.pack, initial_[a].page.cluster) + " and " +
           code_of(linting_.pack, initial_[b].page.cluster);
  }
  [[nodiscard]] const Location& place(std::size_t at) const {
    return linting_.pack.clusters[static_cast<std::size_t>(initial_[at].page.cluster)].at;
  }

  Linting& linting_;
  std::vector<Side> initial_, review_;
};

}  // namespace

void lint_pairs(Linting& linting) { Pairs(linting).look(); }

}  // namespace pbr::linting
