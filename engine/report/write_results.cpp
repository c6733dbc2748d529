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
  const CasemixTerms& terms = result.casemix.terms();
  const DisclosureRule& rule = result.rulebook.disclosure;
  const auto models = outcome_models(result.strata, terms.measures);
  write_outcome_indicators(outcome_indicators(result.casemix, result.strata), terms, rule,
                           folder.file("outcome_indicators.csv"));
  write_adjusted(adjusted_outcomes(result.strata, terms.measures, models), terms, rule,
                 folder.file("adjusted.csv"));
  write_coefficients(models, terms, folder.file("coefficients.csv"));
  write_regression_to_mean(regression_to_mean(result.strata, terms.measures), terms, rule,
                           folder.file("regression_to_mean.csv"));
  write_findings(result.findings, folder.file("findings.csv"));
  write_findings_summary(result.findings, folder.file("findings_summary.csv"));
  write_quality(result.quality, folder.file("quality.csv"));
  if (result.statements) {
    write_statements(*result.statements, folder.file("statements.csv"));
    write_reconciliation(*result.statements, folder.file("reconciliation.csv"));
  }
  write_run_json(result, run, folder.file("run.json"));
  write_report(result, run, folder.file("report.html"));
}

}  // namespace pbr
