#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {

std::optional<Rate> part_of_one(yaml::Reader& reader, const yaml::Node& mapping,
                                std::string_view key) {
  const auto value = reader.rate_of(mapping, key);
  if (!value || (Rate{} <= *value && *value <= Rate{1})) return value;
  reader.problem("RB063", *mapping.find(key), std::string(key) + " is not a part of one",
                 to_text(*value), "0 to 1, so that 20% is 0.20");
  return std::nullopt;
}

const SchemeComponent* named_above(yaml::Reader& reader, const yaml::Node& node,
                                   const std::string& id, const std::vector<SchemeComponent>& above,
                                   bool (*right)(const SchemeComponent&), std::string code,
                                   std::string message) {
  std::vector<std::string_view> names;
  std::string listed;
  for (const SchemeComponent& component : above) {
    if (!right(component)) continue;
    if (component.id == id) return &component;
    names.push_back(component.id);
    listed += (listed.empty() ? "" : ", ") + component.id;
  }
  const auto nearest = nearest_name(id, names);
  reader.problem(std::move(code), node, std::move(message), id,
                 listed.empty() ? "a component above this one" : listed,
                 nearest.empty() ? "a component can only name one that stands before it"
                                 : "did you mean \"" + std::string(nearest) + "\"?");
  return nullptr;
}

}  // namespace pbr::rulebook
