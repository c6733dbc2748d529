#include <array>

#include "report/band_titles.hpp"
#include "report/contrast_rows.hpp"
#include "report/number_text.hpp"
#include "report/paper.hpp"

namespace pbr {

namespace {

constexpr double pence_a_pound = 100;

double pounds_of(Pence amount) { return static_cast<double>(amount.value()) / pence_a_pound; }

const Contrast* contrast_of(const ReportView& view, const SchemeId& scheme, Level level,
                            const ContractKey& contract) {
  return find_contrast(view.result.payments, scheme, level, contract);
}

void add_interval(const ReportView& view, const Contrast& row, bool hidden,
                  std::vector<PaperCell>& cells) {
  for (const auto& end : {row.change_low, row.change_high}) {
    cells.push_back(unless_hidden(view, hidden, end ? change_cell(*end) : PaperCell{"exact"}));
  }
}

}  // namespace

PaperCell pounds_cell(Pence amount) { return {pounds_text(amount), pounds_of(amount)}; }
PaperCell change_cell(Pence change) { return {change_text(change), pounds_of(change)}; }
PaperCell count_cell(std::int64_t count) { return {grouped(count), static_cast<double>(count)}; }

PaperCell percent_cell(Pence change, Pence baseline) {
  if (baseline == Pence{}) return {"no baseline"};
  return {change_percent_text(change, baseline),
          static_cast<double>(change.value()) / static_cast<double>(baseline.value())};
}

PaperCell unless_hidden(const ReportView& view, bool hidden, PaperCell cell) {
  return hidden ? PaperCell{view.rule.mark} : std::move(cell);
}

PaperTable paper_totals(const ReportView& view) {
  PaperTable table{"Totals"};
  table.columns = {{"Scheme"},
                   {"Paid", PaperKind::pounds},
                   {"Change", PaperKind::pounds},
                   {"Change in %", PaperKind::percent},
                   {"95% interval from", PaperKind::pounds},
                   {"to", PaperKind::pounds}};
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    std::vector<PaperCell> row{{view.scheme_name(id)}, pounds_cell(ReportView::paid(scheme))};
    if (const Contrast* whole = contrast_of(view, id, Level::all, {})) {
      row.push_back(change_cell(whole->change));
      row.push_back(percent_cell(whole->change, whole->baseline_amount));
      add_interval(view, *whole, false, row);
    } else {
      row.insert(row.end(), {{"baseline"}, {""}, {""}, {""}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

PaperTable paper_providers(const ReportView& view) {
  PaperTable table{"Providers"};
  table.columns = {{"Provider"}, {"People", PaperKind::count}};
  const auto& schemes = view.result.payments.schemes;
  if (schemes.empty()) return table;
  const SchemeId last = ReportView::id_of(schemes.back());
  table.words.push_back("The change is that of " + view.scheme_name(last) + " against " +
                        view.baseline_name() + ".");
  for (const SchemeResult& scheme : schemes) {
    table.columns.push_back({view.scheme_name(ReportView::id_of(scheme)), PaperKind::pounds});
  }
  for (const char* title : {"Change", "95% interval from", "to"}) {
    table.columns.push_back({title, PaperKind::pounds});
  }
  std::map<ProviderId, std::vector<Pence>> paid;
  for (std::size_t at = 0; at < schemes.size(); ++at) {
    for (const Payment& payment : schemes[at].payments) {
      auto& row = paid[payment.contract.provider];
      row.resize(schemes.size());
      row[at] += payment.amount;
    }
  }
  for (const auto& [provider, amounts] : paid) {
    const std::string& name = provider.text();
    const bool hidden = view.providers.is_hidden(name);
    const std::string people = view.people(view.providers, name);
    PaperCell number{people};
    if (people != view.rule.mark) {
      const auto& volume = view.providers.parts.find(name)->second;
      number.number = std::stod(disclosed_count(view.rule, view.providers.level, volume.people));
    }
    std::vector<PaperCell> row{{shown_name(name)}, std::move(number)};
    for (const Pence amount : amounts) {
      row.push_back(unless_hidden(view, hidden, pounds_cell(amount)));
    }
    if (const Contrast* change = contrast_of(view, last, Level::provider, {provider, {}})) {
      row.push_back(unless_hidden(view, hidden, change_cell(change->change)));
      add_interval(view, *change, hidden, row);
    } else {
      row.insert(row.end(), {{""}, {""}, {""}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

PaperTable paper_bands(const ReportView& view) {
  PaperTable table{"Winners and losers"};
  table.words.emplace_back(
      "Providers by how much a scheme changes what they are paid. Providers are no people: they "
      "are counted exactly.");
  table.columns = {{"Scheme"}};
  const BandWords words = band_words(view.result.study.uncertainty);
  for (const Band band : all_bands)
    table.columns.push_back({title_of(band, words), PaperKind::count});
  const auto& schemes = view.result.payments.schemes;
  for (std::size_t at = 1; at < schemes.size(); ++at) {
    const SchemeId id = ReportView::id_of(schemes[at]);
    std::array<std::int64_t, all_bands.size()> counts{};
    for (const BandRow& row : view.result.uncertainty.bands) {
      if (row.scheme == id && row.level == Level::provider) {
        ++counts.at(static_cast<std::size_t>(row.band));
      }
    }
    std::vector<PaperCell> row{{view.scheme_name(id)}};
    for (const std::int64_t count : counts) row.push_back(count_cell(count));
    table.rows.push_back(std::move(row));
  }
  return table;
}

PaperTable paper_parts(const ReportView& view) {
  PaperTable table{"Why the schemes differ"};
  table.words.push_back("Parts of the change against " + view.baseline_name() +
                        ", by the Shapley value; decomposition.csv has them by contract.");
  table.columns = {{"Scheme"}, {"Provider"}};
  for (const char* title : {"Rules", "Volume", "Case-mix", "Price", "Outcome", "Change"}) {
    table.columns.push_back({title, PaperKind::pounds});
  }
  for (const ShiftParts& parts : view.result.shift_parts) {
    const bool all = parts.level == Level::all;
    if (parts.method != ShiftMethod::shapley || (!all && parts.level != Level::provider)) continue;
    const std::string& provider = parts.contract.provider.text();
    const bool hidden = !all && view.providers.is_hidden(provider);
    std::vector<PaperCell> row{{view.scheme_name(parts.scheme)},
                               {all ? "All" : shown_name(provider)}};
    for (const Pence part :
         {parts.rules, parts.volume, parts.casemix, parts.price, parts.outcome, parts.change}) {
      row.push_back(unless_hidden(view, hidden, change_cell(part)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace pbr
