// Waterfalls: what a payment, or a difference between two schemes, is made of.
#include <algorithm>

#include "report/html_details.hpp"
#include "report/html_figures.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

struct Step {
  std::string key, name;
  Pence amount;
};

/// "Hidden" stands for all that may not be shown, together: it follows from the total anyway.
void add_hidden(std::vector<Step>& steps, Pence total, std::size_t hidden) {
  if (hidden == 0) return;
  for (const Step& step : steps) total = total - step.amount;
  steps.push_back({"", "Not shown (few people)", total});
}

void add_columns(const std::vector<Step>& steps, const std::string& title, HtmlFigure& figure) {
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn names("name", title, FigureUnit::words);
  FigureColumn amounts("amount", "Amount", FigureUnit::pence);
  for (const Step& step : steps) {
    keys.add(step.key);
    names.add(step.name);
    amounts.add(step.amount);
  }
  figure.columns = {names, amounts, keys};
}

/// The largest first, with its sign; rows of nothing at their end.
void sort_by_amount(std::vector<Step>& steps) {
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.amount > b.amount; });
}

std::string gains_and_losses(const std::vector<Step>& steps) {
  if (steps.empty()) return "nothing changes";
  const Step& most = steps.front();
  const Step& least = steps.back();
  std::string text;
  if (most.amount > Pence{}) text = most.name + " gains most, " + pounds_text(most.amount);
  if (least.amount < Pence{}) {
    text += (text.empty() ? "" : "; ") + least.name + " loses most, " + pounds_text(-least.amount);
  }
  return text.empty() ? "nothing changes" : text;
}

constexpr std::string_view change_words =
    "Bars one under the other, each starting where the one above it ends: to the right and solid "
    "where more is paid, to the left and hatched where less is. The last bar is their sum. The "
    "table that follows has the figures.";

HtmlFigure change_figure(std::vector<Step> steps, Pence total, std::size_t hidden,
                         const std::string& whom) {
  sort_by_amount(steps);
  HtmlFigure figure{.kind = FigureKind::waterfall, .text = std::string(change_words)};
  figure.title = gains_and_losses(steps);
  add_hidden(steps, total, hidden);
  add_columns(steps, whom, figure);
  figure.options = {{"total", "All"}, {"signed", "yes"}};
  return figure;
}

}  // namespace

void write_component_figure(const ReportView& view, const SchemeResult& scheme, HtmlPage& page) {
  const SchemeId id = ReportView::id_of(scheme);
  std::vector<Step> steps;
  for (const Payment& payment : scheme.payments) {
    const std::string key = component_key(id, payment.component);
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.key == key; });
    if (found != steps.end()) {
      found->amount += payment.amount;
      continue;
    }
    const SchemeComponent* terms = view.component(id, payment.component);
    const bool named = terms != nullptr && !terms->name.empty();
    steps.push_back({key, named ? terms->name : payment.component, payment.amount});
  }
  if (steps.size() < 2) return;
  const Step& largest = *std::max_element(steps.begin(), steps.end(),
                                          [](auto& a, auto& b) { return a.amount < b.amount; });
  HtmlFigure figure{
      .id = "spend-" + id.text(),
      .kind = FigureKind::waterfall,
      .title = largest.name + " is the largest part of " + view.scheme_name(id) + ", " +
               pounds_text(largest.amount) + " of " + pounds_text(ReportView::paid(scheme)),
      .shown = view.scheme_name(id) + ": what each component pays, adding up to the whole",
      .text =
          "Bars one under the other, each starting where the one above it ends; the last is "
          "the whole. The table that follows has the figures."};
  add_columns(steps, "Component", figure);
  figure.options["total"] = "All";
  const auto& schemes = view.result.payments.schemes;
  if (&scheme != &schemes.front()) {
    figure.options["reference"] = std::to_string(ReportView::paid(schemes.front()).value());
    figure.options["reference_name"] = view.baseline_name();
  }
  figure.opens = "component";
  write_figure(figure, view.rule.mark, page);
}

