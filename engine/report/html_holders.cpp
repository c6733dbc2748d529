#include <algorithm>
#include <map>
#include <set>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string words_of(Holder holder) {
  switch (holder) {
    case Holder::nhs:
      return "NHS";
    case Holder::local_authority:
      return "Local authority";
    case Holder::voluntary:
      return "Voluntary organisation";
    case Holder::independent:
      return "Independent organisation";
    case Holder::person:
      return "The person";
  }
  throw InternalError("no such holder");
}

struct BothSides {
  Pence paid, held;
};

std::map<Holder, BothSides> sides_of(const Partnership& partnership, const SchemeId& scheme) {
  std::map<Holder, BothSides> sides;
  for (const Holding& holding : partnership.holdings) {
    if (holding.scheme != scheme) continue;
    BothSides& both = sides[holding.holder];
    (holding.side == Holding::Side::paid_by ? both.paid : both.held) += holding.amount;
  }
  return sides;
}

void write_sides(const ReportView& view, HtmlPage& page) {
  HtmlTable table(page, "table-holders", "Whose money pays and who holds it, by scheme",
                  {{"Scheme"}, {"Who"}, {"Pays", ColumnKind::figure}, {"Holds", ColumnKind::bar}});
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    const auto sides = sides_of(view.result.partnership, id);
    std::int64_t scale = 1;
    for (const auto& [holder, both] : sides) scale = std::max(scale, both.held.value());
    for (const auto& [holder, both] : sides) {
      table.row(view.scheme_name(id)).cell(words_of(holder)).cell(pounds_text(both.paid));
      table.cell(pounds_text(both.held), Bar{both.held.value(), scale, false});
    }
  }
  table.end();
}

// What a pool pays would give away what is hidden of its commissioners.
std::set<std::string> hidden_pools(const ReportView& view) {
  std::set<std::string> hidden;
  for (const PoolPayment& payment : view.result.partnership.payments) {
    if (view.commissioners.is_hidden(payment.contract.commissioner.text())) {
      hidden.insert(payment.pool);
    }
  }
  return hidden;
}

void write_pools(const ReportView& view, HtmlPage& page) {
  const auto& partners = view.result.partnership.partners;
  if (partners.empty()) return;
  const auto hidden = hidden_pools(view);
  HtmlTable table(page, "table-partners", "Pooled funds, taken apart again by partner",
                  {{"Partner"},
                   {"Pool"},
                   {"Scheme"},
                   {"Kind"},
                   {"Put in", ColumnKind::figure},
                   {"Paid out of it", ColumnKind::figure},
                   {"Moved by stop-loss", ColumnKind::figure},
                   {"Left", ColumnKind::figure}});
  for (const PartnerShare& share : partners) {
    table.row(shown_name(share.partner)).cell(share.pool).cell(view.scheme_name(share.scheme));
    table.cell(words_of(share.kind)).cell(pounds_text(share.contributed));
    const bool hide = hidden.contains(share.pool);
    table.cell(view.unless(hide, pounds_text(share.paid)));
    table.cell(view.unless(hide, pounds_text(share.stop_loss)));
    table.cell(view.unless(hide, pounds_text(share.balance)));
  }
  table.end();
}

struct BudgetSums {
  Pence income, core, risk_pool, budget, second_line;
};

void write_budgets(const ReportView& view, HtmlPage& page) {
  std::map<std::pair<std::string, std::string>, BudgetSums> sums;  // by scheme and commissioner
  for (const PersonalBudget& one : view.result.partnership.budgets) {
    BudgetSums& of = sums[{view.scheme_name(one.scheme), one.contract.commissioner.text()}];
    of.income += one.income;
    of.core += one.core;
    of.risk_pool += one.risk_pool;
    of.budget += one.budget;
    of.second_line += one.second_line;
  }
  if (sums.empty()) return;
  HtmlTable table(page, "table-budgets",
                  "Personal budgets out of the clusters' income, by commissioner",
                  {{"Commissioner"},
                   {"Scheme"},
                   {"Income of the clusters", ColumnKind::figure},
                   {"Core services", ColumnKind::figure},
                   {"In-patient risk pool", ColumnKind::figure},
                   {"Personal budgets", ColumnKind::figure},
                   {"Local authority's second line", ColumnKind::figure}});
  for (const auto& [key, of] : sums) {
    const bool hide = view.commissioners.is_hidden(key.second);
    table.row(shown_name(key.second)).cell(key.first);
    for (const Pence amount : {of.income, of.core, of.risk_pool, of.budget, of.second_line}) {
      table.cell(view.unless(hide, pounds_text(amount)));
    }
  }
  table.end();
}

std::string finding_of(const Partnership& partnership) {
  if (!partnership.budgets.empty()) return "Part of the clusters' income goes to personal budgets";
  if (!partnership.partners.empty()) return "Partners pay out of pooled funds";
  return "The NHS pays, and providers hold what they are paid";
}

}  // namespace

void write_holder_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "holders", "Who holds each pound", finding_of(view.result.partnership));
  write_sides(view, page);
  write_pools(view, page);
  write_budgets(view, page);
  page.close();
}

}  // namespace pbr
