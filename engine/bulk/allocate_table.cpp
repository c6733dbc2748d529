#include <algorithm>
#include <exception>
#include <istream>
#include <ostream>
#include <sstream>
#include <streambuf>
#include <thread>
#include <utility>

#include "bulk/chunk_worker.hpp"
#include "bulk/in_order.hpp"
#include "intake/tables.hpp"
#include "pbr/allocation_row.hpp"
#include "text/byte_source.hpp"

namespace pbr {
namespace {

using bulk::ChunkResult;

constexpr std::size_t results_ahead = 4;  // of each thread, before it waits for the writing

std::string head_of(const BulkForm& form) { return form.row ? form.head : allocations_head(); }

/// Several threads over the chunks of one table.
class WideRun {
 public:
  WideRun(CsvChunks& chunks, const bulk::Table& table, const BulkOptions& options,
          std::ostream& out)
      : chunks_(chunks),
        table_(table),
        options_(options),
        out_(out),
        in_order_(results_ahead * options.threads) {
    lines_ = table.head_lines;
  }

  /// The error inside the table that ended the run, if one did.
  std::optional<Diagnostic> go(BulkResult& result) {
    result_ = &result;
    if (options_.threads <= 1) {
      work();
    } else {
      std::vector<std::thread> threads;
      for (unsigned i = 0; i < options_.threads; ++i) threads.emplace_back([this] { work(); });
      for (auto& thread : threads) thread.join();
    }
    if (failure_) std::rethrow_exception(failure_);
    if (!error_) write_head();
    return error_;
  }

