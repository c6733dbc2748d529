#include <iostream>
#include <map>
#include <new>
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
  Program program(
      "pbr: the open engine for mental-health Payment by Results\n"
      "Allocates people to care clusters, prices their care, measures outcomes, and\n"
      "puts payment by activity and payment by results side by side.",
      {"pbr synth --people 5000 --seed 1 example    make a cohort to try it on",
       "pbr run example/study.yaml                  run everything, write a report",
       "pbr explain example/assessments.csv --row 7 why this cluster, why no other"});
  Common common;
  program.group("rules", "Look at the rules themselves: show, import, test, compare",
                {"pbr rules show 04                      a cluster's page",
                 "pbr rules import-grid grid.csv -o mine.yaml --source \"...\"",
                 "pbr rules test                         run the cases beside the shipped packs",
                 "pbr rules diff old.yaml new.yaml       what changed, and who moves"});
  program.group("tariff", "Look at a price book, or make one of contract values",
                {"pbr tariff show --at 2014-10-01 --provider ZPA   prices in force, part by part",
                 "pbr tariff derive study.yaml -o local            cost-neutral local prices"});
  program.group("import", "Make canonical tables of another system's extract",
                {"pbr import mhsds extract/ -o study/       tables, findings, a study.yaml",
                 "pbr run study/study.yaml                  and run it"});
  program.group("map", "Read files with headings of their own",
                {"pbr map suggest extract.csv --table assessments -o map.yaml",
                 "pbr check extract.csv --table assessments --map map.yaml"});
  const std::map<std::string, Run> commands{
      {"run", add_run(program, common)},
      {"verify", add_verify(program, common)},
      {"diff", add_diff(program, common)},
      {"allocate", add_allocate(program, common)},
      {"explain", add_explain(program, common)},
      {"check", add_check(program, common)},
      {"synth", add_synth(program, common)},
      {"schema", add_schema(program, common)},
      {"version", add_version(program, common)},
      {"agreement", add_agreement(program, common)},
      {"price", add_price(program, common)},
      {"pair", add_pair(program, common)},
      {"statement", add_statement(program, common)},
      {"compare", add_compare(program, common)},
      {"sweep", add_sweep(program, common)},
      {"break-even", add_break_even(program, common)},
      {"goal-seek", add_goal_seek(program, common)},
      {"tariff show", add_tariff_show(program, common)},
      {"tariff derive", add_tariff_derive(program, common)},
      {"import mhsds", add_import_mhsds(program, common)},
      {"map suggest", add_map_suggest(program, common)},
      {"rules lint", add_rules_lint(program, common)},
      {"rules test", add_rules_test(program, common)},
      {"rules diff", add_rules_diff(program, common)},
      {"rules show", add_rules_show(program, common)},
      {"rules import-grid", add_rules_import_grid(program, common)},
      {"rules import-logit", add_rules_import_logit(program, common)}};
  const auto parsed = program.parse(argc, argv);
  if (parsed.command.empty()) return parsed.status;
  start_log(common.quiet);
  watch_for_interrupt();
  add_known_rule_folders(common.rule_folders);
  return guarded(commands.at(parsed.command));
}
