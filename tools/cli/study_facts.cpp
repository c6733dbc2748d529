#include "study_facts.hpp"

#include <filesystem>

namespace pbr::cli {

RunFacts input_facts(const Study& study) {
  RunFacts facts;
  for (const auto* files : {&study.inputs, &study.maps}) {
    for (const auto& [kind, name] : *files) {
      const auto path = std::filesystem::path(study.folder) / name;
      facts.inputs_sha256[name] = file_sha256(path.string());
    }
  }
  return facts;
}

}  // namespace pbr::cli