 private:
  void work() {
    try {
      std::optional<bulk::ChunkWorker> worker;  // a thread that gets no chunk needs none
      CsvChunk chunk;
      while (next(chunk)) {
        if (!worker) worker.emplace(table_);
        auto result = in_order_.blank();
        worker->work(chunk, *result);
        in_order_.hand_in(chunk.number, std::move(result),
                          [this](ChunkResult& due) { hand_on(due); });
      }
    } catch (...) {
      in_order_.stop();
      const std::lock_guard lock(reading_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  bool next(CsvChunk& chunk) {
    if (in_order_.stopped()) return false;
    const std::lock_guard lock(reading_);
    return chunks_.next(chunk);
  }

  void hand_on(ChunkResult& due) {
    result_->findings.append(due.findings, result_->rows);
    if (due.error) {
      due.error->at.line += static_cast<std::uint32_t>(lines_);
      error_ = std::move(due.error);
      in_order_.stop();
      return;
    }
    write_head();
    for (const auto& [code, count] : due.by_cluster) result_->by_cluster[code] += count;
    if (options_.form.before_number.empty()) {
      out_.write(due.text.view().data(), static_cast<std::streamsize>(due.text.size()));
    } else {
      write_numbered(due);
    }
    result_->rows += due.rows;
    lines_ += due.lines;
    if (options_.progress) options_.progress("allocating", result_->rows, 0);
  }

  // Not before something behind it is known to be good.
  void write_head() {
    if (!std::exchange(head_written_, true)) out_ << head_of(options_.form);
  }

  void write_numbered(const ChunkResult& due) {
    std::uint64_t number = result_->rows;
    std::size_t start = 0;
    for (const std::size_t end : due.row_ends) {
      out_ << options_.form.before_number << ++number;
      out_.write(due.text.view().data() + start, static_cast<std::streamsize>(end - start));
      start = end;
    }
  }

  CsvChunks& chunks_;
  const bulk::Table& table_;
  const BulkOptions& options_;
  std::ostream& out_;
  bulk::InOrder<ChunkResult> in_order_;
  BulkResult* result_ = nullptr;
  std::uint64_t lines_ = 0;
  bool head_written_ = false;
  std::optional<Diagnostic> error_;
  std::mutex reading_;
  std::exception_ptr failure_;
};

/// The head of a table and what the reader would bring behind it, as one stream.
class Rejoined : public std::streambuf {
 public:
  Rejoined(CsvChunks& chunks) : chunks_(chunks), piece_(chunks.head()) { show(); }

 protected:
  int_type underflow() override {
    if (!chunks_.next(chunk_)) return traits_type::eof();
    piece_.assign(chunk_.text());
    show();
    return traits_type::to_int_type(piece_.front());
  }

 private:
  void show() { setg(piece_.data(), piece_.data(), piece_.data() + piece_.size()); }

  CsvChunks& chunks_;
  CsvChunk chunk_;
  std::string piece_;
};

/// The long form is gathered in memory.
Diagnostics allocate_long(CsvChunks& chunks, const std::string& name, const Scorecard& card,
                          const BulkOptions& options, BulkResult& result, std::ostream& out) {
  const BulkForm& form = options.form;
  Rejoined bytes(chunks);
  std::istream in(&bytes);
  Tables tables;
  CsvReader csv(in, name);
  if (options.map != nullptr) {
    [[maybe_unused]] const auto known = show_through(*options.map, TableKind::assessments, csv);
  }
  auto problems = read_table(TableKind::assessments, std::move(csv), {}, tables, result.findings);
  if (has_errors(problems)) return problems;
  result.rows = tables.rows[static_cast<std::size_t>(TableKind::assessments)];
  const auto allocations = card.allocate(tables.assessments);
  out << head_of(form);
  std::string row;
  for (std::size_t at = 0; at < allocations.size(); ++at) {
    row.clear();
    if (!form.before_number.empty()) {
      row.append(form.before_number).append(std::to_string(tables.assessments[at].row));
    }
    ++result.by_cluster[allocations[at].cluster];
    if (form.row) {
      form.row(row, tables.assessments[at], allocations[at]);
    } else {
      append_allocation(row, tables.assessments[at], allocations[at]);
    }
    out.write(row.data(), static_cast<std::streamsize>(row.size()));
  }
  return problems;
}

Loaded<BulkResult> allocate(CsvChunks& chunks, const std::string& name, const ClusterPack& pack,
                            const BulkOptions& options, std::ostream& out) {
  Loaded<BulkResult> loaded;
  BulkResult result;
  std::istringstream head(chunks.head());
  CsvReader csv(head, name);
  if (options.map != nullptr) {
    loaded.problems = show_through(*options.map, TableKind::assessments, csv);
    if (has_errors(loaded.problems)) return loaded;
  }
  loaded.problems = intake::check_header(TableKind::assessments, csv, result.findings);
  if (has_errors(loaded.problems)) return loaded;
  const Scorecard card(pack);
  if (intake::is_long_form(csv)) {
    result.findings = Findings();  // the reader of the whole finds them again
    loaded.problems = allocate_long(chunks, name, card, options, result, out);
  } else {
    const auto lines = std::count(chunks.head().begin(), chunks.head().end(), '\n');
    const bulk::Table table{pack,
                            card,
                            options.form,
                            options.map,
                            name,
                            chunks.head(),
                            static_cast<std::uint32_t>(lines),
                            intake::AssessmentPlan(csv.header())};
    auto error = WideRun(chunks, table, options, out).go(result);
    if (error) loaded.problems.push_back(std::move(*error));
  }
  if (!has_errors(loaded.problems)) loaded.value = std::move(result);
  return loaded;
}

Loaded<BulkResult> allocate(ByteSource& bytes, const std::string& name, const ClusterPack& pack,
                            const BulkOptions& options, std::ostream& out) {
  CsvChunks chunks([&](char* to, std::size_t most) { return bytes.read(to, most); }, {}, ',',
                   options.chunk_bytes);
  auto loaded = allocate(chunks, name, pack, options, out);
  // What the bytes themselves lack is the cause of whatever else is wrong with the last rows.
  if (bytes.problem()) {
    loaded.problems.assign(1, *bytes.problem());
    loaded.value.reset();
  }
  return loaded;
}

}  // namespace

Loaded<BulkResult> allocate_table(std::istream& in, const std::string& name,
                                  const ClusterPack& pack, const BulkOptions& options,
                                  std::ostream& out) {
  return allocate(*stream_bytes(in, name), name, pack, options, out);
}

Loaded<BulkResult> allocate_table(const std::string& path, const ClusterPack& pack,
                                  const BulkOptions& options, std::ostream& out) {
  return allocate(*open_bytes(path), name_of_input(path), pack, options, out);
}

}  // namespace pbr
