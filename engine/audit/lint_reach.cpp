// Clusters that no vector gives, by proof; and where they come nearest.
#include <algorithm>

#include "audit/lint_context.hpp"
#include "audit/lint_words.hpp"
#include "audit/search_cover.hpp"
#include "audit/search_win.hpp"

namespace pbr::linting {
namespace {

using search::Answer;
using search::Codes;
using search::Page;

// One page among those of its super-class, on one occasion. Fewer pages stand beside it there than
// where no super-class is decided, so a vector that gives it then gives it here too.
class Contest {
 public:
  Contest(Linting& linting, std::size_t page, bool review) : linting_(linting), review_(review) {
    const auto pages = pages_of(linting.pack, linting.space, review);
    target_ = pages[page];
    for (const Page& other : search::within(pages, target_.super_class)) {
      if (other.cluster == target_.cluster) continue;
      rivals_.push_back(other);
      leads_.push_back(target_.cluster < other.cluster ? 0 : 1);  // ties go to the lower code
    }
  }

  [[nodiscard]] Answer win(std::int64_t behind = 0) {
    std::vector<std::int64_t> leads;
    for (const std::int64_t lead : leads_) leads.push_back(lead - behind);
    return find_win(target_, rivals_, leads, linting_.space, small_numbers(), linting_.budget);
  }

  /// Any vector on which the page is a candidate at all.
  [[nodiscard]] Answer candidacy() {
    return find_win(target_, {}, {}, linting_.space, true, linting_.budget);
  }

  /// How many points it lacks there to be given.
  [[nodiscard]] std::int64_t behind(const Codes& codes) const {
    std::int64_t most = 0;
    const std::int64_t own = cost_of(target_, codes);
    for (std::size_t rival = 0; rival < rivals_.size(); ++rival) {
      if (!is_candidate(rivals_[rival], codes)) continue;
      most = std::max(most, leads_[rival] - (cost_of(rivals_[rival], codes) - own));
    }
    return most;
  }

