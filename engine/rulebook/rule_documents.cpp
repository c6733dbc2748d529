#include <algorithm>
#include <filesystem>

#include "pbr/overlay.hpp"
#include "rulebook/cross_check.hpp"
#include "rulebook/overlay_apply.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

enum class Of : std::uint8_t {
  instrument,
  clusters,
  tariff,
  measures,
  scheme,
  disclosure,
  episodes
};

// A pack of the study: where it stands in the rulebook, and its file as it was parsed.
struct Slot {
  Of of = Of::instrument;
  std::size_t place = 0;  ///< among the measure packs or the schemes
  std::string reference;
  std::string given;  ///< as the study writes it
  std::optional<yaml::Document> document{};
  Diagnostics parsing{};
  // As read without any change.
  bool read = false;
  Diagnostics problems{};
};

std::string_view word_of(Of of) {
  switch (of) {
    case Of::instrument:
      return "instrument";
    case Of::clusters:
      return "clusters";
    case Of::tariff:
      return "tariff";
    case Of::measures:
      return "measures";
    case Of::scheme:
      return "schemes";
    case Of::disclosure:
      return "disclosure";
    case Of::episodes:
      return "episodes";
  }
  throw InternalError("no such kind of pack");
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

template <class Pack>
bool take(Loaded<Pack> loaded, Pack& into, Diagnostics& problems) {
  problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
  if (!loaded.value) return false;
  into = std::move(*loaded.value);
  return true;
}

bool read_into(const Slot& slot, const yaml::Document& document, Rulebook& book,
               Diagnostics& problems) {
  using namespace rulebook;
  const auto& reference = slot.reference;
  switch (slot.of) {
    case Of::instrument:
      return take(read_instrument_pack(reference, document, {}), book.instrument, problems);
    case Of::clusters:
      return take(read_clusters_pack(reference, document, {}), book.clusters, problems);
    case Of::tariff:
      return take(read_tariff_pack(reference, document, {}), book.tariff, problems);
    case Of::measures:
      return take(read_measures_pack(reference, document, {}), book.measure_packs[slot.place],
                  problems);
    case Of::scheme:
      return take(read_scheme_pack(reference, document, {}), book.schemes[slot.place], problems);
    case Of::disclosure:
      return take(read_disclosure_pack(reference, document, {}), book.disclosure, problems);
    case Of::episodes:
      return take(read_episode_rules_pack(reference, document, {}), book.episodes, problems);
  }
  throw InternalError("no such kind of pack");
}

PackHeader& header_of(const Slot& slot, Rulebook& book) {
  switch (slot.of) {
    case Of::instrument:
      return book.instrument.header;
    case Of::clusters:
      return book.clusters.header;
    case Of::tariff:
      return book.tariff.header;
    case Of::measures:
      return book.measure_packs[slot.place].header;
    case Of::scheme:
      return book.schemes[slot.place].header;
    case Of::disclosure:
      return book.disclosure.header;
    case Of::episodes:
      return book.episodes.header;
  }
  throw InternalError("no such kind of pack");
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : "+") + name;
  return text;
}

// What several values together do wrong is told where the pack stands, which is as it was.
void blame(const std::vector<std::string>& scenarios, const std::string& file, std::size_t from,
           Diagnostics& problems) {
  for (std::size_t i = from; i < problems.size(); ++i) {
    Diagnostic& d = problems[i];
    if (d.severity != Severity::error || (!file.empty() && d.at.file != file)) continue;
    d.help +=
        (d.help.empty() ? "" : "; ") + ("the pack is read as " + joined(scenarios)) + " changes it";
  }
}

}  // namespace

struct RuleDocuments::Parsed {
  RuleReferences references;
  RulePaths paths;
  Period period;
  std::string country;
  std::vector<Slot> slots;
  Rulebook book;              ///< without any change
  std::string instrument_id;  ///< of the one the cluster pack names, where it is another

  void add(Of of, std::string reference, std::string given, std::size_t place = 0) {
    Slot slot{of, place, std::move(reference), std::move(given)};
    if (const auto file = rulebook::find_pack(slot.reference, paths, slot.parsing)) {
      slot.document = yaml::parse_file(*file, slot.parsing);
    }
    if (slot.document) slot.read = read_into(slot, *slot.document, book, slot.problems);
    slots.push_back(std::move(slot));
  }

  void add_all() {
    const auto& r = references;
    book.measure_packs.resize(r.measures.size());
    book.schemes.resize(r.schemes.size());
    add(Of::instrument, r.instrument, r.instrument);
    add(Of::clusters, r.clusters, r.clusters);
    add(Of::tariff, r.tariff, r.tariff);
    for (std::size_t i = 0; i < r.measures.size(); ++i) {
      add(Of::measures, r.measures[i], r.measures[i], i);
    }
    for (std::size_t i = 0; i < r.schemes.size(); ++i) {
      add(Of::scheme, scheme_reference(r.schemes[i], country), r.schemes[i], i);
    }
    add(Of::disclosure, r.disclosure, r.disclosure);
    if (!r.episodes.empty()) add(Of::episodes, r.episodes, r.episodes);
    instrument_id = expected_id(book);
  }

  [[nodiscard]] std::string expected_id(const Rulebook& of) const {
    const bool same = of.clusters.instrument == of.instrument.header.reference;
    return same ? "" : id_of_instrument(of.clusters.instrument, paths);
  }

