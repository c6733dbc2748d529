#include "study_facts.hpp"

#include <filesystem>
#include <system_error>

namespace pbr::cli {

namespace {

std::string program_sha256() {
  constexpr const char* running = "/proc/self/exe";
  try {
    return file_sha256(running);
  } catch (const std::system_error&) {
    return "";
  }
}

}  // namespace

RunFacts input_facts(const Study& study) {
  RunFacts facts;
  facts.program_sha256 = program_sha256();
  facts.study_sha256 = file_sha256(study.file);
  for (const auto* files : {&study.inputs, &study.maps}) {
    for (const auto& [kind, name] : *files) {
      const auto path = std::filesystem::path(study.folder) / name;
      facts.inputs_sha256[name] = file_sha256(path.string());
    }
  }
  return facts;
}

}  // namespace pbr::cli
