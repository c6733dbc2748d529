// What both imports share: codes of clusters and items as people write them, the terms of the new
// pack, and its text.
#pragma once

#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "pbr/rule_import.hpp"
#include "rulebook/import_table.hpp"

namespace pbr::rulebook {

/// The clusters that rows name, by the published pack's codes: "1" is 01.
class ClusterColumn {
 public:
  explicit ClusterColumn(const ClusterPack& published) : published_(published) {}

  /// The cluster of the row in hand. Null, and IM004 once a code and column, for the variance
  /// cluster, a code that is no cluster (with the pack's reason) and any other.
  const Cluster* read(ImportTable& table, std::string_view column);

 private:
  const ClusterPack& published_;
  std::set<std::string> told_;
};

/// Text for people: a basis, a source. False, and IM007, where it is longer than a pack can hold.
bool check_length(ImportTable& table, std::string_view column);

/// Checks what the user says about the new pack (IM016). Nothing of it stands in a file.
void check_terms(const ImportTerms& terms, Diagnostics& problems);

/// A warning that names the pages which the table lacks (IM010).
void warn_of_missing(const std::set<std::string>& given, const ClusterPack& published,
                     const std::string& file, Diagnostics& problems);

/// The text as a YAML scalar in double quotes.
[[nodiscard]] std::string quoted(std::string_view text);

/// The keys that every pack has, with the user's source first and the sources of the published
/// pack's names behind it.
void write_header(const ImportTerms& terms, const ClusterPack& published, std::ostream& out);
/// Codes for variance and unusable ratings, and what is no cluster.
void write_special_codes(const ClusterPack& published, std::ostream& out);
/// Code, name, super-class, branch, review and need of a page; the method's own keys follow.
void write_page_start(const Cluster& cluster, std::ostream& out);

/// Loads the text that was just written. It is our own: a problem in it is an InternalError.
[[nodiscard]] ClusterPack read_back(const std::string& yaml, const ImportTerms& terms);

}  // namespace pbr::rulebook
