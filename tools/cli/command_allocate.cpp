#include <boost/json.hpp>
#include <memory>
#include <ostream>
#include <streambuf>

#include "all_columns.hpp"
#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/bulk.hpp"
#include "pbr/report.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string file, output, map;
  std::string clusters = default_clusters;
  bool strict = false, tree = false, all = false;
};

// By hand: a margin is a number with as many decimals as it has, which no double keeps.
void append_json(std::string& out, const Assessment& a, const Allocation& result,
                 const std::vector<std::string>& columns, const std::vector<std::string>& fields) {
  const auto quoted = [](std::string_view text) { return boost::json::serialize(text); };
  out += R"(,"assessment_id":)" + quoted(a.assessment.text());
  out += R"(,"cluster":)" + quoted(result.cluster.text());
  if (result.runner_up) out += R"(,"runner_up":)" + quoted(result.runner_up->text());
  if (result.margin) out += R"(,"margin":)" + to_text(*result.margin);
  if (result.essential_met) {
    out += R"(,"essential_met":)" + std::string(*result.essential_met ? "true" : "false");
  }
  out += R"(,"reason":)" + quoted(result.reason);
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!fields[at].empty()) out += ',' + quoted(columns[at]) + ':' + fields[at];
  }
  out += "}\n";
}

// The rows that are asked for; nothing where they are those of allocations.csv.
BulkForm form_of(const ClusterPack& pack, const Options& options, const std::string& format) {
  const auto columns = options.all ? all_columns(pack) : std::vector<std::string>{};
  const auto fields_of = [&pack, all = options.all](const Assessment& a) {
    return all ? all_fields(pack, a) : std::vector<std::string>{};
  };
  if (format == "json") {
    return {
        .before_number = R"({"row":)",
        .row = [columns, fields_of](std::string& out, const Assessment& a, const Allocation& to) {
          append_json(out, a, to, columns, fields_of(a));
        }};
  }
  if (!options.all) return {};
  return {.head = allocations_head(columns),
          .row = [fields_of](std::string& out, const Assessment& a, const Allocation& to) {
            append_allocation(out, a, to, fields_of(a));
          }};
}

void write_counts(const ClusterPack& pack, const BulkResult& result, std::ostream& out) {
  for (const auto& [code, count] : result.by_cluster) {
    const auto* cluster = pack.find(code);
    const std::string number = grouped(count);
    out << code.text() << std::string(number.size() < 12 ? 12 - number.size() : 1, ' ') << number
        << "  " << (cluster != nullptr ? cluster->name : "not allocated: ratings cannot be used")
        << "\n";
  }
}

// Whether --tree and --all are about something.
bool can_do(const Options& options, const Common& common, ClusterPack& pack) {
  if (options.all && pack.method == Method::table) {
    fail("--all: the pack " + pack.header.reference +
         " is a decision table, which gives clusters neither points nor probabilities");
    return false;
  }
  if (options.all && common.format == "text") {
    fail("--all adds columns to csv and json; --format text counts people by cluster");
    return false;
  }
  return !options.tree || use_tree(pack);
}

/// A stream that takes everything and keeps nothing.
class Nowhere : public std::streambuf {
 protected:
  int_type overflow(int_type byte) override { return traits_type::not_eof(byte); }
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
};

// With --strict a table is read twice: nothing may be written before its last row is known.
bool is_clean(const Options& options, const ClusterPack& pack, const BulkOptions& bulk) {
  Nowhere nowhere;
  std::ostream out(&nowhere);
  const auto allocated = allocate_table(options.file, pack, bulk, out);
  if (!allocated.value) return true;  // told by the reading that follows
  const auto& findings = allocated.value->findings;
  if (!counts_as_findings(findings)) return true;
  warn("findings (pbr check shows each)\n" + findings_summary(findings));
  fail("nothing was written: --strict and findings");
  return false;
}

int run(const Options& options, const Common& common) {
  auto packs = load_allocation_packs(options.clusters, {common.rule_folders});
  if (!packs || !can_do(options, common, packs->clusters)) return failed;
  if (options.strict && options.file == "-") {
    fail("--strict reads the table twice: name a file in place of standard input");
    return failed;
  }
  Loaded<ColumnMap> map;
  if (!options.map.empty()) {
    map = load_column_map(options.map);
    print(map.problems);
    if (!map.value) return failed;
  }
  BulkOptions bulk;
  bulk.map = map.value ? &*map.value : nullptr;
  bulk.threads = common.thread_count();
  bulk.form = form_of(packs->clusters, options, common.format);
  bulk.progress = progress();
  if (options.strict && !is_clean(options, packs->clusters, bulk)) return with_findings;
  TableOutput output(options.output);
  Nowhere nowhere;
  std::ostream unseen(&nowhere);
  const bool counts = common.format == "text";
  const auto allocated =
      allocate_table(options.file, packs->clusters, bulk, counts ? unseen : output.stream());
  end_progress();
  print(allocated.problems);
  if (!allocated.value) return failed;
  if (counts) write_counts(packs->clusters, *allocated.value, output.stream());
  output.commit();
  const bool found = counts_as_findings(allocated.value->findings);
  if (found) {
    warn("findings (pbr check shows each)\n" + findings_summary(allocated.value->findings));
  }
  return found ? with_findings : fine;
}

}  // namespace

Run add_allocate(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("allocate", "Allocate assessments to care clusters");
  arguments
      .needed("FILE", options->file,
              "Assessments as canonical CSV, wide or long, also .gz and .zst; - is standard input")
      .text("-r,--pack", options->clusters, "Cluster pack")
      .text("--map", options->map, "Column map of a file with other headings; pbr map suggest")
      .text("-o,--output", options->output, "File to write; standard output without it")
      .flag("--tree", options->tree, "Let the pack's tree find a super-class where none is given")
      .flag("--all", options->all,
            "A column more for each cluster: its probability, or its penalty")
      .flag("--strict", options->strict, "Write nothing where there are findings");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr allocate assessments.csv -o allocations.csv",
                      "pbr allocate assessments.csv --format text      people by cluster",
                      "pbr allocate assessments.csv --all               what each cluster came to",
                      "pbr allocate extract.csv.gz --map map.yaml         a trust's own headings",
                      "pbr allocate - -r ./my-clusters.yaml < assessments.csv"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
