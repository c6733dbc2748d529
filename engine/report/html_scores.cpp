#include <algorithm>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// Two decimals: six would give back the exact share that the disclosure rule has rounded away.
std::string short_score(const std::string& score) {
  const Result<Rate> rate = Rate::parse(score);
  return rate ? to_decimal(*rate, 2) : score;
}

const std::vector<SchemeDomain>* domains_of(const SchemeComponent& component) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    return &outcome->domains;
  }
  const auto* tournament = std::get_if<TournamentComponent>(&component.terms);
  return tournament != nullptr ? &tournament->domains : nullptr;
}

const SchemeDomain* find_domain(const SchemeComponent* component, std::string_view id) {
  const auto* domains = component != nullptr ? domains_of(*component) : nullptr;
  if (domains == nullptr) {
    return nullptr;
  }
  const auto found = std::find_if(domains->begin(), domains->end(),
                                  [&](const SchemeDomain& domain) { return domain.id == id; });
  return found != domains->end() ? &*found : nullptr;
}

/// Of a component with domains those of the domain, of points all.
const std::vector<SchemeIndicator>* indicators_of(const SchemeComponent* component,
                                                  const SchemeDomain* domain) {
  if (domain != nullptr) {
    return &domain->indicators;
  }
  const auto* points =
      component != nullptr ? std::get_if<PointsComponent>(&component->terms) : nullptr;
  return points != nullptr ? &points->indicators : nullptr;
}

/// "Recovery: people who recovered", from the scheme's own words where it has any.
std::string indicator_name(const SchemeComponent* component, const IndicatorScore& score) {
  const SchemeDomain* domain = find_domain(component, score.domain);
  std::string name = domain != nullptr && !domain->name.empty() ? domain->name : score.domain;
  std::string indicator = score.indicator;
  if (const auto* indicators = indicators_of(component, domain)) {
    for (const SchemeIndicator& known : *indicators) {
      if (known.id == score.indicator && !known.name.empty()) {
        indicator = known.name;
      }
    }
  }
  return name.empty() ? indicator : name + ": " + indicator;
}

void write_indicator(const ReportView& view, const Payment& payment, const IndicatorScore& score,
                     HtmlTable& table) {
  const std::string& level = view.providers.level;
  const std::string value = view.percent(level, score.numerator, score.denominator);
  const bool hidden = value == view.rule.mark;
  table.row(shown_name(payment.contract.provider.text()));
  table.cell(shown_name(payment.contract.commissioner.text()));
  table.cell(indicator_name(view.component(payment.scheme, payment.component), score));
  table.cell(value).cell(view.unless(hidden, short_score(score.score)));
  table.cell(view.percent(level, score.known, score.eligible));
  table.cell(score.complete_enough ? "met" : "not met");
}

/// The whole score would give away the one indicator that is hidden.
bool score_hidden(const ReportView& view, const Payment& payment) {
  const auto hides = [&](const IndicatorScore& score) {
    return view.percent(view.providers.level, score.numerator, score.denominator) == view.rule.mark;
  };
  return view.is_hidden(payment.contract) ||
         std::any_of(payment.indicators.begin(), payment.indicators.end(), hides);
}

/// A row for the whole: points add up to money, not to a score; the others by weight.
std::string whole_of(const Payment& payment) {
  if (!payment.indicators.empty() && !payment.indicators.front().points.empty()) {
    return "All points";
  }
  if (payment.score.empty()) {
    return "No score, no place";
  }
  return payment.place
             ? "All, by weight: place " + grouped(static_cast<std::int64_t>(*payment.place))
             : "All, by weight";
}

void write_payment(const ReportView& view, const Payment& payment, HtmlTable& table) {
  for (const IndicatorScore& score : payment.indicators) {
    write_indicator(view, payment, score, table);
  }
  table.total(shown_name(payment.contract.provider.text()));
  table.cell(shown_name(payment.contract.commissioner.text())).cell(whole_of(payment)).cell("");
  const std::string whole = payment.score.empty() ? "" : short_score(payment.score);
  table.cell(whole.empty() ? whole : view.unless(score_hidden(view, payment), whole));
  table.cell("").cell("");
}

using Scored = std::vector<const Payment*>;

/// Components with scores only, each with all its contracts.
std::map<std::string, Scored> scored_components(const SchemeResult& scheme) {
  std::map<std::string, Scored> components;
  for (const Payment& payment : scheme.payments) {
    if (!payment.indicators.empty()) {
      components[payment.component].push_back(&payment);
    }
  }
  return components;
}

void write_component(const ReportView& view, const SchemeId& scheme, const std::string& id,
                     const Scored& payments, HtmlPage& page) {
  const SchemeComponent* component = view.component(scheme, id);
  const bool named = component != nullptr && !component->name.empty();
  HtmlTable table(page, "table-scores-" + scheme.text() + "-" + id,
                  view.scheme_name(scheme) + ", " + (named ? component->name : id) +
                      ": how each contract scored",
                  {{"Provider"},
                   {"Commissioner"},
                   {"Domain and indicator"},
                   {"Value", ColumnKind::figure},
                   {"Score, 0 to 1", ColumnKind::figure},
                   {"Completeness", ColumnKind::figure},
                   {"Completeness gate"}});
  for (const Payment* payment : payments) {
    write_payment(view, *payment, table);
  }
  table.end();
}

std::string finding_of(const ReportView& view) {
  std::int64_t scored = 0;
  std::int64_t missed = 0;
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    for (const Payment& payment : scheme.payments) {
      for (const IndicatorScore& score : payment.indicators) {
        ++scored;
        missed += score.complete_enough ? 0 : 1;
      }
    }
  }
  if (scored == 0) {
    return "No scheme pays for outcomes";
  }
  const std::string gates = "completeness gate";
  return missed == 0 ? "Every indicator of every contract meets its " + gates
                     : grouped(missed) + " of " + counted(scored, "indicator score") +
                           " miss the " + gates + " and count as 0";
}

}  // namespace

void write_score_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "scores", "Outcome scores", finding_of(view));
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    for (const auto& [component, payments] : scored_components(scheme)) {
      write_component(view, ReportView::id_of(scheme), component, payments, page);
    }
  }
  page.close();
}

}  // namespace pbr
