#include <memory>

#include "command_price_study.hpp"

namespace pbr::cli {

Run add_price(Program& program, Common& common) {
  auto options = std::make_shared<StudyPriceRequest>();
  auto arguments = program.command("price", "Price a study: its payable lines, or why one is so");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .text("--explain", options->line, "Id of a line: everything its amount stands on")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr price study.yaml -o lines.csv", "pbr price study.yaml --format text",
                      "pbr price study.yaml --explain P00017-1-3"});
  return [options, &common] { return price_study(*options, common); };
}

}  // namespace pbr::cli