void write_step_figure(const ReportView& view, HtmlPage& page) {
  const auto& schemes = view.result.payments.schemes;
  if (schemes.size() < 2) return;
  std::map<std::string, Pence> changes;
  Pence total;
  for (const std::size_t from_last : {std::size_t{2}, std::size_t{1}}) {
    for (const Payment& payment : schemes[schemes.size() - from_last].payments) {
      const Pence amount = from_last == 1 ? payment.amount : -payment.amount;
      changes[payment.contract.provider.text()] += amount;
      total += amount;
    }
  }
  std::vector<Step> steps;
  for (const auto& [provider, amount] : changes) {
    if (view.providers.is_hidden(provider)) continue;
    steps.push_back({provider, shown_name(provider), amount});
  }
  const std::size_t hidden = changes.size() - steps.size();
  if (steps.empty()) return;
  HtmlFigure figure = change_figure(std::move(steps), total, hidden, "Provider");
  const std::string last = view.scheme_name(ReportView::id_of(schemes.back()));
  const std::string before = view.scheme_name(ReportView::id_of(schemes[schemes.size() - 2]));
  figure.id = "step-provider";
  figure.title = "From " + before + " to " + last + ": " + figure.title;
  figure.shown = last + " minus " + before + ", provider by provider";
  figure.opens = "provider";
  write_figure(figure, view.rule.mark, page);
}

void write_commissioner_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  std::vector<Step> steps;
  Pence total;
  std::size_t hidden = 0;
  for (const Contrast& row : view.result.payments.contrasts) {
    if (row.scheme != scheme) continue;
    if (row.level == Level::all) total = row.change;
    if (row.level != Level::commissioner) continue;
    const std::string& name = row.contract.commissioner.text();
    if (view.commissioners.is_hidden(name)) {
      ++hidden;
    } else {
      steps.push_back({name, shown_name(name), row.change});
    }
  }
  if (steps.empty()) return;
  HtmlFigure figure = change_figure(std::move(steps), total, hidden, "Commissioner");
  const std::string name = view.scheme_name(scheme);
  figure.id = "spend-commissioner-" + scheme.text();
  std::string finding = figure.title;
  for (const auto& [old, plain] :
       {std::pair{" gains most", " pays most more"}, std::pair{" loses most", " saves most"}}) {
    if (const auto at = finding.find(old); at != std::string::npos) {
      finding.replace(at, std::string_view(old).size(), plain);
    }
  }
  figure.title = "Under " + name + ", " + finding;
  figure.shown = name + " against " + view.baseline_name() +
                 ": what each commissioner pays more or less, adding up to the change of all";
  figure.opens = "commissioner";
  write_figure(figure, view.rule.mark, page);
}

void write_cluster_figure(const ReportView& view, HtmlPage& page) {
  std::vector<Step> steps;
  std::size_t hidden = 0;
  for (const auto& [code, volume] : view.clusters.parts) {
    if (view.clusters.is_hidden(code)) {
      ++hidden;
    } else {
      steps.push_back({code, view.cluster_name(code), volume.amount});
    }
  }
  if (steps.empty() || view.total.amount == Pence{}) return;
  std::vector<Step> ranked = steps;
  sort_by_amount(ranked);
  if (ranked.size() > 3) ranked.resize(3);
  Pence most;
  for (const Step& step : ranked) most += step.amount;
  const std::string share = ratio_text(most.value(), view.total.amount.value(), 100, 0);
  HtmlFigure figure{
      .id = "spend-cluster",
      .kind = FigureKind::waterfall,
      .title = std::to_string(ranked.size()) + " clusters take " + share +
               "% of the activity amount of " + pounds_text(view.total.amount),
      .shown = "The price of the activity by cluster, adding up to all of it",
      .text =
          "Bars one under the other, each starting where the one above it ends; the last is "
          "the whole. The table that follows has the figures."};
  add_hidden(steps, view.total.amount, hidden);
  add_columns(steps, "Cluster", figure);
  figure.options["total"] = "All";
  figure.opens = "cluster";
  write_figure(figure, view.rule.mark, page);
}

}  // namespace pbr
