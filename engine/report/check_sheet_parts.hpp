// The parts of the check sheet. Each writes what one sheet of paper holds.
#pragma once

#include "pbr/rulebook.hpp"
#include "report/html_page.hpp"

namespace pbr {

/// What every sheet is made from.
struct CheckSheet {
  const ClusterPack& pack;
  const Instrument& instrument;
  HtmlPage& page;
};

struct SheetColumn {
  std::string_view title;
  std::string_view css;  ///< class of the column's cells; "" is plain text
};

/// Opens a table up to its body, in a region that scrolls by keyboard; end_sheet_table() closes it.
/// On paper its first line is the pack, its status and the caption, which printers repeat on every
/// page that the table reaches.
void open_sheet_table(const CheckSheet& sheet, const std::string& id, std::string_view caption,
                      const std::vector<SheetColumn>& columns);
void end_sheet_table(HtmlPage& page);

/// The pack's status in words, on every sheet.
void write_sheet_banner(const CheckSheet& sheet);
/// Boxes for the two who proof-read, then pack, version, SHA-256 and sources.
void write_sheet_foot(const CheckSheet& sheet, std::string_view name);

/// The grid of one cluster: a letter and a colour in every cell, and the legend in words.
void write_sheet_grid(const CheckSheet& sheet, const Cluster& cluster);
/// Constant, coefficients and exclusions of one type.
void write_sheet_weights(const CheckSheet& sheet, const Cluster& cluster);
/// Rules of a table, the tree, and the values they are about.
void write_sheet_rules(const CheckSheet& sheet);
void write_sheet_tree(const CheckSheet& sheet);
void write_sheet_derived(const CheckSheet& sheet);

}  // namespace pbr
