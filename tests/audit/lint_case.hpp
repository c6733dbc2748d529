// A small random pack, what lint says of it, and its vectors tried one by one with the interpreter.
#pragma once

#include <rapidcheck.h>

#include <set>

#include "audit/search_space.hpp"
#include "lint_random.hpp"
#include "pbr/lint.hpp"

namespace pbr::test {

/// Of the findings with that code.
[[nodiscard]] std::set<std::string> messages(const LintReport& report, const std::string& code);

/// A pack, an instrument or none, and what lint says of them.
struct Case {
  ClusterPack pack;
  std::optional<Instrument> instrument;
  LintReport report;

  Case(ClusterPack given, Draw& draw) : pack(std::move(given)) {
    if (among(draw, 0, 1) == 1) instrument = random_instrument(draw);
    report = lint(pack, range());
  }
  [[nodiscard]] const Instrument* range() const { return instrument ? &*instrument : nullptr; }
  void each(const std::function<void(const Assessment&)>& act) const {
    for_each_vector(search::asked_items(pack), range(), act);
  }
};

template <class Check>
bool law(const std::string& what, ClusterPack (*make)(Draw&), Check check) {
  return rc::check(what, [&] {
    Draw draw(*rc::gen::arbitrary<std::uint32_t>());
    const Case each(make(draw), draw);
    check(each);
  });
}

inline const auto both_reasons = {AssessmentReason::initial, AssessmentReason::review};
inline const auto every_super_class = {SuperClass::a, SuperClass::b, SuperClass::c,
                                       SuperClass::undecided};

/// LN001 and LN002 name the clusters that no vector gives, or a review only.
void same_reach(const Case& each);
/// The counts of uncovered vectors are those of every vector tried.
void same_counts(const Case& each);

}  // namespace pbr::test
