#include "summary.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <ostream>

#include "console.hpp"
#include "pbr/csv.hpp"

namespace pbr::cli {
namespace {

struct SchemeTotal {
  std::string id, name;
  Pence amount;
  const Contrast* contrast = nullptr;  // null for the baseline
};

std::vector<SchemeTotal> totals(const StudyResult& result) {
  std::vector<SchemeTotal> list;
  for (const auto& paid : result.payments.schemes) {
    SchemeTotal total{paid.scheme->header.id, paid.scheme->name, {}, nullptr};
    for (const auto& payment : paid.payments) total.amount += payment.amount;
    for (const auto& contrast : result.payments.contrasts) {
      if (contrast.level == Level::all && contrast.scheme.text() == total.id) {
        total.contrast = &contrast;
      }
    }
    list.push_back(std::move(total));
  }
  return list;
}

// 1234567.89 -> 1,234,567.89
std::string pounds(Pence amount) {
  std::string text = to_pounds(amount);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t at = text.size() - 3; at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text.insert(first, "\xC2\xA3");
}

struct Volumes {
  std::uint64_t episodes = 0, days = 0, admitted_days = 0;
};

Volumes volumes(const Casemix& casemix) {
  Volumes v;
  for (const auto& [key, sums] : casemix.cells()) {
    v.episodes += static_cast<std::uint64_t>(sums.episodes);
    v.days += static_cast<std::uint64_t>(sums.days);
    v.admitted_days += static_cast<std::uint64_t>(sums.admitted_days);
  }
  return v;
}

void print_text(const StudyResult& result, const std::string& folder, std::ostream& out) {
  const Volumes v = volumes(result.casemix);
  out << result.study.name << ", " << to_text(result.study.period.first) << " to "
      << to_text(result.study.period.last_day()) << "\n"
      << "  " << grouped(result.people) << " people, " << grouped(v.episodes) << " episodes, "
      << grouped(v.days) << " days, " << grouped(v.admitted_days) << " of them admitted\n\n";
  const auto list = totals(result);
  std::size_t width = 20;
  for (const auto& total : list) width = std::max(width, total.id.size() + 1);
  for (const auto& total : list) {
    const auto amount = pounds(total.amount);
    out << "  " << total.id << std::string(width - total.id.size(), ' ')
        << std::string(amount.size() < 18 ? 18 - amount.size() : 1, ' ') << amount;
    if (total.contrast != nullptr) {
      out << "   change " << pounds(total.contrast->change);
      if (total.contrast->change_low) {
        out << " (95% " << pounds(*total.contrast->change_low) << " to "
            << pounds(*total.contrast->change_high) << ")";
      }
    }
    out << "\n";
  }
  bool illustrative = false;
  for (const auto* header : result.rulebook.headers()) {
    illustrative = illustrative || header->status == PackStatus::illustrative;
  }
  if (illustrative) {
    out << "\n  illustrative: these rules and prices are examples of ours, not official ones\n";
  }
  if (!result.findings.counts().empty()) {
    out << "\n  findings in the data, listed in findings.csv:\n"
        << findings_summary(result.findings);
  }
  out << "\n" << report_path(folder) << "\n";
}

void print_json(const StudyResult& result, const std::string& folder, std::ostream& out) {
  const Volumes v = volumes(result.casemix);
  boost::json::array payments;
  for (const auto& total : totals(result)) {
    boost::json::object row{{"scheme", total.id}, {"amount", to_pounds(total.amount)}};
    if (total.contrast != nullptr) {
      row["change"] = to_pounds(total.contrast->change);
      if (total.contrast->change_low) {
        row["change_low"] = to_pounds(*total.contrast->change_low);
        row["change_high"] = to_pounds(*total.contrast->change_high);
      }
    }
    payments.push_back(std::move(row));
  }
  boost::json::object findings;
  for (const auto& [code, count] : result.findings.counts()) findings[code] = count.total;
  out << boost::json::serialize(boost::json::object{{"study", result.study.name},
                                                    {"people", result.people},
                                                    {"episodes", v.episodes},
                                                    {"days", v.days},
                                                    {"admitted_days", v.admitted_days},
                                                    {"payments", std::move(payments)},
                                                    {"findings", std::move(findings)},
                                                    {"report", report_path(folder)}})
      << "\n";
}

void print_csv(const StudyResult& result, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "amount", "change", "change_low", "change_high"});
  const auto or_empty = [](const std::optional<Pence>& amount) {
    return amount ? to_pounds(*amount) : std::string();
  };
  for (const auto& total : totals(result)) {
    csv.field(total.id).field(to_pounds(total.amount));
    csv.field(total.contrast != nullptr ? to_pounds(total.contrast->change) : "");
    csv.field(total.contrast != nullptr ? or_empty(total.contrast->change_low) : "");
    csv.field(total.contrast != nullptr ? or_empty(total.contrast->change_high) : "");
    csv.end();
  }
}

}  // namespace

std::string report_path(const std::string& folder) {
  return (std::filesystem::path(folder) / "report.html").lexically_normal().string();
}

void print_summary(const StudyResult& result, const std::string& folder, const std::string& format,
                   std::ostream& out) {
  if (format == "json") return print_json(result, folder, out);
  if (format == "csv") return print_csv(result, out);
  print_text(result, folder, out);
}

}  // namespace pbr::cli
