#include <ostream>
#include <vector>

#include "base/int128.hpp"
#include "nwau/columns.hpp"
#include "pbr/csv.hpp"
#include "pbr/nwau.hpp"
#include "text/csv_field.hpp"

namespace pbr {
namespace {

class TablePricing {
 public:
  TablePricing(CsvReader& csv, const NwauPack& pack, const NwauOptions& options, std::ostream& out)
      : csv_(csv), pack_(pack), options_(options), out_(out) {}

  Loaded<NwauSummary> run() {
    if (csv_.error()) return {{}, {*csv_.error()}};
    at_ = nwau::find_columns(csv_, problems_);
    if (!problems_.empty()) return {{}, std::move(problems_)};
    if (!options_.row) write_head();
    while (const auto record = csv_.next()) {
      if (record->problem) {
        note_malformed(*record->problem);
      } else if (malformed_ == 0) {
        price(*record);
      }
    }
    flush();
    close();
    if (!problems_.empty()) return {{}, std::move(problems_)};
    return {summary_, {}};
  }

 private:
  static constexpr std::size_t most_told = 20;
  static constexpr std::size_t flush_bytes = std::size_t{256} << 10;
  static constexpr std::uint64_t rows_a_report = 65'536;

  // The rows behind a malformed one are read on, so that all such rows are told at once.
  void note_malformed(const Diagnostic& found) {
    if (++malformed_ <= most_told) problems_.push_back(found);
  }

  void close() {
    if (malformed_ > most_told) {
      Diagnostic d;
      d.code = "NW003";
      d.at.file = csv_.name();
      d.message = "more rows are malformed";
      d.found = std::to_string(malformed_) + " in all; the first " + std::to_string(most_told) +
                " are told above";
      d.help = "look at how the file was made: a separator or quote inside a field?";
      problems_.push_back(std::move(d));
    }
    if (csv_.error()) problems_.push_back(*csv_.error());
  }

  void write_head() {
    for (const auto& name : csv_.header()) {
      append_field(text_, name);
      text_ += ',';
    }
    text_ += "category,w01,gwau,nwau,error\n";
  }

  void price(const CsvRecord& record) {
    cells_.clear();
    for (const auto& field : record.fields) cells_.push_back(field.text);
    const auto priced = price_nwau(pack_, nwau::cells_of(at_, cells_));
    ++summary_.rows;
    ++summary_.by_error[static_cast<std::size_t>(priced.error)];
    const auto category = static_cast<std::size_t>(priced.category);
    ++summary_.by_category[category];
    summary_.nwau[category] = checked_sum(summary_.nwau[category], priced.nwau);
    if (options_.row) {
      options_.row(text_, {record.row, csv_.header(), cells_, priced});
    } else {
      append(priced);
    }
    if (text_.size() >= flush_bytes) flush();
    if (options_.progress && summary_.rows % rows_a_report == 0) {
      options_.progress("price", summary_.rows, 0);
    }
  }

  void append(const NwauPrice& priced) {
    for (const auto cell : cells_) {
      append_field(text_, cell);
      text_ += ',';
    }
    text_ += to_text(priced.category);
    text_ += ',' + to_decimal(priced.w01, pack_.w01_places);
    text_ += ',' + to_decimal(priced.gwau, pack_.gwau_places);
    text_ += ',' + to_decimal(priced.nwau, pack_.nwau_places);
    text_ += ',';
    text_ += static_cast<char>('0' + static_cast<int>(priced.error));
    text_ += '\n';
  }

  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  CsvReader& csv_;
  const NwauPack& pack_;
  const NwauOptions& options_;
  std::ostream& out_;
  nwau::Positions at_{};
  std::vector<std::string_view> cells_;
  std::string text_;  ///< rows not yet handed on
  std::uint64_t malformed_ = 0;
  NwauSummary summary_;
  Diagnostics problems_;
};

}  // namespace

Loaded<NwauSummary> price_nwau_table(const std::string& path, const NwauPack& pack,
                                     const NwauOptions& options, std::ostream& out) {
  auto csv = CsvReader::open(path);
  return TablePricing(csv, pack, options, out).run();
}

Loaded<NwauSummary> price_nwau_table(std::istream& in, const std::string& name,
                                     const NwauPack& pack, const NwauOptions& options,
                                     std::ostream& out) {
  CsvReader csv(in, name);
  return TablePricing(csv, pack, options, out).run();
}

}  // namespace pbr
