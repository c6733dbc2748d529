// The charts of the report: each is made where its table is, of the same figures, and written
// before it. Nothing is written where there is nothing to draw.
#pragma once

#include <string>
#include <vector>

#include "pbr/uncertainty.hpp"
#include "report/contrast_rows.hpp"
#include "report/html_figure.hpp"
#include "report/report_view.hpp"

namespace pbr {

/// How a scheme's payment is put together, component by component.
void write_component_figure(const ReportView& view, const SchemeResult& scheme, HtmlPage& page);
/// What each provider adds to the difference between the last scheme and the one before it.
void write_step_figure(const ReportView& view, HtmlPage& page);
/// What each commissioner adds to the change from the baseline.
void write_commissioner_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page);
/// The activity amount, cluster by cluster.
void write_cluster_figure(const ReportView& view, HtmlPage& page);

/// Providers ranked by their change, each with its interval.
void write_caterpillar_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page);
/// Winners and losers in five bands, with how likely each is, and the table of it.
void write_band_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page);

/// Why a scheme differs from the baseline, by provider.
void write_parts_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page);

/// What a scheme changes a person, by deprivation or ethnic group.
void write_reach_figure(const ReportView& view, const ReachTable& rows, HtmlPage& page);
/// How the payments and the gains lie over people by deprivation.
void write_lorenz_figure(const ReportView& view, const ReachTable& rows, HtmlPage& page);

/// What providers are paid, between what they would be paid if those not measured were the worst
/// and the best.
void write_unmeasured_figure(const ReportView& view, const SchemeId& scheme, HtmlPage& page);
/// Moves between clusters.
void write_flow_figure(const ReportView& view, const std::vector<Move>& moves, HtmlPage& page);
/// Rows with an error, month by month.
void write_quality_figure(const Quality& quality, HtmlPage& page);

}  // namespace pbr
