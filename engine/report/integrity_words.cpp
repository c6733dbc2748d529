#include "report/integrity_words.hpp"

#include <algorithm>

#include "report/contrast_rows.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string share_text(Pence part, Pence whole) {
  const std::string share = ratio_text(part.value(), whole.value(), 100, 1);
  return share.empty() ? "no share" : share + "%";
}

std::string bunching_sentence(const ReportView& view) {
  std::int64_t tests = 0, notable = 0;
  const BunchingRow* first = nullptr;
  for (const BunchingRow& row : view.result.integrity.bunching) {
    tests += row.p.has_value();
    notable += row.notable;
    const bool named = row.provider.empty() || !view.providers.is_hidden(row.provider.text());
    const bool stronger = first == nullptr || *row.p < *first->p;
    if (row.notable && named && stronger) first = &row;
  }
  if (tests == 0) return "There are too few scores near any line to say whether they bunch there.";
  const std::string asked = "Of " + counted(tests, "line") + " with scores enough to look at, ";
  if (notable == 0) {
    return asked + "none has more just over it than its neighbours suggest.";
  }
  std::string says = asked + grouped(notable) + (notable == 1 ? " has" : " have") +
                     " more just over it than chance would bring once in twenty such reports";
  if (first == nullptr) return says + ".";
  says += "; most strikingly " + first->item + " (" + first->line + ")";
  return says + (first->provider.empty() ? "." : " at " + first->provider.text() + ".");
}

std::string upcoding_sentence(const ReportView& view) {
  const auto& rows = view.result.integrity.upcoding;
  const auto best = std::max_element(
      rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.gained < b.gained; });
  if (best == rows.end()) return "No episode has an assessment that could be rated higher.";
  if (best->gained <= Pence{}) return "One more point on any one item would gain nobody anything.";
  const std::string moved = view.percent(std::string(reach_level), best->moved, best->episodes);
  return "One more point on item " + item_name(view, best->item) + " would move " + moved +
         " of the episodes to another cluster; where that pays more a day it is worth " +
         pounds_text(best->gained) + ", " +
         share_text(best->gained, view.result.integrity.activity) +
         " of the activity payment. No other item gains more. Clusters as recorded need not "
         "follow the allocation.";
}

/// Sums over all, and the provider with most, of rows of one scheme.
template <class Row>
struct Told {
  const Row* all = nullptr;
  const Row* most = nullptr;
};
template <class Row>
Told<Row> told_of(const ReportView& view, const std::vector<Row>& rows, const SchemeId& scheme,
                  Pence (Row::*figure)() const) {
  Told<Row> told;
  for (const Row& row : rows) {
    if (row.scheme != scheme) continue;
    if (row.level == Level::all) told.all = &row;
    const bool shown =
        row.level == Level::provider && !view.providers.is_hidden(row.contract.provider.text());
    if (!shown || (row.*figure)() <= Pence{}) continue;
    if (told.most == nullptr || (row.*figure)() > (told.most->*figure)()) told.most = &row;
  }
  return told;
}

std::string unmeasured_sentence(const ReportView& view, const SchemeId& scheme) {
  const auto told = told_of(view, view.result.integrity.unmeasured, scheme, &UnmeasuredRow::gain);
  if (told.all == nullptr) return "";
  std::string says = "Had everybody been measured, " + view.scheme_name(scheme) +
                     " would pay between " + pounds_text(told.all->if_worst) + " and " +
                     pounds_text(told.all->if_best) + " instead of " +
                     pounds_text(told.all->amount);
  if (told.all->gain() <= Pence{}) return says + "; nobody can have gained by not measuring.";
  if (told.most == nullptr)
    return says + "; no provider that may be named gained by not measuring.";
  return says + "; " + told.most->contract.provider.text() +
         " may have gained most by not measuring, at most " + pounds_text(told.most->gain()) + ".";
}

std::string regression_sentence(const ReportView& view, const SchemeId& scheme) {
  const auto told = told_of(view, view.result.integrity.regression, scheme, &RegressionRow::reward);
  if (told.all == nullptr) return "";
  const std::string name = view.scheme_name(scheme);
  if (told.most == nullptr) {
    return "Under " + name + " no provider that may be named is paid for people who start worse.";
  }
  return "Under " + name + ", " + told.most->contract.provider.text() + " is paid " +
         pounds_text(told.most->reward()) + " (" +
         share_text(told.most->reward(), told.most->amount) +
         ") because its people start where scores improve by themselves; over all it comes to " +
         change_text(told.all->reward()) + ".";
}

}  // namespace

std::string item_name(const ReportView& view, std::uint32_t item) {
  const std::string& name = view.result.rulebook.instrument.items.at(item).name;
  const std::string label(item_label(item));
  return name.empty() ? label : label + " " + name;
}

std::vector<IntegrityFinding> integrity_findings(const ReportView& view) {
  std::vector<IntegrityFinding> findings{{"bunching", {}, bunching_sentence(view), "bunching.csv"},
                                         {"upcoding", {}, upcoding_sentence(view), "upcoding.csv"}};
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    const std::string says = unmeasured_sentence(view, id);
    if (!says.empty()) findings.push_back({"unmeasured", id, says, "unmeasured.csv"});
  }
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    const std::string says = regression_sentence(view, id);
    if (!says.empty()) findings.push_back({"regression", id, says, "regression_reward.csv"});
  }
  return findings;
}

std::string finding_of(const std::vector<IntegrityFinding>& findings, std::string_view test,
                       const SchemeId& scheme) {
  for (const IntegrityFinding& finding : findings) {
    if (finding.test == test && finding.scheme == scheme) return finding.says;
  }
  return "";
}

}  // namespace pbr
