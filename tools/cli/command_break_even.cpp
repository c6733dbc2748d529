#include <iostream>
#include <memory>
#include <vector>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/sweep_report.hpp"
#include "scenario_files.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, baseline, path, from, to, step, scheme, against, who = "all", kind = "value";
  std::string day, amount, output;
  std::vector<std::string> rest;
  bool goal = false;
  Room room;
};

std::optional<Rate> number(const char* option, const std::string& text) {
  const auto value = Rate::parse(text);
  if (value) return *value;
  fail(std::string(option) + " \"" + text +
       "\" is no number; expected a plain decimal, such as 0.05");
  return std::nullopt;
}

std::optional<SweepParameter> parameter_of(const Options& options) {
  const auto lowest = number("--from", options.from);
  const auto highest = number("--to", options.to);
  const auto step = number("--step", options.step);
  if (!lowest || !highest || !step) return std::nullopt;
  auto values = values_of(*lowest, *highest, *step);
  for (auto& problem : values.problems) problem.at = {"--from, --to, --step"};
  print(values.problems);
  if (!values.value) return std::nullopt;
  SweepParameter parameter;
  parameter.name = parameter.path = options.path;
  parameter.at = {"--path"};
  parameter.amount_at = {"--from, --to"};
  for (const auto& path : options.rest) parameter.rest.push_back({path, {"--rest"}});
  if (options.kind == "factor") parameter.kind = ChangeKind::factor;
  if (options.kind == "add") parameter.kind = ChangeKind::add;
  parameter.values = *values.value;
  if (options.day.empty()) return parameter;
  const auto day = Date::parse(options.day);
  if (!day) {
    fail("--from-day " + options.day + " is no day; expected " + day.error().expected);
    return std::nullopt;
  }
  parameter.from = *day;
  return parameter;
}

// The study's own second scheme, the first that is not the baseline, where none is named.
std::optional<Target> target_of(const Options& options, const Study& study) {
  Target target;
  const auto& schemes = study.rules.schemes;
  target.scheme = SchemeId(options.scheme);
  if (options.scheme.empty() && !schemes.empty()) target.scheme = SchemeId(schemes.back());
  if (!options.against.empty()) target.against = SchemeId(options.against);
  if (!options.goal) return target;
  const auto amount = parse_pounds(options.amount);
  if (!amount) {
    fail("--amount \"" + options.amount +
         "\" is no amount; expected pounds with two decimals, such "
         "as 1250000.00");
    return std::nullopt;
  }
  target.amount = *amount;
  return target;
}

bool takes_who(const std::string& who, Target& target) {
  const auto rest = [&](std::string_view start) { return who.substr(start.size()); };
  if (who == "all") return true;
  if (who.starts_with("provider:")) {
    target.level = Level::provider;
    target.who = rest("provider:");
    return true;
  }
  if (who.starts_with("commissioner:")) {
    target.level = Level::commissioner;
    target.who = rest("commissioner:");
    return true;
  }
  fail("--for \"" + who +
       "\" names nobody; expected all, provider:CODE, commissioner:CODE or each-provider");
  return false;
}

void print_result(const Sought& sought, const std::string& format, std::ostream& out) {
  if (format == "json") return write_sought_json(sought, out);
  if (format == "csv") return write_sought(sought, out);
  write_sought_text(sought, out);
}

int run(const Options& options, const Common& common) {
  const auto study = load_study(options.study);
  print(study.problems);
  if (!study.value) return failed;
  const auto parameter = parameter_of(options);
  auto target = target_of(options, *study.value);
  if (!parameter || !target) return failed;
  const bool each = options.who == "each-provider";
  if (!each && !takes_who(options.who, *target)) return failed;
  if (each) target->level = Level::provider;
  const auto baseline = load_variant(*study.value, options.baseline);
  if (!baseline) return failed;
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = options.room.partition_bytes();
  terms.spill_folder = options.room.spill.empty() ? "." : options.room.spill;
  auto sought = seek(*study.value, *baseline, *parameter, {*target}, terms);
  end_progress();
  print(sought.problems);
  if (!sought.value) return failed;
  TableOutput output(options.output);
  print_result({*parameter, baseline->name(), sought.value->targets, sought.value->results},
               common.format, output.stream());
  output.commit();
  return fine;
}

void add_what(Arguments& arguments, Options& options) {
  arguments.needed("STUDY", options.study, "The study.yaml")
      .needed("--path", options.path, "What is changed: a path as in a scenario")
      .repeated("--rest", options.rest,
                "A path that is set to 1 less the value; may be given several times")
      .needed("--from", options.from, "The lowest value looked at")
      .needed("--to", options.to, "The highest value looked at")
      .needed("--step", options.step, "From one value to the next")
      .choice("--kind", options.kind, {"value", "factor", "add"},
              "Whether values replace what the path names, multiply it or are added")
      .text("--from-day", options.day, "Change dated values from this day on, as YYYY-MM-DD")
      .text("--scheme", options.scheme, "Whose amounts; without it the last scheme of the study")
      .text("--for", options.who,
            "all, provider:CODE, commissioner:CODE or each-provider; all without it")
      .text("--baseline", options.baseline, "Scenarios that hold at every value, such as A+B")
      .text("-o,--output", options.output, "File; without it standard output");
}

}  // namespace

Run add_break_even(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command(
      "break-even", "At which value of a share, a price or an outcome nobody gains or loses");
  add_what(arguments, *options);
  arguments.text("--against", options->against,
                 "Compare with this scheme at the same value; without it with the same scheme, "
                 "unchanged");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr break-even study.yaml --path \"tariff.prices.*.non_admitted_day\" --kind factor "
       "--from 0.9 --to 1.1 --step 0.01 --scheme activity --against block",
       "pbr break-even study.yaml --path schemes.results-20.components.outcome.outcome.share "
       "--rest schemes.results-20.components.activity.activity.share --from 0 --to 0.3 --step 0.01 "
       "--scheme results-20 --against block --for each-provider"});
  return [options, &common] { return run(*options, common); };
}

Run add_goal_seek(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  options->goal = true;
  auto arguments = program.command("goal-seek",
                                   "At which value of a share, a price or an outcome an amount is "
                                   "what is asked");
  add_what(arguments, *options);
  arguments.needed("--amount", options->amount, "The amount asked for, pounds with two decimals");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr goal-seek study.yaml --path \"tariff.prices.*.non_admitted_day\" --kind factor "
       "--from 0.9 --to 1.1 --step 0.001 --scheme activity --amount 12300000.00"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
