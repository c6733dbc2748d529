// What a command takes from the command line, told without naming the library that reads it: CLI11
// takes half a minute to compile and stands in arguments.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pbr::cli {

/// The arguments of one command. The variables are filled by Program::parse() and must live until
/// then; what they hold before is the default.
class Arguments {
 public:
  struct State;
  explicit Arguments(std::unique_ptr<State> state);
  Arguments(Arguments&&) noexcept;
  ~Arguments();

  Arguments& needed(const char* name, std::string& value, const char* help);
  /// One or more of them.
  Arguments& needed_texts(const char* name, std::vector<std::string>& values, const char* help);
  Arguments& text(const char* name, std::string& value, const char* help);
  Arguments& texts(const char* name, std::vector<std::string>& values, const char* help);
  /// One value each time the option is given, so that a file may follow it.
  Arguments& repeated(const char* name, std::vector<std::string>& values, const char* help);
  Arguments& choice(const char* name, std::string& value, std::vector<std::string> choices,
                    const char* help);
  /// Some of the choices, with commas between them.
  Arguments& choices(const char* name, std::vector<std::string>& values,
                     std::vector<std::string> choices, const char* help);
  Arguments& whole(const char* name, std::uint64_t& value, std::uint64_t lowest,
                   std::uint64_t highest, const char* help);
  Arguments& flag(const char* name, bool& value, const char* help);
  /// Exactly one of these options must be given.
  Arguments& exactly_one(std::initializer_list<const char*> names);
  /// The examples at the foot of --help.
  Arguments& examples(std::initializer_list<std::string_view> lines);

 private:
  std::unique_ptr<State> state_;
};

/// The program and its commands.
class Program {
 public:
  Program(const char* about, std::initializer_list<std::string_view> examples);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// "run", or a command of a group: "rules lint".
  [[nodiscard]] Arguments command(const std::string& name, const char* help);
  /// What stands in the help of a group; told before its first command.
  void group(const char* name, const char* help, std::initializer_list<std::string_view> examples);

  struct Parsed {
    std::string
        command;  ///< as command() was told; empty: help was printed, or the usage error was told
    int status = 0;  ///< then the exit status: 0 for help, 2 for a usage error
  };
  [[nodiscard]] Parsed parse(int argc, char** argv);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pbr::cli
