#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "synth/synth.hpp"

namespace pbr::cli {

namespace {

struct Options {
  std::string folder, form = "canonical", dirty = "0.005";
  std::uint64_t people = 5000, seed = 1, mhsds_version = 5;
  bool resubmitted = false;
};

}  // namespace

Run add_synth(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("synth", "Make a synthetic cohort to try things on");
  arguments.needed("DIR", options->folder, "Folder to write; made if it is not there")
      .whole("--people", options->people, 1, 50'000'000, "How many people")
      .whole("--seed", options->seed, 0, std::uint64_t{1} << 53, "Another seed, another cohort")
      .text("--dirty", options->dirty, "Share of rows with a planted fault, 0 to 0.5")
      .choice("--format", options->form, {"canonical", "mhsds"},
              "canonical tables, or MHSDS tables and names")
      .whole("--mhsds-version", options->mhsds_version, 4, 5, "Whose names the MHSDS fields have")
      .flag("--resubmitted", options->resubmitted, "Every MHSDS row also in an earlier submission");
  add_common(arguments, common);
  arguments.examples({"pbr synth --people 5000 --seed 1 example",
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
    terms.mhsds_version = static_cast<int>(options->mhsds_version);
    terms.resubmitted = options->resubmitted;
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
