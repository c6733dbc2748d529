// What all kinds of packs share: finding the file, its header, and the way from file to table.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "pbr/rulebook.hpp"
#include "rulebook/keys.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// The file a reference stands for, or RB001 with every place that was tried. "a/b" is a/b.yaml
/// below each folder in turn; "mine.yaml" is a file beside the folder of the study's own rules,
/// else where the program runs; a full path is itself.
[[nodiscard]] std::optional<std::string> find_pack(const std::string& reference,
                                                   const RulePaths& paths, Diagnostics& problems);

/// Whether the document is a pack of that kind (RB002 otherwise: reading on would only confuse).
[[nodiscard]] bool is_kind(yaml::Reader& reader, const yaml::Node& root, std::string_view kind);

/// id, version, status, validity, licence and sources.
void read_header(yaml::Reader& reader, const yaml::Node& root, PackHeader& header);

/// Whether a mapping draws on another file by a key include, extends or import (RB008). Then
/// nothing else is said about it: what is missing may well stand in the other file.
bool draws_on_another(yaml::Reader& reader, const yaml::Node& mapping);

/// An id of the rules' own: lower-case letters, digits, ".", "_" and "-" (RB006).
std::optional<std::string> read_id(yaml::Reader& reader, const yaml::Node& node,
                                   std::string_view what);

/// A cluster code as packs write it, or nothing: one to eight capitals and digits; a single digit
/// is written with two ("1" is "01").
[[nodiscard]] std::optional<ClusterCode> cluster_code(std::string_view text);

/// The index of an item's column name ("item_7"), or RB010 with the nearest name.
std::optional<std::size_t> read_item(yaml::Reader& reader, const yaml::Node& node);
std::optional<std::size_t> read_item(yaml::Reader& reader, const yaml::Entry& entry);

/// Whether a node is a mapping, whatever its keys (YML021).
bool is_mapping(yaml::Reader& reader, const yaml::Node& node, std::string_view what);

/// The text of a key that may be missing; "" then.
std::string optional_text(yaml::Reader& reader, const yaml::Node& mapping, std::string_view key);

/// Problems in the order of the file, whatever the order of reading.
void by_place(Diagnostics& problems);

/// Makes one pack of a document: `read` fills what the header does not. All problems of the file
/// at once, behind those of parsing it.
template <class Pack, class Read>
Loaded<Pack> read_pack(std::string_view kind, keys::Keys known, const std::string& reference,
                       const yaml::Document& document, Diagnostics problems, Read read) {
  Loaded<Pack> loaded{{}, std::move(problems)};
  yaml::Reader reader(document, loaded.problems);
  const yaml::Node& root = document.root;
  if (!is_kind(reader, root, kind) || draws_on_another(reader, root) ||
      !reader.only_keys(root, "a pack of kind " + std::string(kind), known)) {
    return loaded;
  }
  Pack pack;
  pack.header.kind = kind;
  pack.header.reference = reference;
  pack.header.file = document.file;
  pack.header.sha256 = document.sha256;
  read_header(reader, root, pack.header);
  read(reader, root, pack);
  by_place(loaded.problems);
  if (!has_errors(loaded.problems)) loaded.value = std::move(pack);
  return loaded;
}

/// Finds a pack's file and reads it.
template <class Pack>
Loaded<Pack> load_pack(const std::string& reference, const RulePaths& paths,
                       Loaded<Pack> (*read)(const std::string&, const yaml::Document&,
                                            Diagnostics)) {
  Loaded<Pack> loaded;
  const auto file = find_pack(reference, paths, loaded.problems);
  if (!file) return loaded;
  const auto document = yaml::parse_file(*file, loaded.problems);
  if (!document) return loaded;
  return read(reference, *document, std::move(loaded.problems));
}

/// Packs of each kind from their documents, behind the problems of parsing.
[[nodiscard]] Loaded<Instrument> read_instrument_pack(const std::string& reference,
                                                      const yaml::Document& document,
                                                      Diagnostics problems);
[[nodiscard]] Loaded<ClusterPack> read_clusters_pack(const std::string& reference,
                                                     const yaml::Document& document,
                                                     Diagnostics problems);
[[nodiscard]] Loaded<PriceBook> read_tariff_pack(const std::string& reference,
                                                 const yaml::Document& document,
                                                 Diagnostics problems);
[[nodiscard]] Loaded<MeasurePack> read_measures_pack(const std::string& reference,
                                                     const yaml::Document& document,
                                                     Diagnostics problems);
[[nodiscard]] Loaded<Scheme> read_scheme_pack(const std::string& reference,
                                              const yaml::Document& document, Diagnostics problems);
[[nodiscard]] Loaded<DisclosureRule> read_disclosure_pack(const std::string& reference,
                                                          const yaml::Document& document,
                                                          Diagnostics problems);
[[nodiscard]] Loaded<EpisodeRules> read_episode_rules_pack(const std::string& reference,
                                                           const yaml::Document& document,
                                                           Diagnostics problems);

/// A cluster pack from its text, which stands in no file yet; `file` is what it will be called.
[[nodiscard]] Loaded<ClusterPack> load_clusters_text(std::string_view text,
                                                     const std::string& file);
/// The same for an episodes pack.
[[nodiscard]] Loaded<EpisodeRules> load_episode_rules_text(std::string_view text,
                                                           const std::string& file);

}  // namespace pbr::rulebook
