// What is wrong with a cluster pack as a whole, found by looking at every vector of ratings and not
// at a sample: clusters nobody can get, clusters that cannot be told apart, ratings that no cluster
// covers, conditions that change nothing, values without a source, versions that overlap.
//
// The space. A vector gives each item the pack asks about a rating in the range of the instrument
// (0 to 4 where none is given) or not known, as decide() sees it; items that the pack does not ask
// about do not multiply it. A vector in which nothing is known is left out where the pack asks
// about every item of its instrument: such an assessment is unusable. The decision tree is taken as
// off throughout; its own steps are looked at like the rules of a table.
//
// Every finding but those on sources, dates and what nothing uses has a witness: a complete
// assessment that shows it. The interpreter has decided each of them before it is reported; a
// witness that fails is a fault of ours and throws InternalError. Where there can be none (the
// conditions of a rule cannot hold together), the finding says so.
//
// What is found:
//   LN001 warning  no vector gives the cluster, at an initial assessment or a review, within its
//                  super-class or with none decided (a vector that gives it among all pages gives
//                  it among those of its super-class too). Witness: where it comes nearest, that is
//                  with the fewest points behind the cluster given. Says which page always comes
//                  before it, where one does
//   LN002 note     the cluster is given at a review only. Witness: one such review
//   LN003 warning  two pages of one super-class are on every vector both candidates with equal
//                  points or both none: ties go to the lower code, always. Witness: a tie
//   LN004 note     vectors that no cluster covers, counted exactly with everything known and with
//                  not known among the ratings: no page's essential criteria are met, every type is
//                  excluded, or no rule holds. By super-class that has a page, and with none
//                  decided; of a table by super-class, where it asks for one, and a warning.
//                  Witness: one of them
//   LN005 error    hit policy unique, and two rules that name different clusters hold at once
//   LN006 warning  a row of a page that costs nothing and requires nothing whatever the rating
//   LN007 note     a star on the only starred row of its page: without it nothing changes
//   LN008 warning  a starred row without an R: it can never meet the page's criteria
//   LN009 warning  coefficients of an item that are all zero
//   LN010 warning  an exclusion implied by another of the same type
//   LN011 warning  an exclusion, a criterion or a term of a derived value that speaks of a rating
//                  or an item outside the instrument
//   LN012 warning  a rule or step of the tree that can hold and never decides: earlier ones do
//   LN013 warning  a rule or step whose conditions cannot hold together
//   LN014          a condition that changes no decision: a warning where the other conditions of
//                  the rule imply it (or nothing can fail it), a note where other rules see to it
//   LN015 warning  a derived value that nothing uses
//   LN020 warning  no source; or pages' rows, rules, steps or exclusions without a basis: a note in
//                  packs that are transcribed or official, one a pack
//   LN030 warning  two packs of one kind and id whose validity overlaps. Witness: a day in both
//   LN031 note     days between two versions of a pack on which none is valid
//   LN040 note     a question left open at a limit of LintLimits, which the message states
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// How far one question is followed before it is left open.
struct LintLimits {
  std::uint64_t states = 2'000'000;  ///< distinct states of a decision diagram
  std::uint64_t nodes = 20'000'000;  ///< nodes of a search tree
};

struct LintFinding {
  /// `found` says what the witness shows, in the interpreter's words.
  Diagnostic problem;
  std::optional<Assessment> witness;
  std::optional<Date> day;  ///< LN030, LN031: a day that shows it
  /// The witness as `given:` of a rule test has it: {reason: initial, super_class: A, ratings:
  /// {item_7: 4, others: 0}}. item_q is named where the pack asks about it.
  std::string given;
};

/// How much of the rating space of one kind of assessment no cluster covers.
struct Uncovered {
  bool review = false;  ///< profile; the other methods do not ask
  SuperClass super_class = SuperClass::undecided;
  std::uint64_t known = 0, of_known = 0;  ///< vectors with every asked item known
  std::uint64_t any = 0, of_any = 0;      ///< vectors with or without items not known
  bool decided = true;                    ///< false: the limit was hit, and the counts are 0
};

struct LintWork {
  std::uint64_t questions = 0;
  std::uint64_t states = 0;       ///< of all decision diagrams
  std::uint64_t most_states = 0;  ///< of one of them
  std::uint64_t nodes = 0;        ///< of all search trees
  std::uint64_t open = 0;         ///< questions left open
};

struct LintReport {
  std::vector<LintFinding> findings;  ///< by place, then by code
  std::vector<Uncovered> uncovered;
  std::size_t items = 0;  ///< that the pack asks about
  LintWork work;
};

/// Looks at one pack. `instrument` may be null: every item then takes the ratings 0 to 4.
[[nodiscard]] LintReport lint(const ClusterPack& pack, const Instrument* instrument,
                              const LintLimits& limits = {});

/// A pack of any kind, found in a folder of rules.
struct FoundPack {
  std::string kind;       ///< clusters, tariff ...
  std::string reference;  ///< "england/clusters/illustrative"
  std::string file;
  PackHeader header;     ///< empty where the pack cannot be loaded
  Location valid_at;     ///< of its validity
  Diagnostics problems;  ///< what its reader says
  bool loaded = false;
};

/// Every pack below the folders, by reference; where two folders have a reference, the first
/// counts. YAML files of another kind (rule tests) are passed over.
[[nodiscard]] std::vector<FoundPack> find_packs(const RulePaths& paths);

/// Overlaps and gaps between packs of one kind and id. Packs that were not loaded take no part, and
/// of copies of one file, byte for byte, only the first.
[[nodiscard]] std::vector<LintFinding> lint_dates(std::span<const FoundPack> packs);

/// Whether the list has a warning or an error.
[[nodiscard]] bool has_warnings(std::span<const LintFinding> findings);

/// The findings as text: render() of each and, where there is one, a line "  witness: ...".
[[nodiscard]] std::string render(std::span<const LintFinding> findings);

}  // namespace pbr
