#include <boost/json.hpp>
#include <iostream>

#include "commands.hpp"
#include "pbr/version.hpp"

namespace pbr::cli {

Run add_version(Program& program, Common& common) {
  auto arguments = program.command("version", "Print the version of the program");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr version", "pbr version --format json"});
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
