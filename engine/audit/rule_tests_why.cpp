#include "audit/rule_tests_why.hpp"

#include <algorithm>

#include "audit/rule_tests_facts.hpp"

namespace pbr::audit {
namespace {

std::string rated(std::size_t item, Rating rating) {
  return "item " + std::string(item_label(item)) +
         (rating == not_known ? " not known" : " rated " + std::to_string(rating));
}

// The rules of one pack that decided one case, in the order in which they are told.
class Why {
 public:
  Why(const ClusterPack& pack, const Explanation& explanation, const RuleCase& tested)
      : pack_(pack), explanation_(explanation), tested_(tested) {}

  std::vector<DecidingRule> tell() {
    if (!explanation_.usable) {
      heading("the ratings cannot be used: " + explanation_.allocation.reason, {});
    } else if (pack_.method == Method::table) {
      table();
    } else {
      pages();
    }
    return std::move(told_);
  }

 private:
  void heading(std::string words, const Location& at) {
    told_.push_back({true, std::move(words), at});
  }
  void rule(std::string words, const Location& at) {
    told_.push_back({false, std::move(words), at});
  }

  // The pages the case speaks of, after the one that was given.
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes{explanation_.allocation.cluster.text()};
    for (const RuleCheck& check : tested_.checks) {
      const bool outcome = check.fact == Fact::cluster || check.fact == Fact::runner_up;
      const std::string& code = outcome ? check.expected : check.of;
      if (!outcome && (check.fact < Fact::candidate || check.fact > Fact::probability)) continue;
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
    return codes;
  }

  void pages() {
    for (const std::string& code : codes()) {
      const auto page =
          std::find_if(explanation_.pages.begin(), explanation_.pages.end(),
                       [&](const PageVerdict& each) { return each.cluster->code.text() == code; });
      if (page == explanation_.pages.end()) {
        const bool given = code == explanation_.allocation.cluster.text();
        if (given) heading(code + ", given: " + explanation_.allocation.reason, {});
      } else {
        tell_page(*page);
      }
    }
  }

  void tell_page(const PageVerdict& page) {
    const bool given = page.cluster->code == explanation_.allocation.cluster;
    std::string words = page.cluster->code.text() + (given ? ", given: " : ": ");
    if (!page.in_super_class) {
      words += "of super-class " + std::string(to_text(page.cluster->super_class)) + ", not " +
               std::string(to_text(explanation_.super_class)) + "; ";
    } else if (!page.in_branch) {
      words += "not of branch " + explanation_.branch + "; ";
    }
    if (pack_.method == Method::profile) {
      heading(words + "essential criteria " + (page.essential_met ? "met" : "not met") +
                  ", penalty " + std::to_string(page.penalty),
              page.cluster->at);
      for (const ItemVerdict& item : page.items) tell_row(page, item);
    } else {
      heading(words + (page.excluded_by.empty() ? "" : "excluded, ") + "score " +
                  decimal_text(page.points, pack_.logit.places),
              page.cluster->at);
      tell_type(page);
    }
  }

  void tell_row(const PageVerdict& page, const ItemVerdict& item) {
    const bool breaks =
        std::find(page.broken.begin(), page.broken.end(), item.row) != page.broken.end();
    const bool meets = item.cell == Cell::must;
    if (!breaks && !meets && item.penalty == 0 && !item.key_missed) return;
    std::string words = rated(item.row->item, item.rating);
    if (item.cell) words += std::string(": ") + letter(*item.cell);
    if (breaks) words += item.row->starred ? ", no starred item is in R" : ", not in R";
    if (item.penalty != 0) words += ", penalty " + std::to_string(item.penalty);
    if (item.key_missed) words += ", a key scale outside R and O";
    rule(std::move(words), item.row->at);
  }

  void tell_type(const PageVerdict& page) {
    for (const Exclusion* exclusion : page.excluded_by) {
      std::string words = "excluded where";
      for (const Exclusion::Part& part : exclusion->parts) {
        words += (&part == exclusion->parts.data() ? " " : " and ") + rated(part.item, part.rating);
      }
      rule(std::move(words), exclusion->at);
    }
    rule("constant " + decimal_text(page.cluster->constant, pack_.logit.places), page.cluster->at);
    for (const CoefficientVerdict& each : page.coefficients) {
      if (each.added == 0) continue;
      rule(rated(each.row->item, each.rating) + ": " + (each.added > 0 ? "+" : "") +
               decimal_text(each.added, pack_.logit.places),
           each.row->at);
    }
  }

  void table() {
    const auto wanted = codes();
    const auto given = explanation_.decision.nearest;
    heading(explanation_.allocation.cluster.text() + ", given: " + explanation_.allocation.reason,
            given >= 0 ? pack_.table.rules[static_cast<std::size_t>(given)].at : Location{});
    for (std::size_t at = 0; at < explanation_.rules.size(); ++at) {
      const TableRule& each = pack_.table.rules[at];
      const bool expected =
          std::find(wanted.begin() + 1, wanted.end(), each.cluster.text()) != wanted.end();
      if (!expected) continue;
      const PremiseVerdict& verdict = explanation_.rules[at];
      heading(each.cluster.text() + " by rule " + each.id +
                  (verdict.holds ? ": holds" : ": does not hold"),
              each.at);
      if (!verdict.super_class_fits) {
        rule("not for super-class " + std::string(to_text(explanation_.super_class)), each.at);
      }
      for (const Condition* failed : verdict.failed) tell_condition(*failed);
    }
  }

  void tell_condition(const Condition& condition) {
    const auto& value = explanation_.derived[condition.derived];
    std::string words = pack_.derived[condition.derived].id + " is " +
                        (value ? std::to_string(*value) : "unknown") + ", must be ";
    if (condition.unknown) {
      words += "unknown";
    } else {
      words += std::to_string(condition.lowest);
      if (condition.highest != condition.lowest)
        words += " to " + std::to_string(condition.highest);
    }
    rule(std::move(words), condition.at);
  }

  const ClusterPack& pack_;
  const Explanation& explanation_;
  const RuleCase& tested_;
  std::vector<DecidingRule> told_;
};

}  // namespace

std::vector<DecidingRule> deciding_rules(const ClusterPack& pack, const Explanation& explanation,
                                         const RuleCase& tested) {
  return Why(pack, explanation, tested).tell();
}

}  // namespace pbr::audit
