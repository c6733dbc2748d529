// The answer: what was given, why in a line or two, and how little would have changed it.
#include <algorithm>
#include <ostream>

#include "report/explanation_text.hpp"
#include "report/explanation_words.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

using Lines = std::vector<std::string>;

std::string cluster_at(const ExplanationView& view, std::int16_t index) {
  return cluster_words(view.pack, view.pack.clusters.at(static_cast<std::size_t>(index)).code);
}

// " of super-class B"; nothing where every page was looked at.
std::string of_scope(const ExplanationView& view) {
  const std::string scope = scope_words(view.explanation);
  return scope.empty() ? scope : " of " + scope;
}

bool tied(const Decision& decision) {
  return decision.runner_up != Decision::none && decision.runner_up_points == decision.points;
}

std::string tie_words(const ExplanationView& view, const std::string& what) {
  return what + ", the same as " + cluster_at(view, view.explanation.decision.runner_up) +
         "; of two equals the lower code is given.";
}

std::string margin_words(const ExplanationView& view) {
  return ", margin " + to_text(view.explanation.allocation.margin.value()) + ".";
}

// ---- profile ------------------------------------------------------------------------------------

std::string points_words(const ExplanationView& view, const PageVerdict& page) {
  const ProfileTerms& terms = view.pack.profile;
  const bool keys_first = view.assessment.reason == AssessmentReason::review
                              ? terms.key_scales_first_review
                              : terms.key_scales_first_initial;
  std::string penalty = "penalty " + std::to_string(page.penalty);
  if (!keys_first) return penalty;
  return counted(page.key_misses, "key scale") + " outside must and expected, then " + penalty;
}

std::string sentence(std::string words) {
  if (words.front() == 'p') words.front() = 'P';
  return words;
}

void tell_profile(const ExplanationView& view, const PageVerdict& page, Lines& lines) {
  const Decision& decision = view.explanation.decision;
  const bool restricts = essential_restricts(view.pack, view.assessment);
  const std::string whose = restricts ? " whose essential criteria are met" : "";
  const std::string scope = of_scope(view);
  const std::string points = sentence(points_words(view, page));
  if (decision.runner_up == Decision::none) {
    lines.push_back("The only page" + scope + whose + ". " + points + ".");
  } else if (tied(decision)) {
    lines.push_back(tie_words(view, points));
  } else {
    lines.push_back(points + ", the least of the pages" + scope + whose + ".");
    lines.push_back("Runner-up " + cluster_at(view, decision.runner_up) + ": " +
                    points_words(view, view.explanation.pages.at(1)) + margin_words(view));
  }
  if (!page.essential_met) {
    lines.emplace_back("Its essential criteria are not met, which this kind of assessment allows.");
  }
}

void tell_variance(const ExplanationView& view, Lines& lines) {
  const Decision& decision = view.explanation.decision;
  if (decision.nearest == Decision::none) {
    lines.emplace_back("The pack has no page.");
    return;
  }
  const std::string scope = of_scope(view);
  lines.push_back(decision.any_in_super_class
                      ? "No page" + scope + " has its essential criteria met."
                      : "The pack has no page" + scope + ".");
  const Cluster& nearest = view.pack.clusters.at(static_cast<std::size_t>(decision.nearest));
  const PageVerdict* page = page_of(view.explanation, nearest);
  if (page != nullptr) {
    lines.push_back("Nearest page " + cluster_words(view.pack, nearest.code) + ": " +
                    points_words(view, *page) + ".");
  }
}

// ---- logit --------------------------------------------------------------------------------------

void tell_logit(const ExplanationView& view, const PageVerdict& type, Lines& lines) {
  const Decision& decision = view.explanation.decision;
  const std::string scope = of_scope(view);
  const std::string probability = "Probability " + probability_words(type.probability.value());
  if (decision.runner_up == Decision::none) {
    lines.push_back("The only type" + scope + " that is not excluded. " + probability + ".");
  } else if (tied(decision)) {
    lines.push_back(tie_words(view, probability));
  } else {
    lines.push_back(probability + ", the highest of the types" + scope + ".");
    lines.push_back("Runner-up " + cluster_at(view, decision.runner_up) + ": probability " +
                    probability_words(view.explanation.pages.at(1).probability.value()) +
                    margin_words(view));
  }
}

