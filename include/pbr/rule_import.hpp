// Tables that people type or download, made into cluster packs: the booklet's grid and the Dutch
// regulator's code lists. What comes out is a pack like any other, to be read, checked and hashed.
//
// Common to both. Columns are found by name, in any order, small or capital letters alike; spaces
// around a name or a value do not count, and a row without any value is left out. A column of
// another name is ignored with a warning (IM018). All problems of all files are told at once.
// Names, review intervals and ranks of need come from a pack of published facts that the caller
// gives; the code knows none of them. The pack written holds pages in the order of their codes and
// rows in the order of the items, so the same values make the same pack whatever the order of the
// rows.
//
// The booklet's grid: `cluster,item,r0,r1,r2,r3,r4,star`, separated by commas, and where somebody
// has them `key` and `basis`. A row is one line of one page.
//   cluster   "1" and "01" are 01; the codes of the published pack save the variance cluster
//   item      "7", "A", "a" or "item_7"; the 18 items of the Mental Health Clustering Tool
//   r0 ... r4 R must (red), O expected (orange), Y may (yellow), - unlikely; small letters, an en
//             or em dash and a minus sign are taken as they are meant. An empty cell is an error:
//             nobody can tell "unlikely" from "not typed yet"
//   star, key Y or empty
// Pages that the table lacks are a warning that names them (IM010).
//
// The regulator's lists, separated by semicolons, numbers with a decimal comma:
//   constants     `type;value`
//   coefficients  `item;severity;type;value`
//   exclusions    `item;severity;item2;severity2;type`; item2 and severity2 empty: one item decides
//   item          HV01 ... HV19: items 1 ... 13, A ... E and Q
//   severity      0 to 4, or the answer code 5 x (item - 1) + severity + 1 with items counted from
//                 1. A file in which a value cannot be a severity is read as answer codes
//                 throughout (where some values fit neither reading, as the one that fewer of them
//                 contradict)
//   type          1 ... 21 without 9; "1" and "01" are 01
//   value         at most 18 digits before the comma and 15 behind it: "-1,25", never "-1.25". Kept
//                 to the last digit
// A coefficient that is not listed is 0.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "pbr/cluster_pack.hpp"

namespace pbr {

/// What the user says about the pack to be written.
struct ImportTerms {
  std::string source;  ///< where the values were read: document, edition, who typed them in
  std::string id;      ///< of the pack; lower-case letters, digits, ".", "_" and "-"
  std::string version = "1.0.0";
  std::string licence = "not stated";
  Period valid;
  std::string file;  ///< what the written pack is called in its own locations
};

/// A pack as text, and what the loader makes of that text.
struct ImportedPack {
  std::string yaml;
  ClusterPack pack;
  std::size_t pages = 0;         ///< without the variance cluster
  std::size_t rows = 0;          ///< of all grids
  std::size_t coefficients = 0;  ///< as listed
  std::size_t exclusions = 0;
  bool answer_codes = false;  ///< whether the coefficients gave severities as answer codes
};

/// One of the user's files: a path, or a stream that outlives the call and what diagnostics call
/// it.
struct ImportFile {
  std::istream* in = nullptr;  ///< null: the file of that name is opened
  std::string name;
};

/// The booklet's grid as a pack of method profile with the default terms of pbr/allocation.hpp.
/// `published` gives names, super-classes, branches, review intervals, ranks of need, the
/// instrument and the codes that are no cluster. Problems: CSV..., IM001 to IM010, IM016, IM018.
[[nodiscard]] Loaded<ImportedPack> import_grid(const ImportFile& grid, const ImportTerms& terms,
                                               const ClusterPack& published);

/// The regulator's three lists; `exclusions` may be left out.
struct LogitFiles {
  ImportFile constants, coefficients;
  std::optional<ImportFile> exclusions;
};

/// The lists as a pack of method logit for the instrument netherlands/instruments/honos-plus-19.
/// `published` lends names, review intervals and ranks of need where its codes are the types' own.
/// Types 01 to 08 are super-class A, 10 to 17 B, 18 to 21 C, as the English clusters of those
/// codes. Problems: CSV..., IM001, IM003 to IM005, IM008 to IM018.
[[nodiscard]] Loaded<ImportedPack> import_logit(const LogitFiles& files, const ImportTerms& terms,
                                                const ClusterPack& published);

}  // namespace pbr
