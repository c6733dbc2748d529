#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "packs.hpp"
#include "pbr/rule_pages.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string cluster, html;
  std::string pack = default_clusters;
};

// Colours repeat what the letters say, and only where somebody looks at a terminal.
bool has_colours() {
  const auto set = [](const char* name) -> std::string_view {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  return isatty(STDOUT_FILENO) == 1 && set("NO_COLOR").empty() && set("TERM") != "dumb" &&
         !set("TERM").empty();
}

// "3" is 03; says which codes there are where it is none.
const Cluster* find(const ClusterPack& pack, const std::string& code) {
  const Cluster* cluster = pack.find(ClusterCode{code});
  if (cluster == nullptr && code.size() == 1) cluster = pack.find(ClusterCode{"0" + code});
  if (cluster != nullptr) return cluster;
  std::string codes;
  for (const auto& other : pack.clusters) codes += (codes.empty() ? "" : ", ") + other.code.text();
  const auto reason = pack.not_clusters.find(code.size() == 1 ? "0" + code : code);
  fail("no cluster \"" + code + "\" in " + pack.header.reference + "; it has " + codes +
       (reason == pack.not_clusters.end() ? "" : "\n  " + reason->first + ": " + reason->second));
  return nullptr;
}

void write_page(const ClusterPack& pack, const Instrument& instrument, const Cluster* only,
                const std::string& format) {
  if (format == "json") return write_pages_json(pack, only, std::cout);
  if (format == "csv") return write_pages_csv(pack, only, std::cout);
  if (only == nullptr) return write_cluster_list(pack, std::cout);
  write_cluster_page(pack, instrument, *only, has_colours(), std::cout);
}

int run(const Options& options, const Common& common) {
  const auto loaded = load_clusters(options.pack, {common.rule_folders});
  print(loaded.problems);
  if (!loaded.value) return failed;
  const ClusterPack& pack = *loaded.value;
  const auto instrument = load_instrument(pack.instrument, {common.rule_folders});
  print(instrument.problems);
  if (!instrument.value) return failed;
  const Cluster* only = nullptr;
  if (!options.cluster.empty()) {
    only = find(pack, options.cluster);
    if (only == nullptr) return failed;
  }
  if (!options.html.empty()) {
    TableOutput sheet(options.html == "-" ? "" : options.html);
    write_check_sheet(pack, *instrument.value, sheet.stream());
    sheet.commit();
    if (options.html != "-") note("check sheet: " + options.html);
  }
  if (options.html.empty() || only != nullptr || !common.format.empty()) {
    write_page(pack, *instrument.value, only, common.format);
  }
  return std::cout.flush() ? fine : failed;
}

}  // namespace

Run add_rules_show(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("rules show", "Print a cluster's page; without one, list the clusters");
  arguments.text("CLUSTER", options->cluster, "Code of a cluster, such as 04")
      .text("-r,--pack", options->pack, "Cluster pack")
      .text("--html", options->html, "Write the pack's check sheet, to print and proof-read");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr rules show 04", "pbr rules show -r mine.yaml --html sheet.html",
                      "pbr rules show --format csv > grid.csv      as import-grid reads it"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