void tell_no_type(const ExplanationView& view, Lines& lines) {
  const std::string scope = of_scope(view);
  lines.push_back(view.explanation.decision.any_in_super_class
                      ? "Every type" + scope + " is excluded."
                      : "The pack has no type" + scope + ".");
}

// ---- table --------------------------------------------------------------------------------------

std::string rule_words(const ExplanationView& view, std::int16_t index) {
  const TableRule& rule = view.pack.table.rules.at(static_cast<std::size_t>(index));
  return "rule " + rule.id + " (" + rule_place(view.pack, rule.at) + ")";
}

void tell_table(const ExplanationView& view, Lines& lines) {
  const Decision& decision = view.explanation.decision;
  if (decision.nearest == Decision::none) {
    lines.emplace_back("No rule of the table holds.");
  } else if (decision.conflict != Decision::none) {
    lines.push_back("By neither of two rules: " + rule_words(view, decision.nearest) + " and " +
                    rule_words(view, decision.conflict) + " hold and name different clusters.");
  } else if (view.pack.table.hit == HitPolicy::first) {
    lines.push_back("By " + rule_words(view, decision.nearest) + ", the first that holds.");
  } else {
    lines.push_back("By " + rule_words(view, decision.nearest) +
                    "; no rule that names another cluster holds.");
  }
}

// ---- common -------------------------------------------------------------------------------------

void tell_tree(const ExplanationView& view, Lines& lines) {
  const auto step = view.explanation.decision.tree_step;
  if (step == Decision::none) return;
  if (step == Decision::no_step) {
    lines.emplace_back("The assessment brings no super-class and no step of the tree holds.");
    return;
  }
  const TreeStep& taken = view.pack.tree.steps.at(static_cast<std::size_t>(step));
  const std::string scope = scope_words(view.explanation);
  lines.push_back(
      (taken.super_class == SuperClass::undecided ? "No super-class" : "S" + scope.substr(1)) +
      " by step " + std::to_string(step + 1) + " of the tree (" + rule_place(view.pack, taken.at) +
      "), as the assessment brings none.");
}

void tell_nearest_change(const ExplanationView& view, Lines& lines) {
  const auto& any = view.flips.any;
  if (!any) {
    lines.emplace_back("No change of one or two ratings would give another cluster.");
    return;
  }
  lines.push_back("If " + flip_words(*any) + ", it would be " +
                  cluster_words(view.pack, any->cluster) + ".");
}

void tell_why(const ExplanationView& view, Lines& lines) {
  const PageVerdict* chosen = chosen_page(view.explanation);
  switch (view.pack.method) {
    case Method::profile:
      chosen != nullptr ? tell_profile(view, *chosen, lines) : tell_variance(view, lines);
      break;
    case Method::logit:
      chosen != nullptr ? tell_logit(view, *chosen, lines) : tell_no_type(view, lines);
      break;
    case Method::table:
      tell_table(view, lines);
      break;
  }
}

std::string facts(const ExplanationView& view) {
  const PackHeader& header = view.pack.header;
  const SuperClass super_class = view.assessment.super_class;
  return "Row " + std::to_string(view.assessment.row) + ": reason " +
         std::string(reason_word(view.assessment.reason)) +
         (super_class == SuperClass::undecided
              ? ", no super-class"
              : ", super-class " + std::string(to_text(super_class))) +
         ". Rules: " + (header.reference.empty() ? header.id : header.reference) + " " +
         header.version + ", " + std::string(to_text(header.status)) + ".";
}

}  // namespace

void write_answer(const ExplanationView& view, std::ostream& out) {
  const Allocation& allocation = view.explanation.allocation;
  if (!view.explanation.usable) {
    out << "Cluster " << allocation.cluster << ": the assessment of row " << view.assessment.row
        << " cannot be used\n  " << allocation.reason << '\n';
    return;
  }
  Lines lines;
  tell_why(view, lines);
  tell_tree(view, lines);
  tell_nearest_change(view, lines);
  lines.push_back(facts(view));
  out << "Cluster " << cluster_words(view.pack, allocation.cluster) << '\n';
  for (const std::string& line : lines) out << "  " << line << '\n';
}

}  // namespace pbr
