#include "command_price_nwau.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <ostream>

#include "console.hpp"
#include "output.hpp"
#include "pbr/nwau.hpp"

namespace pbr::cli {
namespace {

// By hand: a weight has as many decimals as the pack says, which no double keeps.
void append_json(const NwauPack& pack, std::string& out, const NwauRow& row) {
  const auto quoted = [](std::string_view text) { return boost::json::serialize(text); };
  out += R"({"row":)" + std::to_string(row.row);
  for (std::size_t at = 0; at < row.columns.size(); ++at) {
    out += ',' + quoted(row.columns[at]) + ':' + quoted(row.cells[at]);
  }
  out += R"(,"category":)" + quoted(to_text(row.price.category));
  out += R"(,"w01":)" + to_decimal(row.price.w01, pack.w01_places);
  out += R"(,"gwau":)" + to_decimal(row.price.gwau, pack.gwau_places);
  out += R"(,"nwau":)" + to_decimal(row.price.nwau, pack.nwau_places);
  out += R"(,"error":)" + std::to_string(static_cast<int>(row.price.error)) + "}\n";
}

std::string padded(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string line(std::string name, std::uint64_t rows, const std::string& nwau) {
  constexpr std::size_t name_width = 12, rows_width = 14, nwau_width = 26;
  name.resize(std::max(name.size(), name_width), ' ');
  return name + padded(grouped(rows), rows_width) + padded(nwau, nwau_width) + "\n";
}

// Rows and activity units by the branch that priced them.
std::string counts(const NwauPack& pack, const NwauSummary& summary) {
  std::string text = "category              rows                      NWAU\n";
  for (std::size_t i = 0; i < nwau_category_count; ++i) {
    if (summary.by_category[i] == 0) continue;
    const std::string name(to_text(static_cast<NwauCategory>(i)));
    text += line(name.empty() ? "error" : name, summary.by_category[i],
                 to_decimal(summary.nwau[i], pack.nwau_places));
  }
  return text + line("total", summary.rows, to_decimal(summary.total(), pack.nwau_places));
}

std::string rows_of(std::uint64_t count) {
  return grouped(count) + (count == 1 ? " row" : " rows");
}

void warn_of_errors(const NwauSummary& summary) {
  std::string text = rows_of(summary.errors()) + " with an error, priced at 0:\n";
  for (std::size_t i = 1; i < nwau_error_count; ++i) {
    if (summary.by_error[i] == 0) continue;
    text += "  " + std::to_string(i) + " " + std::string(to_text(static_cast<NwauError>(i))) +
            ": " + rows_of(summary.by_error[i]) + "\n";
  }
  warn(text);
}

}  // namespace

int price_nwau_file(const NwauRequest& request, const Common& common) {
  const auto pack = load_nwau(request.tariff, {common.rule_folders});
  print(pack.problems);
  if (!pack.value) return failed;
  const PackHeader& header = pack.value->header;
  if (header.status == PackStatus::illustrative) {
    note("illustrative rules: " + header.reference + " " + header.version +
         " is no published price list");
  }
  NwauOptions options;
  options.progress = progress();
  const bool text = common.format == "text";
  if (text) options.row = [](std::string&, const NwauRow&) {};
  if (common.format == "json") {
    options.row = [&pack](std::string& out, const NwauRow& row) {
      append_json(*pack.value, out, row);
    };
  }
  TableOutput output(request.output);
  const auto priced = price_nwau_table(request.file, *pack.value, options, output.stream());
  end_progress();
  print(priced.problems);
  if (!priced.value) return failed;
  const NwauSummary& summary = *priced.value;
  if (text) output.stream() << counts(*pack.value, summary);
  output.commit();
  if (!text) {
    note(rows_of(summary.rows) + ", NWAU " + to_decimal(summary.total(), pack.value->nwau_places) +
         " by " + header.reference);
  }
  if (summary.errors() > 0) warn_of_errors(summary);
  return summary.errors() > 0 ? with_findings : fine;
}

}  // namespace pbr::cli
