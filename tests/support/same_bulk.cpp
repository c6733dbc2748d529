#include "support/same_bulk.hpp"

#include <map>
#include <sstream>

#include "pbr/bulk.hpp"
#include "pbr/report.hpp"

namespace pbr::test {
namespace {

constexpr const char* name = "table.csv";

std::string told(const Diagnostics& problems, const BulkResult* result, const std::string& rows) {
  std::ostringstream out;
  out << render(problems);
  if (result == nullptr) return out.str();
  out << rows << result->rows << " rows\n";
  for (const auto& [code, count] : result->by_cluster) out << code.text() << " " << count << "\n";
  write_findings(result->findings, out);
  for (const auto& [code, count] : result->findings.counts()) {
    out << code << " " << count.total << " " << count.kept << "\n";
  }
  return out.str();
}

}  // namespace

std::string told_by_rows(const std::string& csv, const ClusterPack& pack) {
  std::istringstream in(csv);
  Tables tables;
  BulkResult result;
  const auto problems = read_table(TableKind::assessments, in, name, {}, tables, result.findings);
  if (has_errors(problems)) return told(problems, nullptr, {});
  std::string rows = allocations_head();
  for (const auto& assessment : tables.assessments) {
    const auto allocation = allocate(pack, assessment);
    append_allocation(rows, assessment, allocation);
    ++result.by_cluster[allocation.cluster];
  }
  result.rows = tables.assessments.size();
  return told(problems, &result, rows);
}

std::string told_by_bulk(const std::string& csv, const ClusterPack& pack, BulkSetting setting) {
  std::istringstream in(csv);
  std::ostringstream out;
  BulkOptions options;
  options.threads = setting.threads;
  options.chunk_bytes = setting.chunk_bytes;
  const auto loaded = allocate_table(in, name, pack, options, out);
  return told(loaded.problems, loaded.value ? &*loaded.value : nullptr, out.str());
}

}  // namespace pbr::test
