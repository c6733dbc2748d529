#include <boost/json.hpp>
#include <iostream>

#include "commands.hpp"
#include "pbr/version.hpp"

namespace pbr::cli {

Run add_version(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("version", "Print the version of the program");
  add_common(*command, common, {"text", "json", "csv"});
  set_examples(*command, {"pbr version", "pbr version --format json"});
  return [&common] {
    const std::string number(version());
    if (common.format == "json") {
      std::cout << boost::json::serialize(boost::json::object{{"pbr", number}}) << "\n";
    } else if (common.format == "csv") {
      std::cout << "program,version\npbr," << number << "\n";
    } else {
      std::cout << "pbr " << number << "\n";
    }
    return fine;
  };
}

}  // namespace pbr::cli
