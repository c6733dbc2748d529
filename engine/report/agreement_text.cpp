#include <algorithm>
#include <charconv>
#include <ostream>

#include "pbr/agreement_report.hpp"
#include "report/agreement_words.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

constexpr std::size_t disagreements_shown = 10;
constexpr int share_places = 1;
constexpr int kappa_places = 3;

std::string percent(double share) { return fixed(share * 100, share_places) + "%"; }

// "61.2% (60.1 to 62.3)"
std::string share_words(const AgreementMeasure& measure) {
  if (!measure.value) return "nothing to count";
  return percent(*measure.value) + " (" + fixed(*measure.low * 100, share_places) + " to " +
         fixed(*measure.high * 100, share_places) + ")";
}

std::string kappa_words(const AgreementMeasure& measure) {
  if (!measure.value) return "not defined";
  if (!measure.low) return fixed(*measure.value, kappa_places) + " (too few people to say)";
  return fixed(*measure.value, kappa_places) + " (" + fixed(*measure.low, kappa_places) + " to " +
         fixed(*measure.high, kappa_places) + ")";
}

std::string words(const AgreementMeasure& measure) {
  return is_kappa(measure.name) ? kappa_words(measure) : share_words(measure);
}

const AgreementMeasure& find(const AgreementRow& row, std::string_view name) {
  return *std::find_if(row.measures.begin(), row.measures.end(),
                       [&](const AgreementMeasure& measure) { return measure.name == name; });
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string count_text(std::uint64_t count) { return grouped(static_cast<std::int64_t>(count)); }

void write_left_out(const AgreementRow& row, std::ostream& out) {
  out << "Not compared: " << count_text(row.not_assessed)
      << " without an assessment inside the spell, " << count_text(row.not_recorded)
      << " without a recorded code, " << count_text(row.not_comparable)
      << " with a code the pack does not have, " << count_text(row.not_usable)
      << " whose ratings cannot be used\n";
}

void write_measures(const AgreementRow& row, std::ostream& out) {
  out << "\n" << padded("measure", 16) << padded("spells", 10) << "value (95% interval)\n";
  for (const AgreementMeasure& measure : row.measures) {
    out << padded(measure.name, 16) << padded(count_text(measure.denominator), 10) << words(measure)
        << "  " << meaning(measure.name) << "\n";
  }
}

void write_providers(const Agreement& agreement, std::ostream& out) {
  constexpr std::array shown{"agreement", "over", "under", "matching"};
  std::size_t width = 10;
  for (const AgreementRow& row : agreement.rows) {
    width = std::max(width, row.provider.text().size() + 2);
  }
  out << "\n" << padded("provider", width) << padded("compared", 10);
  for (const auto* name : shown) out << padded(name, 24);
  out << "kappa\n";
  for (const AgreementRow& row : agreement.rows) {
    if (row.provider.empty()) continue;
    out << padded(row.provider.text(), width) << padded(count_text(row.compared), 10);
    for (const auto* name : shown) out << padded(words(find(row, name)), 24);
    out << words(find(row, "kappa")) << "\n";
  }
}

void write_disagreements(const Agreement& agreement, std::ostream& out) {
  using Entry = std::pair<std::pair<ClusterCode, ClusterCode>, std::uint64_t>;
  std::vector<Entry> apart;
  for (const auto& entry : agreement.confusion) {
    if (entry.first.first != entry.first.second) apart.emplace_back(entry);
  }
  if (apart.empty()) return;
  std::stable_sort(apart.begin(), apart.end(),
                   [](const Entry& a, const Entry& b) { return a.second > b.second; });
  out << "\nLargest disagreements (recorded -> rules: spells)\n";
  for (std::size_t at = 0; at < apart.size() && at < disagreements_shown; ++at) {
    out << "  " << apart[at].first.first << " -> " << apart[at].first.second << ": "
        << count_text(apart[at].second) << "\n";
  }
  if (apart.size() > disagreements_shown) {
    out << "  ... and " << apart.size() - disagreements_shown
        << " further pairs; --confusion lists every pair\n";
  }
}

}  // namespace

void write_agreement_text(const ClusterPack& pack, const Agreement& agreement, std::ostream& out) {
  const AgreementRow& all = agreement.rows.front();
  const AgreementMeasure& agreed = find(all, "agreement");
  if (all.compared == 0) {
    out << "No spell could be compared with " << pack.header.id << " " << pack.header.version
        << "\n";
  } else {
    out << count_text(agreed.numerator) << " of " << count_text(all.compared)
        << " recorded clusters are those of " << pack.header.id << " " << pack.header.version
        << (pack.header.status == PackStatus::illustrative ? " (illustrative)" : "") << ": "
        << share_words(agreed) << "; kappa " << kappa_words(find(all, "kappa")) << "\n";
  }
  out << count_text(all.spells) << " spells of " << count_text(all.people) << " people\n";
  write_left_out(all, out);
  if (all.compared == 0) return;
  write_measures(all, out);
  write_providers(agreement, out);
  write_disagreements(agreement, out);
}

}  // namespace pbr
