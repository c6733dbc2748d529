#include "pbr/check_tables.hpp"

#include <rapidcheck.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/study.hpp"
#include "random_study.hpp"

using namespace pbr;

namespace {

struct Packs {
  Packs()
      : clusters(*load_clusters("england/clusters/illustrative", paths()).value),
        instrument(*load_instrument("england/instruments/mhct-18", paths()).value) {}
  static RulePaths paths() { return {{std::string(PBR_SOURCE_DIR) + "/rules"}}; }
  ClusterPack clusters;
  Instrument instrument;
};

TableCheck check_of(const std::filesystem::path& folder, const Packs& packs) {
  TableCheck check;
  const auto study = load_study((folder / "study.yaml").string());
  REQUIRE(study.value);
  for (const auto& [kind, name] : study.value->inputs) {
    check.files[kind] = (folder / name).string();
  }
  for (const auto& cluster : packs.clusters.clusters) {
    check.intake.cluster_codes.push_back(cluster.code.text());
  }
  check.clusters = &packs.clusters;
  check.instrument = &packs.instrument;
  check.spill_folder = folder.string();
  return check;
}

/// All that a check says, as one text.
std::string told(TableCheck check, std::uint64_t partition_bytes) {
  check.partition_bytes = partition_bytes;
  const auto checked = check_tables(check);
  if (!checked.value) return render(checked.problems);
  std::ostringstream out;
  for (const auto& [kind, rows] : checked.value->rows) {
    out << schema_of(kind).name << " " << rows << "\n";
  }
  for (const auto& f : checked.value->findings.sorted()) {
    out << schema_of(f.table).name << " " << f.row << " " << f.field << " " << f.code << " "
        << to_text(f.severity) << " " << f.found << " " << f.expected << " "
        << checked.value->findings.marks().marked(f.table, f.row, f.severity) << "\n";
  }
  for (const auto& [code, count] : checked.value->findings.counts()) {
    out << code << " " << count.total << " of " << count.tables.size() << "\n";
  }
  return render(checked.problems) + out.str();
}

constexpr std::uint64_t all = std::uint64_t{1} << 40;

}  // namespace

TEST_CASE("tables are checked alike in one piece and in parts") {
  const Packs packs;
  const auto folder =
      std::filesystem::temp_directory_path() / ("pbr-check-" + std::to_string(::getpid()));
  REQUIRE(rc::check("any tables and size of a part", [&] {
    test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    std::filesystem::remove_all(folder);
    test::RandomStudy(draws).write(folder);
    const auto check = check_of(folder, packs);
    const auto whole = told(check, all);
    RC_CLASSIFY(whole.find(" error ") != std::string::npos, "with an error");
    RC_ASSERT(told(check, 1 + draws.below(draws.percent(50) ? 300 : 8000)) == whole);
  }));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a table that is not there is told alike, and nothing is checked") {
  const Packs packs;
  TableCheck check;
  check.files[TableKind::persons] = "no-such-folder/persons.csv";
  check.clusters = &packs.clusters;
  check.instrument = &packs.instrument;
  const auto whole = told(check, all);
  CHECK(whole.find("error[CSV008]") != std::string::npos);
  CHECK(told(check, 0) == whole);
}
