#include <algorithm>
#include <filesystem>

#include "base/problem_list.hpp"
#include "pbr/overlay.hpp"
#include "rulebook/cross_check.hpp"
#include "rulebook/overlay_apply.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/pack_slot.hpp"

namespace pbr {
namespace {

using rulebook::country_of;
using rulebook::header_of;
using rulebook::PackSlot;
using rulebook::read_into;
using rulebook::scheme_reference;
using rulebook::SlotOf;
using rulebook::word_of;

// A copy of an instrument keeps its id and stands in for it.
std::string id_of_instrument(const std::string& reference, const RulePaths& paths) {
  const auto loaded = load_instrument(reference, paths);
  return loaded.value ? loaded.value->header.id : std::string{};
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
  std::vector<PackSlot> slots;
  Rulebook book;              ///< without any change
  std::string instrument_id;  ///< of the one the cluster pack names, where it is another

  void add(SlotOf of, std::string reference, std::string given, std::size_t place = 0) {
    PackSlot slot{of, place, std::move(reference), std::move(given)};
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
    add(SlotOf::instrument, r.instrument, r.instrument);
    add(SlotOf::clusters, r.clusters, r.clusters);
    add(SlotOf::tariff, r.tariff, r.tariff);
    for (std::size_t i = 0; i < r.measures.size(); ++i) {
      add(SlotOf::measures, r.measures[i], r.measures[i], i);
    }
    for (std::size_t i = 0; i < r.schemes.size(); ++i) {
      add(SlotOf::scheme, scheme_reference(r.schemes[i], country), r.schemes[i], i);
    }
    add(SlotOf::disclosure, r.disclosure, r.disclosure);
    if (!r.episodes.empty()) add(SlotOf::episodes, r.episodes, r.episodes);
    instrument_id = expected_id(book);
  }

  [[nodiscard]] std::string expected_id(const Rulebook& of) const {
    const bool same = of.clusters.instrument == of.instrument.header.reference;
    return same ? "" : id_of_instrument(of.clusters.instrument, paths);
  }

  [[nodiscard]] std::vector<std::string> names_of(const PackSlot& slot) const {
    if (slot.of != SlotOf::scheme) return {};
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
  Overlaid(const std::vector<PackSlot>& slots, const Overlay& overlay) : slots_(slots) {
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
  const std::vector<PackSlot>& slots_;
  std::vector<std::optional<yaml::Document>> documents_;
  std::vector<std::size_t> slot_of_;
};

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
  overlaid.add_trees(terms, [this](const PackSlot& slot) { return parsed_->names_of(slot); });
  auto work = rulebook::apply_overlay(terms);
  std::map<std::size_t, std::vector<std::string>> changed_by;  // by slot
  for (const auto tree : work.touched) changed_by[overlaid.slot_of(tree)] = work.changed_by[tree];

  Rulebook book = parsed_->book;
  bool complete = true;
  for (std::size_t i = 0; i < parsed_->slots.size(); ++i) {
    const PackSlot& slot = parsed_->slots[i];
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