  [[nodiscard]] std::vector<std::string> names_of(const Slot& slot) const {
    if (slot.of != Of::scheme) return {};
    std::vector<std::string> names{std::filesystem::path(slot.given).stem().string(), slot.given};
    const auto* id = slot.document->root.find("scheme");
    if (id != nullptr && !id->text.empty()) names.insert(names.begin(), id->text);
    return names;
  }

  [[nodiscard]] bool is_a_scheme(const std::string& name) const {
    Diagnostics none;
    return rulebook::find_pack(scheme_reference(name, country), paths, none).has_value();
  }
};

RuleDocuments::RuleDocuments(const RuleReferences& references, const RulePaths& paths,
                             Period period)
    : parsed_(std::make_unique<Parsed>()) {
  parsed_->references = references;
  parsed_->paths = paths;
  parsed_->period = period;
  parsed_->country = country_of(references);
  parsed_->add_all();
}

RuleDocuments::RuleDocuments(RuleDocuments&&) noexcept = default;
RuleDocuments& RuleDocuments::operator=(RuleDocuments&&) noexcept = default;
RuleDocuments::~RuleDocuments() = default;

namespace {

// The packs under one overlay: copies of the documents that its paths may reach.
class Overlaid {
 public:
  Overlaid(const std::vector<Slot>& slots, const Overlay& overlay) : slots_(slots) {
    documents_.resize(slots.size());
    for (const auto& change : overlay.changes) {
      const auto word = std::string_view(change.path).substr(0, change.path.find('.'));
      for (std::size_t i = 0; i < slots.size(); ++i) {
        if (word_of(slots[i].of) != word || !slots[i].document) continue;
        if (!documents_[i]) documents_[i] = slots[i].document;
      }
    }
  }

  template <class Names>
  void add_trees(rulebook::OverlayTerms& terms, Names names) {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      if (!documents_[i]) continue;
      terms.packs.push_back({word_of(slots_[i].of), names(slots_[i]), &*documents_[i]});
      const auto& root = documents_[i]->root;
      terms.ids.push_back(root.entries.empty() ? "" : root.entries.front().value.text);
      slot_of_.push_back(i);
    }
  }

  [[nodiscard]] std::size_t slot_of(std::size_t tree) const { return slot_of_[tree]; }
  [[nodiscard]] const yaml::Document& document(std::size_t slot) const { return *documents_[slot]; }

 private:
  const std::vector<Slot>& slots_;
  std::vector<std::optional<yaml::Document>> documents_;
  std::vector<std::size_t> slot_of_;
};

void append(Diagnostics& list, const Diagnostics& more) {
  list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

Loaded<Rulebook> RuleDocuments::read(const Overlay& overlay,
                                     std::vector<AppliedChange>* applied) const {
  Loaded<Rulebook> loaded;
  auto& problems = loaded.problems;
  Overlaid overlaid(parsed_->slots, overlay);
  rulebook::OverlayTerms terms;
  terms.overlay = &overlay;
  terms.period = parsed_->period;
  terms.is_a_scheme = [this](const std::string& name) { return parsed_->is_a_scheme(name); };
  overlaid.add_trees(terms, [this](const Slot& slot) { return parsed_->names_of(slot); });
  auto work = rulebook::apply_overlay(terms);
  std::map<std::size_t, std::vector<std::string>> changed_by;  // by slot
  for (const auto tree : work.touched) changed_by[overlaid.slot_of(tree)] = work.changed_by[tree];

  Rulebook book = parsed_->book;
  bool complete = true;
  for (std::size_t i = 0; i < parsed_->slots.size(); ++i) {
    const Slot& slot = parsed_->slots[i];
    append(problems, slot.parsing);
    const auto changed = changed_by.find(i);
    if (changed == changed_by.end() || !slot.read) {
      append(problems, slot.problems);
      complete &= slot.read;
      continue;
    }
    const auto before = problems.size();
    const bool read = read_into(slot, overlaid.document(i), book, problems);
    blame(changed->second, slot.document->file, before, problems);
    if (read) header_of(slot, book).changed_by = changed->second;
    complete &= read;
  }
  append(problems, work.problems);
  // A missing pack would only look like missing prices and measures.
  if (!complete || has_errors(problems)) return loaded;
  const bool same = book.clusters.instrument == parsed_->book.clusters.instrument;
  const auto before = problems.size();
  append(problems,
         rulebook::cross_check(book, parsed_->period,
                               same ? parsed_->instrument_id : parsed_->expected_id(book)));
  std::vector<std::string> everybody;
  for (const auto& [slot, names] : changed_by)
    everybody.insert(everybody.end(), names.begin(), names.end());
  if (!everybody.empty()) blame(everybody, {}, before, problems);
  if (has_errors(problems)) return loaded;
  if (applied != nullptr) applied->insert(applied->end(), work.applied.begin(), work.applied.end());
  loaded.value = std::move(book);
  return loaded;
}

Loaded<Rulebook> load_rulebook(const RuleReferences& references, const RulePaths& paths,
                               Period period, const Overlay& overlay,
                               std::vector<AppliedChange>* applied) {
  return RuleDocuments(references, paths, period).read(overlay, applied);
}

Loaded<Rulebook> load_rulebook(const RuleReferences& references, const RulePaths& paths,
                               Period period) {
  return load_rulebook(references, paths, period, Overlay{});
}

}  // namespace pbr
