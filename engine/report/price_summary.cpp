#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <ostream>

#include "pbr/price_report.hpp"
#include "report/columns.hpp"
#include "report/json_text.hpp"
#include "report/number_text.hpp"
#include "report/origin_json.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

using UnitSums = std::map<TariffUnit, LineSums>;
using CommissionerSums = std::map<CommissionerId, UnitSums>;

std::map<ProviderId, CommissionerSums> by_provider(const LineTotals& totals) {
  std::map<ProviderId, CommissionerSums> sums;
  for (const auto& [key, of_key] : totals) sums[key.provider][key.commissioner][key.unit] += of_key;
  return sums;
}

LineSums sum(const UnitSums& units) {
  LineSums all;
  for (const auto& [unit, sums] : units) all += sums;
  return all;
}

LineSums sum(const CommissionerSums& commissioners) {
  LineSums all;
  for (const auto& [commissioner, units] : commissioners) all += sum(units);
  return all;
}

LineSums sum(const LineTotals& totals) {
  LineSums all;
  for (const auto& [key, sums] : totals) all += sums;
  return all;
}

// Quantities of different units have no sum.
void write_row(const std::array<std::string, 3>& names, const LineSums& sums, bool of_one_unit,
               std::ostream& out) {
  out << "  " << padded(names[0], 12) << padded(names[1], 14) << padded(names[2], 20)
      << right_aligned(grouped(sums.lines), 10)
      << right_aligned(of_one_unit ? grouped(sums.quantity) : std::string(), 14)
      << right_aligned(pounds_text(sums.amount), 20) << "\n";
}

void write_commissioner(const ProviderId& provider, const CommissionerId& commissioner,
                        const UnitSums& units, std::ostream& out) {
  const std::string payer = commissioner.empty() ? "not known" : commissioner.text();
  for (const auto& [unit, sums] : units) {
    write_row({provider.text(), payer, std::string(to_text(unit))}, sums, true, out);
  }
  write_row({provider.text(), payer, "all units"}, sum(units), false, out);
}

json::object sums_value(const LineSums& sums) {
  return {{"lines", sums.lines}, {"amount", to_pounds(sums.amount)}};
}

}  // namespace

void write_price_summary_text(const StudyResult& result, const LineTotals& totals,
                              std::ostream& out) {
  const PackHeader& book = result.rulebook.tariff.header;
  out << result.study.name << ", " << to_text(result.study.period.first) << " to "
      << to_text(result.study.period.last_day()) << ", at " << book.id << " " << book.version
      << " (" << to_text(book.status) << ")\n\n";
  out << "  " << padded("provider", 12) << padded("commissioner", 14) << padded("unit", 20)
      << right_aligned("lines", 10) << right_aligned("quantity", 14) << right_aligned("amount", 20)
      << "\n";
  for (const auto& [provider, commissioners] : by_provider(totals)) {
    for (const auto& [commissioner, units] : commissioners) {
      write_commissioner(provider, commissioner, units, out);
    }
    write_row({provider.text(), "all", "all units"}, sum(commissioners), false, out);
  }
  write_row({"all", "all", "all units"}, sum(totals), false, out);
}

void write_price_summary_json(const StudyResult& result, const LineTotals& totals,
                              std::ostream& out) {
  json::object summary;
  summary["schema"] = 1;
  summary["study"] = result.study.name;
  summary["first_day"] = to_text(result.study.period.first);
  summary["last_day"] = to_text(result.study.period.last_day());
  summary["book"] = book_value(result.rulebook.tariff.header);
  json::array rows;
  for (const auto& [provider, commissioners] : by_provider(totals)) {
    for (const auto& [commissioner, units] : commissioners) {
      for (const auto& [unit, sums] : units) {
        json::object row{
            {"provider", provider.text()}, {"commissioner", name_value(commissioner.text())},
            {"unit", to_text(unit)},       {"lines", sums.lines},
            {"quantity", sums.quantity},   {"amount", to_pounds(sums.amount)}};
        rows.push_back(std::move(row));
      }
    }
  }
  summary["rows"] = std::move(rows);
  summary["total"] = sums_value(sum(totals));
  write_pretty(summary, out);
}

}  // namespace pbr
