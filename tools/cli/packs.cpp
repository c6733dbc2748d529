#include "packs.hpp"

#include <filesystem>

#include "console.hpp"
#include "pbr/column_map.hpp"

namespace pbr::cli {
namespace {

template <class T>
std::optional<T> usable(Loaded<T> loaded) {
  print(loaded.problems);
  if (!loaded.value) return std::nullopt;
  const auto& header = loaded.value->header;
  if (header.status == PackStatus::illustrative) {
    note("illustrative rules: " + header.reference + " " + header.version +
         " is ours, not an official grid");
  }
  return std::move(loaded.value);
}

}  // namespace

std::optional<AllocationPacks> load_allocation_packs(const std::string& reference,
                                                     const RulePaths& paths) {
  auto clusters = usable(load_clusters(reference, paths));
  if (!clusters) return std::nullopt;
  auto instrument = load_instrument(clusters->instrument, paths);
  print(instrument.problems);
  if (!instrument.value) return std::nullopt;
  AllocationPacks packs{std::move(*clusters), std::move(*instrument.value), {}};
  for (const auto& cluster : packs.clusters.clusters) {
    packs.terms.cluster_codes.push_back(cluster.code.text());
  }
  packs.terms.not_clusters = packs.clusters.not_clusters;
  packs.terms.unusable_cluster = packs.clusters.unusable.text();
  return packs;
}

bool use_tree(ClusterPack& pack) {
  if (pack.tree.steps.empty()) {
    fail("--tree: the pack " + pack.header.reference + " has no tree");
    return false;
  }
  pack.tree.use = true;
  return true;
}

bool read_input(TableKind kind, const std::string& path, const IntakeTerms& terms, Tables& tables,
                Findings& findings, const std::string& map) {
  Diagnostics problems;
  if (map.empty()) {
    problems = read_table(kind, path, terms, tables, findings);
  } else {
    const auto loaded = load_column_map(map);
    problems = loaded.value ? read_table(kind, path, *loaded.value, terms, tables, findings)
                            : loaded.problems;
  }
  print(problems);
  return !has_errors(problems);
}

std::optional<TableKind> kind_of_file(const std::string& path) {
  auto name = std::filesystem::path(path).filename();
  if (name.extension() == ".gz" || name.extension() == ".zst") name = name.stem();
  const auto stem = name.stem().string();
  for (std::size_t i = 0; i < table_count; ++i) {
    const auto kind = static_cast<TableKind>(i);
    if (stem.find(schema_of(kind).name) != std::string::npos) return kind;
  }
  return std::nullopt;
}

}  // namespace pbr::cli
