#include "rulebook/pack_slot.hpp"

#include "base/problem_list.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

bool is_file(std::string_view reference) { return reference.ends_with(".yaml"); }

template <class Pack>
bool take(Loaded<Pack> loaded, Pack& into, Diagnostics& problems) {
  append(problems, loaded.problems);
  if (!loaded.value) return false;
  into = std::move(*loaded.value);
  return true;
}

}  // namespace

std::string_view word_of(SlotOf of) {
  switch (of) {
    case SlotOf::instrument:
      return "instrument";
    case SlotOf::clusters:
      return "clusters";
    case SlotOf::tariff:
      return "tariff";
    case SlotOf::measures:
      return "measures";
    case SlotOf::scheme:
      return "schemes";
    case SlotOf::disclosure:
      return "disclosure";
    case SlotOf::episodes:
      return "episodes";
  }
  throw InternalError("no such kind of pack");
}

bool read_into(const PackSlot& slot, const yaml::Document& document, Rulebook& book,
               Diagnostics& problems) {
  const auto& reference = slot.reference;
  switch (slot.of) {
    case SlotOf::instrument:
      return take(read_instrument_pack(reference, document, {}), book.instrument, problems);
    case SlotOf::clusters:
      return take(read_clusters_pack(reference, document, {}), book.clusters, problems);
    case SlotOf::tariff:
      return take(read_tariff_pack(reference, document, {}), book.tariff, problems);
    case SlotOf::measures:
      return take(read_measures_pack(reference, document, {}), book.measure_packs[slot.place],
                  problems);
    case SlotOf::scheme:
      return take(read_scheme_pack(reference, document, {}), book.schemes[slot.place], problems);
    case SlotOf::disclosure:
      return take(read_disclosure_pack(reference, document, {}), book.disclosure, problems);
    case SlotOf::episodes:
      return take(read_episode_rules_pack(reference, document, {}), book.episodes, problems);
  }
  throw InternalError("no such kind of pack");
}

PackHeader& header_of(const PackSlot& slot, Rulebook& book) {
  switch (slot.of) {
    case SlotOf::instrument:
      return book.instrument.header;
    case SlotOf::clusters:
      return book.clusters.header;
    case SlotOf::tariff:
      return book.tariff.header;
    case SlotOf::measures:
      return book.measure_packs[slot.place].header;
    case SlotOf::scheme:
      return book.schemes[slot.place].header;
    case SlotOf::disclosure:
      return book.disclosure.header;
    case SlotOf::episodes:
      return book.episodes.header;
  }
  throw InternalError("no such kind of pack");
}

std::string country_of(const RuleReferences& references) {
  std::vector<std::string> list{references.clusters, references.instrument, references.tariff,
                                references.disclosure, references.episodes};
  list.insert(list.end(), references.measures.begin(), references.measures.end());
  for (const auto& reference : list) {
    const auto slash = reference.find('/');
    if (slash != std::string::npos && !is_file(reference)) return reference.substr(0, slash);
  }
  return {};
}

std::string scheme_reference(const std::string& name, const std::string& country) {
  const bool bare = name.find('/') == std::string::npos && !is_file(name);
  return bare && !country.empty() ? country + "/schemes/" + name : name;
}

}  // namespace pbr::rulebook
