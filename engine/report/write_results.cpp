#include "pbr/report.hpp"

namespace pbr {

void write_results(const StudyResult& result, const RunFacts& run, OutputFolder& folder) {
  write_casemix(result.casemix, folder.file("casemix.csv"));
  write_payments(result.payments, folder.file("payments.csv"));
  write_contrast(result.payments, folder.file("contrast.csv"));
  write_contrast_totals(result.payments, folder.file("contrast_totals.csv"));
  write_indicators(result.indicators, result.rulebook.disclosure, folder.file("indicators.csv"));
  write_transitions(result.pathways, result.rulebook.clusters, result.rulebook.disclosure,
                    folder.file("transitions.csv"));
  write_time_in_cluster(result.pathways, folder.file("time_in_cluster.csv"));
  write_survival(result.pathways, folder.file("survival.csv"));
  write_findings(result.findings, folder.file("findings.csv"));
  write_findings_summary(result.findings, folder.file("findings_summary.csv"));
  write_quality(result.quality, folder.file("quality.csv"));
  if (result.statements) {
    write_statements(*result.statements, folder.file("statements.csv"));
    write_reconciliation(*result.statements, folder.file("reconciliation.csv"));
  }
  write_holders(result.partnership, folder.file("holders.csv"));
  if (!result.partnership.partners.empty()) {
    write_partners(result.partnership, folder.file("partners.csv"));
    write_pool_payments(result.partnership, folder.file("pool_payments.csv"));
  }
  if (!result.partnership.budgets.empty()) {
    write_budgets(result.partnership, folder.file("budgets.csv"));
  }
  write_run_json(result, run, folder.file("run.json"));
  write_report(result, run, folder.file("report.html"));
}

}  // namespace pbr
