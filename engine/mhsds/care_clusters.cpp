// MHS803 into clusters, each with the initial code and the referral of its cluster tool.
#include "mhsds/canonical.hpp"
#include "mhsds/cluster_codes.hpp"
#include "mhsds/cluster_tools.hpp"
#include "mhsds/text.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {

std::string cluster_code(Rows& row, Field field, const ClusterPack& pack) {
  std::string code = two_digits(row.text(field));
  if (code.empty() || pack.find(ClusterCode{code}) != nullptr || code == pack.unusable.text()) {
    return code;
  }
  const auto refused = pack.not_clusters.find(code);
  std::string expected("a code of the cluster pack");
  if (refused != pack.not_clusters.end()) expected = "another code: " + refused->second;
  row.finding(field, "MH014", Severity::error, expected + "; passed on as it stands");
  return code;
}

namespace {

// Several spells of one tool stand side by side where they start on different days.
std::optional<Record> spell_record(Rows& row) {
  const std::string id = row.id(Field::tool, Field::local_tool);
  if (id.empty()) return std::nullopt;
  return Record{key_of({id}), key_of({row.text(Field::start).substr(0, 10)}).a, row.content()};
}

const ClusterTool* tool_of(Rows& row, const Work& work, const ClusterTools& tools) {
  const std::string id = row.id(Field::tool, Field::local_tool);
  if (id.empty()) row.needed(Field::tool);
  const ClusterTool* tool = tools.find(id);
  if (tool == nullptr && work.has(Table::cluster_tools)) {
    row.finding(Field::tool, "MH018", Severity::warning,
                "a row of MHS801ClusterTool with the same UniqClustID; kept without initial "
                "cluster and referral");
  }
  return tool;
}

bool use_spell(Rows& row, const Work& work, const ClusterTools& tools, CanonicalTable& out) {
  const ClusterTool* tool = tool_of(row, work, tools);
  if (tool != nullptr && !tool->adult) {
    ++row.file().not_ours;
    return false;
  }
  row.needed(Field::person);
  row.needed(Field::provider);
  CsvWriter& csv = out.row();
  csv.field(row.text(Field::person)).field(row.text(Field::provider));
  csv.field(tool == nullptr ? std::string_view{} : tool->referral);
  csv.field(tool == nullptr ? std::string_view{} : tool->initial);
  csv.field(cluster_code(row, Field::cluster_final, work.terms.clusters));
  csv.field(row.day(Field::start, true).text).field(row.day(Field::end, false).text).end();
  return true;
}

}  // namespace

void import_care_clusters(Work& work, const ClusterTools& tools) {
  if (!work.has(Table::care_clusters)) return;
  CanonicalTable out(work, TableKind::clusters);
  work.latest_rows(Table::care_clusters, spell_record,
                   [&](Rows& row) { return use_spell(row, work, tools, out); });
}

}  // namespace pbr::mhsds
