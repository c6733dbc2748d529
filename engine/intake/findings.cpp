#include "pbr/findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "pbr/result.hpp"

namespace pbr {
namespace {

// The order of the examples. Behind the place stand the texts, so that two findings at one place
// have an order too and it never matters which came first.
bool before(const Finding& a, const Finding& b) {
  return std::tie(a.table, a.row, a.field, a.code, a.severity, a.found, a.expected) <
         std::tie(b.table, b.row, b.field, b.code, b.severity, b.found, b.expected);
}

template <class Map>
auto& entry(Map& map, std::string_view code) {
  const auto at = map.find(code);
  return at != map.end() ? at->second : map[std::string(code)];
}

}  // namespace

std::uint64_t Findings::Totals::total() const { return at_least(Severity::note); }

std::uint64_t Findings::Totals::at_least(Severity severity) const {
  std::uint64_t sum = 0;
  for (auto i = static_cast<std::size_t>(severity); i < by_severity.size(); ++i) {
    sum += by_severity[i];
  }
  return sum;
}

Severity Findings::Totals::severity() const {
  if (by_severity[2] > 0) return Severity::error;
  return by_severity[1] > 0 ? Severity::warning : Severity::note;
}

void Findings::Totals::add(const Totals& other) {
  for (std::size_t i = 0; i < by_severity.size(); ++i) by_severity[i] += other.by_severity[i];
}

Findings Findings::empty_like_this() const {
  Findings empty(examples_);
  empty.mark_from_ = mark_from_;
  return empty;
}

void Findings::add(Finding finding) {
  if (counted_only(finding.table, finding.row, finding.field, finding.code, finding.severity)) {
    return;
  }
  keep(std::move(finding));
}

bool Findings::counted_only(TableKind table, Row row, std::string_view field, std::string_view code,
                            Severity severity) {
  if (mark_from_ && severity >= *mark_from_) marks_.mark(table, row, severity);
  Count& count = entry(counts_, code);
  count.severity = std::max(count.severity, severity);
  ++count.total;
  ++count.tables[table].by_severity[static_cast<std::size_t>(severity)];
  if (count.kept < examples_) return false;
  if (examples_ == 0) return true;
  const Finding& last = kept_.find(code)->second.front();
  return std::tie(last.table, last.row) < std::tie(table, row) ||
         (last.table == table && last.row == row && std::string_view(last.field) < field);
}

void Findings::keep(Finding finding) {
  Count& count = counts_.find(finding.code)->second;
  auto& heap = entry(kept_, finding.code);
  if (heap.size() == examples_) {
    if (!before(finding, heap.front())) return;
    std::pop_heap(heap.begin(), heap.end(), before);
    heap.back() = std::move(finding);
  } else {
    heap.push_back(std::move(finding));
    ++count.kept;
  }
  std::push_heap(heap.begin(), heap.end(), before);
}

void Findings::append(const Findings& other, Row rows) {
  if (other.examples_ != examples_) {
    throw InternalError("lists of findings that keep different numbers of examples");
  }
  for (const auto& [code, count] : other.counts_) {
    Count& mine = entry(counts_, code);
    mine.severity = std::max(mine.severity, count.severity);
    mine.total += count.total;
    for (const auto& [table, totals] : count.tables) mine.tables[table].add(totals);
  }
  for (const auto& [code, heap] : other.kept_) {
    for (Finding finding : heap) {
      finding.row += rows;
      keep(std::move(finding));
    }
  }
  if (mark_from_) marks_.merge(other.marks_, rows);
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> list;
  for (const auto& [code, heap] : kept_) list.insert(list.end(), heap.begin(), heap.end());
  std::sort(list.begin(), list.end(), before);
  return list;
}

const Finding* Findings::first(std::string_view code) const {
  const auto at = kept_.find(code);
  if (at == kept_.end()) return nullptr;
  return &*std::min_element(at->second.begin(), at->second.end(), before);
}

std::uint64_t Findings::total(Severity at_least) const {
  std::uint64_t sum = 0;
  for (const auto& [code, count] : counts_) {
    for (const auto& [table, totals] : count.tables) sum += totals.at_least(at_least);
  }
  return sum;
}

}  // namespace pbr