  /// A page that comes before it on every vector on which it is a candidate.
  [[nodiscard]] std::optional<std::int16_t> always_before() {
    for (std::size_t rival = 0; rival < rivals_.size(); ++rival) {
      const auto both = compare(target_, rivals_[rival], linting_.space, linting_.budget);
      if (!both.open && !both.a_alone && both.together && both.most < leads_[rival]) {
        return rivals_[rival].cluster;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Assessment assessment(const Codes& codes) const {
    return linting_.assessment(codes, target_.super_class, review_);
  }
  [[nodiscard]] const Page& target() const { return target_; }

 private:
  [[nodiscard]] bool small_numbers() const { return linting_.pack.method == Method::profile; }

  Linting& linting_;
  bool review_;
  Page target_;
  std::vector<Page> rivals_;
  std::vector<std::int64_t> leads_;
};

struct Nearest {
  Codes codes;
  bool proved = true;
};

// The fewest points behind: halves the range until no vector comes nearer.
Nearest nearest_of(Contest& contest, const Codes& start) {
  Nearest nearest{start};
  std::int64_t least = 1;
  std::int64_t most = contest.behind(start);
  while (least < most) {
    const std::int64_t middle = least + (most - least) / 2;
    Answer answer = contest.win(middle);
    if (answer.found()) {
      most = contest.behind(answer.codes);
      nearest.codes = std::move(answer.codes);
    } else {
      nearest.proved = nearest.proved && !answer.open();
      least = middle + 1;
    }
  }
  return nearest;
}

class Reach {
 public:
  Reach(Linting& linting, std::size_t page)
      : linting_(linting),
        page_(page),
        cluster_(cluster_at(linting, page)),
        index_(static_cast<std::int16_t>(&cluster_ - linting.pack.clusters.data())) {}

  void look() {
    ++linting_.report.work.questions;
    Contest initial(linting_, page_, false);
    const Answer first = initial.win();
    if (first.found()) return check(initial, first);
    if (linting_.pack.method != Method::profile) return end(initial, first, false);
    ++linting_.report.work.questions;
    Contest review(linting_, page_, true);
    const Answer second = review.win();
    if (second.found()) {
      check(review, second);
      if (!first.open()) return tell_review_only(review, second.codes);
    }
    if (first.open() || second.open()) return tell_open();
    const bool at_review = !initial.candidacy().found();
    end(at_review ? review : initial, first, at_review);
  }

 private:
  static const Cluster& cluster_at(const Linting& linting, std::size_t page) {
    std::size_t before = 0;
    for (const Cluster& cluster : linting.pack.clusters) {
      if (linting.pack.is_page(cluster) && before++ == page) return cluster;
    }
    throw InternalError("lint: no such page");
  }

  void end(Contest& contest, const Answer& answer, bool review) {
    if (answer.open()) return tell_open();
    const Answer candidate = contest.candidacy();
    candidate.found() ? tell_beaten(contest, candidate.codes, review) : tell_never(contest);
  }

  // What the search found must be what the interpreter gives, reported or not.
  void check(const Contest& contest, const Answer& answer) const {
    Linting::must_show(decide(linting_.pack, contest.assessment(answer.codes)).cluster == index_,
                       "that " + cluster_.code.text() + " is given");
  }

  void tell_open() {
    linting_.left_open(cluster_.at, "whether any ratings give cluster " + cluster_.code.text(),
                       linting_.budget.nodes, "node");
  }

  void tell_review_only(const Contest& contest, const Codes& codes) {
    const Assessment witness = contest.assessment(codes);
    LintFinding finding{{Severity::note, "LN002", cluster_.at,
                         "cluster " + cluster_.code.text() + " is given at a review only"},
                        witness,
                        {}};
    finding.problem.found =
        "given there; at an initial assessment another page always comes before "
        "it, or its essential criteria are not met";
    finding.problem.help = "see whether an initial assessment should give it";
    linting_.add(std::move(finding));
  }

  [[nodiscard]] LintFinding unreachable(const Assessment& witness) const {
    Linting::must_show(decide(linting_.pack, witness).cluster != index_,
                       "that " + cluster_.code.text() + " is not given");
    return {{Severity::warning, "LN001", cluster_.at,
             "no ratings give cluster " + cluster_.code.text()},
            witness,
            {}};
  }

  void tell_never(const Contest& contest) {
    Codes codes;
    for (const auto& possible : linting_.space.codes) codes.push_back(possible.front());
    const Assessment witness = contest.assessment(codes);
    LintFinding finding = unreachable(witness);
    finding.problem.found = never_words(linting_.pack) + "; " +
                            given_by(linting_.pack, witness).text() + " is given there";
    finding.problem.help = "mend its criteria, or take the " + page_word(linting_.pack) + " out";
    linting_.add(std::move(finding));
  }

  void tell_beaten(Contest& contest, const Codes& start, bool review) {
    const ClusterPack& pack = linting_.pack;
    const Nearest nearest = nearest_of(contest, start);
    const Assessment witness = contest.assessment(nearest.codes);
    LintFinding finding = unreachable(witness);
    const Decision decision = decide(pack, witness);
    Linting::must_show(decision.cluster != Decision::none && is_candidate(pack, index_, witness),
                       "what comes before " + cluster_.code.text());
    const std::string winner = code_of(pack, decision.cluster);
    finding.problem.found =
        std::string(nearest.proved ? "nearest" : "nearest found") + " there: " + winner + " with " +
        points_words(pack, review, decision.points) + ", " + cluster_.code.text() + " with " +
        points_words(pack, review, points_of(pack, index_, witness));
    const auto before = contest.always_before();
    if (before) {
      finding.problem.found += "; " + code_of(pack, *before) +
                               " comes before it on every vector on which it is a candidate";
    }
    finding.problem.help =
        "set it apart from " + winner + ", or take the " + page_word(pack) + " out";
    linting_.add(std::move(finding));
  }

  Linting& linting_;
  std::size_t page_;
  const Cluster& cluster_;
  std::int16_t index_;
};

}  // namespace

void lint_reach(Linting& linting) {
  const auto pages =
      std::count_if(linting.pack.clusters.begin(), linting.pack.clusters.end(),
                    [&](const Cluster& cluster) { return linting.pack.is_page(cluster); });
  for (std::size_t page = 0; page < static_cast<std::size_t>(pages); ++page) {
    Reach(linting, page).look();
  }
}

}  // namespace pbr::linting
