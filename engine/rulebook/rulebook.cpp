#include "rulebook/cross_check.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

template <class Pack>
bool take(Loaded<Pack> loaded, Pack& into, Diagnostics& problems) {
  problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
  if (!loaded.value) return false;
  into = std::move(*loaded.value);
  return true;
}

bool is_file(std::string_view reference) { return reference.ends_with(".yaml"); }

// The packs' country: the first folder of the clusters reference, or, where that is a file of the
// user's own, of the first other reference that has one.
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

// A copy of an instrument keeps its id and stands in for it.
std::string id_of_instrument(const std::string& reference, const RulePaths& paths) {
  const auto loaded = load_instrument(reference, paths);
  return loaded.value ? loaded.value->header.id : std::string{};
}

}  // namespace

Loaded<Rulebook> load_rulebook(const RuleReferences& references, const RulePaths& paths,
                               Period period) {
  Loaded<Rulebook> loaded;
  auto& problems = loaded.problems;
  Rulebook book;
  bool complete = take(load_instrument(references.instrument, paths), book.instrument, problems);
  complete &= take(load_clusters(references.clusters, paths), book.clusters, problems);
  complete &= take(load_tariff(references.tariff, paths), book.tariff, problems);
  for (const auto& reference : references.measures) {
    complete &= take(load_measures(reference, paths), book.measure_packs.emplace_back(), problems);
  }
  const auto country = country_of(references);
  for (const auto& name : references.schemes) {
    complete &= take(load_scheme(scheme_reference(name, country), paths),
                     book.schemes.emplace_back(), problems);
  }
  complete &= take(load_disclosure(references.disclosure, paths), book.disclosure, problems);
  if (!references.episodes.empty()) {
    complete &= take(load_episode_rules(references.episodes, paths), book.episodes, problems);
  }
  if (!complete) return loaded;  // a missing pack would only look like missing prices and measures
  const bool same = book.clusters.instrument == book.instrument.header.reference;
  const auto expected = same ? "" : id_of_instrument(book.clusters.instrument, paths);
  const auto across = rulebook::cross_check(book, period, expected);
  problems.insert(problems.end(), across.begin(), across.end());
  if (!has_errors(problems)) loaded.value = std::move(book);
  return loaded;
}

}  // namespace pbr
