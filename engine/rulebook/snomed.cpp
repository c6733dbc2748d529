#include "rulebook/snomed.hpp"

#include "rulebook/verhoeff.hpp"

namespace pbr::rulebook {

bool is_snomed(std::string_view code) {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t longest = 18;
  return code.size() >= shortest && code.size() <= longest && verhoeff_holds(code);
}

std::optional<std::string> read_snomed(yaml::Reader& reader, const yaml::Node& node,
                                       std::string_view key) {
  auto code = reader.text(node, key);
  if (!code) return std::nullopt;
  if (!is_snomed(*code)) {
    reader.problem("RB014", node, "this is no SNOMED CT code: its check digit does not fit", *code,
                   "6 to 18 digits, the last of them a Verhoeff check digit");
  }
  return code;
}

}  // namespace pbr::rulebook
