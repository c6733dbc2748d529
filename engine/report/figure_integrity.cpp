// What rests on people who were not measured.
#include <algorithm>

#include "report/html_figures.hpp"
#include "report/number_text.hpp"

namespace pbr {

void write_unmeasured_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  FigureColumn names("name", "Provider", FigureUnit::words);
  FigureColumn keys("key", "Key", FigureUnit::words);
  FigureColumn values("value", "Paid more than at the worst", FigureUnit::pence);
  FigureColumn low("low", "At the worst", FigureUnit::pence);
  FigureColumn high("high", "At the best, more than at the worst", FigureUnit::pence);
  Pence most;
  std::string whose;
  for (const UnmeasuredRow& row : view.result.integrity.unmeasured) {
    const std::string& provider = row.contract.provider.text();
    if (row.scheme != scheme || row.level != Level::provider) continue;
    if (view.providers.is_hidden(provider)) continue;
    names.add(shown_name(provider));
    keys.add(provider);
    values.add(row.gain());
    low.add(Pence{});
    high.add(row.if_best - row.if_worst);
    if (row.gain() > most) {
      most = row.gain();
      whose = shown_name(provider);
    }
  }
  if (names.size() == 0) return;
  const std::string name = view.scheme_name(scheme);
  write_figure(
      {.id = "unmeasured-" + scheme.text(),
       .kind = FigureKind::caterpillar,
       .title = most == Pence{} ? "Under " + name + " nobody is paid for people not measured"
                                : whose + " has most from people not measured, " +
                                      pounds_text(most) + " more than if they were the worst",
       .shown = name + ": what is paid more than if those not measured were the worst; the line "
                       "reaches to what would be paid if they were the best",
       .text =
           "A row a provider, ranked: a dot for what it is paid over the worst case, and a line "
           "from the worst case to the best. The table that follows has the figures.",
       .columns = {names, values, low, high, keys},
       .opens = "provider"},
      view.rule.mark, page);
}

}  // namespace pbr
