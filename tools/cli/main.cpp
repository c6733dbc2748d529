#include <iostream>
#include <system_error>

#include "commands.hpp"
#include "console.hpp"
#include "rule_folders.hpp"

namespace {

using namespace pbr::cli;

// What goes wrong outside the data and the rules ends here, in one line.
int guarded(const Run& run) {
  try {
    return run();
  } catch (const Interrupted&) {
    fail("interrupted; nothing was written");
    return 130;
  } catch (const std::system_error& e) {
    fail(e.what());
  } catch (const pbr::AmountOverflow& e) {
    fail(std::string("an amount is too large: ") + e.what() + "; check prices and contract values");
  } catch (const pbr::InternalError& e) {
    fail(std::string("a fault in pbr itself, please report it: ") + e.what());
  } catch (const std::bad_alloc&) {
    fail("out of memory");
  }
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "pbr: the open engine for mental-health Payment by Results\n"
      "Allocates people to care clusters, prices their care, measures outcomes, and puts\n"
      "payment by activity and payment by results side by side."};
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::help);
  set_examples(app, {"pbr synth --people 5000 --seed 1 example    make a cohort to try it on",
                     "pbr run example/study.yaml                  run everything, write a report",
                     "pbr explain example/assessments.csv --row 7 why this cluster, why no other"});
  Common common;
  common.rule_folders = {};
  const std::vector<std::pair<CLI::App*, Run>> commands = [&] {
    std::vector<std::pair<CLI::App*, Run>> list;
    for (const auto add : {add_run, add_allocate, add_explain, add_check, add_synth, add_version}) {
      auto run = add(app, common);
      list.emplace_back(app.get_subcommands(nullptr).back(), std::move(run));
    }
    return list;
  }();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    app.exit(e);
    return failed;
  }
  start_log(common.quiet);
  watch_for_interrupt();
  add_known_rule_folders(common.rule_folders);
  for (const auto& [command, run] : commands) {
    if (command->parsed()) return guarded(run);
  }
  return failed;
}
