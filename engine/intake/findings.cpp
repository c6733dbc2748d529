#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "pbr/intake.hpp"

namespace pbr {

void Findings::add(Finding finding) {
  Count& count = counts_[finding.code];
  count.severity = finding.severity;
  ++count.total;
  if (count.kept >= examples_) return;
  ++count.kept;
  kept_.push_back(std::move(finding));
}

void Findings::append(const Findings& other) {
  for (const auto& finding : other.kept_) add(finding);
  // What the other list counted beyond its examples is counted here too.
  for (const auto& [code, count] : other.counts_) {
    Count& mine = counts_[code];
    mine.severity = count.severity;
    mine.total += count.total - count.kept;
  }
}

void Findings::move_rows(Row rows) {
  for (Finding& finding : kept_) finding.row += rows;
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> list = kept_;
  std::stable_sort(list.begin(), list.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.table, a.row, a.field, a.code) < std::tie(b.table, b.row, b.field, b.code);
  });
  return list;
}

std::uint64_t Findings::total(Severity at_least) const {
  std::uint64_t sum = 0;
  for (const auto& [code, count] : counts_) {
    if (count.severity >= at_least) sum += count.total;
  }
  return sum;
}

std::string_view finding_title(std::string_view code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> titles{{
      {"EP001", "cluster spells overlap at one provider"},
      {"EP002", "cluster spell outlasts its referral"},
      {"EP003", "cluster spell without a day"},
      {"IN002", "column ignored"},
      {"IN003", "row cannot be split into its columns"},
      {"IN004", "field is empty that must be filled"},
      {"IN005", "not a date"},
      {"IN006", "rating out of range"},
      {"IN007", "not one of the codes of this field"},
      {"IN008", "not a number"},
      {"IN009", "not a care cluster"},
      {"IN010", "stands twice"},
      {"IN011", "end before start"},
      {"IN012", "not in date order"},
      {"IN013", "referral is not in the referrals table"},
      {"IN014", "person is not in the persons table"},
      {"IN015", "score outside the range of its measure"},
      {"IN016", "measure that no rule pack has"},
      {"IN017", "assessment without a known rating"},
  }};
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const auto& entry) { return entry.first == code; });
  return found == titles.end() ? std::string_view{} : found->second;
}

}  // namespace pbr
