// The figures behind a bar: what a row of a chart opens, as data that the page's script shows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/html_figure.hpp"
#include "report/report_view.hpp"

namespace pbr {

struct DetailTable {
  std::string caption;
  std::vector<FigureColumn> columns;
};

/// What one row opens: sentences, then tables.
struct Detail {
  std::string title;
  std::vector<std::string> facts;
  std::vector<DetailTable> tables;
};

/// By group, then by key: HtmlFigure::opens names the group, the rows of the figure the keys.
using Details = std::map<std::string, std::map<std::string, Detail>>;

/// Once a page.
void write_details(const Details& details, HtmlPage& page);

/// Of the report: groups "provider" (its components with their rules, contracts and clusters),
/// "commissioner", "cluster" (its prices and where they stand) and "component" (key: see
/// component_key()). Nothing of what is hidden, and amounts by contract only where they give
/// nothing hidden away (contract_hiding.hpp). Money by provider and cluster together is told in
/// whole percent only.
[[nodiscard]] Details details_of(const ReportView& view);
/// A part of them: groups "provider" and "commissioner".
void add_place_details(const ReportView& view, Details& details);

/// A component's name, or its id where it has none.
[[nodiscard]] std::string component_title(const SchemeComponent* component, const std::string& id);
/// The place of a component's rule; "" where it is not known.
[[nodiscard]] std::string rule_place(const SchemeResult& scheme, const SchemeComponent* component);
[[nodiscard]] std::string component_key(const SchemeId& scheme, const std::string& component);

/// "rules/england/schemes/results-20.yaml:12"; the file alone where no line is known.
[[nodiscard]] std::string place_text(const Location& at, const PackHeader& header);

}  // namespace pbr
