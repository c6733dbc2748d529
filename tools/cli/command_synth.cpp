#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "synth/synth.hpp"

namespace pbr::cli {

Run add_synth(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("synth", "Make a synthetic cohort to try things on");
  struct Options {
    std::string folder, form = "canonical", dirty = "0.005";
    std::uint64_t people = 5000, seed = 1;
  };
  auto options = std::make_shared<Options>();
  command->add_option("DIR", options->folder, "Folder to write; made if it is not there")
      ->required();
  command->add_option("--people", options->people, "How many people")
      ->capture_default_str()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{50'000'000}));
  command->add_option("--seed", options->seed, "Another seed, another cohort")
      ->capture_default_str();
  command->add_option("--dirty", options->dirty, "Share of rows with a planted fault, 0 to 0.5")
      ->capture_default_str();
  command->add_option("--format", options->form, "canonical tables, or MHSDS tables and names")
      ->capture_default_str()
      ->check(CLI::IsMember({"canonical", "mhsds"}));
  command->add_option("--rules", common.rule_folders, "Folder with rule packs, searched first");
  command->add_flag("--quiet,-q", common.quiet, "Print warnings and errors only");
  command->add_option("--threads", common.threads, "Accepted for uniformity; one thread writes");
  set_examples(*command, {"pbr synth --people 5000 --seed 1 example",
                          "pbr synth --people 1000000 big --dirty 0.02",
                          "pbr synth --format mhsds mhsds-example"});
  return [options, &common]() -> int {
    const auto dirty = Rate::parse(options->dirty);
    if (!dirty || *dirty < Rate{0} || *dirty > Rate{1, 2}) {
      fail("--dirty " + options->dirty + ": expected a decimal from 0 to 0.5");
      return failed;
    }
    SynthOptions terms;
    terms.people = options->people;
    terms.seed = options->seed;
    terms.folder = options->folder;
    terms.format =
        options->form == "mhsds" ? SynthOptions::Format::mhsds : SynthOptions::Format::canonical;
    terms.dirty_rate = *dirty;
    terms.rule_folders = common.rule_folders;
    terms.progress = progress();
    try {
      const auto summary = synthesise(terms);
      end_progress();
      if (!common.quiet) write_summary(summary, std::cout);
    } catch (const SynthError& e) {
      print(e.problems());
      return failed;
    }
    return fine;
  };
}

}  // namespace pbr::cli
