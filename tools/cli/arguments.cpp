// The only file that names CLI11.
#include "arguments.hpp"

#include <CLI/CLI.hpp>

namespace pbr::cli {
namespace {

std::string footer(std::initializer_list<std::string_view> lines) {
  std::string text = "\nExamples:\n";
  for (const auto line : lines) text.append("  ").append(line).append("\n");
  return text;
}

constexpr int usage_error = 2;

}  // namespace

struct Arguments::State {
  CLI::App* command;
};

Arguments::Arguments(std::unique_ptr<State> state) : state_(std::move(state)) {}
Arguments::Arguments(Arguments&&) noexcept = default;
Arguments::~Arguments() = default;

Arguments& Arguments::needed(const char* name, std::string& value, const char* help) {
  state_->command->add_option(name, value, help)->required();
  return *this;
}

Arguments& Arguments::needed_texts(const char* name, std::vector<std::string>& values,
                                   const char* help) {
  state_->command->add_option(name, values, help)->required();
  return *this;
}

Arguments& Arguments::text(const char* name, std::string& value, const char* help) {
  auto* option = state_->command->add_option(name, value, help);
  if (!value.empty()) option->capture_default_str();
  return *this;
}

Arguments& Arguments::texts(const char* name, std::vector<std::string>& values, const char* help) {
  auto* option = state_->command->add_option(name, values, help);
  if (!values.empty()) option->capture_default_str();
  return *this;
}

Arguments& Arguments::repeated(const char* name, std::vector<std::string>& values,
                               const char* help) {
  state_->command->add_option(name, values, help)->allow_extra_args(false);
  return *this;
}

Arguments& Arguments::choice(const char* name, std::string& value, std::vector<std::string> choices,
                             const char* help) {
  state_->command->add_option(name, value, help)
      ->capture_default_str()
      ->check(CLI::IsMember(std::move(choices)));
  return *this;
}

Arguments& Arguments::choices(const char* name, std::vector<std::string>& values,
                              std::vector<std::string> choices, const char* help) {
  state_->command->add_option(name, values, help)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(std::move(choices)));
  return *this;
}

Arguments& Arguments::whole(const char* name, std::uint64_t& value, std::uint64_t lowest,
                            std::uint64_t highest, const char* help) {
  auto* option = state_->command->add_option(name, value, help);
  option->check(CLI::Range(lowest, highest));
  if (value >= lowest) option->capture_default_str();
  return *this;
}

Arguments& Arguments::flag(const char* name, bool& value, const char* help) {
  state_->command->add_flag(name, value, help);
  return *this;
}

Arguments& Arguments::exactly_one(std::initializer_list<const char*> names) {
  auto* group = state_->command->add_option_group("one of these");
  for (const auto* name : names) group->add_option(state_->command->get_option(name));
  group->require_option(1);
  return *this;
}

Arguments& Arguments::examples(std::initializer_list<std::string_view> lines) {
  state_->command->footer(footer(lines));
  return *this;
}

struct Program::State {
  CLI::App app;
};

Program::Program(const char* about, std::initializer_list<std::string_view> examples)
    : state_(std::make_unique<State>()) {
  state_->app.description(about);
  state_->app.require_subcommand(1);
  state_->app.failure_message(CLI::FailureMessage::help);
  state_->app.footer(footer(examples));
}

Program::~Program() = default;

Arguments Program::command(const std::string& name, const char* help) {
  const auto space = name.find(' ');
  CLI::App* group = &state_->app;
  if (space != std::string::npos) group = group->get_subcommand(name.substr(0, space));
  const auto own = space == std::string::npos ? name : name.substr(space + 1);
  return Arguments(
      std::make_unique<Arguments::State>(Arguments::State{group->add_subcommand(own, help)}));
}

void Program::group(const char* name, const char* help,
                    std::initializer_list<std::string_view> examples) {
  auto* group = state_->app.add_subcommand(name, help);
  group->require_subcommand(1);
  group->footer(footer(examples));
}

Program::Parsed Program::parse(int argc, char** argv) {
  CLI::App& app = state_->app;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return {"", app.exit(e) == 0 ? 0 : usage_error};
  }
  const CLI::App* chosen = app.get_subcommands().front();
  std::string name = chosen->get_name();
  for (const CLI::App* own : chosen->get_subcommands()) name.append(" ").append(own->get_name());
  return {name, 0};
}

}  // namespace pbr::cli
