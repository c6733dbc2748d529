#include <algorithm>

#include "report/component_words.hpp"
#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

using ByComponent = std::map<std::string, Pence>;

/// Components in the order in which the scheme pays them.
std::vector<std::string> components_of(const SchemeResult& scheme) {
  std::vector<std::string> components;
  for (const Payment& payment : scheme.payments) {
    if (std::find(components.begin(), components.end(), payment.component) == components.end()) {
      components.push_back(payment.component);
    }
  }
  return components;
}

std::map<std::string, ByComponent> by_provider(const SchemeResult& scheme) {
  std::map<std::string, ByComponent> sums;
  for (const Payment& payment : scheme.payments) {
    sums[payment.contract.provider.text()][payment.component] += payment.amount;
  }
  return sums;
}

void write_amounts(const ReportView& view, const std::vector<std::string>& components,
                   const ByComponent& amounts, bool hidden, HtmlTable& table) {
  Pence sum;
  for (const std::string& component : components) {
    const auto found = amounts.find(component);
    const Pence amount = found != amounts.end() ? found->second : Pence{};
    table.cell(view.unless(hidden, pounds_text(amount)));
    sum += amount;
  }
  table.cell(view.unless(hidden, pounds_text(sum)));
}

std::vector<HtmlColumn> columns_of(const ReportView& view, const SchemeId& scheme,
                                   const std::vector<std::string>& components) {
  std::vector<HtmlColumn> columns{{"Provider"}};
  for (const std::string& id : components) {
    const SchemeComponent* component = view.component(scheme, id);
    const bool named = component != nullptr && !component->name.empty();
    columns.push_back({named ? component->name : id, ColumnKind::figure});
  }
  columns.push_back({"Total", ColumnKind::figure});
  return columns;
}

// Each component's rule in a sentence, in the order in which they are paid.
void write_rules(const Scheme& scheme, HtmlPage& page) {
  page.open("ul");
  for (const SchemeComponent& component : scheme.components) {
    const std::string& name = component.name.empty() ? component.id : component.name;
    page.open("li").element("strong", name).text(": " + in_words(component, scheme) + ".").close();
  }
  page.close();
}

void write_scheme(const ReportView& view, const SchemeResult& scheme, HtmlPage& page) {
  const SchemeId id = ReportView::id_of(scheme);
  const std::vector<std::string> components = components_of(scheme);
  write_component_figure(view, scheme, page);
  HtmlTable table(page, "table-payments-" + id.text(),
                  view.scheme_name(id) + ": what each component pays, by provider",
                  columns_of(view, id, components));
  ByComponent whole;
  for (const auto& [provider, amounts] : by_provider(scheme)) {
    table.row(shown_name(provider));
    write_amounts(view, components, amounts, view.providers.is_hidden(provider), table);
    for (const auto& [component, amount] : amounts) {
      whole[component] += amount;
    }
  }
  table.total("All");
  write_amounts(view, components, whole, false, table);
  table.end();
  if (scheme.scheme != nullptr) write_rules(*scheme.scheme, page);
}

std::string finding_of(const ReportView& view) {
  const auto& schemes = view.result.payments.schemes;
  if (schemes.empty()) {
    return "No scheme was paid";
  }
  const auto less = [](const SchemeResult& a, const SchemeResult& b) {
    return ReportView::paid(a) < ReportView::paid(b);
  };
  const auto [least, most] = std::minmax_element(schemes.begin(), schemes.end(), less);
  return view.scheme_name(ReportView::id_of(*most)) + " pays most, " +
         pounds_text(ReportView::paid(*most)) + "; " + view.scheme_name(ReportView::id_of(*least)) +
         " least, " + pounds_text(ReportView::paid(*least));
}

}  // namespace

void write_payment_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "payments", "Payments by component", finding_of(view));
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    write_scheme(view, scheme, page);
  }
  page.close();
}

}  // namespace pbr
