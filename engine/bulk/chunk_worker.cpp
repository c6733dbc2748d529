#include "bulk/chunk_worker.hpp"

#include <algorithm>

#include "intake/tables.hpp"
#include "pbr/allocation_row.hpp"
#include "text/piece_reader.hpp"

namespace pbr::bulk {
namespace {

// The exact reader costs the same to set up for one row and for many: a chunk with more unusual
// rows than these is read by it to its end.
constexpr std::size_t most_unusual = 32;

}  // namespace

ChunkWorker::ChunkWorker(const Table& table)
    : table_(table),
      scan_(table.plan),
      decision_text_(table.pack),
      counts_(table.pack.clusters.size() + where_none_fits_.size()) {
  for (const bool any : {false, true}) {
    Decision nothing;
    nothing.any_in_super_class = any;
    where_none_fits_.at(any ? 1 : 0) = in_words(table.pack, {}, nothing).cluster;
  }
  for (const std::size_t item : table.plan.not_given) {
    block_.ratings[item].fill(RatingBlock::unknown);
  }
}

void ChunkWorker::write_plain(const intake::PlainRow& row, std::string_view decision,
                              RowText& out) const {
  if (table_.plan.ids_side_by_side) {
    out.make_room(row.ids.size() + decision.size());
    out.append_short(row.ids);
  } else {
    for (const auto field : {row.id, row.person, row.provider}) {
      out.append(field);
      out.append(",");
    }
    out.append(row.date);
    out.make_room(decision.size());
  }
  out.append_short(decision);
}

std::size_t ChunkWorker::count_place(const Decision& decision) const {
  if (decision.cluster >= 0) return static_cast<std::size_t>(decision.cluster);
  return table_.pack.clusters.size() + (decision.any_in_super_class ? 1 : 0);
}

void ChunkWorker::count_clusters(ChunkResult& result) {
  const auto& clusters = table_.pack.clusters;
  for (std::size_t at = 0; at < counts_.size(); ++at) {
    if (counts_[at] == 0) continue;
    const bool fits = at < clusters.size();
    result.by_cluster[fits ? clusters[at].code : where_none_fits_.at(at - clusters.size())] +=
        counts_[at];
    counts_[at] = 0;
  }
}

void ChunkWorker::flush(ChunkResult& result) {
  if (block_.rows == 0) return;
  table_.card.decide(block_, decisions_);
  decision_text_.take(block_, decisions_);
  for (std::size_t row = 0; row < block_.rows; ++row) {
    ++counts_[count_place(decisions_[row])];
    write_plain(rows_[row], decision_text_.of(row), result.text);
  }
  block_.rows = 0;
}

void ChunkWorker::work_plain(const CsvChunk& chunk, ChunkResult& result) {
  scan_.start(chunk.text());
  std::size_t unusual = 0;
  std::uint64_t other_rows = 0, other_lines = 0;
  for (;;) {
    const auto stop = scan_.fill(block_, rows_);
    result.rows = scan_.rows() + other_rows;
    result.lines = scan_.lines() + other_lines;
    if (stop == intake::AssessmentScan::Stop::block_full) {
      flush(result);
      continue;
    }
    flush(result);
    if (stop == intake::AssessmentScan::Stop::end) return;
    const auto piece = ++unusual > most_unusual ? scan_.take_rest() : scan_.take_unusual();
    work_exactly(chunk.as_read(piece), result);
    if (result.error) return;
    other_rows = result.rows - scan_.rows();
    other_lines = result.lines - scan_.lines();
  }
}

void ChunkWorker::work_exactly(std::string_view text, ChunkResult& result) {
  PieceReader piece(table_.head, text, table_.name);
  if (table_.map != nullptr) {
    [[maybe_unused]] const auto known =
        show_through(*table_.map, TableKind::assessments, piece.csv());
  }
  Tables tables;
  Findings findings;
  intake::RowReader in(TableKind::assessments, piece.csv(), findings);
  intake::read_assessments_wide(in, tables);
  const auto allocations = table_.card.allocate(tables.assessments);
  for (std::size_t at = 0; at < allocations.size(); ++at) {
    ++result.by_cluster[allocations[at].cluster];
    exact_row_.clear();
    if (table_.form.row) {
      table_.form.row(exact_row_, tables.assessments[at], allocations[at]);
    } else {
      append_allocation(exact_row_, tables.assessments[at], allocations[at]);
    }
    result.text.append(exact_row_);
    if (!table_.form.before_number.empty()) result.row_ends.push_back(result.text.size());
  }
  result.findings.append(findings, result.rows);
  result.error = piece.error(result.lines);
  if (result.error) return;
  result.rows += allocations.size();
  result.lines += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

void ChunkWorker::work(const CsvChunk& chunk, ChunkResult& result) {
  result.text.clear();
  result.row_ends.clear();
  result.rows = result.lines = 0;
  result.findings = Findings();
  result.by_cluster.clear();
  result.error.reset();
  if (chunk.whole && !table_.form.row && table_.map == nullptr) {
    work_plain(chunk, result);
  } else {
    work_exactly(chunk.as_read(chunk.text()), result);
  }
  count_clusters(result);
}

}  // namespace pbr::bulk
