// One chunk of a table to the text of its allocations. One worker a thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "bulk/decision_text.hpp"
#include "bulk/row_text.hpp"
#include "intake/assessment_plan.hpp"
#include "intake/assessment_scan.hpp"
#include "pbr/bulk.hpp"
#include "pbr/rating_block.hpp"
#include "pbr/scorecard.hpp"
#include "text/csv_chunks.hpp"

namespace pbr::bulk {

/// What all workers of a table share.
struct Table {
  const ClusterPack& pack;
  const Scorecard& card;
  const BulkForm& form;
  const ColumnMap* map;
  const std::string& name;  ///< of the file, for diagnostics
  const std::string&
      head;  ///< the header's bytes, in front of every piece read by the exact reader
  std::uint32_t head_lines = 0;
  intake::AssessmentPlan plan;
};

/// Rows and lines count from the start of the chunk.
struct ChunkResult {
  RowText text;
  std::vector<std::size_t> row_ends;  ///< in the text, where rows are to be numbered
  std::uint64_t rows = 0, lines = 0;
  Findings findings;
  std::map<ClusterCode, std::uint64_t> by_cluster;
  std::optional<Diagnostic> error;  ///< what ended the reading inside the chunk
};

class ChunkWorker {
 public:
  /// The table must outlive the worker.
  explicit ChunkWorker(const Table& table);

  /// Overwrites the result.
  void work(const CsvChunk& chunk, ChunkResult& result);

 private:
  void work_plain(const CsvChunk& chunk, ChunkResult& result);
  /// Decides and writes what is in the block.
  void flush(ChunkResult& result);
  [[nodiscard]] std::size_t count_place(const Decision& decision) const;
  void count_clusters(ChunkResult& result);
  void write_plain(const intake::PlainRow& row, std::string_view decision, RowText& out) const;
  /// Reads a piece that stands behind `result.rows` rows and `result.lines` lines of the chunk.
  void work_exactly(std::string_view text, ChunkResult& result);

  const Table& table_;
  intake::AssessmentScan scan_;
  RatingBlock block_;
  intake::PlainRows rows_;
  std::array<Decision, RatingBlock::capacity> decisions_;
  DecisionText decision_text_;
  /// By index of the cluster; then where no cluster fits: without and with a page of the
  /// super-class.
  std::vector<std::uint64_t> counts_;
  std::array<ClusterCode, 2> where_none_fits_;
  std::string exact_row_;
};

}  // namespace pbr::bulk
