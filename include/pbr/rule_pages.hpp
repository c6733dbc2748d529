// The pages of a cluster pack for people: one in the terminal, all of them as data, and a sheet to
// print and proof-read. Formats, never computes; what a page means is in pbr/allocation.hpp.
#pragma once

#include <iosfwd>

#include "pbr/rulebook.hpp"

namespace pbr {

/// A line a cluster: code, super-class, time to review, name; and the rules of a table. Ends with
/// the pack's id, version, status and sources.
void write_cluster_list(const ClusterPack&, std::ostream&);

/// One page, the answer first: name, super-class, review; then what its method has of it, each row
/// with its file:line. `colours` paints the cells of a grid for a terminal; the letters stay.
void write_cluster_page(const ClusterPack&, const Instrument&, const Cluster&, bool colours,
                        std::ostream&);

/// One object: the pack, and every cluster or the one that is given. Decimals are text.
void write_pages_json(const ClusterPack&, const Cluster* only, std::ostream&);

/// Profile: the layout of import_grid (pbr/rule_import.hpp) with key and basis, so that
/// import_grid of it has the same pages. Logit: `cluster,part,item,severity,item2,severity2,value`,
/// a row a constant, coefficient or exclusion. Table: `rule,when,cluster,basis`.
void write_pages_csv(const ClusterPack&, const Cluster* only, std::ostream&);

/// A printable page that needs nothing else: a sheet a cluster, each grid in the booklet's colours
/// with a letter in every cell, a legend in words, boxes for two people to sign, and on every sheet
/// the pack's status, id, version, SHA-256 and source.
void write_check_sheet(const ClusterPack&, const Instrument&, std::ostream&);

}  // namespace pbr
